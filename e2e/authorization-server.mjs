// How an authorization server becomes one that may ask the registry: it is registered with a key of its own.
import { exportJWK, generateKeyPair } from 'jose';

/** Registers it, by a security admin, and its MCP server; answers its private key as a JWK. */
export async function register(registry, { name, issuer, product, resource, scopes }) {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const named = { kid: name, alg: 'ES256', use: 'sig' };
  await registry.post('erin', '/api/v1/authorization-servers', {
    name,
    issuer,
    product,
    mode: 'enforce',
    environments: ['prod'],
    credentials: { jwks: { keys: [{ ...(await exportJWK(pair.publicKey)), ...named }] } },
  });
  await registry.post('erin', '/api/v1/resources', { resource, name, scopes });
  return { ...(await exportJWK(pair.privateKey)), ...named };
}
