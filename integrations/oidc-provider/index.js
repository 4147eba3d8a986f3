import { asker } from './lib/ask.js';
import { credentials } from './lib/credentials.js';
import { checked } from './lib/options.js';
import { questions, question } from './lib/question.js';
import { refusal } from './lib/refusal.js';
import { Unanswered, verdict } from './lib/verdict.js';

/** The hooks of `features.clientIdMetadataDocument` that ask Countersign; each returns true, or throws what the OAuth client is told. */
export function countersign(given) {
  const options = checked(given);
  const ask = asker(options.url, credentials(options), options.timeout);

  async function judged(asked) {
    try {
      return { asked, ...verdict(await ask(asked), asked) };
    } catch (cause) {
      return { asked, ...unanswered(cause) };
    }
  }

  async function decide(ctx, clientId, asking) {
    let verdicts;
    try {
      verdicts = await Promise.all((await asking()).map(judged));
    } catch (cause) {
      verdicts = [{ asked: question(undefined, clientId), ...unanswered(cause, 'question_failed') }];
    }
    for (const each of verdicts.filter((it) => !it.trusted || it.wouldRefuse)) {
      tell(options, clientId, each);
    }
    const against = verdicts.find((it) => !it.trusted);
    if (against && options.mode === 'enforce') {
      throw refusal(ctx, against);
    }
    return true;
  }

  return {
    allowFetch: (ctx, clientId) => decide(ctx, clientId, async () => [question('register', clientId, options)]),
    allowClient: (ctx, client) => decide(ctx, client.clientId, () => questions(ctx, client, options)),
  };
}

function unanswered(cause, reason = 'unanswered') {
  const known = cause instanceof Unanswered ? cause : new Unanswered(reason, String(cause?.message ?? cause));
  return { trusted: false, outage: known.outage, reason: known.reason, reasons: [known.reason], detail: known.detail };
}

function tell({ log, mode }, clientId, { asked, trusted, reason, reasons, detail, evaluation }) {
  const refused = !trusted && mode === 'enforce';
  try {
    log({
      message: refused ? 'countersign: a client was refused' : 'countersign: a client would have been refused',
      outcome: refused ? 'refused' : 'would_refuse',
      reason,
      reasons,
      ...(detail && { detail: detail.slice(0, 256) }),
      ...(evaluation && { evaluation }),
      client_id: clientId.slice(0, 512),
      action: asked.action?.name,
      resource: asked.resource?.id.slice(0, 512),
    });
  } catch {
    // what is decided does not depend on whether it could be written down
  }
}
