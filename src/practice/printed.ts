/** Readers of what Docker prints: the same for the simulated host and for a real one. */
import type { PrintedLine } from './family.ts';

export interface BuiltStep {
  /** `COPY main.go ./`, one space between words. */
  readonly instruction: string;
  readonly stage: string | null;
  readonly isCached: boolean;
}

/** Steps of a build that was printed in plain form, FROM left out, in the order of the Dockerfile. */
export function builtSteps({ stderr, stdout }: PrintedLine): readonly BuiltStep[] {
  const rows = `${stderr}\n${stdout}`.split('\n');
  const steps = new Map<string, { stage: string | null; place: number; instruction: string }>();
  const cached = new Set<string>();
  for (const row of rows) {
    const [, id, stage, place, instruction] = /^#(\d+) \[(?:([\w.-]+) )?(\d+)\/\d+\] (.+)$/.exec(row) ?? [];
    if (id !== undefined && instruction !== undefined && place !== undefined && !instruction.startsWith('FROM '))
      steps.set(id, { stage: stage ?? null, place: Number(place), instruction: instruction.replace(/\s+/g, ' ') });
    const hit = /^#(\d+) CACHED$/.exec(row)?.[1];
    if (hit !== undefined) cached.add(hit);
  }
  return [...steps]
    .sort(([, a], [, b]) => a.place - b.place)
    .map(([id, { stage, instruction }]) => ({ stage, instruction, isCached: cached.has(id) }));
}

/** CREATED BY of a history, without what BuildKit and the shell put around the instruction. */
export function asWritten(createdBy: string): string {
  return createdBy.replace('RUN /bin/sh -c ', 'RUN ').replace(/ # buildkit$/, '');
}

/** Rows of a text, empty ones left out. */
export function rowsOf(printed: string): readonly string[] {
  return printed
    .split('\n')
    .map(row => row.trimEnd())
    .filter(row => row !== '');
}

/** The last line that was run, or a fault: a family reads what it has asked for. */
export function lastOf(printed: readonly PrintedLine[]): PrintedLine {
  const last = printed.at(-1);
  if (last === undefined) throw new RangeError('no line was run');
  return last;
}
