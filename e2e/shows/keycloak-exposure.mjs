// A Keycloak that nobody tells and that does not ask: how long after its revocation is a client still served? Until the document leaves
// the cache, and then until the last session that was begun before is over.
import { setTimeout as pause } from 'node:timers/promises';
import { newClient } from '../governance.mjs';
import { check, note, seconds } from '../report.mjs';
import { Session } from '../session.mjs';
import { reached, refusedAtLast } from './outcomes.mjs';

export const name = 'keycloak-exposure';

const SESSION_SECONDS = 60;
/** Keycloak counts in whole seconds, here one attempt a second is made, and this machine may be busy. */
const SLACK_SECONDS = 6;
/** How far what is measured may be from what the registry said. */
const TOLERANCE = 0.1;

export async function run({ registry, clients, servers, redirectUri }) {
  const server = await servers.keycloakExposed(SESSION_SECONDS);
  await Promise.all(clients.map(mcp => exposure(mcp, server, registry, redirectUri)));
}

async function exposure(mcp, server, registry, redirectUri) {
  const client = await newClient(registry, `exposed-${mcp.key}`, redirectUri);
  await client.publish();
  const signedIn = async () => {
    const session = new Session(client, server.person);
    await reached(() => mcp.callTool(server.resource, session), client);
    return session;
  };
  let last = await check(`${mcp.name}: signs in and calls the tool`, signedIn);
  const { sign_in: signIn, refresh, access_token: accessToken } = await client.exposure(server);
  note(`${mcp.name}: the registry says: sign-in ${signIn} s, refresh ${refresh} s, access tokens ${accessToken} s`);
  await client.revoke();
  const revoked = Date.now();
  const until = bound => revoked + (bound + SLACK_SECONDS) * 1000;

  await check(`${mcp.name}: sign-in is refused ${signIn} s after the revocation`, async () => {
    const how = await firstRefusal(mcp, until(signIn), async () => { last = await signedIn(); });
    return `after ${seconds(revoked)} s, ${how}`;
  });
  await check(`${mcp.name}: the youngest session is refused a refresh within ${TOLERANCE * 100} % of ${refresh} s after the revocation`, async () => {
    const how = await firstRefusal(mcp, until(refresh), () => mcp.refresh(server.resource, last));
    const taken = (Date.now() - revoked) / 1000;
    if (Math.abs(taken - refresh) > TOLERANCE * refresh) throw new Error(`after ${taken.toFixed(1)} s, ${how}`);
    return `after ${taken.toFixed(1)} s, ${how}`;
  });
}

/** Tries once a second until it is refused; answers how it was. Refused at once, it would show nothing. */
async function firstRefusal(mcp, deadline, attempt) {
  let successes = 0;
  const how = await refusedAtLast(mcp, async () => {
    if (successes > 0) await pause(1000);
    await attempt();
    successes += 1;
  }, performance.now() + deadline - Date.now());
  if (successes === 0) throw new Error(`refused at the first try: ${how}`);
  return `${how}, ${successes} times it was let in before`;
}
