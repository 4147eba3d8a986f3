const CODE = /^[a-z][a-z0-9_]{0,63}$/;
const ID = /^[\w-]{1,64}$/;

/** Says that there is no answer, and why; an outage, unless it is the request that cannot be asked about. */
export class Unanswered extends Error {
  constructor(reason, detail = undefined, outage = true) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
    this.outage = outage;
  }
}

/** What an answer (AuthZEN 1.0 access evaluation response) comes to for the question it was given to. */
export function verdict(answer, question) {
  if (typeof answer?.decision !== 'boolean') {
    throw new Unanswered('bad_answer', 'decision is not a boolean');
  }
  const context = answer.context ?? {};
  const reasons = Array.isArray(context.reasons) ? context.reasons.slice(0, 32).map(code) : [];
  const told = { reason: code(context.reason), reasons, evaluation: ID.test(context.id) ? context.id : undefined };
  if (!answer.decision) {
    // the registry cannot tell: that says nothing about the client
    return { trusted: false, outage: told.reason === 'view_stale', ...told };
  }
  if (context.mode === 'report') {
    return { trusted: true, wouldRefuse: context.would_refuse === true, ...told };
  }
  if (isNarrowed(question.context.scope, context.granted_scope)) {
    // a yes to less than was asked: this hook has no way to grant less
    return { ...told, trusted: false, reason: 'scope_beyond_entitlement', reasons: ['scope_beyond_entitlement'] };
  }
  return { trusted: true, ...told };
}

function isNarrowed(asked, granted) {
  if (asked === undefined || typeof granted !== 'string') {
    return false;
  }
  const within = new Set(granted.split(' '));
  return asked.split(' ').some((token) => !within.has(token));
}

/** A reason goes to strangers and into logs: a word of the registry's, or none. */
function code(reason) {
  return typeof reason === 'string' && CODE.test(reason) ? reason : 'unspecified';
}
