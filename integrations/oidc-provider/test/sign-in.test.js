import assert from 'node:assert/strict';
import { test } from 'node:test';
import { no, TRUSTED } from './countersign.js';
import { setup } from './setup.js';

const REFUSED = { status: 400, error: 'invalid_client', error_description: 'client is not trusted: client_revoked' };

test('after a sign-in, a revoked client is refused at its next refresh', async (t) => {
  const { wire, server } = await setup(t);
  const first = await server.redeem(await server.code());
  const second = await server.refresh(first.refresh_token);
  assert.equal(second.status, 200);
  wire.answer = () => no('client_revoked');
  assert.deepEqual(await server.refresh(second.refresh_token), REFUSED);
});

test('a code that was given before the revocation is worth nothing', async (t) => {
  const { wire, server } = await setup(t);
  const code = await server.code();
  wire.answer = () => no('client_revoked');
  assert.deepEqual(await server.redeem(code), REFUSED);
});

test('a sign-in that was begun before the revocation ends on an error page', async (t) => {
  const { wire, server } = await setup(t);
  const interaction = (await server.authorize()).headers.get('location');
  const resume = (await server.post(interaction, { prompt: 'login', login: 'ann', password: 'x' })).headers.get('location');
  wire.answer = () => no('client_revoked');
  const response = await server.visit(resume);
  assert.equal(response.status, 400);
  assert.match(await response.text(), /client is not trusted: client_revoked/);
});

test('userinfo is refused too', async (t) => {
  const { wire, server } = await setup(t);
  const { access_token: token } = await server.redeem(await server.code({ resource: undefined }));
  const userinfo = () => server.visit('/me', { headers: { authorization: `Bearer ${token}` } });
  assert.equal((await userinfo()).status, 200);
  wire.answer = () => no('client_revoked');
  const response = await userinfo();
  assert.equal(response.status, 400);
  assert.equal((await response.json()).error_description, 'client is not trusted: client_revoked');
});

test('an outage costs the client nothing: its refresh token works afterwards', async (t) => {
  const { wire, server } = await setup(t);
  const { refresh_token: token } = await server.redeem(await server.code());
  wire.answer = (_question, response) => {
    response.statusCode = 502;
  };
  assert.deepEqual(await server.refresh(token), {
    status: 503,
    error: 'temporarily_unavailable',
    error_description: 'whether the client is trusted cannot be told now: bad_status',
  });
  wire.answer = () => TRUSTED;
  assert.equal((await server.refresh(token)).status, 200);
});
