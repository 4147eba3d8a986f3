// Child processes, and everything else that must be gone when the run ends, however it ends.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

const STOP_MILLIS = 30_000;
const endings = [];
let ended;

/** Has this done at the end of the run; what came last ends first. */
export const atEnd = ending => (ended ? ending() : endings.push(ending));

/** Ends everything that was started, once. */
export const end = () => (ended ??= endAll());

async function endAll() {
  while (endings.length > 0) {
    try {
      await endings.pop()();
    } catch (error) {
      console.error(`not ended: ${error}`);
    }
  }
}

/** Starts a program and waits for the line that says it is ready; its output is kept in the file `log`. */
export async function start(name, command, parameters, { env, cwd, log, ready, patience = 180_000 }) {
  const child = spawn(command, parameters, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise(resolve => child.once('close', resolve));
  const copy = createWriteStream(log);
  atEnd(() => stop(child, gone));
  try {
    await new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`${name} was not ready within ${patience / 1000} s`)), patience).unref();
      child.once('error', reject);
      gone.then(() => reject(new Error(`${name} has ended`)));
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', line => {
          copy.write(`${line}\n`);
          if (ready.test(line)) resolve();
        });
      }
    });
  } catch (error) {
    if (!ended) console.error(await readFile(log, 'utf8').catch(() => ''));
    throw error;
  }
}

async function stop(child, gone) {
  child.kill('SIGTERM');
  const killing = setTimeout(() => child.kill('SIGKILL'), STOP_MILLIS);
  await gone;
  clearTimeout(killing);
}

/** The environment of this process without the settings of a program, and with others. */
export function environment(without, settings) {
  const kept = Object.entries(process.env).filter(([name]) => !without.some(prefix => name.startsWith(prefix)));
  return { ...Object.fromEntries(kept), ...settings };
}

/** The first of `count` free ports of 127.0.0.1 in a row. */
export async function freePorts(count = 1) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const first = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(first + index)));
    if (free.every(Boolean)) return first;
  }
  throw new Error(`no ${count} free ports in a row`);
}

function isFree(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
