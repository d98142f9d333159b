/** Waiting inside of the daemon: for a moment, for a change, for whoever reads to go away. */
import type { Pieces } from '../engine/pieces.ts';
import type { Daemon } from './daemon.ts';
import type { Awaited } from './live.ts';

/** Whoever reads pieces or waits. */
export interface PieceReader {
  readonly isGone: boolean;
  readonly gone: Promise<void>;
  leave(): void;
}

export function newReader(): PieceReader {
  let isGone = false;
  let leave = (): void => {};
  const gone = new Promise<void>(resolve => {
    leave = () => {
      isGone = true;
      resolve();
    };
  });
  return {
    get isGone() {
      return isGone;
    },
    gone,
    leave: () => leave(),
  };
}

/** Resolves when the daemon's state is another one. */
function changed(daemon: Daemon): Promise<void> {
  return new Promise(resolve => daemon.wakes.add(resolve));
}

/** Lets time pass until what is waited for comes, something changes, or the reader goes. What then is to be looked at anew. */
export function sleep(daemon: Daemon, reader: PieceReader, awaited: Omit<Awaited, 'off'>): Promise<void> {
  return daemon.wait(daemon, { ...awaited, off: Promise.race([reader.gone, changed(daemon)]) });
}

/** What a generator makes, for a reader who may go away while the next piece is waited for. */
export function piecesFrom<T>(make: (reader: PieceReader) => AsyncGenerator<T, void>): Pieces<T> {
  const reader = newReader();
  const made = make(reader);
  const done = { done: true, value: undefined } as const;
  return {
    cancel: () => reader.leave(),
    [Symbol.asyncIterator]: () => ({
      async next() {
        if (reader.isGone) return done;
        const next = await made.next();
        return reader.isGone ? done : next;
      },
      async return() {
        reader.leave();
        return done;
      },
    }),
  };
}
