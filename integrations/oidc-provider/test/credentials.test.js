import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { jwtVerify } from 'jose';
import { TRUSTED } from './countersign.js';
import { CLIENT } from './authorization-server.js';
import { CREDENTIALS, publicKey, setup } from './setup.js';

const once = (trust) => trust.allowFetch(undefined, CLIENT);
const refused = (reason) => ({ error: 'temporarily_unavailable', error_description: new RegExp(`: ${reason}$`) });

/** Countersign after its keys were lost: of the tokens it issued it knows the newer ones only. */
function forgets(wire, known) {
  wire.answer = (_question, response, request) => {
    if (request.headers.authorization !== `Bearer ${known}`) {
      response.statusCode = 401;
      return { type: 'token-invalid' };
    }
    return TRUSTED;
  };
}

test('an assertion (RFC 7523) is exchanged for a token, which serves until shortly before it ends', async (t) => {
  const { wire, trust, server } = await setup(t);
  await once(trust);
  await once(trust);
  assert.deepEqual(wire.bearers, ['Bearer token-1', 'Bearer token-1']);
  assert.equal(wire.tokenRequests.length, 1);
  const { client_assertion: assertion, ...form } = wire.tokenRequests[0];
  assert.deepEqual(form, {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  });
  const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, {
    issuer: server.issuer,
    subject: server.issuer,
    audience: wire.url,
    maxTokenAge: 5,
  });
  assert.deepEqual(protectedHeader, { alg: 'ES256', kid: 'k1', typ: 'JWT' });
  assert.equal(payload.exp - payload.iat, 60);
  assert.match(payload.jti, /^[\w-]{36}$/);
});

test('every assertion is a new one, and a token that has ended is not sent', async (t) => {
  const { wire, trust } = await setup(t);
  wire.issue = () => ({ access_token: `short-${wire.tokenRequests.length}`, token_type: 'Bearer', expires_in: 0.2 });
  await once(trust);
  await new Promise((done) => setTimeout(done, 120));
  await once(trust);
  assert.deepEqual(wire.bearers, ['Bearer short-1', 'Bearer short-2']);
  assert.notEqual(wire.tokenRequests[0].client_assertion, wire.tokenRequests[1].client_assertion);
});

test('a token that is not accepted any more is replaced, and the question asked again', async (t) => {
  const { wire, trust } = await setup(t);
  forgets(wire, 'token-2');
  assert.equal(await once(trust), true);
  assert.deepEqual(wire.bearers, ['Bearer token-1', 'Bearer token-2']);
});

test('a second token that is not accepted is the end of it', async (t) => {
  const { wire, trust } = await setup(t);
  forgets(wire, 'none');
  await assert.rejects(once(trust), refused('bad_status'));
  assert.equal(wire.questions.length, 2);
  assert.equal(wire.tokenRequests.length, 2);
});

test('a hundred at once need one token, and one more when it is not accepted', async (t) => {
  const { wire, trust } = await setup(t);
  const hundred = () => Promise.all(Array.from({ length: 100 }, () => once(trust)));
  assert.ok((await hundred()).every((it) => it === true));
  assert.equal(wire.tokenRequests.length, 1);
  forgets(wire, 'token-2');
  assert.ok((await hundred()).every((it) => it === true));
  assert.equal(wire.tokenRequests.length, 2);
});

test('of many at once each gets its own answer', async (t) => {
  const { wire, trust } = await setup(t);
  wire.answer = async ({ subject }) => {
    await new Promise((done) => setTimeout(done, Math.random() * 20));
    return { decision: subject.id.endsWith('/even'), context: { reason: 'client_unknown' } };
  };
  const all = Array.from({ length: 60 }, (_, i) => `https://${i}.example/${i % 2 ? 'odd' : 'even'}`);
  const results = await Promise.allSettled(all.map((id) => trust.allowFetch(undefined, id)));
  assert.deepEqual(results.map((it) => it.status), all.map((id) => (id.endsWith('/even') ? 'fulfilled' : 'rejected')));
});

for (const [what, issue, reason] of [
  ['refused', (response) => void (response.statusCode = 400), 'token_refused'],
  ['without a token', () => ({ token_type: 'Bearer' }), 'token_malformed'],
  ['with a token that breaks the header', () => ({ access_token: 'a\r\nx: y' }), 'token_malformed'],
  ['never', () => new Promise(() => {}), 'timeout'],
]) {
  test(`a token request that is answered ${what} refuses, and the next one begins anew`, async (t) => {
    const { wire, trust } = await setup(t, reason === 'timeout' ? { timeout: 300 } : {});
    const good = wire.issue;
    wire.issue = issue;
    await assert.rejects(once(trust), refused(reason));
    assert.deepEqual(wire.questions, []);
    wire.issue = good;
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(await once(trust), true);
  });
}

test('tokens from elsewhere are sent as they come, and one that was refused is named', async (t) => {
  const asked = [];
  const token = async (old) => {
    asked.push(old);
    return `theirs-${asked.length}`;
  };
  const { wire, trust } = await setup(t, { credentials: { token } });
  forgets(wire, 'theirs-2');
  assert.equal(await once(trust), true);
  assert.deepEqual(asked, [undefined, 'theirs-1']);
  assert.deepEqual(wire.tokenRequests, []);
});

test('a source of tokens that hangs or fails refuses', async (t) => {
  const hangs = await setup(t, { credentials: { token: () => new Promise(() => {}) }, timeout: 100 });
  await assert.rejects(once(hangs.trust), refused('timeout'));
  const fails = await setup(t, { credentials: { token: () => Promise.reject(new Error('down')) } });
  await assert.rejects(once(fails.trust), refused('unanswered'));
  assert.equal(fails.events[0].detail, 'down');
});

for (const [alg, type, options] of [
  ['RS256', 'rsa', { modulusLength: 2048 }],
  ['EdDSA', 'ed25519', {}],
  ['ES256', 'ec', { namedCurve: 'P-256' }],
]) {
  test(`a ${type} key in PEM signs with ${alg}`, async (t) => {
    const keys = generateKeyPairSync(type, options);
    const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' });
    const { wire, trust } = await setup(t, { credentials: { privateKey, kid: 'k2' } });
    await once(trust);
    const { protectedHeader } = await jwtVerify(wire.tokenRequests[0].client_assertion, keys.publicKey);
    assert.deepEqual(protectedHeader, { alg, kid: 'k2', typ: 'JWT' });
  });
}

test('a key object, and a JWK that names itself', async (t) => {
  const { kid, jwk } = CREDENTIALS;
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  for (const credentials of [{ privateKey, kid }, { jwk: { ...jwk, kid } }]) {
    const { wire, trust } = await setup(t, { credentials });
    await once(trust);
    await jwtVerify(wire.tokenRequests[0].client_assertion, publicKey);
  }
});
