/** What takes its time tells of it as it goes on. */
import type { Pieces } from '../engine/pieces.ts';
import type { Progress, ProgressEnd, ProgressMessage } from '../engine/progress.ts';
import type { Instant } from '../outcome.ts';
import type { Daemon } from './daemon.ts';
import { newReader, type PieceReader, sleep } from './waiting.ts';

/** Work in pieces: what it tells, each with its moment, and how it comes out. It is stopped where it tells something. */
export type Told<T> = AsyncGenerator<ProgressMessage, ProgressEnd<T>, void>;

export function broken(kind: NonNullable<ProgressEnd<never>['error']>['kind'], message: string): ProgressEnd<never> {
  return { error: { kind, message }, value: null };
}

/** How work ends whose client has gone away. */
export const CANCELED: ProgressEnd<never> = broken('server-error', 'context canceled');

/** Lets time pass up to a moment. False when the reader went away before. */
export async function reach(daemon: Daemon, reader: PieceReader, at: Instant): Promise<boolean> {
  while (daemon.clock < at && !reader.isGone) await sleep(daemon, reader, { next: at, endsAt: at, asking: null });
  return !reader.isGone;
}

/** As `reach`, so many milliseconds from now. */
export function elapse(daemon: Daemon, reader: PieceReader, milliseconds: number): Promise<boolean> {
  return reach(daemon, reader, daemon.clock + Math.max(0, Math.round(milliseconds)));
}

/** Where work tells by calls what a generator would yield. */
export interface ProgressSink {
  say(message: ProgressMessage): void;
  /** Resolves when all that was said has been taken; false: nobody listens any more. */
  heard(): Promise<boolean>;
}

/** What work says, piece by piece. Work that nobody listens to is told so the next time it asks, and is then waited for. */
export async function* relayed<T>(work: (line: ProgressSink) => Promise<T>): AsyncGenerator<ProgressMessage, T, void> {
  const said: ProgressMessage[] = [];
  const asking: ((isHeard: boolean) => void)[] = [];
  let isLeft = false;
  let wake = (): void => {};
  const working = work({
    say(message) {
      said.push(message);
      wake();
    },
    heard: () =>
      new Promise(resolve => {
        if (isLeft) resolve(false);
        else asking.push(resolve);
        wake();
      }),
  });
  let isDone = false;
  const over = working.finally(() => {
    isDone = true;
    wake();
  });
  // Whoever takes the result is told of a failure; until then it is nobody's.
  over.catch(() => {});
  try {
    while (!isDone || said.length > 0) {
      const next = said.shift();
      if (next !== undefined) {
        yield next;
        continue;
      }
      const woken = new Promise<void>(resolve => {
        wake = resolve;
      });
      for (const resolve of asking.splice(0)) resolve(true);
      await woken;
    }
    return await working;
  } finally {
    isLeft = true;
    for (const resolve of asking.splice(0)) resolve(false);
    await over;
  }
}

interface GoingOn<M, E> {
  readonly messages: Pieces<M>;
  ended(): Promise<E>;
}

/** Work that goes on as what it tells is read; `canceled` tells how it comes out at the moment when its reader goes away. */
export function goingOn<M extends { readonly at: Instant }, E>(
  daemon: Daemon,
  work: (reader: PieceReader) => AsyncGenerator<M, E, void>,
  canceled: () => E,
): GoingOn<M, E> {
  const reader = newReader();
  const told = work(reader);
  let end: { readonly came: E } | null = null;
  const stop = async (): Promise<null> => {
    const stopped = await told.return(canceled());
    end = { came: stopped.done === true ? stopped.value : canceled() };
    return null;
  };
  const next = async (): Promise<M | null> => {
    if (end !== null) return null;
    if (reader.isGone) return stop();
    const step = await told.next();
    if (step.done === true) {
      end = { came: step.value };
      return null;
    }
    return (await reach(daemon, reader, step.value.at)) ? step.value : stop();
  };
  return {
    messages: {
      cancel: () => reader.leave(),
      [Symbol.asyncIterator]: () => ({
        async next() {
          const value = await next();
          return value === null ? { done: true, value: undefined } : { done: false, value };
        },
        async return() {
          reader.leave();
          await next();
          return { done: true, value: undefined };
        },
      }),
    },
    async ended() {
      while (end === null) await next();
      return end.came;
    },
  };
}

export function progressFrom<T>(daemon: Daemon, work: (reader: PieceReader) => Told<T>): Progress<T> {
  return goingOn<ProgressMessage, ProgressEnd<T>>(daemon, work, () => CANCELED);
}
