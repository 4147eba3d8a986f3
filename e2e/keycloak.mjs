// A real Keycloak in its own process, with the feature `cimd`, and its Admin REST API.
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environment, freePorts, start } from './processes.mjs';

/** How long, at least and at most, this Keycloak keeps a document that it has fetched (its own floor is 300 s). */
export const CACHE_SECONDS = 20;

const ADMINISTRATOR = { name: 'e2e-admin', password: randomUUID() };

/** Starts Keycloak; answers its administrator's view of it. */
export async function startKeycloak(directory, registry) {
  const port = await freePorts();
  const url = `https://localhost:${port}`;
  const own = join(directory, 'keycloak');
  await mkdir(own);
  const hosts = join(own, 'hosts');
  await writeFile(hosts, `127.0.0.1 localhost ${new URL(registry.publisher).hostname}\n`);
  const documents = '--spi-client-policy-executor--client-id-metadata-document';
  await start('keycloak', join(process.env.E2E_KEYCLOAK, 'bin', 'kc.sh'), [
    'start', '--optimized', '--cache=local', '--http-enabled=false', '--http-host=127.0.0.1', `--https-port=${port}`, `--hostname=${url}`,
    `--https-certificate-file=${join(directory, 'peer.pem')}`, `--https-certificate-key-file=${join(directory, 'peer-key.pem')}`,
    `--truststore-paths=${process.env.NODE_EXTRA_CA_CERTS}`,
    `${documents}--min-cache-time=${CACHE_SECONDS}`, `${documents}--max-cache-time=${CACHE_SECONDS}`,
  ], {
    cwd: own,
    log: join(directory, 'keycloak.log'),
    ready: /Listening on: /,
    env: environment(['KC_', 'QUARKUS_', 'JAVA_OPTS', 'JAVA_TOOL_OPTIONS'], {
      KC_BOOTSTRAP_ADMIN_USERNAME: ADMINISTRATOR.name,
      KC_BOOTSTRAP_ADMIN_PASSWORD: ADMINISTRATOR.password,
      JAVA_OPTS_APPEND: `-Djdk.net.hosts.file=${hosts}`,
      JAVA_OPTS_KC_HEAP: '-Xms128m -Xmx768m',
    }),
  });
  return new Keycloak(url);
}

class Keycloak {
  #token;

  constructor(url) {
    this.url = url;
  }

  issuer(realm) {
    return `${this.url}/realms/${realm}`;
  }

  /** The JWK Set with the public keys of a realm. */
  async keys(realm) {
    const answer = await fetch(`${this.issuer(realm)}/protocol/openid-connect/certs`);
    if (!answer.ok) throw new Error(`no keys of ${realm}: ${answer.status}`);
    return answer.json();
  }

  /** One call of the Admin REST API; answers the JSON of the answer, where there is any. */
  async admin(method, path, body) {
    const answer = await fetch(`${this.url}/admin/realms${path}`, {
      method,
      headers: { authorization: `Bearer ${await this.#bearer()}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  async #bearer() {
    if (this.#token?.until > Date.now()) return this.#token.value;
    const answer = await fetch(`${this.issuer('master')}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password', client_id: 'admin-cli', username: ADMINISTRATOR.name, password: ADMINISTRATOR.password,
      }),
    });
    if (!answer.ok) throw new Error(`no token for the administrator: ${answer.status} ${await answer.text()}`);
    const { access_token: value, expires_in: lifetime } = await answer.json();
    this.#token = { value, until: Date.now() + (lifetime - 15) * 1000 };
    return value;
  }
}
