/** Long output: what a terminal shows of it is its beginning and its end. */
import type { Chunk } from '../docker/index.ts';

/** From which character to which of an output. */
export type OutputRange = readonly [from: number, to: number];

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
  const output = textOf(chunks);
  if (output.length <= HEAD + TAIL) return { output, chunks, omitted: 0 };
  const head = output.lastIndexOf('\n', HEAD) > 0 ? output.lastIndexOf('\n', HEAD) : HEAD;
  const from = output.indexOf('\n', output.length - TAIL);
  const tail = from < 0 || from + 1 >= output.length ? output.length - TAIL : from + 1;
  const gap: Chunk = { stream: 'stdout', text: GAP, after: chunks.at(-1)?.after ?? 0, voice: 'program' };
  const kept = [...between(chunks, 0, head), gap, ...between(chunks, tail, output.length)];
  return { output: textOf(kept), chunks: kept, omitted: output.slice(head + 1, tail).split('\n').length - 1 };
}

function textOf(chunks: readonly Chunk[]): string {
  return chunks.map(chunk => chunk.text).join('');
}

function between(chunks: readonly Chunk[], from: number, to: number): readonly Chunk[] {
  let at = 0;
  return chunks.flatMap(chunk => {
    const text = chunk.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += chunk.text.length;
    return text === '' ? [] : [{ ...chunk, text }];
  });
}

/** Where an output has the host's own words. */
export function ownRanges(chunks: readonly Chunk[]): readonly OutputRange[] {
  let at = 0;
  return chunks.flatMap(({ text, voice }): readonly OutputRange[] => {
    const from = at;
    at += text.length;
    return voice === 'host' ? [[from, at]] : [];
  });
}
