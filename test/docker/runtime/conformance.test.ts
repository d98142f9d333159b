import assert from 'node:assert/strict';
import { itBeside } from '../../beside.ts';
import type { Cases } from '../conformance.ts';
import { runInAlpine } from './machine.ts';

interface Case {
  readonly script: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number | null;
}

/** Of the recorded scripts, how many may differ: what just-bash parses in its own way (`$"x"`, arithmetic beyond 32 bits …). */
const MOST_DIFFERENT = 4;

describe('scripts as busybox ash runs them', () => {
  itBeside<Cases<Case>>('conformance/sh.json', 'prints and exits as recorded', async ({ cases }) => {
    const different: string[] = [];
    for (const each of cases) {
      const ran = await runInAlpine(['/bin/sh', '-c', each.script], {
        bare: true,
        hostname: 'box',
        cwd: '/w',
        second: true,
      });
      const exit = each.exit ?? 137;
      if (ran.stdout === each.stdout && ran.stderr === each.stderr && ran.exitCode === exit) continue;
      different.push(
        JSON.stringify({
          script: each.script,
          want: [each.stdout, each.stderr, exit],
          got: [ran.stdout, ran.stderr, ran.exitCode],
        }),
      );
    }
    assert.ok(different.length <= MOST_DIFFERENT, different.join('\n'));
  });
});
