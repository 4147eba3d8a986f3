import assert from 'node:assert/strict';
import { test } from 'node:test';
import { no, TRUSTED } from './countersign.js';
import { CLIENT, RESOURCE } from './authorization-server.js';
import { outcome, setup } from './setup.js';

const NOES = [
  'subject_type_unknown',
  'action_unknown',
  'resource_type_unknown',
  'client_unknown',
  'client_suspended',
  'client_revoked',
  'client_expired',
  'environment_not_served',
  'environment_mismatch',
  'issuer_mismatch',
  'digest_not_approved',
  'redirect_uri_not_registered',
  'resource_unknown',
  'not_entitled',
  'scope_beyond_entitlement',
];

function endWith(status, body, headers = {}) {
  return (_question, response) => {
    response.writeHead(status, headers).end(body);
    return null;
  };
}

// what Countersign does, and the reason that the client is told
const NO_ANSWER = [
  ['the status 500', endWith(500, '{"decision":true}'), 'bad_status'],
  ['the status 403', endWith(403, JSON.stringify({ decision: true })), 'bad_status'],
  ['the status 204', endWith(204), 'bad_status'],
  ['a redirect to a yes', endWith(307, '{"decision":true}', { location: '/elsewhere' }), 'bad_status'],
  ['no JSON', () => '<html>welcome</html>', 'bad_answer'],
  ['JSON that is cut short', () => '{"decision":true', 'bad_answer'],
  ['nothing', () => '', 'bad_answer'],
  ['null', () => 'null', 'bad_answer'],
  ['a list', () => [true], 'bad_answer'],
  ['the string "true"', () => ({ decision: 'true' }), 'bad_answer'],
  ['the number 1', () => ({ decision: 1 }), 'bad_answer'],
  ['no decision', () => ({ context: TRUSTED.context }), 'bad_answer'],
  ['a yes in 64 KiB and more', () => ({ ...TRUSTED, more: 'x'.repeat(64 * 1024) }), 'answer_too_large'],
  ['a broken connection', (_q, response) => void response.socket.destroy(), 'unreachable'],
  ['a yes that is broken off', endWith(200, '{"decision":true}', { 'content-length': 99 }), 'timeout'],
  ['silence', () => new Promise(() => {}), 'timeout'],
];

test('a yes lets the client in, and is asked for anew at every use', async (t) => {
  const { wire, events, server } = await setup(t);
  for (let i = 1; i <= 3; i++) {
    assert.deepEqual(await outcome(await server.authorize()), { goesOn: true });
    assert.equal(wire.questions.filter((it) => it.action.name === 'authorize').length, i);
  }
  assert.deepEqual(events, []);
});

for (const reason of NOES) {
  test(`${reason} refuses, and says so to the client and the operator`, async (t) => {
    const { wire, events, server } = await setup(t);
    wire.answer = (question) => (question.action.name === 'register' ? TRUSTED : no(reason, 'not_entitled'));
    assert.deepEqual(await outcome(await server.authorize()), {
      status: 400,
      error: 'invalid_client',
      description: `client is not trusted: ${reason}`,
    });
    assert.deepEqual(events, [
      {
        message: 'countersign: a client was refused',
        outcome: 'refused',
        reason,
        reasons: [reason, 'not_entitled'],
        evaluation: 'e-2',
        client_id: CLIENT,
        action: 'authorize',
        resource: RESOURCE,
      },
    ]);
    assert.equal(wire.questions.length, 2, 'the error page asks nothing');
  });
}

test('a no to register keeps the document from being fetched', async (t) => {
  const { wire, server } = await setup(t);
  wire.answer = () => no('client_unknown');
  assert.equal((await outcome(await server.authorize())).description, 'client is not trusted: client_unknown');
  assert.deepEqual(server.fetched, []);
  assert.deepEqual(wire.questions.map((it) => it.action.name), ['register']);
});

test('view_stale says nothing about the client: try again', async (t) => {
  const { wire, server } = await setup(t);
  wire.answer = () => no('view_stale');
  const { status, error } = await outcome(await server.authorize());
  assert.deepEqual({ status, error }, { status: 503, error: 'temporarily_unavailable' });
});

for (const [what, answer, reason] of NO_ANSWER) {
  const patience = reason === 'timeout' ? { timeout: 300 } : {};

  test(`${what} for an answer refuses`, async (t) => {
    const { wire, events, server } = await setup(t, patience);
    wire.answer = answer;
    assert.deepEqual(await outcome(await server.authorize()), {
      status: 503,
      error: 'temporarily_unavailable',
      description: `whether the client is trusted cannot be told now: ${reason}`,
    });
    assert.deepEqual(events.map((it) => [it.outcome, it.reason]), [['refused', reason]]);
    assert.equal(wire.strayed, undefined, 'no redirect is followed');
    assert.deepEqual(server.fetched, []);
  });

  test(`${what} for an answer lets the client in where refusals are only reported`, async (t) => {
    const { wire, events, server } = await setup(t, { ...patience, mode: 'report' });
    wire.answer = answer;
    assert.deepEqual(await outcome(await server.authorize()), { goesOn: true });
    assert.ok(events.length >= 2);
    assert.ok(events.every((it) => it.outcome === 'would_refuse' && it.reason === reason));
  });
}

test('nobody there refuses', async (t) => {
  const { wire, server } = await setup(t);
  await wire.close();
  const { error, description } = await outcome(await server.authorize());
  assert.equal(error, 'temporarily_unavailable');
  assert.match(description, /: unreachable$/);
});

test('what Countersign would refuse in its own report mode is told to the operator', async (t) => {
  const { wire, events, server } = await setup(t);
  wire.answer = () => ({ decision: true, context: { ...no('client_revoked').context, mode: 'report', would_refuse: true } });
  assert.deepEqual(await outcome(await server.authorize()), { goesOn: true });
  assert.deepEqual(new Set(events.map((it) => `${it.outcome} ${it.reason}`)), new Set(['would_refuse client_revoked']));
});

test('a yes to less than was asked for is a no, since less cannot be granted here', async (t) => {
  const { wire, server } = await setup(t);
  wire.answer = () => ({ ...TRUSTED, context: { ...TRUSTED.context, granted_scope: 'notes:read' } });
  assert.deepEqual(await outcome(await server.authorize()), { goesOn: true });
  const { description } = await outcome(await server.authorize({ scope: 'openid notes:read notes:write' }));
  assert.equal(description, 'client is not trusted: scope_beyond_entitlement');
});

test('a reason that is no word reaches nobody', async (t) => {
  const { wire, events, server } = await setup(t);
  wire.answer = () => no('<script>\n');
  assert.equal((await outcome(await server.authorize())).description, 'client is not trusted: unspecified');
  assert.deepEqual(events[0].reasons, ['unspecified']);
});

test('a log that fails changes nothing', async (t) => {
  const broken = () => {
    throw new Error('disk full');
  };
  const { wire, server } = await setup(t, { log: broken, mode: 'report' });
  wire.answer = () => no('client_revoked');
  assert.deepEqual(await outcome(await server.authorize()), { goesOn: true });
});
