// How a client comes to life and loses trust: the acts of the registry's people, by its API.
import { SCOPE } from './mcp-server.mjs';

/** A client identity that the registry hosts; made, but without a document until it is published. */
export async function newClient(registry, name, redirectUri) {
  const clientId = `${registry.publisher}/oauth/${name}`;
  const { id } = await registry.post('alice', '/api/v1/clients', { namespace: 'acme', client_id: clientId });
  const document = {
    client_id: clientId,
    client_name: `e2e ${name}`,
    redirect_uris: [redirectUri],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  };
  return new GovernedClient(registry, id, document);
}

class GovernedClient {
  #registry;
  #document;

  constructor(registry, id, document) {
    this.#registry = registry;
    this.id = id;
    this.#document = document;
    this.clientId = document.client_id;
    this.redirectUri = document.redirect_uris[0];
  }

  /** alice submits, carol approves exactly these bytes, alice publishes. */
  async publish() {
    const submission = await this.#registry.post('alice', `/api/v1/submissions?client=${this.id}`, this.#document);
    const { digest } = submission;
    const path = `/api/v1/submissions/${submission.id}`;
    await this.#registry.post('carol', `${path}/decisions`, { decision: 'approve', digest });
    return this.#registry.post('alice', `${path}/publish`, { digest });
  }

  /** alice asks for the widest scopes at a protected resource, carol approves. */
  async entitle(resource) {
    const request = await this.#registry.post('alice', '/api/v1/entitlement-requests', {
      client: this.id, resource, environment: 'prod', scopes: [SCOPE], reason: 'an end-to-end check',
    });
    await this.#registry.post('carol', `/api/v1/entitlement-requests/${request.id}/decisions`, { decision: 'approve' });
  }

  async suspend() {
    return this.#act('erin', 'suspend');
  }

  /** It takes two to restore. */
  async restore() {
    await this.#act('erin', 'restore');
    return this.#act('grace', 'restore');
  }

  async revoke() {
    return this.#act('erin', 'revoke');
  }

  /** What the registry says a revocation now would leave open at an authorization server, in seconds; nothing is done. */
  async exposure(server) {
    const preview = await this.#act('erin', 'revoke?preview=true');
    return preview.authorization_servers.find(({ name }) => name === server.key).exposure.windows;
  }

  /** What became of the client's revocation at an authorization server, as the registry knows by now. */
  async told(server) {
    const { items } = await this.#registry.get('erin', `/api/v1/revocations?client=${this.id}`);
    const revocation = await this.#registry.get('erin', `/api/v1/revocations/${items.at(-1).id}`);
    return revocation.authorization_servers.find(({ name }) => name === server.key);
  }

  #act(who, act) {
    return this.#registry.post(who, `/api/v1/clients/${this.id}/${act}`, { reason: 'an end-to-end check' });
  }
}
