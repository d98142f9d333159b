/** Long output: what a terminal shows of it is its beginning and its end. */
import type { Chunk } from '../docker/index.ts';

export interface CutOutput {
  readonly output: string;
  readonly chunks: readonly Chunk[];
  /** Lines that are not shown. */
  readonly omitted: number;
}

/** Characters of the beginning and of the end. */
const HEAD = 40_000;
const TAIL = 10_000;
const GAP = '\r\n…\r\n';

/** Cut between lines, where there are any, so that no escape sequence is torn. */
export function cutOutput(chunks: readonly Chunk[]): CutOutput {
  const output = chunks.map(chunk => chunk.text).join('');
  if (output.length <= HEAD + TAIL) return { output, chunks, omitted: 0 };
  const head = output.lastIndexOf('\n', HEAD) > 0 ? output.lastIndexOf('\n', HEAD) : HEAD;
  const from = output.indexOf('\n', output.length - TAIL);
  const tail = from < 0 || from + 1 >= output.length ? output.length - TAIL : from + 1;
  const end = GAP + output.slice(tail);
  return {
    output: output.slice(0, head) + end,
    chunks: [...beginning(chunks, head), { stream: 'stdout', text: end, after: chunks.at(-1)?.after ?? 0 }],
    omitted: output.slice(head + 1, tail).split('\n').length - 1,
  };
}

function beginning(chunks: readonly Chunk[], characters: number): Chunk[] {
  let left = characters;
  const kept: Chunk[] = [];
  for (const chunk of chunks) {
    if (left <= 0) break;
    kept.push(chunk.text.length <= left ? chunk : { ...chunk, text: chunk.text.slice(0, left) });
    left -= chunk.text.length;
  }
  return kept;
}
