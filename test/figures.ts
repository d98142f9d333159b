/**
 * What a test counted and the end of a run is to say. Tests run in processes of their own, so they leave it in a file that the reporter names (reporter.ts) and reads;
 * without a reporter of ours nobody asks.
 */
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';

const FILE = 'DRYDOCK_TEST_FIGURES';

/** Recorded steps of a kind that were compared, and those that may differ, each with its reason. */
export interface RecordedFigures {
  readonly what: string;
  readonly agreed: number;
  readonly compared: number;
  readonly excused: readonly { readonly line: string; readonly reason: string }[];
}

/** What the content compiler proved of the course. */
export interface CourseFigures {
  readonly course: readonly { readonly quiz: string; readonly kinds: Readonly<Record<string, number>> }[];
  readonly words: Readonly<Record<string, number>>;
  /** Of CPU. */
  readonly seconds: number;
}

export type Figures = RecordedFigures | CourseFigures;

export function askFor(path: string): void {
  process.env[FILE] = path;
}

export function leaveFigures(figures: Figures): void {
  const path = process.env[FILE];
  if (path !== undefined) appendFileSync(path, `${JSON.stringify(figures)}\n`);
}

/** What was left since it was asked for; it is taken away. */
export function takeFigures(): readonly Figures[] {
  const path = process.env[FILE];
  if (path === undefined || !existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  rmSync(path);
  return lines.map(line => JSON.parse(line));
}
