/** Which segments are worth being written again, and that one after another. */
import { type Rewriting, rewriteSegment } from './rewrite.ts';
import type { Segment } from './segment.ts';

export interface Compaction {
  /** A record that is needed no more: its bytes go when its segment is written again. */
  release(sequence: number): void;
  /** Is everything gone that was released of the segments before the one where this record stands? */
  cleanBefore(sequence: number): boolean;
  /** Writes every segment but the newest again of whose bytes at least this share was released. 0: any. */
  run(share: number): Promise<void>;
}

export function compaction(rewriting: Rewriting): Compaction {
  const { segments, stopped } = rewriting;
  let work: Promise<unknown> = Promise.resolve();

  function worth({ places, length }: Segment, share: number): boolean {
    const dead = places.dead();
    return dead > 0 && dead >= length * share;
  }

  async function pass(share: number): Promise<void> {
    const sealed = segments.all().slice(0, -1);
    for (const segment of sealed) {
      if (stopped()) return;
      if (worth(segment, share)) await rewriteSegment(segment, rewriting);
    }
  }

  return {
    release(sequence) {
      const segment = segments.of(sequence);
      const index = segment?.places.find(sequence) ?? -1;
      if (segment !== null && index >= 0) segment.places.release(index, segment.length);
    },
    cleanBefore(sequence) {
      const here = segments.of(sequence);
      for (const each of segments.all()) {
        if (each === here) return true;
        if (each.places.dead() > 0) return false;
      }
      return true;
    },
    run(share) {
      const passing = work.then(() => pass(share));
      work = passing.catch(() => undefined);
      return passing;
    },
  };
}
