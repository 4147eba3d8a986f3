import { errors } from 'oidc-provider';

/** Says that nobody can tell now: clients try again, where invalid_client would make them forget their tokens. */
class Unavailable extends errors.InvalidClient {
  constructor(description) {
    super(description);
    this.message = 'temporarily_unavailable';
    this.error = 'temporarily_unavailable';
    this.status = 503;
    this.statusCode = 503;
  }
}

/** The error that ends the request of a client, with the reason in its description (RFC 6749 §5.2). */
export function refusal(ctx, { outage, reason }) {
  if (ctx?.oidc) {
    // the error page would look the client up, and ask, once more
    ctx.oidc.noclient = true;
  }
  return outage
    ? new Unavailable(`whether the client is trusted cannot be told now: ${reason}`)
    : new errors.InvalidClient(`client is not trusted: ${reason}`);
}
