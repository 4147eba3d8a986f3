// How an authorization server becomes one that may ask the registry: it is registered with a key of its own.
import { exportJWK, generateKeyPair } from 'jose';

/** A new key pair, both parts as JWK. */
export async function newKey(kid) {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const named = { kid, alg: 'ES256', use: 'sig' };
  return {
    publicKey: { ...(await exportJWK(pair.publicKey)), ...named },
    privateKey: { ...(await exportJWK(pair.privateKey)), ...named },
  };
}

/** Registers it, by a security admin, with those of its public keys that are for signatures, and its MCP server; answers its id. */
export async function register(registry, { name, issuer, product, keys, resource, scopes }) {
  const { id } = await registry.post('erin', '/api/v1/authorization-servers', {
    name,
    issuer,
    product,
    mode: 'enforce',
    environments: ['prod'],
    credentials: { jwks: { keys: keys.filter(key => key.use === 'sig') } },
  });
  await registry.post('erin', '/api/v1/resources', { resource, name, scopes });
  return id;
}
