import { once } from 'node:events';
import { createServer } from 'node:http';

export const TRUSTED = { decision: true, context: { id: 'e-1', reason: 'trusted', reasons: ['trusted'] } };

/** An answer that says no. */
export function no(reason, ...others) {
  return { decision: false, context: { id: 'e-2', reason, reasons: [reason, ...others] } };
}

/** Countersign's wire on loopback: answers what it is told to, and remembers what it was asked. */
export async function countersignWire() {
  const wire = {
    questions: [],
    tokenRequests: [],
    bearers: [],
    /** Answers a question: a body, or a function that takes the response in hand. */
    answer: () => TRUSTED,
    /** Answers a token request. */
    issue: () => ({ access_token: `token-${wire.tokenRequests.length}`, token_type: 'Bearer', expires_in: 600 }),
  };
  const server = createServer(async (request, response) => {
    const body = await text(request);
    let answer;
    if (request.url === '/access/v1/token') {
      wire.tokenRequests.push(Object.fromEntries(new URLSearchParams(body)));
      answer = await wire.issue(response);
    } else if (request.url === '/access/v1/evaluation' && request.method === 'POST') {
      wire.questions.push(JSON.parse(body));
      wire.bearers.push(request.headers.authorization);
      answer = await wire.answer(wire.questions.at(-1), response, request);
    } else {
      wire.strayed = request.url;
      response.statusCode = 404;
    }
    if (!response.writableEnded && answer !== null) {
      response.setHeader('content-type', 'application/json');
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? {}));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  wire.url = `http://127.0.0.1:${server.address().port}`;
  wire.close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return wire;
}

async function text(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
