// An oidc-provider with the registry's module (integrations/oidc-provider).
import { asking } from './asking.mjs';

export const name = 'oidc-provider-asking';

export const run = async run => asking(await run.servers.providerAsking(), await run.servers.providerPlain(), run);
