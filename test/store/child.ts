/** Starts a process of its own around the store, to be killed. It is bundled once, so that it starts in a blink. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

export interface Child {
  /** The next line that it prints; '' when it has ended. */
  line(): Promise<string>;
  /** Every line that it has printed and nobody has taken. */
  lines(): string[];
  kill(): void;
  ended(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

let bundle: string | null = null;

async function bundled(): Promise<string> {
  if (bundle !== null) return bundle;
  const folder = mkdtempSync(join(tmpdir(), 'drydock-child-'));
  chmodSync(folder, 0o755);
  const outfile = join(folder, 'child.mjs');
  await esbuild.build({
    entryPoints: [fileURLToPath(new URL('child-main.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  bundle = outfile;
  return outfile;
}

/** `wrapper`: a program that runs the one after it, with its arguments. */
export async function runChild(
  what: string,
  folder: string,
  options: { uid?: number; gid?: number; args?: readonly string[]; wrapper?: readonly string[] } = {},
): Promise<Child> {
  const script = await bundled();
  const { uid, gid, args = [], wrapper = [] } = options;
  const [command = '', ...rest] = [...wrapper, process.execPath, script, what, folder, ...args];
  const child: ChildProcess = spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH ?? '' },
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  });
  const printed: string[] = [];
  let over = false;
  let wake: () => void = () => undefined;
  const reader = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  reader.on('line', line => {
    printed.push(line);
    wake();
  });
  const closed = new Promise<void>(resolve => {
    reader.once('close', () => {
      over = true;
      wake();
      resolve();
    });
  });
  const exit = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  return {
    line: async () => {
      while (printed.length === 0 && !over) await new Promise<void>(resolve => (wake = resolve));
      return printed.shift() ?? '';
    },
    lines: () => printed.splice(0),
    kill: () => child.kill('SIGKILL'),
    ended: async () => {
      const how = await exit;
      await closed;
      return how;
    },
  };
}
