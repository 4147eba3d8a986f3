// Two MCP clients at two authorization servers as they come, known by a URL that the registry hosts: refused before the document is
// published, and at a tool call after it.
import { newClient } from '../governance.mjs';
import { check, title } from '../report.mjs';
import { Session } from '../session.mjs';
import { reached, refused } from './outcomes.mjs';

export const name = 'combinations';

export async function run({ registry, clients, servers, redirectUri }) {
  for (const server of [await servers.keycloakPlain(), await servers.providerPlain()]) {
    for (const mcp of clients) {
      title(`${mcp.name} at ${server.title}`);
      const client = await newClient(registry, `plain-${mcp.key}-${server.key}`, redirectUri);
      const attempt = () => mcp.callTool(server.resource, new Session(client, server.person));
      await check('a document that is not published: sign-in is refused', () => refused(mcp, attempt));
      await check('alice submits, carol approves, alice publishes', async () => {
        await client.publish();
      });
      await check('the client signs its user in and calls the tool', () => reached(attempt, client));
    }
  }
}
