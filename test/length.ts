/**
 * How long the tests look: `npm run test:quick` glances, `npm test` looks, `npm run soak` looks as long as is worth it. What has
 * more than one length asks here for the one to run, and says in its title which it is, so that the end of a run can say it too.
 */
import type { AsyncFunc, Context, Test } from 'mocha';
import { leftOut } from './left-out.ts';

const lengths = ['quick', 'usual', 'full'] as const;
type Length = (typeof lengths)[number];

function isLength(text: string): text is Length {
  return lengths.some(length => length === text);
}

function chosen(): Length {
  const { LENGTH = 'usual' } = process.env;
  if (!isLength(LENGTH)) throw new Error(`LENGTH is one of ${lengths.join(', ')}, not ${LENGTH}`);
  return LENGTH;
}

const LENGTH: Length = chosen();

/** In runs, rounds, states …: whatever the test counts. */
export interface Lengths {
  /** As `usual` when it is left out; 0 leaves the test out. */
  readonly quick?: number;
  readonly usual: number;
  readonly full: number;
}

/** How a title says which of its lengths is run: `[40 of 800]`. */
export const SIZED = / \[(\d+) of (\d+)\]$/;

/** One of many tests that look at the same rules: a glance takes every twelfth of them, as `place` counts them from 0. */
export function itOfMany(title: string, place: number, body: AsyncFunc): Test {
  return LENGTH === 'quick' && place % 12 !== 0 ? leftOut(title, 'one in twelve for a glance') : it(title, body);
}

/** A test of several lengths; `body` is given the one to run. */
export function itFor(
  title: string,
  { usual, quick = usual, full }: Lengths,
  body: (this: Context, length: number) => Promise<void>,
): Test {
  const length = { quick, usual, full }[LENGTH];
  if (length === 0) return leftOut(title, 'takes too long for a glance');
  const played: AsyncFunc = function () {
    return body.call(this, length);
  };
  return it(`${title} [${length} of ${full}]`, played);
}
