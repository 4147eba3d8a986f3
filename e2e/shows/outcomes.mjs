// What the checks expect of an attempt: a tool call that says who called, or a refusal that the client sees as an OAuth error.
import { SignInRefused } from '../browser.mjs';

/** The attempt reached the tool, in the name of the client's URL. */
export async function reached(attempt, client) {
  const { client_id: clientId } = await attempt();
  if (clientId !== client.clientId) throw new Error(`the tool was called by ${clientId}`);
  return clientId;
}

/**
 * The attempt was refused by the authorization server; answers how. Anything else that went wrong is a failure.
 *
 * @param because what the refusal has to say, where that matters
 */
export async function refused(mcp, attempt, because = '') {
  let answer;
  try {
    answer = await attempt();
  } catch (error) {
    const said = error.text ?? error.message;
    if (!said.includes(because)) throw new Error(`refused, but not because of ${because}: ${said}`, { cause: error });
    if (error instanceof SignInRefused) return `${error.status} ${[error.code, `"${error.text}"`].filter(Boolean).join(' ')}`;
    const code = mcp.oauthError(error);
    if (typeof code === 'string' && /^[a-z_]+$/.test(code)) return `${code} "${said}"`;
    throw error;
  }
  throw new Error(`not refused: ${JSON.stringify(answer)}`);
}

/** Tries until it is refused, by the time of `performance.now()`; answers how. */
export async function refusedAtLast(mcp, attempt, deadline) {
  while (performance.now() < deadline) {
    let succeeded = false;
    const how = await refused(mcp, async () => {
      await attempt();
      succeeded = true;
    }).catch(error => {
      if (!succeeded) throw error;
    });
    if (how) return how;
  }
  throw new Error('not refused in time');
}
