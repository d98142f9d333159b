import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileSystemOf, standIn } from '../../../src/docker/filesystem/index.ts';
import { itOfMany } from '../../length.ts';
import { alpine, runInAlpine } from './machine.ts';

/** Scripts and what BusyBox 1.35 (Debian's static build) has answered to them. */
interface Recorded {
  readonly script: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

const WHERE = resolve(import.meta.dirname, '../../fixtures/scripts');

/** The machine of the recording: the size of its busybox tells the build. */
function machine() {
  const draft = alpine();
  const files = fileSystemOf(draft, { now: () => 1_700_000_000 });
  files.write('/bin/busybox', standIn(1_982_256, 'busybox', { name: 'busybox', data: null }), { mode: 0o755 });
  return draft;
}

describe('scripts that were recorded', () => {
  for (const [index, file] of readdirSync(WHERE).sort().entries()) {
    itOfMany(`prints and exits as busybox does: ${file.replace('.json', '')}`, index, async () => {
      const cases = JSON.parse(readFileSync(resolve(WHERE, file), 'utf8')) as readonly Recorded[];
      const different: string[] = [];
      for (const { script, stdout, stderr, exit } of cases) {
        const ran = await runInAlpine(['sh', '-c', script], { hostname: 'box', filesystem: machine() });
        if (ran.stdout === stdout && ran.stderr === stderr && ran.exitCode === exit) continue;
        different.push(
          JSON.stringify({ script, want: [stdout, stderr, exit], got: [ran.stdout, ran.stderr, ran.exitCode] }),
        );
      }
      assert.deepEqual(different, []);
    });
  }
});
