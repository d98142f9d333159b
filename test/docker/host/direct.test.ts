import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type Host, run } from '../../../src/docker/index.ts';
import { plainCommand } from '../../../src/docker/runtime/shell/direct.ts';
import { itFor } from '../../length.ts';
import type { Session } from '../replay.ts';
import { played } from './world.ts';

/**
 * A typed line of plain words is played without an interpreter of the shell, and comes out as it would with one: what it prints, how it
 * ends, what the host holds, and what the shell knows after it.
 */

const FILES = { 'main.go': 'package main\n', café: 'au lait\n', 'a b': 'c\n' };

/** The same line with a comment behind it goes the whole way. */
async function comesOutTheSame(host: Host, line: string, columns: number | null = 80, stdin = ''): Promise<Host> {
  const options = { at: host.clock + 1000, columns, stdin };
  const direct = await run(host, line, options);
  const whole = await run(host, `${line} #`, options);
  assert.deepEqual(direct.outcome, whole.outcome, line);
  // The order of the variables is part of what a shell knows.
  assert.equal(JSON.stringify(direct.host.shell), JSON.stringify(whole.host.shell), line);
  assert.deepEqual(direct.host.files, whole.host.files, line);
  assert.equal(direct.host.clock, whole.host.clock, line);
  assert.deepEqual(direct.traffic, whole.traffic, line);
  return direct.host.inside === null ? direct.host : host;
}

const names =
  'main.go d d/e nosuch café .. . / /etc/passwd ~ - /root /home/student ../.. ../student/d //tmp /tmp/ d/ "" \'\' "a b" \'x  y\' "café" a=b --x=1 %1 :a \'a"b\' "it\'s" \'$x\' "$x" a*b -l -a -n -e -la -r -p -c'.split(
    / (?=(?:[^'"]*(?:'[^']*'|"[^"]*"))*[^'"]*$)/,
  );
const commands =
  "ls cat echo cd pwd mkdir touch rm rmdir env printenv whoami date head wc ll la l time sudo nosuch ./d git true false sh bash xargs nohup sleep sort which stat find uname test [ type command export alias unset kill jobs f ls' cd' printf seq tee cp mv hostname set".split(
    ' ',
  );
const starts =
  'sudo env|nohup env|sh -c env|bash -c set|time env|sudo docker ps|export FOO=1|x=3|export x|unset FOO|f() { echo f "$@"; }|unset -f f|alias ls="ls -l"|unalias ls|unalias ll la l|unset OLDPWD|export -n PATH|unset HOME|HOME=/tmp|IFS=,|set -x|set -e|shopt -s nullglob|export __X=1|CDPATH=/tmp|unset CDPATH|PWD=/x|readonly R=1|cd -|export Z|export b=1 a=2|echo $?|declare -p|getopts ab q -a|ls > out|PATH=/usr/bin|chmod 000 d|sleep 1000'.split(
    '|',
  );
const lines = fc
  .record({
    start: fc.constantFrom(...commands, ...starts),
    words: fc.array(fc.constantFrom(...names), { maxLength: 2 }),
    gap: fc.constantFrom(' ', ' ', '  '),
    columns: fc.constantFrom(80, null),
    stdin: fc.constantFrom('', '', 'hello\nx\n'),
  })
  .map(({ start, words, gap, ...rest }) => ({ line: [start, ...words].join(gap), ...rest }));

/** The words of a line that goes the direct way. */
function wordsOf({ shell }: Host, text: string): readonly string[] | null {
  const { cwd, exitCode } = shell;
  return plainCommand({
    text,
    dialect: 'bash',
    options: '',
    memory: {
      cwd,
      exitCode,
      variables: new Map(Object.entries(shell.variables)),
      exported: new Set(shell.exported),
      functions: new Map(Object.entries(shell.functions)),
      aliases: new Map(Object.entries(shell.aliases)),
    },
    isTyped: true,
  });
}

/** What was typed in recorded sessions besides docker's own commands. */
function recorded(): readonly string[] {
  const folder = new URL('../../fixtures/sessions/', import.meta.url);
  const found = new Set<string>();
  for (const file of readdirSync(folder)) {
    const { cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { readonly cases: readonly Session[] };
    for (const { steps } of cases) for (const { cmd } of steps) if (cmd !== undefined) found.add(cmd);
  }
  return [...found].filter(line => !line.startsWith('docker') && line !== '').sort();
}

describe('a typed line of plain words', () => {
  it('needs no interpreter, unless its command is an alias, a function or the shell’s own', async () => {
    const { host } = await played(['f() { :; }'], { files: FILES });
    const typed = [
      'ls -l',
      'cd /tmp',
      'll',
      'f',
      'export x',
      'time',
      'x=3',
      'echo $x',
      'ls | wc',
      'ls > f',
      '"ls"',
      'ls *',
    ];
    assert.deepEqual(
      typed.filter(line => wordsOf(host, line) !== null),
      ['ls -l', 'cd /tmp'],
    );
    assert.deepEqual(wordsOf(host, `cat  'a b' "it's"''x `), ['cat', 'a b', "it'sx"]);
  });

  itFor('comes out the same either way, whatever was typed before', { usual: 12, full: 300 }, async runs => {
    const { host } = await played([], { files: FILES });
    await fc.assert(
      fc.asyncProperty(fc.array(lines, { minLength: 10, maxLength: 20 }), async typed => {
        let now = host;
        for (const { line, columns, stdin } of typed) now = await comesOutTheSame(now, line, columns, stdin);
      }),
      { seed: 20250302, numRuns: runs },
    );
  });

  it('comes out the same when it is one that was recorded', async () => {
    const { host } = await played([], { images: ['alpine:3.21'], files: FILES });
    const lines = recorded().filter(line => wordsOf(host, line) !== null);
    assert.ok(lines.length > 20, `${lines.length} lines`);
    let now = host;
    for (const line of lines) now = await comesOutTheSame(now, line);
  });
});
