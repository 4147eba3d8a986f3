import { createPrivateKey, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { post } from './http.js';
import { ensure } from './options.js';
import { Unanswered } from './verdict.js';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ASSERTION_LIFE = 60;
const LONGEST_KEPT = 3600;
const EARLY = 30;
const BEARER = /^[\x21-\x7e]{1,16384}$/;
const ALGORITHMS = { ec: 'ES256', rsa: 'RS256', 'rsa-pss': 'PS256', ed25519: 'EdDSA' };

/** Gives an access token for Countersign, and another one after one that was refused there. */
export function credentials({ credentials: given, ...options }) {
  const ways = ['token', 'privateKey', 'jwk'].filter((name) => given[name] !== undefined);
  ensure(ways.length === 1, 'credentials', 'must have exactly one of token, privateKey and jwk');
  if (ways[0] === 'token') {
    ensure(typeof given.token === 'function', 'credentials.token', 'must be a function');
    return async (refused) => bearer(await given.token(refused));
  }
  return kept(exchange(options, signer(given)), options.timeout);
}

/** One token for all, until shortly before it ends; whoever needs the next one while it is fetched waits for the same. */
function kept(fetchToken, timeout) {
  let held;
  let pending;
  return async function tokenAfter(refused) {
    if (held && held.token !== refused && performance.now() < held.until) {
      return held.token;
    }
    held = undefined;
    // it is for many, so no single one's time limits it
    pending ??= fetchToken(AbortSignal.timeout(timeout)).finally(() => {
      pending = undefined;
    });
    held = await pending;
    return held.token;
  };
}

/** The client credentials grant with a signed assertion (RFC 6749 §4.4, RFC 7523 §2.2). */
function exchange({ url, issuer }, { key, kid, alg }) {
  const endpoint = `${url}/access/v1/token`;
  return async function fetchToken(signal) {
    const now = Math.floor(Date.now() / 1000);
    const asked = performance.now();
    const assertion = await new SignJWT()
      .setProtectedHeader({ alg, kid, typ: 'JWT' })
      .setIssuer(issuer)
      .setSubject(issuer)
      .setAudience(url)
      .setIssuedAt(now)
      .setExpirationTime(now + ASSERTION_LIFE)
      .setJti(randomUUID())
      .sign(key);
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: ASSERTION_TYPE,
      client_assertion: assertion,
    });
    const { status, json } = await post(endpoint, {}, form, signal);
    if (status !== 200) {
      const error = typeof json?.error === 'string' ? ` ${json.error}` : '';
      throw new Unanswered('token_refused', `${status}${error}`);
    }
    return { token: bearer(json?.access_token), until: asked + lifeKept(json.expires_in) };
  };
}

function lifeKept(expiresIn) {
  const life = Number.isFinite(expiresIn) && expiresIn > 0 ? Math.min(expiresIn, LONGEST_KEPT) : 0;
  return (life - Math.min(EARLY, life / 2)) * 1000;
}

function bearer(token) {
  if (typeof token !== 'string' || !BEARER.test(token)) {
    throw new Unanswered('token_malformed');
  }
  return token;
}

function signer({ privateKey, jwk, kid = jwk?.kid, alg = jwk?.alg }) {
  ensure(typeof kid === 'string' && kid.length > 0, 'credentials.kid', 'must name the key');
  const name = jwk ? 'credentials.jwk' : 'credentials.privateKey';
  const key = readKey(name, privateKey ?? { key: jwk, format: 'jwk' });
  const algorithm = alg ?? algorithmOf(key);
  ensure(algorithm, name, 'must be an EC (P-256), RSA or Ed25519 key');
  return { key, kid, alg: algorithm };
}

function readKey(name, given) {
  try {
    return given.type === 'private' ? given : createPrivateKey(given);
  } catch {
    // the cause may quote the key
    return ensure(false, name, 'must be a private key');
  }
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }) {
  const isOther = asymmetricKeyType === 'ec' && asymmetricKeyDetails.namedCurve !== 'prime256v1';
  return isOther ? undefined : ALGORITHMS[asymmetricKeyType];
}
