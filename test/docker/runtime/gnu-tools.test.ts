/** Options of GNU's tools: what is acted on does what was recorded, what is not simulated says so, and only what no tool has is an error of the tool. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Draft, fileSystemOf } from '../../../src/docker/filesystem/index.ts';
import { GNU_TOOLS } from '../../../src/docker/runtime/programs/gnu/tools.ts';
import { itFor } from '../../length.ts';
import { alpine, debian, runInAlpine } from './machine.ts';

interface RecordedCall {
  readonly line: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
  readonly after?: string;
}

interface Recording {
  readonly files: Readonly<Record<string, string>>;
  readonly unchanged: string;
  readonly cases: readonly RecordedCall[];
}

const recording: Recording = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../fixtures/gnu-tools.json'), 'utf8'),
);

function machine(draft: Draft): Draft {
  const files = fileSystemOf(draft, { now: () => 1_700_000_000 });
  for (const [name, text] of Object.entries(recording.files)) files.write(`/w/${name}`, text);
  files.mkdir('/w/d', { recursive: true });
  files.write('/w/d/x.txt', 'in d\n');
  files.symlink('/w/l', 'a.txt');
  return draft;
}

const GIVEN = { cwd: '/w', env: ['PATH=/bin', 'HOME=/root', 'LC_ALL=C'] };

const run = (line: string, draft = debian()) =>
  runInAlpine(['sh', '-c', line], { ...GIVEN, filesystem: machine(draft) });

/** So many of them, from the first to the last. */
const spread = <T>(all: readonly T[], count: number): readonly T[] =>
  all.filter((_, at) => Math.floor((at * count) / all.length) !== Math.floor(((at - 1) * count) / all.length));

describe('options of GNU’s tools', () => {
  itFor('do what was recorded', { quick: 20, usual: 90, full: recording.cases.length }, async count => {
    const different: string[] = [];
    for (const { line, stdout, stderr, exit, after = recording.unchanged } of spread(recording.cases, count)) {
      const look = 'ls -1A; cat new out a.txt d/a.txt 2>/dev/null | head -c 600';
      const said = await run(`${line} < a.txt; echo rc=$?; ${look}`);
      if (said.stdout === `${stdout}rc=${exit}\n${after}` && said.stderr === stderr) continue;
      different.push(JSON.stringify({ line, want: [stdout, stderr, exit], got: [said.stdout, said.stderr] }));
    }
    assert.deepEqual(different, []);
  });

  itFor('that are not simulated are told by their names', { quick: 5, usual: 20, full: 100 }, async count => {
    const wrong: string[] = [];
    for (const [name, { letters, long }] of spread(Object.entries(GNU_TOOLS), count)) {
      const lacking = [...letters].filter(([, { does }]) => does === 'lacks').map(([letter]) => `-${letter}`);
      const words = [...long].filter(([, { does }]) => does === 'lacks').map(([word]) => `--${word}`);
      // One after another costs a machine each: the first of each kind and the last tell enough.
      for (const option of new Set([lacking[0], lacking.at(-1), words[0], words.at(-1)])) {
        if (option === undefined) continue;
        const ended = (await run(`${name} ${option} a.txt`)).process.ending;
        if (ended?.kind !== 'not-simulated' && ended?.exitCode !== 127)
          wrong.push(`${name} ${option}: ${JSON.stringify(ended)}`);
        else if (ended.kind === 'not-simulated' && ended.message !== `${name} ${option} is not simulated on this host`)
          wrong.push(ended.message);
      }
    }
    assert.deepEqual(wrong, []);
  });

  for (const [line, said] of [
    ['sort --zoo a.txt', "sort: unrecognized option '--zoo'\nTry 'sort --help' for more information.\nrc=2\n"],
    ['ls -~ a.txt', "ls: invalid option -- '~'\nTry 'ls --help' for more information.\nrc=2\n"],
    ['head --lines', "head: option '--lines' requires an argument\nTry 'head --help' for more information.\nrc=1\n"],
    ['cut -d', "cut: option requires an argument -- 'd'\nTry 'cut --help' for more information.\nrc=1\n"],
    [
      'cat --number=3 b.txt',
      "cat: option '--number' doesn't allow an argument\nTry 'cat --help' for more information.\nrc=1\n",
    ],
    [
      'sort --r a.txt',
      "sort: option '--r' is ambiguous; possibilities: '--random-sort' '--random-source' '--reverse'\nTry 'sort --help' for more information.\nrc=2\n",
    ],
    [
      'grep --zoo x a.txt',
      "grep: unrecognized option '--zoo'\nUsage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\nrc=2\n",
    ],
    [
      'diff --zoo a.txt b.txt',
      "diff: unrecognized option '--zoo'\ndiff: Try 'diff --help' for more information.\nrc=2\n",
    ],
    ['env --zoo true', "env: unrecognized option '--zoo'\nTry 'env --help' for more information.\nrc=125\n"],
    ['env ls --zoo', "ls: unrecognized option '--zoo'\nTry 'ls --help' for more information.\nrc=2\n"],
    ['head --line=1 n.txt', 'one\nrc=0\n'],
    ['sort --rev n.txt | head -n 1', 'two\nrc=0\n'],
    ['grep --color=auto six n.txt', 'six\nrc=0\n'],
  ] as const)
    it(`as getopt of glibc reads them: ${line}`, async () => {
      const { stdout } = await run(`{ ${line}; } 2>&1; echo rc=$?`);
      assert.equal(stdout, said);
    });

  it('that an applet of busybox has and this host has not are told, too', async () => {
    const { ending } = (await run('ls -i a.txt', alpine())).process;
    assert.deepEqual(
      [ending?.kind, ending?.kind === 'not-simulated' && ending.message],
      ['not-simulated', 'ls -i is not simulated on this host'],
    );
  });
});
