// The MCP client of the TypeScript SDK, version 1.
import { discoverOAuthServerInfo, refreshAuthorization, UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export const key = 'v1';

export const name = 'MCP client v1';

/** Calls the tool `whoami`, signing in where the server asks for it; answers what the tool says. */
export async function callTool(serverUrl, session) {
  let transport;
  const connected = async () => {
    transport = new StreamableHTTPClientTransport(new URL(serverUrl), { authProvider: session });
    const client = new Client({ name: 'e2e-v1', version: '1' });
    await client.connect(transport);
    return client;
  };
  let client;
  try {
    client = await connected();
  } catch (error) {
    if (!(error instanceof UnauthorizedError)) throw error;
    await transport.finishAuth(session.callback().get('code'));
    client = await connected();
  }
  try {
    const result = await client.callTool({ name: 'whoami', arguments: {} });
    return JSON.parse(result.content[0].text);
  } finally {
    await client.close();
  }
}

/** Uses the session's refresh token, as the SDK does once the access token is over. */
export async function refresh(serverUrl, session) {
  const server = await discoverOAuthServerInfo(serverUrl);
  const tokens = await refreshAuthorization(server.authorizationServerUrl, {
    metadata: server.authorizationServerMetadata,
    clientInformation: session.clientInformation(),
    refreshToken: session.tokens().refresh_token,
    resource: server.resourceMetadata.resource,
  });
  session.saveTokens(tokens);
}

/** The OAuth error code that an error of the SDK carries. */
export const oauthError = error => error.errorCode ?? error.code;
