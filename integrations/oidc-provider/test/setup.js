import { generateKeyPairSync } from 'node:crypto';
import { countersign } from '../index.js';
import { authorizationServer } from './authorization-server.js';
import { countersignWire } from './countersign.js';

const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const publicKey = keys.publicKey;
export const CREDENTIALS = { jwk: keys.privateKey.export({ format: 'jwk' }), kid: 'k1' };

/** Countersign's wire and an oidc-provider that asks it, both gone when the test is over. */
export async function setup(t, options = {}) {
  const wire = await countersignWire();
  t.after(wire.close);
  const events = [];
  const log = (event) => events.push(event);
  let trust;
  const server = await authorizationServer((issuer) => {
    trust = countersign({ url: wire.url, issuer, credentials: CREDENTIALS, timeout: 10_000, log, ...options });
    return trust;
  });
  t.after(server.close);
  return { wire, events, server, trust };
}

/** What an authorization request came to: the way on, or the error that the page shows. */
export async function outcome(response) {
  const page = await response.text();
  const shown = (name) => new RegExp(`<strong>${name}</strong>: ([^<]*)<`).exec(page)?.[1];
  return response.status === 303
    ? { goesOn: response.headers.get('location').startsWith('/interaction/') }
    : { status: response.status, error: shown('error'), description: shown('error_description') };
}
