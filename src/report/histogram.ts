/** Scores as blocks on a line: one block is one student, so the picture is counted, not estimated. */
import { quantile } from './statistics.ts';

/** Of the drawing; the view's coordinates. */
const WIDTH = 560;
const FLOOR = 222;
const TOP = 40;
/** More columns than this would be too narrow for their numbers. */
const MOST_COLUMNS = 26;
const GAP = 6;
const BLOCK = { height: 34, gap: 3 } as const;

export interface Histogram {
  readonly blocks: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
  /** Between the quartiles. */
  readonly middle: { readonly x: number; readonly width: number };
  /** Under the column of the median. */
  readonly median: { readonly x: number; readonly width: number };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** `points`: the most that can be had; `scores` are not empty. A score stands in the column of its whole points. */
export function histogramOf(scores: readonly number[], points: number): Histogram {
  const step = Math.max(1, Math.ceil((points + 1) / MOST_COLUMNS));
  const columns = Math.floor(points / step) + 1;
  const pitch = WIDTH / columns;
  const width = pitch - GAP;
  const columnOf = (score: number): number => Math.min(columns - 1, Math.floor(score / step));
  const heights = new Array<number>(columns).fill(0);
  for (const score of scores) heights[columnOf(score)] = (heights[columnOf(score)] ?? 0) + 1;
  const room = (FLOOR - TOP) / Math.max(...heights, 1);
  const height = Math.min(BLOCK.height, room - Math.min(BLOCK.gap, room / 4));
  const rise = height + Math.min(BLOCK.gap, room / 4);
  const left = (column: number): number => round(column * pitch + GAP / 2);
  const [low, high] = [columnOf(quantile(scores, 0.25)), columnOf(quantile(scores, 0.75))];
  return {
    blocks: heights.flatMap((count, column) =>
      Array.from({ length: count }, (_, index) => ({
        x: left(column),
        y: round(FLOOR - 2 - (index + 1) * rise + (rise - height)),
        width: round(width),
        height: round(height),
      })),
    ),
    ticks: heights.map((_, column) => ({ x: round((column + 0.5) * pitch), text: String(column * step) })),
    middle: { x: round(low * pitch), width: round((high - low + 1) * pitch) },
    median: { x: left(columnOf(quantile(scores, 0.5))), width: round(width) },
  };
}
