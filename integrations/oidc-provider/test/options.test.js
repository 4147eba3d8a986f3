import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { countersign } from '../index.js';
import { CREDENTIALS } from './setup.js';

const GOOD = { url: 'https://registry.example', issuer: 'https://as.example', credentials: CREDENTIALS };

test('the hooks, and nothing else, are there to be spread', () => {
  assert.deepEqual(Object.keys(countersign(GOOD)).sort(), ['allowClient', 'allowFetch']);
});

const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;

for (const [name, options] of [
  ['options', null],
  ['enviroment', { ...GOOD, enviroment: 'prod' }],
  ['url', { ...GOOD, url: undefined }],
  ['url', { ...GOOD, url: 'registry.example' }],
  ['url', { ...GOOD, url: 'http://registry.example' }],
  ['url', { ...GOOD, url: 'https://registry.example/?a=b' }],
  ['url', { ...GOOD, url: 'https://a:b@registry.example' }],
  ['issuer', { ...GOOD, issuer: '' }],
  ['environment', { ...GOOD, environment: 1 }],
  ['mode', { ...GOOD, mode: 'off' }],
  ['timeout', { ...GOOD, timeout: 0 }],
  ['timeout', { ...GOOD, timeout: Infinity }],
  ['resource', { ...GOOD, resource: 'https://mcp.example' }],
  ['log', { ...GOOD, log: console }],
  ['credentials', { ...GOOD, credentials: undefined }],
  ['credentials', { ...GOOD, credentials: { kid: 'k1' } }],
  ['credentials', { ...GOOD, credentials: { ...CREDENTIALS, token: () => 't' } }],
  ['credentials.token', { ...GOOD, credentials: { token: 't' } }],
  ['credentials.kid', { ...GOOD, credentials: { jwk: CREDENTIALS.jwk } }],
  ['credentials.jwk', { ...GOOD, credentials: { jwk: { kty: 'EC' }, kid: 'k1' } }],
  ['credentials.privateKey', { ...GOOD, credentials: { privateKey: 'secret', kid: 'k1' } }],
  ['credentials.privateKey', { ...GOOD, credentials: { privateKey: p384, kid: 'k1' } }],
]) {
  test(`${name} that is wrong ends the start: ${JSON.stringify(options?.[name.split('.')[0]])?.slice(0, 40)}`, () => {
    assert.throws(() => countersign(options), (error) => {
      assert.ok(error instanceof TypeError);
      assert.ok(error.message.startsWith(`countersign: ${name} `), error.message);
      assert.ok(!error.message.includes('secret'));
      return true;
    });
  });
}

test('the types are those of oidc-provider', () => {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const here = fileURLToPath(new URL('.', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', here], { encoding: 'utf8' });
  assert.equal(stdout, '');
  assert.equal(status, 0);
});
