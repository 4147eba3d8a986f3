// How long a refresh takes: the request alone, at several servers in turns, so that what disturbs one disturbs the others.
import { Session } from '../session.mjs';

const WARM_UP = 10;
const ROUNDS = 50;

/** The median of the refreshes in milliseconds, one for each server. */
export async function medianRefresh(mcp, client, servers) {
  const each = await Promise.all(servers.map(server => refresher(mcp, client, server)));
  const taken = each.map(() => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [index, refresh] of each.entries()) {
      const millis = await refresh();
      if (round >= WARM_UP) taken[index].push(millis);
    }
  }
  return taken.map(median);
}

async function refresher(mcp, client, server) {
  const session = new Session(client, server.person);
  await mcp.callTool(server.resource, session);
  const metadata = await fetch(`${server.issuer}/.well-known/openid-configuration`).then(answer => answer.json());
  let token = session.tokens().refresh_token;
  return async () => {
    const body = new URLSearchParams({
      grant_type: 'refresh_token', refresh_token: token, client_id: client.clientId, resource: server.resource,
    });
    const begin = performance.now();
    const answer = await fetch(metadata.token_endpoint, { method: 'POST', body });
    const tokens = await answer.json();
    const millis = performance.now() - begin;
    if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(tokens)}`);
    token = tokens.refresh_token ?? token;
    return millis;
  };
}

/** The middle one, or the mean of the two in the middle. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
