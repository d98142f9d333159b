/** Which segments are worth being written again, and that one after another. */
import type { Offsets } from './offsets.ts';
import { type Rewriting, rewriteSegment } from './rewrite.ts';
import type { Segment } from './segment.ts';

export interface Compaction {
  /** A record that is needed no more. `must`: it is to go with the next run, however little it is. */
  release(sequence: number, must?: boolean): void;
  /** Is all that must go gone of the segments before the one where this record stands? */
  erasedBefore(sequence: number): boolean;
  /** Is the segment to be written again, when at least this share of its bytes has to be released for that? */
  worth(segment: Segment, share: number): boolean;
  /** Writes every segment but the newest again that is worth it. */
  run(share: number): Promise<void>;
}

export function compaction(rewriting: Rewriting): Compaction {
  const { segments, stopped } = rewriting;
  /** Segments with something that must go. */
  const condemned = new Set<Offsets>();
  let work: Promise<unknown> = Promise.resolve();

  function worth({ offsets, length }: Segment, share: number): boolean {
    const dead = offsets.dead();
    return dead > 0 && (dead >= length * share || condemned.has(offsets));
  }

  async function pass(share: number): Promise<void> {
    for (const segment of segments.all().slice(0, -1)) {
      if (stopped()) return;
      if (!worth(segment, share)) continue;
      const fresh = await rewriteSegment(segment, rewriting);
      if (fresh === null) return;
      condemned.delete(segment.offsets);
      // Something of it was released meanwhile: it may be what must go.
      if (fresh.offsets.dead() > 0) condemned.add(fresh.offsets);
    }
  }

  return {
    release(sequence, must = false) {
      const segment = segments.of(sequence);
      const index = segment?.offsets.find(sequence) ?? -1;
      if (segment === null || index < 0) return;
      segment.offsets.release(index, segment.length);
      if (must) condemned.add(segment.offsets);
    },
    erasedBefore(sequence) {
      const here = segments.of(sequence);
      for (const each of segments.all()) {
        if (each === here) return true;
        if (condemned.has(each.offsets)) return false;
      }
      return true;
    },
    worth,
    run(share) {
      const passing = work.then(() => pass(share));
      work = passing.catch(() => undefined);
      return passing;
    },
  };
}
