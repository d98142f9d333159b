import assert from 'node:assert/strict';
import { played } from '../host/world.ts';

/** A host that alpine was pulled to. */
export const WORLD = { platform: 'linux/amd64', images: ['alpine:3.21'] } as const;

/** A line and all that it prints; what is not named is nothing, and 0. */
export interface Said {
  readonly line: string;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exit?: number;
}

/** Types the lines on one host, and holds each to the letter. */
export async function transcript(steps: readonly Said[]): Promise<void> {
  const { ran } = await played(
    steps.map(({ line }) => line),
    WORLD,
  );
  for (const [index, { line, stdout = '', stderr = '', exit = 0 }] of steps.entries()) {
    const outcome = ran[index]?.outcome;
    assert.deepEqual([outcome?.stdout, outcome?.stderr, outcome?.ending.exitCode], [stdout, stderr, exit], line);
  }
}
