// Two MCP clients at two authorization servers as they come, known by a URL that the registry hosts: refused before the document is
// published, and at a tool call after it.
import { newClient } from '../governance.mjs';
import { check, title } from '../report.mjs';
import { Session } from '../session.mjs';
import { reached, refused } from './outcomes.mjs';

export const name = 'combinations';

export async function run({ registry, clients, servers, redirectUri }) {
  const both = [await servers.keycloakPlain(), await servers.providerPlain()];
  for (const server of both) {
    const other = both.find(each => each !== server);
    for (const mcp of clients) {
      title(`${mcp.name} at ${server.title}`);
      const client = await newClient(registry, `plain-${mcp.key}-${server.key}`, redirectUri);
      let session;
      const attempt = () => {
        session = new Session(client, server.person);
        return mcp.callTool(server.resource, session);
      };
      await check('a document that is not published: sign-in is refused', () => refused(mcp, attempt));
      await check('alice submits, carol approves, alice publishes', async () => {
        await client.publish();
      });
      await check('the client signs its user in and calls the tool', () => reached(attempt, client));
      await check("the other server's MCP server takes no token of this one", () => unwelcome(other.resource, session.tokens()));
    }
  }
}

/** The MCP server answers the token 401. */
async function unwelcome(resource, { access_token: token }) {
  const answer = await fetch(resource, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  if (answer.status !== 401) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.headers.get('www-authenticate');
}
