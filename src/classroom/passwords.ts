/**
 * Hashes of passwords and PINs: Argon2id as WebAssembly, a few at a time on threads of their own, so that a class that signs in at once
 * stops neither the rest nor the event loop.
 */
import { Worker } from 'node:worker_threads';
import { Fault } from '../fault.ts';

/** `line`: those of one line wait behind each other, and the lines take turns: a flood of sign-ins from one place keeps nobody else from joining. */
export interface Passwords {
  /** @throws Fault `overloaded` when too many wait in the line */
  hash(secret: string, line?: string): Promise<string>;
  /**
   * As dear as the kept hash was: memory, passes and lanes stand in it. Null for a name that is nobody's: wrong, and as dear as a right one.
   * @throws Fault `overloaded` when too many wait in the line
   */
  verify(kept: string | null, secret: string, line?: string): Promise<boolean>;
}

export interface PasswordLimits {
  /** At once, each on a thread of its own. */
  readonly parallel: number;
  /** In one line. */
  readonly waiting: number;
  /** In all lines together. */
  readonly waitingInAll: number;
  /** Milliseconds without work after which a thread is ended, and its memory given back. */
  readonly rest: number;
}

const LIMITS: PasswordLimits = { parallel: 2, waiting: 500, waitingInAll: 2000, rest: 20_000 };

/** Of nothing that anybody knows, at the cost of those that are made here. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$ahDPGu9yJETC15EYc8hK+w$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** What a thread is asked, and what it answers: see `hashing-thread.js`. */
export type HashTask =
  | { readonly what: 'hash'; readonly secret: string }
  | { readonly what: 'verify'; readonly kept: string; readonly secret: string };
export type HashAnswer = { readonly value: string | boolean } | { readonly error: string };

export function argon2Passwords(limits: Partial<PasswordLimits> = {}): Passwords {
  const { parallel, waiting, waitingInAll, rest } = { ...LIMITS, ...limits };
  /** Who waits, by line; the line whose turn is next stands first. */
  const lines = new Map<string, (() => void)[]>();
  const free = new Set<HashingThread>();
  let running = 0;
  let inAll = 0;

  async function inLine(task: HashTask, name: string): Promise<string | boolean> {
    if (running >= parallel) {
      const line = lines.get(name) ?? [];
      if (line.length >= waiting || inAll >= waitingInAll)
        throw new Fault('overloaded', 'too many are signing in at once');
      lines.set(name, line);
      inAll += 1;
      // Whoever leaves hands its place over, so `running` stays as it is.
      await new Promise<void>(resolve => line.push(resolve));
    } else running += 1;
    try {
      return await onThread(task);
    } finally {
      const next = nextInTurn();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  function nextInTurn(): (() => void) | undefined {
    for (const [name, line] of lines) {
      const next = line.shift();
      lines.delete(name);
      if (line.length > 0) lines.set(name, line);
      if (next === undefined) continue;
      inAll -= 1;
      return next;
    }
    return undefined;
  }

  async function onThread(task: HashTask): Promise<string | boolean> {
    const [thread = startThread(gone => free.delete(gone))] = free;
    free.delete(thread);
    try {
      const value = await thread.run(task);
      free.add(thread);
      thread.endAfter(rest);
      return value;
    } catch (error) {
      // Whatever it was, the next task starts another.
      thread.end();
      throw error;
    }
  }

  return {
    hash: async (secret, line = '') => String(await inLine({ what: 'hash', secret }, line)),
    verify: async (kept, secret, line = '') =>
      (await inLine({ what: 'verify', kept: kept ?? NOBODYS, secret }, line)) === true,
  };
}

interface HashingThread {
  /** One task at a time; the process does not end before it. */
  run(task: HashTask): Promise<string | boolean>;
  /** Unless it is given a task before. */
  endAfter(milliseconds: number): void;
  end(): void;
}

/** Beside this file, and in the bundle beside the chunk that holds this file. */
const THREAD = new URL('hashing-thread.js', import.meta.url);

/** `gone` is called when it is about to end or has ended, for whatever reason: it must not be given another task. */
function startThread(gone: (thread: HashingThread) => void): HashingThread {
  // It needs nothing of what this process was started with, such as a loader of TypeScript.
  const worker = new Worker(THREAD, { name: 'passwords', execArgv: [] });
  let rest: NodeJS.Timeout | undefined;
  const thread: HashingThread = {
    run: task =>
      new Promise((resolve, reject) => {
        clearTimeout(rest);
        const over = (settle: () => void) => {
          worker.off('message', answered).off('error', failed).off('exit', ended).unref();
          settle();
        };
        const answered = (answer: HashAnswer) =>
          over(() => ('error' in answer ? reject(new Error(answer.error)) : resolve(answer.value)));
        const failed = (error: unknown) => over(() => reject(error));
        const ended = (code: number) => over(() => reject(new Error(`a thread that hashes ended with ${code}`)));
        worker.on('message', answered).on('error', failed).on('exit', ended).ref();
        worker.postMessage(task);
      }),
    endAfter: milliseconds => {
      rest = setTimeout(thread.end, milliseconds).unref();
    },
    end: () => {
      gone(thread);
      void worker.terminate();
    },
  };
  // Without a listener an error between two tasks would end the process.
  worker.on('error', () => gone(thread)).on('exit', () => gone(thread));
  return thread;
}
