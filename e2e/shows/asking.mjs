// An authorization server that asks the registry at every use: a client that has lost its trust is refused at its next request, although
// its document is still in the cache, and so is the refresh of sessions that were begun before.
import { setTimeout as pause } from 'node:timers/promises';
import { newClient } from '../governance.mjs';
import { check, note } from '../report.mjs';
import { Session } from '../session.mjs';
import { medianRefresh } from './latency.mjs';
import { reached, refused } from './outcomes.mjs';

/** What such a server shows, beside a `plain` one of the same product that does not ask. */
export async function asking(server, plain, { registry, clients, redirectUri }) {
  const sessions = await Promise.all(clients.map(mcp => life(mcp, server, plain, registry, redirectUri)));
  const [mcp] = clients;
  await check(`${server.title}: what asking adds to a refresh`, () => added(mcp, server, plain, registry, redirectUri));
  await Promise.all(sessions.map(end => end()));
}

async function life(mcp, server, plain, registry, redirectUri) {
  const does = (what, act) => check(`${mcp.name} at ${server.title}: ${what}`, act);
  const client = await newClient(registry, `asking-${mcp.key}-${server.key}`, redirectUri);
  const signIn = (where, session = new Session(client, where.person)) => mcp.callTool(where.resource, session);
  let session = new Session(client, server.person);

  await does('before its document is published, sign-in is refused', () => refused(mcp, () => signIn(server)));
  await client.publish();
  await client.entitle(server.resource);
  await does('published and entitled, it calls the tool', () => reached(() => signIn(server, session), client));
  await does('its refresh token works', () => mcp.refresh(server.resource, session));
  await signIn(plain);

  await does('suspended, its next sign-in is refused', async () => {
    await client.suspend();
    return refused(mcp, () => signIn(server), 'client_suspended');
  });
  await does('suspended, its next refresh is refused',
    () => refused(mcp, () => mcp.refresh(server.resource, session), 'client_suspended'));
  await does('a server that does not ask still lets it in', () => reached(() => signIn(plain), client));

  session = new Session(client, server.person);
  await does('restored by two, it calls the tool', async () => {
    await client.restore();
    return reached(() => signIn(server, session), client);
  });
  await does('revoked, its next refresh is refused', async () => {
    const begin = performance.now();
    await client.revoke();
    const revoked = performance.now();
    const how = await refused(mcp, () => mcp.refresh(server.resource, session), 'client_revoked');
    return `${how}, ${ms(performance.now() - begin)} after the revocation began, ${ms(performance.now() - revoked)} after its answer`;
  });
  await does('revoked, its next sign-in is refused', () => refused(mcp, () => signIn(server), 'client_revoked'));
  // By then the document is gone from the cache too, which may be what is said.
  const over = pause(server.accessSeconds * 1000 + 1000);
  return async () => {
    await over;
    await does(`revoked, it calls no tool once its access token of ${server.accessSeconds} s is over`,
      () => refused(mcp, () => signIn(server, session)));
  };
}

/** The difference of the medians of many refreshes, in turns at the server that asks and the one that does not. */
async function added(mcp, server, plain, registry, redirectUri) {
  const client = await newClient(registry, `latency-${server.key}`, redirectUri);
  await client.publish();
  await client.entitle(server.resource);
  const [asks, without] = await medianRefresh(mcp, client, [server, plain]);
  note(`${server.title}: median of a refresh ${ms(asks)}, ${ms(without)} where the server does not ask`);
  return ms(asks - without);
}

const ms = millis => `${millis.toFixed(1)} ms`;
