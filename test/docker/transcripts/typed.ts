import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Files, Outcome } from '../../../src/docker/index.ts';
import { play } from '../replay.ts';

const CATALOGUE: unknown = JSON.parse(
  readFileSync(new URL('../../fixtures/base-images.json', import.meta.url), 'utf8'),
);

/** Types one line on a new host that has the recorded images, alpine pulled, and these files. */
export function typedAmong(files: Files): (cmd: string) => Promise<Outcome> {
  return async cmd => {
    const session = { scenario: 'typed', cwd: '/home/learner/lab', base: ['alpine:3.21'], files, steps: [{ cmd }] };
    const [played] = await play(session, CATALOGUE, null);
    assert.ok(played !== undefined);
    return played.outcome;
  };
}
