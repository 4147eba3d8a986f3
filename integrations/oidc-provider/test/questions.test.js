import assert from 'node:assert/strict';
import { test } from 'node:test';
import { no, TRUSTED } from './countersign.js';
import { CLIENT, REDIRECT, RESOURCE } from './authorization-server.js';
import { outcome, setup } from './setup.js';

const OTHER = 'https://mcp.example/other';

/** The questions in short, each once; all are about the one client. */
function short(questions) {
  assert.ok(questions.every(({ subject }) => subject.type === 'oauth_client' && subject.id === CLIENT));
  const lines = questions.map(({ action, resource, context }) => {
    const members = Object.entries(context).map(([name, value]) => `${name}=${value}`);
    return [action.name, resource.type, resource.id, ...members].join(' | ');
  });
  return [...new Set(lines)];
}

const atResource = (action, ...context) => [action, 'oauth_resource', RESOURCE, ...context].join(' | ');

test('register, authorize, token and refresh are asked with what the request says', async (t) => {
  const { wire, server } = await setup(t, { environment: 'prod' });
  const first = await server.redeem(await server.code());
  await server.refresh(first.refresh_token, { scope: 'notes:read', resource: RESOURCE });
  assert.deepEqual(short(wire.questions), [
    `register | issuer | ${server.issuer} | environment=prod`,
    atResource('authorize', `redirect_uri=${REDIRECT}`, 'scope=notes:read', 'environment=prod'),
    atResource('token', `redirect_uri=${REDIRECT}`, 'scope=notes:read', 'environment=prod'),
    atResource('refresh', 'scope=notes:read', 'environment=prod'),
  ]);
});

test('a request without a resource is about the server itself, with every scope', async (t) => {
  const { wire, server } = await setup(t);
  await server.authorize({ resource: undefined });
  assert.equal(
    short(wire.questions).at(-1),
    `authorize | issuer | ${server.issuer} | redirect_uri=${REDIRECT} | scope=openid offline_access notes:read`,
  );
});

test('the resource of a request without one can be given', async (t) => {
  const { wire, server } = await setup(t, { resource: (_ctx, client) => client.clientId && OTHER });
  await server.authorize({ resource: undefined });
  await server.authorize();
  assert.deepEqual(
    wire.questions.filter((it) => it.action.name === 'authorize').map((it) => it.resource.id),
    [OTHER, RESOURCE],
  );
});

test('a resource that cannot be told refuses', async (t) => {
  const broken = () => {
    throw new Error('no database');
  };
  const { events, server } = await setup(t, { resource: broken });
  const { error, description } = await outcome(await server.authorize({ resource: undefined }));
  assert.equal(error, 'temporarily_unavailable');
  assert.match(description, /: question_failed$/);
  assert.equal(events.at(-1).detail, 'no database');
});

test('each of several resources is asked about, and one no is enough', async (t) => {
  const { wire, server } = await setup(t);
  const request = server.request();
  request.append('resource', OTHER);
  assert.deepEqual(await outcome(await server.visit(`/auth?${request}`)), { goesOn: true });
  assert.deepEqual(new Set(wire.questions.map((it) => it.resource.id)), new Set([server.issuer, RESOURCE, OTHER]));
  wire.answer = ({ resource }) => (resource.id === OTHER ? no('not_entitled') : TRUSTED);
  assert.equal((await outcome(await server.visit(`/auth?${request}`))).description, 'client is not trusted: not_entitled');
});

test('a resource that is named twice is asked about once', async (t) => {
  const { wire, server } = await setup(t);
  const request = server.request();
  request.append('resource', RESOURCE);
  assert.deepEqual(await outcome(await server.visit(`/auth?${request}`)), { goesOn: true });
  assert.deepEqual(wire.questions.map((it) => it.action.name), ['register', 'authorize']);
});

test("another client's refresh token is refused by oidc-provider, however the answer", async (t) => {
  const { server } = await setup(t);
  const { refresh_token: token } = await server.redeem(await server.code());
  const { status, error } = await server.refresh(token, { client_id: 'https://other.example/client.json' });
  assert.deepEqual({ status, error }, { status: 400, error: 'invalid_grant' });
});

test('nobody makes a hundred questions of one request', async (t) => {
  const { wire, server } = await setup(t);
  const request = server.request();
  for (let i = 0; i < 100; i++) {
    request.append('resource', `${OTHER}/${i}`);
  }
  const { error, description } = await outcome(await server.visit(`/auth?${request}`));
  assert.deepEqual([error, description], ['invalid_client', 'client is not trusted: too_many_resources']);
  assert.deepEqual(wire.questions.map((it) => it.action.name), ['register']);
});

test('a pushed request is asked about with what it says', async (t) => {
  const { wire, server } = await setup(t);
  assert.equal((await server.post('/request', server.request())).status, 201);
  assert.equal(short(wire.questions).at(-1), atResource('authorize', `redirect_uri=${REDIRECT}`, 'scope=notes:read'));
});

test('a client that leaves the resource out is asked about where its tokens are for', async (t) => {
  const { wire, server } = await setup(t);
  const { refresh_token: token } = await server.redeem(await server.code());
  wire.questions.length = 0;
  wire.answer = ({ resource }) => (resource.id === RESOURCE ? no('not_entitled') : TRUSTED);
  assert.deepEqual(await server.refresh(token), {
    status: 400,
    error: 'invalid_client',
    error_description: 'client is not trusted: not_entitled',
  });
  assert.deepEqual(short(wire.questions), [atResource('refresh', 'scope=notes:read')]);
});

test('a client cannot make a code look like less than it is', async (t) => {
  const { wire, server } = await setup(t);
  const code = await server.code({ scope: 'openid notes:read notes:write' });
  wire.questions.length = 0;
  await server.redeem(code, { scope: 'notes:read' });
  assert.deepEqual(short(wire.questions), [atResource('token', `redirect_uri=${REDIRECT}`, 'scope=notes:read notes:write')]);
});

test('a lookup outside any request is asked about as authorize at the server itself', async (t) => {
  const { wire, server } = await setup(t);
  assert.equal((await server.provider.Client.find(CLIENT)).clientId, CLIENT);
  assert.deepEqual(short(wire.questions), [
    `register | issuer | ${server.issuer}`,
    `authorize | issuer | ${server.issuer}`,
  ]);
});
