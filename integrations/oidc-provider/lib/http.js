import { Unanswered } from './verdict.js';

const MOST_BYTES = 64 * 1024;

/** POSTs and reads the answer as JSON, whatever its status; what cannot be had is an Unanswered that says why. */
export async function post(url, headers, body, signal) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      // a token goes where it was meant to go, and nowhere else
      redirect: 'manual',
      headers: { accept: 'application/json', ...headers },
      body,
      signal,
    });
    return { status: response.status, json: json(await bytes(response)) };
  } catch (cause) {
    if (cause instanceof Unanswered) {
      throw cause;
    }
    throw signal.aborted ? timedOut() : new Unanswered('unreachable', cause.cause?.code ?? cause.message);
  }
}

/** What a promise comes to, unless the time is up first. */
export function inTime(promise, signal) {
  const late = new Promise((_, reject) => {
    const stop = () => reject(timedOut());
    if (signal.aborted) {
      stop();
    } else {
      signal.addEventListener('abort', stop, { once: true });
    }
  });
  return Promise.race([promise, late]);
}

function timedOut() {
  return new Unanswered('timeout');
}

async function bytes(response) {
  const chunks = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MOST_BYTES) {
      throw new Unanswered('answer_too_large');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function json(body) {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
