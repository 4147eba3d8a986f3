// A Keycloak realm that does not ask, but can be told: an account of the realm's own management stops a client that is known already, and
// its sessions are refused at once. What the registry's adapter will do by itself after a revocation is done here by hand.
import { newClient } from '../governance.mjs';
import { serviceToken } from '../keycloak-service-account.mjs';
import { check } from '../report.mjs';
import { Session } from '../session.mjs';
import { median } from './latency.mjs';
import { reached, refused } from './outcomes.mjs';

export const name = 'keycloak-told';

const REVOCATIONS = 20;

export async function run({ registry, clients, servers, redirectUri }) {
  const server = await servers.keycloakTold();
  const taken = [];
  await check(`${REVOCATIONS} clients sign in, are revoked, stopped by the realm's account, and refused a refresh at their next try`, async () => {
    for (let index = 0; index < REVOCATIONS; index++) {
      taken.push(await revocation(clients[index % clients.length], server, registry, redirectUri, index));
    }
  });
  await check('from the call that revokes to a refused refresh, median at most 1 s', () => {
    const millis = median(taken);
    if (millis > 1000) throw new Error(`${millis.toFixed(0)} ms`);
    return `${millis.toFixed(0)} ms, longest ${Math.max(...taken).toFixed(0)} ms`;
  });
}

/** Milliseconds from the call that revokes to the refusal. */
async function revocation(mcp, server, registry, redirectUri, index) {
  const client = await newClient(registry, `told-${index}`, redirectUri);
  await client.publish();
  const session = new Session(client, server.person);
  await reached(() => mcp.callTool(server.resource, session), client);
  await mcp.refresh(server.resource, session);
  const begin = performance.now();
  await client.revoke();
  await told(server, client);
  await refused(mcp, () => mcp.refresh(server.resource, session));
  return performance.now() - begin;
}

/** The seam for the adapter: once the registry tells Keycloak itself, this waits for its receipt instead, and verifies it. */
async function told({ clientsEndpoint, account }, { clientId }) {
  const headers = { authorization: `Bearer ${await serviceToken(account)}`, 'content-type': 'application/json' };
  const call = async (path, options = {}) => {
    const answer = await fetch(clientsEndpoint + path, { ...options, headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const [found] = await (await call(`?clientId=${encodeURIComponent(clientId)}`)).json();
  await call(`/${found.id}`, { method: 'PUT', body: JSON.stringify({ ...found, enabled: false }) });
}
