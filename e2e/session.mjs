// What an MCP client remembers of one person at one MCP server: the OAuth client provider of both SDKs. Its identity is a URL.
import { randomUUID } from 'node:crypto';
import { signIn } from './browser.mjs';

export class Session {
  #client;
  #person;
  #information;
  #tokens;
  #verifier;
  #callback;
  #state;
  #discovery;

  constructor(client, person) {
    this.#client = client;
    this.#person = person;
    this.clientMetadataUrl = client.clientId;
    this.redirectUrl = client.redirectUri;
    this.clientMetadata = {
      client_name: 'e2e',
      redirect_uris: [client.redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    };
  }

  state() {
    this.#state = randomUUID();
    return this.#state;
  }

  clientInformation() {
    return this.#information;
  }

  saveClientInformation(information) {
    if (information.client_id !== this.#client.clientId) throw new Error(`the client is ${information.client_id}, not its URL`);
    this.#information = information;
  }

  tokens() {
    return this.#tokens;
  }

  saveTokens(tokens) {
    this.#tokens = tokens;
  }

  saveCodeVerifier(verifier) {
    this.#verifier = verifier;
  }

  codeVerifier() {
    return this.#verifier;
  }

  saveDiscoveryState(state) {
    this.#discovery = state;
  }

  discoveryState() {
    return this.#discovery;
  }

  invalidateCredentials(scope) {
    if (scope === 'all' || scope === 'tokens') this.#tokens = undefined;
    if (scope === 'all' || scope === 'client') this.#information = undefined;
  }

  async redirectToAuthorization(url) {
    this.#callback = await signIn(url, this.redirectUrl, this.#person);
    if (this.#callback.searchParams.get('state') !== this.#state) throw new Error('the state is not the one that was sent');
  }

  /** The parameters with which the browser came back. */
  callback() {
    return this.#callback.searchParams;
  }
}
