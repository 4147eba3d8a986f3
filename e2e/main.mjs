// The end-to-end run: everything real, everything on this machine. `E2E=name,name` runs only these shows.
import './quiet.mjs';
import './names.mjs';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startCountersign } from './countersign.mjs';
import { v1 } from './mcp-client-v1.mjs';
import { v2 } from './mcp-client-v2.mjs';
import { startMcpServers } from './mcp-server.mjs';
import { atEnd, end, freePorts } from './processes.mjs';
import { summary, title } from './report.mjs';
import { Servers } from './servers.mjs';
import * as combinations from './shows/combinations.mjs';
import * as keycloakAsking from './shows/keycloak-asking.mjs';
import * as keycloakExposure from './shows/keycloak-exposure.mjs';
import * as keycloakTold from './shows/keycloak-told.mjs';
import * as oidcProviderAsking from './shows/oidc-provider-asking.mjs';

const SHOWS = [combinations, oidcProviderAsking, keycloakAsking, keycloakTold, keycloakExposure];

const INTERRUPTED = 130;

let interrupted = false;
const directory = process.argv[2];
atEnd(() => (process.env.E2E_KEEP ? console.log(`kept: ${directory}`) : rm(directory, { recursive: true, force: true })));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true;
    end().then(() => process.exit(INTERRUPTED));
  });
}

function chosen() {
  const names = process.env.E2E?.split(',') ?? SHOWS.map(show => show.name);
  const unknown = names.filter(name => !SHOWS.some(show => show.name === name));
  if (unknown.length > 0) throw new Error(`no show ${unknown}; there are ${SHOWS.map(show => show.name)}`);
  return SHOWS.filter(show => names.includes(show.name));
}

async function main() {
  const shows = chosen();
  const tls = { key: readFileSync(join(directory, 'peer-key.pem')), cert: readFileSync(join(directory, 'peer.pem')) };
  const registry = await startCountersign(directory);
  const mcpServers = await startMcpServers(tls);
  const redirectUri = `http://127.0.0.1:${await freePorts()}/callback`;
  const servers = new Servers(directory, registry, mcpServers, tls);
  for (const show of shows) {
    title(`== ${show.name}`);
    await show.run({ registry, servers, clients: [v1, v2], redirectUri });
  }
  return summary();
}

let passed = false;
try {
  passed = await main();
} catch (error) {
  console.error(`\ne2e: ${interrupted ? 'interrupted' : `ended early: ${error.stack ?? error}`}`);
} finally {
  await end();
}
process.exit(interrupted ? INTERRUPTED : passed ? 0 : 1);
