import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

export const CLIENT = 'https://acme.example/oauth/client.json';
export const REDIRECT = 'https://acme.example/callback';
export const RESOURCE = 'https://mcp.example/notes';

const DOCUMENT = {
  client_id: CLIENT,
  client_name: 'Acme',
  redirect_uris: [REDIRECT],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
};

/** A real oidc-provider on loopback that knows clients only by their documents, and one of these clients to drive it with. */
export async function authorizationServer(trustFor) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const fetched = [];
  const provider = new Provider(issuer, {
    features: {
      clientIdMetadataDocument: { enabled: true, ack: 'draft-02', ...trustFor(issuer) },
      pushedAuthorizationRequests: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({ scope: 'notes:read notes:write' }),
        useGrantedResource: () => true,
      },
    },
    fetch: async (url) => {
      fetched.push(String(url));
      return Response.json({ ...DOCUMENT, client_id: String(url) });
    },
  });
  server.on('request', provider.callback());
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { issuer, provider, fetched, close, ...client(issuer) };
}

function client(issuer) {
  const cookies = new Map();
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');

  async function visit(url, init = {}) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(url, issuer), { redirect: 'manual', ...init, headers: { cookie, ...init.headers } });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set);
      cookies.set(name, value);
    }
    return response;
  }

  const post = (url, form, init) => visit(url, { method: 'POST', body: new URLSearchParams(form), ...init });

  function request(more = {}) {
    const all = {
      client_id: CLIENT,
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'openid offline_access notes:read',
      prompt: 'consent',
      resource: RESOURCE,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...more,
    };
    return new URLSearchParams(Object.entries(all).filter(([, value]) => value !== undefined));
  }

  const authorize = (more) => visit(`/auth?${request(more)}`);

  /** Signs a user in, consents, and comes back with a code. */
  async function code(more) {
    let at = (await authorize(more)).headers.get('location');
    for (const form of [{ prompt: 'login', login: 'ann', password: 'x' }, { prompt: 'consent' }]) {
      const resume = (await post(at, form)).headers.get('location');
      at = (await visit(resume)).headers.get('location');
    }
    return new URL(at).searchParams.get('code');
  }

  async function token(form) {
    const response = await post('/token', { client_id: CLIENT, ...form });
    return { status: response.status, ...(await response.json()) };
  }

  const redeem = (value, more) =>
    token({ grant_type: 'authorization_code', code: value, redirect_uri: REDIRECT, code_verifier: verifier, ...more });
  const refresh = (value, more) => token({ grant_type: 'refresh_token', refresh_token: value, ...more });

  return { visit, post, request, authorize, code, redeem, refresh };
}
