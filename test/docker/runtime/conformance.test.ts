import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runInAlpine } from './machine.ts';

interface Case {
  readonly script: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number | null;
}

const WHERE = resolve(import.meta.dirname, '../../../../shared/conformance/sh.json');

/** Of the recorded scripts, how many may differ: what just-bash parses in its own way (`$"x"`, arithmetic beyond 32 bits …). */
const MOST_DIFFERENT = 4;

describe('scripts as busybox ash runs them', () => {
  it('prints and exits as recorded', async function () {
    if (!existsSync(WHERE)) {
      console.log('      132 recorded scripts were not run: ../shared/conformance/sh.json is not here');
      return;
    }
    this.timeout(20_000);
    const { cases } = JSON.parse(readFileSync(WHERE, 'utf8')) as { cases: Case[] };
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
    if (process.env.SHOW_DIFFERENT) for (const each of different) console.log(each);
    console.log(`      ${cases.length - different.length} of ${cases.length} agree`);
    assert.ok(different.length <= MOST_DIFFERENT, different.join('\n'));
  });
});
