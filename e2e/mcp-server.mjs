// MCP servers on one https address: each is a protected resource (RFC 9728) of one authorization server, and has one tool.
import { createServer } from 'node:https';
import { toNodeHandler } from '@modelcontextprotocol/node';
import {
  buildOAuthProtectedResourceMetadata, createMcpHandler, getOAuthProtectedResourceMetadataUrl, McpServer, OAuthError, OAuthErrorCode,
  requireBearerAuth,
} from '@modelcontextprotocol/server';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { atEnd } from './processes.mjs';

export const SCOPE = 'mcp';

/** Starts the https server; resources are added to it afterwards, since their authorization servers want to know its address. */
export async function startMcpServers(tls) {
  const resources = new Map();
  const route = async request => {
    const { pathname } = new URL(request.url);
    for (const resource of resources.values()) {
      if (pathname === resource.metadataPath) return Response.json(resource.metadata);
      if (pathname === resource.path) return resource.serve(request);
    }
    return new Response(null, { status: 404 });
  };
  const server = createServer(tls, toNodeHandler({ fetch: route }));
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  atEnd(() => new Promise(resolve => {
    server.close(resolve);
    server.closeAllConnections();
  }));
  const address = `https://localhost:${server.address().port}`;
  return {
    /** The resource identifier of the MCP server of that name. */
    url: name => `${address}/${name}/mcp`,
    /** Adds an MCP server that takes the tokens of this issuer, verified with its published keys. */
    async add(name, issuer) {
      const metadata = await discover(issuer);
      resources.set(name, resource(new URL(this.url(name)), metadata));
    },
  };
}

/** Metadata of the authorization server (RFC 8414, or OpenID Connect Discovery). */
async function discover(issuer) {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
  if (!answer.ok) throw new Error(`no metadata of ${issuer}: ${answer.status}`);
  return answer.json();
}

function resource(url, authorizationServer) {
  const keys = createRemoteJWKSet(new URL(authorizationServer.jwks_uri));
  const metadataUrl = getOAuthProtectedResourceMetadataUrl(url);
  const gate = requireBearerAuth({
    verifier: { verifyAccessToken: token => verified(token, keys, authorizationServer.issuer, url.href) },
    requiredScopes: [SCOPE],
    resourceMetadataUrl: metadataUrl,
    expectedResource: url,
  });
  const mcp = createMcpHandler(server);
  return {
    path: url.pathname,
    metadataPath: new URL(metadataUrl).pathname,
    metadata: buildOAuthProtectedResourceMetadata({
      oauthMetadata: authorizationServer, resourceServerUrl: url, scopesSupported: [SCOPE],
    }),
    async serve(request) {
      const authInfo = await gate(request);
      return authInfo instanceof Response ? authInfo : mcp.fetch(request, { authInfo });
    },
  };
}

/** Signature, issuer, audience and times of an access token that is a JWT (RFC 9068). */
async function verified(token, keys, issuer, audience) {
  let payload;
  try {
    ({ payload } = await jwtVerify(token, keys, { issuer, audience, requiredClaims: ['exp', 'sub'] }));
  } catch (error) {
    throw new OAuthError(OAuthErrorCode.InvalidToken, error.message);
  }
  return {
    token,
    clientId: payload.client_id ?? payload.azp,
    scopes: (payload.scope ?? '').split(' '),
    expiresAt: payload.exp,
    resource: new URL(audience),
    extra: { subject: payload.sub, issuer: payload.iss },
  };
}

function server({ authInfo }) {
  const mcp = new McpServer({ name: 'e2e', version: '1' });
  mcp.registerTool('whoami', { description: 'Who the access token was issued to.' }, () => ({
    content: [{ type: 'text', text: JSON.stringify({ client_id: authInfo.clientId, ...authInfo.extra }) }],
  }));
  return mcp;
}
