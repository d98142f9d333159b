/** When each piece of a command's output is shown: as it came, but the whole never longer than a glance. */
import type { Chunk } from '../../../live/protocol.ts';

/** The longest that a command plays, milliseconds. */
export const LONGEST = 1500;

export interface Cue {
  readonly text: string;
  /** Milliseconds after the play began. */
  readonly at: number;
}

/** Output that came at once is shown at once; a long one is compressed evenly. */
export function cues(chunks: readonly Chunk[]): readonly Cue[] {
  const last = chunks.reduce((most, chunk) => Math.max(most, chunk.after), 0);
  const scale = last > LONGEST ? LONGEST / last : 1;
  return chunks.map(chunk => ({ text: chunk.text, at: chunk.after * scale }));
}
