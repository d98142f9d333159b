import type { Chunk, Instant, Voice } from '../outcome.ts';

/** Gathers what a line prints, with the moments. Pieces come in order: one that would be earlier than the last comes with it. */
export interface Output {
  write(stream: Chunk['stream'], data: string | Uint8Array, at: Instant, voice: Voice): void;
  /** Pieces so far; neighbours of one stream, moment and voice are one. */
  chunks(): readonly Chunk[];
  /** Whether more was printed than may be. */
  readonly full: boolean;
  /** Moment of the latest piece. */
  readonly last: Instant;
}

export function outputFrom(start: Instant, most: number): Output {
  const chunks: { stream: Chunk['stream']; text: string; after: number; voice: Voice }[] = [];
  let last = start;
  let size = 0;
  let full = false;
  return {
    write(stream, data, at, voice) {
      const text = typeof data === 'string' ? data : Buffer.from(data).toString('latin1');
      if (text === '' || full) return;
      last = Math.max(last, Math.round(at));
      size += text.length;
      full = size > most;
      const after = last - start;
      const before = chunks.at(-1);
      const isOne = before?.stream === stream && before.after === after && before.voice === voice;
      if (before !== undefined && isOne) before.text += text;
      else chunks.push({ stream, text, after, voice });
    },
    chunks: () => chunks,
    get full() {
      return full;
    },
    get last() {
      return last;
    },
  };
}
