// A real oidc-provider in this process, with its own pages for sign-in and consent.
import { createServer } from 'node:https';
import { countersign } from '@countersign/oidc-provider';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import { SCOPE } from './mcp-server.mjs';
import { atEnd } from './processes.mjs';

export const PERSON = { name: 'robin', password: 'any' };

/** Seconds that an access token is valid. */
export const ACCESS_SECONDS = 20;

/** The hooks of a provider that asks the registry. */
export const asks = (registry, issuer, jwk) => countersign({ url: registry.url, issuer, credentials: { jwk } });

/**
 * Starts a provider; answers its issuer.
 *
 * @param documents from its issuer, the settings of the feature `clientIdMetadataDocument`, besides those that switch it on
 */
export async function startProvider(tls, documents = async () => ({})) {
  const server = createServer(tls);
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  atEnd(() => new Promise(resolve => {
    server.close(resolve);
    server.closeAllConnections();
  }));
  const issuer = `https://localhost:${server.address().port}`;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'e2e' }] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    cookies: { keys: ['e2e'] },
    scopes: ['openid', 'offline_access', SCOPE],
    ttl: { AccessToken: ACCESS_SECONDS, Grant: 3600, Interaction: 600, RefreshToken: 3600, Session: 3600 },
    findAccount: (ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    issueRefreshToken: () => true,
    renderError: (ctx, out) => {
      ctx.body = out;
    },
    // Everything here is on this machine; the dispatcher that refuses special-use addresses is left out.
    fetch: (url, { dispatcher, ...options }) => fetch(url, options),
    features: {
      clientIdMetadataDocument: { enabled: true, ack: 'draft-02', ...(await documents(issuer)) },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (ctx, resource) => ({
          scope: SCOPE, audience: resource, accessTokenFormat: 'jwt', accessTokenTTL: ACCESS_SECONDS, jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  });
  server.on('request', provider.callback());
  return issuer;
}
