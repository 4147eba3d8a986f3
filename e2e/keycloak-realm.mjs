// A realm that admits clients by their metadata documents, as an administrator would set it up.
import { SCOPE } from './mcp-server.mjs';

export const PERSON = { name: 'robin', password: 'robin-signs-in' };

/** Seconds that an access token of these realms is valid. */
export const ACCESS_SECONDS = 20;

/**
 * Makes the realm.
 *
 * @param audience what access tokens with the scope of the MCP server are for; this Keycloak ignores `resource` (RFC 8707)
 * @param settings members of the realm representation, such as lifetimes
 * @param policies more client policies, each with one executor, after the one that fetches the document
 */
export async function createRealm(keycloak, realm, registry, { audience, settings = {}, policies = [] }) {
  await keycloak.admin('POST', '', {
    realm,
    enabled: true,
    accessTokenLifespan: ACCESS_SECONDS,
    ...settings,
  });
  // Not with the realm: who comes with a realm has none of its default roles, and without `offline_access` no client of MCP SDK v2 works.
  await keycloak.admin('POST', `/${realm}/users`, {
    username: PERSON.name, enabled: true, email: 'robin@example.com', emailVerified: true, firstName: 'Robin', lastName: 'Doe',
    credentials: [{ type: 'password', value: PERSON.password, temporary: false }],
  });
  await addScope(keycloak, realm, audience);
  await putPolicies(keycloak, realm, [cimd(new URL(registry.publisher).hostname), ...policies]);
}

/** Client policies with one executor each, all in force. */
async function putPolicies(keycloak, realm, policies) {
  await keycloak.admin('PUT', `/${realm}/client-policies/profiles`, {
    profiles: policies.map(({ name, executor }) => ({ name, executors: [executor] })),
  });
  await keycloak.admin('PUT', `/${realm}/client-policies/policies`, {
    policies: policies.map(({ name, condition }) => ({ name, enabled: true, profiles: [name], conditions: [condition] })),
  });
}

const cimd = host => ({
  name: 'cimd',
  condition: {
    condition: 'client-id-uri',
    configuration: { 'client-id-uri-scheme': ['https'], 'client-id-uri-allow-permitted-domains': [host] },
  },
  executor: documentExecutor(host),
});

/** The list has to cover every host that a document names, redirect URIs included. */
const documentExecutor = host => ({
  executor: 'client-id-metadata-document',
  configuration: {
    'cimd-allow-http-scheme': true,
    'cimd-allow-permitted-domains': [host, '127.0.0.1'],
    'cimd-restrict-same-domain': false,
    'cimd-required-properties': [],
    'only-allow-confidential-client': false,
  },
});

async function addScope(keycloak, realm, audience) {
  await keycloak.admin('POST', `/${realm}/client-scopes`, {
    name: SCOPE,
    protocol: 'openid-connect',
    attributes: { 'include.in.token.scope': 'true', 'display.on.consent.screen': 'true', 'consent.screen.text': 'Use the MCP server' },
    protocolMappers: [{
      name: 'audience', protocol: 'openid-connect', protocolMapper: 'oidc-audience-mapper',
      config: { 'included.custom.audience': audience, 'access.token.claim': 'true', 'id.token.claim': 'false' },
    }],
  });
  const scope = (await keycloak.admin('GET', `/${realm}/client-scopes`)).find(({ name }) => name === SCOPE);
  await keycloak.admin('PUT', `/${realm}/default-default-client-scopes/${scope.id}`);
}
