/** `drydock host`: a simulated host at this process's own keyboard, in a pipe, or replaying recorded sessions. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { CommanderError } from 'commander';
import { boot, type Platform, type ProfileName } from '../docker/index.ts';
import { deadline } from './deadline.ts';
import { readFolder } from './folder.ts';
import { sitAtKeyboard } from './keyboard.ts';
import { runPipe } from './pipe.ts';
import { replaySessions, sessionsFile } from './sessions.ts';

/** Bad usage, as people's shells expect it. */
const EXIT_USAGE = 2;
const stdout = (text: string): void => void process.stdout.write(text);
const stderr = (text: string): void => void process.stderr.write(text);

export interface HostFlags {
  readonly files?: string;
  readonly registry?: string;
  readonly image: readonly string[];
  readonly platform: Platform;
  readonly docker: ProfileName;
  readonly at?: number;
  readonly seed: number;
  readonly tty?: number;
  readonly json?: boolean;
  readonly sessions?: string;
  /** Seconds of CPU for each line. */
  readonly deadline: number;
}

/** Resolves with the exit code. @throws CommanderError when a flag's value is of no use */
export async function host(flags: HostFlags): Promise<number> {
  const catalogue = flags.registry === undefined ? null : readJson(flags.registry, '--registry');
  const at = flags.at ?? Date.now();
  const { platform, docker: profile, seed } = flags;
  const kept = deadline({ seconds: flags.deadline, locale: 'en' });
  if (flags.sessions !== undefined) {
    const recorded = sessionsFile.safeParse(readJson(flags.sessions, '--sessions'));
    if (!recorded.success)
      throw usage(
        `--sessions ${flags.sessions}: not a file of recorded sessions: ${recorded.error.issues[0]?.message ?? ''}`,
      );
    process.stdout.write(
      `${JSON.stringify(await replaySessions(recorded.data, { catalogue, platform, profile, seed, at, deadline: kept }), null, 1)}\n`,
    );
    return 0;
  }
  const started = Date.now();
  const now = (): number => at + (flags.at === undefined || process.stdin.isTTY ? Date.now() - started : 0);
  const booted = await boot({
    seed,
    at,
    platform,
    directory: '/home/student',
    files: flags.files === undefined ? {} : readFolder(flags.files),
    images: flags.image,
    profile,
    catalogue,
  }).catch((error: unknown) => {
    throw usage(error instanceof Error ? error.message : String(error));
  });
  if (process.stdin.isTTY && process.stdout.isTTY && flags.json !== true) {
    return sitAtKeyboard({
      host: booted,
      input: process.stdin,
      output: process.stdout,
      now,
      deadline: kept,
      pace: 0.4,
      pause,
      greeting: `A simulated Docker host (${platform}). Nothing you type leaves it. Ctrl-D to leave.\n`,
    });
  }
  return runPipe({
    host: booted,
    lines: createInterface({ input: process.stdin, terminal: false }),
    json: flags.json ?? false,
    columns: flags.tty ?? null,
    now,
    deadline: kept,
    stdout,
    stderr,
  });
}

function readJson(path: string, flag: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw usage(`${flag} ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function usage(message: string): CommanderError {
  process.stderr.write(`error: ${message}\n`);
  return new CommanderError(EXIT_USAGE, 'drydock.usage', message);
}
