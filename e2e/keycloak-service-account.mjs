// The account by which somebody else may act in a realm: a confidential client with roles of the realm's own management.
import { randomUUID } from 'node:crypto';

/** What stopping a client and reading back that it is stopped takes, and no more. */
const ROLES = ['manage-clients', 'view-clients', 'query-clients', 'manage-users', 'view-users', 'view-realm'];

/** Makes the account; answers its credentials for the client credentials grant (RFC 6749 section 4.4). */
export async function createServiceAccount(keycloak, realm, clientId) {
  const secret = randomUUID();
  await keycloak.admin('POST', `/${realm}/clients`, {
    clientId, secret, protocol: 'openid-connect', publicClient: false, serviceAccountsEnabled: true,
    standardFlowEnabled: false, directAccessGrantsEnabled: false,
  });
  const find = async id => (await keycloak.admin('GET', `/${realm}/clients?clientId=${encodeURIComponent(id)}`))[0].id;
  const management = await find('realm-management');
  const user = await keycloak.admin('GET', `/${realm}/clients/${await find(clientId)}/service-account-user`);
  const roles = await keycloak.admin('GET', `/${realm}/clients/${management}/roles`);
  await keycloak.admin('POST', `/${realm}/users/${user.id}/role-mappings/clients/${management}`,
    roles.filter(role => ROLES.includes(role.name)));
  return { tokenEndpoint: `${keycloak.issuer(realm)}/protocol/openid-connect/token`, clientId, secret };
}

/** A token of the account. */
export async function serviceToken({ tokenEndpoint, clientId, secret }) {
  const answer = await fetch(tokenEndpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!answer.ok) throw new Error(`no token for ${clientId}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).access_token;
}
