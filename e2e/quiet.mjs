// Libraries in this process warn on the console that they run without a database and the like; that goes into a file of the run.
import { appendFileSync } from 'node:fs';
import { format } from 'node:util';

/** Sends what is said at the levels `info` and `warn` to the file. */
export function quiet(file) {
  console.info = console.warn = (...said) => appendFileSync(file, `${format(...said)}\n`);
}
