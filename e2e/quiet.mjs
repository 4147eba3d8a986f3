// Libraries in this process warn on the console that they run without a database and the like. Importing this first sends what is said
// at the levels `info` and `warn` into a file of the run.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';

const file = join(process.argv[2], 'notices.log');
console.info = console.warn = (...said) => appendFileSync(file, `${format(...said)}\n`);
