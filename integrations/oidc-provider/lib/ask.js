import { inTime, post } from './http.js';
import { Unanswered } from './verdict.js';

const UNAUTHORIZED = 401;
const OK = 200;

/** Asks one question at the evaluation endpoint (AuthZEN 1.0) and gives its answer as it came; no answer is kept. */
export function asker(url, tokenAfter, timeout) {
  async function once(question, token, signal) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return post(`${url}/access/v1/evaluation`, headers, JSON.stringify(question), signal);
  }

  return async function ask(question) {
    const signal = AbortSignal.timeout(timeout);
    const token = await inTime(tokenAfter(undefined), signal);
    let answer = await once(question, token, signal);
    if (answer.status === UNAUTHORIZED) {
      // the registry may have new keys: a token it does not know any more is replaced, once
      answer = await once(question, await inTime(tokenAfter(token), signal), signal);
    }
    if (answer.status !== OK) {
      throw new Unanswered('bad_status', `${answer.status}${problem(answer.json)}`);
    }
    return answer.json;
  };
}

/** The kind of an RFC 9457 problem. */
function problem(json) {
  return typeof json?.type === 'string' ? ` ${json.type}` : '';
}
