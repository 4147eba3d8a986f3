// The packaged registry on its embedded default, under the authority of this run.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environment, freePorts, start } from './processes.mjs';

/** Starts the registry; answers a way to call it as one of its sample people. */
export async function startCountersign(directory) {
  const port = await freePorts(3);
  const credentials = join(directory, 'credentials');
  await mkdir(credentials);
  const root = new URL('../target/quarkus-app/quarkus-run.jar', import.meta.url).pathname;
  await start('countersign', join(process.env.JAVA_HOME, 'bin', 'java'), ['-jar', root], {
    cwd: directory,
    log: join(directory, 'countersign.log'),
    ready: /^countersign: ready$/,
    env: environment(['QUARKUS_', 'COUNTERSIGN_'], {
      COUNTERSIGN_DATA_DIRECTORY: join(directory, 'countersign'),
      COUNTERSIGN_PORT: String(port),
      COUNTERSIGN_DELIVERY_CREDENTIALS: credentials,
      COUNTERSIGN_FETCH_PRIVATE_HOSTS: 'localhost',
      QUARKUS_TLS_DELIVERY_TRUST_STORE_PEM_CERTS: process.env.NODE_EXTRA_CA_CERTS,
    }),
  });
  return new Registry(port, credentials);
}

/** An answer that was not expected: an RFC 9457 problem, most of the time. */
export class Refused extends Error {
  constructor(call, status, problem) {
    super(`${call}: ${status} ${JSON.stringify(problem)}`);
    this.status = status;
    this.problem = problem;
  }
}

class Registry {
  #identity;
  #credentials;
  #tokens = new Map();

  constructor(port, credentials) {
    this.#credentials = credentials;
    this.url = `https://localhost:${port}`;
    // A publisher host of the sample namespace acme.
    this.publisher = `https://acme.localhost:${port}`;
    this.#identity = `https://localhost:${port + 2}/dev-identity/token`;
  }

  async get(who, path) {
    return this.#call(who, 'GET', path);
  }

  async post(who, path, body = {}) {
    return this.#call(who, 'POST', path, body);
  }

  /** Puts what was read at a revision, or was not there at all where none is named. */
  async put(who, path, body, revision) {
    return this.#call(who, 'PUT', path, body, revision === undefined ? {} : { 'if-match': `"${revision}"` });
  }

  /** Mounts a secret, as an operator does. */
  async mount(name, secret) {
    await writeFile(join(this.#credentials, name), secret);
  }

  async #call(who, method, path, body, more = {}) {
    const answer = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${await this.#token(who)}`, 'content-type': 'application/json', ...more },
      body: body && JSON.stringify(body),
    });
    const json = await answer.json().catch(() => undefined);
    if (!answer.ok) throw new Refused(`${method} ${path} as ${who}`, answer.status, json);
    return json;
  }

  async #token(who) {
    const held = this.#tokens.get(who);
    if (held && held.until > Date.now()) return held.token;
    const answer = await fetch(this.#identity, { method: 'POST', body: new URLSearchParams({ user: who }) });
    if (!answer.ok) throw new Refused(`a token for ${who}`, answer.status);
    const { access_token: token, expires_in: lifetime } = await answer.json();
    this.#tokens.set(who, { token, until: Date.now() + (lifetime - 30) * 1000 });
    return token;
  }
}
