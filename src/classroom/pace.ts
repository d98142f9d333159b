/**
 * How fast something may go on from one place: so many at once, then one after another. Nobody is shut out by what others did before: of those who wait the
 * newest is next, so whoever comes behind a flood has their turn soon, and it is the flood that is told to come again, by `too-many`.
 */
import { Fault } from '../fault.ts';

export interface PaceOptions {
  /** So many are taken at once, whenever the place has been quiet for long enough. */
  readonly burst: number;
  /** Milliseconds between two, once they are spent. */
  readonly every: number;
  /** So many may wait. */
  readonly line: number;
}

/** A clock that never jumps, and its timer. */
export interface Pacer {
  /** Milliseconds. */
  readonly now: () => number;
  readonly after: (milliseconds: number, task: () => void) => void;
}

export interface Pace {
  /** Resolves when it is this one's turn. @throws Fault `too-many` with `seconds` when too many came after it */
  turn(place: string): Promise<void>;
  /** The turn was used for nothing that is to be slowed down. */
  giveBack(place: string): void;
}

interface InLine {
  readonly go: () => void;
  readonly giveUp: (why: Fault) => void;
}

interface PacedPlace {
  /** When all turns that were taken are made good again. */
  quiet: number;
  /** The newest stands last. */
  readonly waiting: InLine[];
}

/** More places than ever come in a minute; those that are quiet are forgotten then. */
const PLACES = 10_000;

const usual: Pacer = {
  now: () => performance.now(),
  after: (milliseconds, task) => void setTimeout(task, milliseconds).unref(),
};

export function pace({ burst, every, line }: PaceOptions, { now, after }: Pacer = usual): Pace {
  const places = new Map<string, PacedPlace>();

  function placeOf(name: string): PacedPlace {
    const known = places.get(name);
    if (known !== undefined) return known;
    if (places.size >= PLACES) {
      for (const [each, { quiet, waiting }] of places) if (quiet <= now() && waiting.length === 0) places.delete(each);
    }
    const place: PacedPlace = { quiet: 0, waiting: [] };
    places.set(name, place);
    return place;
  }

  /** Milliseconds until the next turn may be taken. */
  function wait({ quiet }: PacedPlace): number {
    return Math.max(0, quiet - (burst - 1) * every - now());
  }

  function take(place: PacedPlace): void {
    place.quiet = Math.max(place.quiet, now()) + every;
  }

  function serve(place: PacedPlace): void {
    const left = wait(place);
    if (left > 0) {
      after(left, () => serve(place));
      return;
    }
    const next = place.waiting.pop();
    if (next === undefined) return;
    take(place);
    next.go();
    if (place.waiting.length > 0) after(wait(place), () => serve(place));
  }

  return {
    turn: name => {
      const place = placeOf(name);
      if (place.waiting.length === 0 && wait(place) === 0) {
        take(place);
        return Promise.resolve();
      }
      return new Promise((go, giveUp) => {
        place.waiting.push({ go, giveUp });
        if (place.waiting.length === 1) after(wait(place), () => serve(place));
        if (place.waiting.length <= line) return;
        const seconds = Math.max(1, Math.ceil((line * every) / 1000));
        place.waiting.shift()?.giveUp(new Fault('too-many', 'too many at once from one place', { seconds }));
      });
    },
    giveBack: name => {
      const place = places.get(name);
      if (place !== undefined) place.quiet -= every;
    },
  };
}
