// A Keycloak realm that does not ask, but is told: the registry's adapter stops a revoked client there, and a receipt says that it did.
import { setTimeout as pause } from 'node:timers/promises';
import { newClient } from '../governance.mjs';
import { check } from '../report.mjs';
import { Session } from '../session.mjs';
import { median } from './latency.mjs';
import { reached, refusedAtLast } from './outcomes.mjs';

export const name = 'keycloak-told';

const REVOCATIONS = 20;
const MOST_MILLIS = 10_000;

export async function run({ registry, clients, servers, redirectUri }) {
  const server = await servers.keycloakTold();
  const taken = [];
  const receipts = [];
  await check(`${REVOCATIONS} clients sign in, are revoked, and are refused a refresh; the registry has a verified receipt of each`, async () => {
    for (let index = 0; index < REVOCATIONS; index++) {
      const { millis, told } = await revocation(clients[index % clients.length], server, registry, redirectUri, index);
      taken.push(millis);
      receipts.push(told.latency_millis);
    }
  });
  await check('from the call that revokes to a refused refresh, median at most 1 s', () => {
    const millis = median(taken);
    if (!(millis <= 1000)) throw new Error(`${millis.toFixed(0)} ms`);
    return `${millis.toFixed(0)} ms, longest ${Math.max(...taken).toFixed(0)} ms; from the act to the verification ${median(receipts)} ms`;
  });
}

/** Milliseconds from the call that revokes to the refusal, and what the registry knows of it. */
async function revocation(mcp, server, registry, redirectUri, index) {
  const client = await newClient(registry, `told-${index}`, redirectUri);
  await client.publish();
  const session = new Session(client, server.person);
  await reached(() => mcp.callTool(server.resource, session), client);
  await mcp.refresh(server.resource, session);
  const begin = performance.now();
  await client.revoke();
  await refusedAtLast(mcp, () => mcp.refresh(server.resource, session), begin + MOST_MILLIS);
  const millis = performance.now() - begin;
  return { millis, told: await verified(client, server, begin + MOST_MILLIS) };
}

/** What the registry knows once it has read back that the client is stopped. */
async function verified(client, server, deadline) {
  for (;;) {
    const told = await client.told(server);
    if (told.state === 'verified' && told.receipts.length > 0) return told;
    if (performance.now() > deadline) throw new Error(`no verified receipt: ${JSON.stringify(told)}`);
    await pause(50);
  }
}
