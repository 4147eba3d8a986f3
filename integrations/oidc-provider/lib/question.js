import { Unanswered } from './verdict.js';

// oidc-provider looks a client up on every route; on these it works with what it issued before
const ISSUED = new Set(['token', 'userinfo', 'introspection', 'revocation', 'credential']);

// these authenticate the client before they read the other parameters
const PUSHED = new Set(['pushed_authorization_request', 'device_authorization', 'backchannel_authentication']);

// what a token request redeems: where it is kept, and by which parameter it is named
const REDEEMED = new Map([
  ['authorization_code', ['AuthorizationCode', 'code']],
  ['refresh_token', ['RefreshToken', 'refresh_token']],
  ['urn:ietf:params:oauth:grant-type:device_code', ['DeviceCode', 'device_code']],
  ['urn:openid:params:grant-type:ciba', ['BackchannelAuthenticationRequest', 'auth_req_id']],
]);

// about the sign-in (OpenID Connect Core §3.1.2.1, §11), at no protected resource
const OF_THE_SIGN_IN = new Set(['openid', 'offline_access']);

const MOST_RESOURCES = 8;

/** One AuthZEN 1.0 access evaluation request; about the authorization server itself unless a protected resource is named. */
export function question(action, clientId, { issuer, environment } = {}, context = {}, resource = undefined) {
  return {
    subject: { type: 'oauth_client', id: clientId },
    ...(action && { action: { name: action } }),
    ...(issuer && { resource: resource ? { type: 'oauth_resource', id: resource } : { type: 'issuer', id: issuer } }),
    context: { ...context, environment },
  };
}

/** What is to be asked about a use of a client: one question, or one for each resource (RFC 8707) it is about. */
export async function questions(ctx, client, options) {
  const asked = parameters(ctx);
  const redeemed = await redeems(ctx, asked);
  const action = actionOf(ctx, asked);
  // a request to redeem a code has no say in its scope, and one to refresh can only narrow it
  const scope = text((action === 'refresh' && asked.scope) || (redeemed ?? asked).scope);
  const context = { redirect_uri: text(asked.redirect_uri), scope };
  const resources = named(asked.resource) ?? named(redeemed?.resource) ?? named(await options.resource?.(ctx, client));
  if (!resources) {
    return [question(action, client.clientId, options, context)];
  }
  if (resources.length > MOST_RESOURCES) {
    throw new Unanswered('too_many_resources', `more than ${MOST_RESOURCES}`, false);
  }
  const there = { ...context, scope: ofResource(scope) };
  return resources.map((resource) => question(action, client.clientId, options, there, resource));
}

function actionOf(ctx, asked) {
  const route = ctx?.oidc?.route;
  if (route === 'token' && asked.grant_type === 'refresh_token') {
    return 'refresh';
  }
  return ISSUED.has(route) ? 'token' : 'authorize';
}

function parameters(ctx) {
  const { route, params, body } = ctx?.oidc ?? {};
  return (PUSHED.has(route) ? body : params) ?? {};
}

/** The code or token that is redeemed: it, and not the request, says what will be granted when the request does not. */
function redeems(ctx, asked) {
  const [model, parameter] = (ctx?.oidc?.route === 'token' && REDEEMED.get(asked.grant_type)) || [];
  // whether it is this client's, and still good, is for oidc-provider to see
  return ctx?.oidc?.provider[model]?.find(asked[parameter]);
}

function named(resource) {
  const list = [resource].flat().filter(text);
  return list.length > 0 ? [...new Set(list)] : undefined;
}

function ofResource(scope) {
  return scope?.split(' ').filter((token) => token && !OF_THE_SIGN_IN.has(token)).join(' ') || undefined;
}

function text(value) {
  return typeof value === 'string' && value ? value : undefined;
}
