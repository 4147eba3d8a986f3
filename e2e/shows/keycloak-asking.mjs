// A Keycloak realm with the registry's provider (integrations/keycloak).
import { asking } from './asking.mjs';

export const name = 'keycloak-asking';

export const run = async run => asking(await run.servers.keycloakAsking(), await run.servers.keycloakPlain(), run);
