/** Small programs and what the real interpreter printed of them: here they print the same, or say by name what is not simulated. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { playNode } from '../../../../src/docker/runtime/languages/node/index.ts';
import { playPython } from '../../../../src/docker/runtime/languages/python/index.ts';
import { playOn } from './machine.ts';

interface Recorded {
  readonly recorded: string;
  readonly programs: readonly {
    readonly source: string;
    readonly out: string;
    readonly err: string;
    readonly code: number;
  }[];
}

const read = (name: string): Recorded =>
  JSON.parse(readFileSync(new URL(`../../../fixtures/programs/${name}.json`, import.meta.url), 'utf8'));

const GIVEN = { env: { APP_NAME: 'demo', PORT: '8080', HOME: '/root' }, input: 'Ann\n5\n' };

describe('small programs, as they were recorded', () => {
  it('of Python print the same, or say what is not simulated', () => {
    const { recorded, programs } = read('python');
    const version = /^Python ([\d.]+)/.exec(recorded)?.[1] ?? '';
    let same = 0;
    for (const { source, out, err, code } of programs) {
      const given = { ...GIVEN, argv: ['/app/main.py'], files: { '/app/main.py': source } };
      const played = playOn(machine => playPython(machine, { version, path: '/app/main.py', source }), given);
      if (played.stopped === null) {
        assert.deepEqual({ out: played.out, err: played.err, code: played.code }, { out, err, code }, source);
        same++;
      } else {
        assert.equal(played.stopped.kind, 'not-simulated', source);
        assert.ok(out.startsWith(played.out), `before it stopped it printed something else:\n${source}`);
      }
    }
    assert.ok(same >= programs.length * 0.85, `only ${same} of ${programs.length} are played to their end`);
  });

  it('of Node.js print the same, or say what is not simulated', () => {
    const { recorded, programs } = read('node');
    const version = /^Node.js ([\d.]+)/.exec(recorded)?.[1] ?? '';
    let same = 0;
    for (const { source, out, err, code } of programs) {
      const given = { ...GIVEN, argv: ['/usr/local/bin/node', '/app/main.js'], files: { '/app/main.js': source } };
      const script = { version, path: '/app/main.js', source, print: false };
      const played = playOn(machine => playNode(machine, script), given);
      if (played.stopped === null) {
        assert.deepEqual({ out: played.out, err: played.err, code: played.code }, { out, err, code }, source);
        same++;
      } else {
        assert.equal(played.stopped.kind, 'not-simulated', source);
        assert.ok(out.startsWith(played.out), `before it stopped it printed something else:\n${source}`);
      }
    }
    assert.ok(same >= programs.length * 0.85, `only ${same} of ${programs.length} are played to their end`);
  });
});
