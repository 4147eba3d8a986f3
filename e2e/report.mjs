// What a run prints: one line a check, and a last line with the sum.
const started = Date.now();
let passed = 0;
const failures = [];

export const seconds = since => ((Date.now() - since) / 1000).toFixed(1);

/** A title above the checks that follow. */
export const title = text => console.log(`\n${text}`);

/** A measured number or another fact that is worth a line; nothing is checked. */
export const note = text => console.log(`     ${text}`);

/** Runs a check and prints its line. What it returns, where that is text, is printed beside it; what it throws is the failure. */
export async function check(name, act) {
  const begin = Date.now();
  try {
    const found = await act();
    passed += 1;
    console.log(`ok   ${name}${typeof found === 'string' ? `: ${found}` : ''}  (${seconds(begin)} s)`);
    return found;
  } catch (error) {
    failures.push(name);
    console.log(`FAIL ${name}: ${error.stack ?? error}${error.cause ? `\n     because of ${error.cause.stack ?? error.cause}` : ''}`);
    return undefined;
  }
}

/** Prints the sum; answers whether everything passed, and anything at all. */
export function summary() {
  console.log(`\ne2e: ${passed} passed, ${failures.length} failed in ${seconds(started)} s`);
  return passed > 0 && failures.length === 0;
}
