// An MCP client of the TypeScript SDK, whichever version: what a run does with one.

/**
 * @param sdk what the SDK exports: `Client`, `StreamableHTTPClientTransport`, `UnauthorizedError`, `discoverOAuthServerInfo`, `refreshAuthorization`
 * @param finishWith what its transport wants of the callback's parameters
 * @param oauthError the OAuth error code that an error of the SDK carries
 */
export function mcpClient({ key, name, sdk, finishWith, oauthError }) {
  /** Calls the tool `whoami`, signing in where the server asks for it; answers what the tool says. */
  async function callTool(serverUrl, session) {
    let transport;
    const connected = async () => {
      transport = new sdk.StreamableHTTPClientTransport(new URL(serverUrl), { authProvider: session });
      const client = new sdk.Client({ name: `e2e-${key}`, version: '1' });
      await client.connect(transport);
      return client;
    };
    let client;
    try {
      client = await connected();
    } catch (error) {
      if (!(error instanceof sdk.UnauthorizedError)) throw error;
      await transport.finishAuth(finishWith(session.callback()));
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
  async function refresh(serverUrl, session) {
    const server = await sdk.discoverOAuthServerInfo(serverUrl);
    const tokens = await sdk.refreshAuthorization(server.authorizationServerUrl, {
      metadata: server.authorizationServerMetadata,
      clientInformation: session.clientInformation(),
      refreshToken: session.tokens().refresh_token,
      resource: server.resourceMetadata.resource,
    });
    session.saveTokens(tokens);
  }

  return { key, name, callTool, refresh, oauthError };
}
