// The account by which somebody else may act in a realm: a confidential client with roles of the realm's own management.
import { randomUUID } from 'node:crypto';

/** What stopping a client and reading back that it is stopped takes, and no more. */
const ROLES = ['manage-clients', 'manage-users'];

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
  return { clientId, secret };
}
