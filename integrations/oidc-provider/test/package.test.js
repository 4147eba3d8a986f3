import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('..', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');

test('the package holds the module, its types and its texts', () => {
  const [{ files }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--offline'], { cwd: root, stdio: 'pipe' }));
  const lib = readdirSync(new URL('lib', root)).map((name) => `lib/${name}`);
  const meant = ['LICENSE', 'README.md', 'index.d.ts', 'index.js', 'package.json', ...lib];
  assert.deepEqual(files.map((it) => it.path).sort(), meant.sort());
});

test('the licence is that of the project, and the lock file names no host', () => {
  assert.equal(read('LICENSE'), read('../../LICENSE'));
  assert.doesNotMatch(read('package-lock.json'), /"resolved"/);
});
