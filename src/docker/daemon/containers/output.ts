import type { OutputChunk } from '../../engine/pieces.ts';
import type { Chunk, Instant } from '../../outcome.ts';

/** Simulated milliseconds by which the output of a container is behind its process. */
export const BEHIND = 10;

/** Characters that are kept of what a process prints. */
const MOST_LOG = 1_000_000;

/** A piece of what a process printed that began at a moment, by the daemon's clock. */
export function pieceOf({ stream, text, after, voice }: Chunk, began: Instant): OutputChunk {
  const at = Math.round(began + after);
  return voice === 'program' ? { stream, text, at } : { stream, text, at, voice };
}

/** The latest of what a process has printed, as much as is kept. */
export function capped(chunks: readonly OutputChunk[]): readonly OutputChunk[] {
  let size = 0;
  for (let index = chunks.length - 1; index >= 0; index--) {
    size += chunks[index]?.text.length ?? 0;
    if (size > MOST_LOG) return chunks.slice(index + 1);
  }
  return chunks;
}
