// The authorization servers of a run, each started when the first show asks for it, with an MCP server that takes its tokens.
import { newKey, register } from './authorization-server.mjs';
import { CACHE_SECONDS, startKeycloak } from './keycloak.mjs';
import { asks } from './keycloak-asking.mjs';
import * as realms from './keycloak-realm.mjs';
import { createServiceAccount } from './keycloak-service-account.mjs';
import { SCOPE } from './mcp-server.mjs';
import * as provider from './oidc-provider.mjs';

export class Servers {
  #directory;
  #registry;
  #mcpServers;
  #tls;
  #started = new Map();

  constructor(directory, registry, mcpServers, tls) {
    this.#directory = directory;
    this.#registry = registry;
    this.#mcpServers = mcpServers;
    this.#tls = tls;
  }

  /** Keycloak itself; one for all realms. */
  keycloak() {
    return this.#once('keycloak', () => startKeycloak(this.#directory, this.#registry));
  }

  /** A Keycloak realm as it comes: it knows nothing of the registry. */
  keycloakPlain() {
    return this.#realm('plain', 'Keycloak');
  }

  /** A realm whose every client request is put to the registry by its provider for Keycloak. */
  keycloakAsking() {
    const policy = asks(this.#registry);
    return this.#realm('asking', 'Keycloak', { policies: [policy] }, async (key, keycloak) => {
      const { keys } = await keycloak.keys('asking');
      await this.#registered(key, keycloak.issuer('asking'), 'keycloak-26.7', keys);
    });
  }

  /** A realm that does not ask, and whose clients the registry's adapter stops by an account of the realm's own management. */
  keycloakTold() {
    return this.#realm('told', 'Keycloak', {}, async (key, keycloak) => {
      const { keys } = await keycloak.keys('told');
      const id = await this.#registered(key, keycloak.issuer('told'), 'keycloak-26.7', keys);
      const { clientId, secret } = await createServiceAccount(keycloak, 'told', 'countersign');
      await this.#registry.mount(key, secret);
      await this.#registry.put('erin', `/api/v1/authorization-servers/${id}/adapter`, {
        kind: 'keycloak', url: keycloak.url, realms: ['told'], client_id: clientId, credential: key, end_sessions: true,
      });
    });
  }

  /** A realm as `keycloakPlain` whose sessions, offline ones as well, are over after so many seconds; the registry knows its lifetimes. */
  keycloakExposed(sessionSeconds) {
    const settings = {
      ssoSessionIdleTimeout: sessionSeconds,
      ssoSessionMaxLifespan: sessionSeconds,
      offlineSessionIdleTimeout: sessionSeconds,
      offlineSessionMaxLifespanEnabled: true,
      offlineSessionMaxLifespan: sessionSeconds,
    };
    return this.#realm('exposed', 'Keycloak', { settings }, async (key, keycloak) => {
      const { keys } = await keycloak.keys('exposed');
      const id = await this.#registered(key, keycloak.issuer('exposed'), 'keycloak-26.7', keys);
      await this.#registry.put('erin', `/api/v1/authorization-servers/${id}/lifetimes`, {
        asks: 'never', document_cache: CACHE_SECONDS, access_token: realms.ACCESS_SECONDS, refresh_token: sessionSeconds,
      }, 0);
    });
  }

  /** An oidc-provider as it comes. */
  providerPlain() {
    return this.#once('provider-plain', async () => {
      const issuer = await provider.startProvider(this.#tls);
      return this.#withResource('provider-plain', 'oidc-provider', issuer, provider);
    });
  }

  /** An oidc-provider that asks the registry at every use of a client. */
  providerAsking() {
    const key = 'provider-asking';
    return this.#once(key, async () => {
      const issuer = await provider.startProvider(this.#tls, async issuer => {
        const pair = await newKey(key);
        await this.#registered(key, issuer, 'oidc-provider-9.13', [pair.publicKey]);
        return provider.asks(this.#registry, issuer, pair.privateKey);
      });
      return this.#withResource(key, 'oidc-provider', issuer, provider);
    });
  }

  #realm(realm, title, options = {}, then = async () => {}) {
    return this.#once(`keycloak-${realm}`, async () => {
      const keycloak = await this.keycloak();
      const key = `keycloak-${realm}`;
      await realms.createRealm(keycloak, realm, this.#registry, { audience: this.#mcpServers.url(key), ...options });
      const more = await then(key, keycloak);
      return { ...(await this.#withResource(key, title, keycloak.issuer(realm), realms)), ...more };
    });
  }

  #registered(name, issuer, product, keys) {
    return register(this.#registry, { name, issuer, product, keys, resource: this.#mcpServers.url(name), scopes: [SCOPE] });
  }

  async #withResource(key, title, issuer, { PERSON: person, ACCESS_SECONDS: accessSeconds }) {
    await this.#mcpServers.add(key, issuer);
    return { key, title, issuer, person, accessSeconds, resource: this.#mcpServers.url(key) };
  }

  #once(key, make) {
    if (!this.#started.has(key)) this.#started.set(key, make());
    return this.#started.get(key);
  }
}
