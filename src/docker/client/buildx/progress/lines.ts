import type { Vertex, VertexStatus } from '../../../builder/types.ts';
import { momentText, sizeText } from './numbers.ts';

/** A line that a step printed, with the moment when it was whole. */
export interface LogLine {
  readonly text: string;
  readonly at: number;
}

/** The output of a vertex cut into lines; the two streams are cut apart. What has no newline at its end is a line too. */
export function logLines(vertex: Vertex): readonly LogLine[] {
  const lines: LogLine[] = [];
  const open = new Map<string, LogLine>();
  for (const { stream, text, at } of vertex.logs) {
    const parts = ((open.get(stream)?.text ?? '') + text).split('\n');
    for (const part of parts.slice(0, -1)) lines.push({ text: part.replace(/\r$/u, ''), at });
    const rest = parts.at(-1) ?? '';
    if (rest === '') open.delete(stream);
    else open.set(stream, { text: rest, at });
  }
  return [...lines, ...open.values()];
}

/** `0.151 hello`: seconds after the vertex began. */
export function stamped(vertex: Vertex, line: LogLine): string {
  return `${momentText(line.at - (vertex.started ?? 0))} ${line.text}`;
}

/** How far a status came: ` 149B`, ` 1.05kB / 2.02kB`, or nothing. */
export function amountText({ current, total }: VertexStatus): string {
  if (total > 0) return `${sizeText(current)} / ${sizeText(total)}`;
  return current > 0 ? sizeText(current) : '';
}

export function isCanceled(vertex: Vertex): boolean {
  return vertex.error?.endsWith('context canceled') ?? false;
}

/** The boxes with the last lines of what failed. */
export function failureBoxes(vertices: readonly Vertex[], most: number): string {
  let text = '';
  for (const vertex of vertices) {
    if (vertex.error === null || isCanceled(vertex)) continue;
    const lines = logLines(vertex).slice(-most);
    text += `------\n > ${vertex.name}:\n${lines.map(line => `${stamped(vertex, line)}\n`).join('')}------\n`;
  }
  return text;
}
