import type { JsonWebKey, KeyObject } from 'node:crypto';

/** How the authorization server proves to Countersign who it is: a key of its own (RFC 7523), or tokens from elsewhere. */
export type Credentials =
  | { /** PKCS#8 as PEM, or a key object. */ privateKey: string | KeyObject; kid: string; alg?: string }
  | { jwk: JsonWebKey & { kid?: string; alg?: string }; kid?: string; alg?: string }
  | {
      /** Called for every question, so it keeps its token itself; `refused` is one that Countersign did not accept. */
      token: (refused?: string) => string | Promise<string>;
    };

/** A refusal, or what would have been one. */
export interface TrustEvent {
  message: string;
  /** `would_refuse` in report mode, here or at Countersign. */
  outcome: 'refused' | 'would_refuse';
  /** A reason of Countersign's, or of this module's where there was no answer (README). */
  reason: string;
  reasons: string[];
  /** More about the cause, for the operator only. */
  detail?: string;
  /** The id of the evaluation at Countersign. */
  evaluation?: string;
  /** What a stranger wrote: escape it. */
  client_id: string;
  action?: 'register' | 'authorize' | 'token' | 'refresh';
  resource?: string;
}

export interface Options {
  /** Countersign's base URL, as it names itself; https, except on loopback. */
  url: string;
  /** The issuer under which this authorization server is registered at Countersign. */
  issuer: string;
  credentials: Credentials;
  /** The environment to ask for: `dev`, `staging` or `prod`; without it, the server's usual one. */
  environment?: string;
  /** Whether a client that is not trusted is refused (the default), or only written about. */
  mode?: 'enforce' | 'report';
  /** Milliseconds for one question, with everything it takes; 2000 unless given. */
  timeout?: number;
  /** The protected resource of a request that names none (RFC 8707); without one, it is about the server itself. */
  resource?: (ctx: any, client: any) => string | string[] | undefined | Promise<string | string[] | undefined>;
  /** Where refusals are told; one line of JSON on stderr unless given. */
  log?: (event: TrustEvent) => void;
}

/** Hooks for `features.clientIdMetadataDocument`: true, or the OAuth error that the client is told. */
export interface Trust {
  allowClient(ctx: unknown, client: { readonly clientId: string }): Promise<boolean>;
  allowFetch(ctx: unknown, clientId: string): Promise<boolean>;
}

/** Throws a TypeError that names the option at fault. */
export function countersign(options: Options): Trust;
