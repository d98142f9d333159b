import assert from 'node:assert/strict';
import { fileSystemOf } from '../../../src/docker/filesystem/index.ts';
import { globTest } from '../../../src/docker/runtime/programs/files/find/tests.ts';
import { workOf } from '../../work.ts';
import { alpine, debian, runInAlpine } from './machine.ts';

/** Generous: what hangs works for ever. */
const MOST_WORK = 2_000;

function tree(base = alpine()) {
  const files = fileSystemOf(base, { now: () => 1_700_000_000 });
  files.mkdir('/w/a/b', { recursive: true });
  files.write('/w/a/one.txt', 'one\n');
  files.write('/w/a/b/two.log', 'two two\n', { mode: 0o600, uid: 5 });
  files.symlink('/w/link', 'a/one.txt');
  return base;
}

const play = async (script: string, base = alpine()) => {
  const { stdout, stderr, exitCode } = await runInAlpine(['sh', '-c', script], { filesystem: tree(base), cwd: '/w' });
  return [stdout, stderr, exitCode];
};

describe('find', () => {
  it('joins tests by and, or, not and parentheses', async () => {
    assert.deepEqual(await play('find . -name "*.txt" -o -name "*.log"'), ['./a/b/two.log\n./a/one.txt\n', '', 0]);
    assert.deepEqual(await play('find . ! -type d -a \\( -name "l*" -o -perm 600 \\)'), [
      './a/b/two.log\n./link\n',
      '',
      0,
    ]);
    assert.deepEqual(await play('find a -maxdepth 1 -depth'), ['a/b\na/one.txt\na\n', '', 0]);
    assert.deepEqual(await play('find . -user 5 -size -2k -type f'), ['./a/b/two.log\n', '', 0]);
  });

  it('acts on what passes', async () => {
    assert.deepEqual(await play('find a -type f -exec echo x {} +'), ['x a/b/two.log a/one.txt\n', '', 0]);
    assert.deepEqual(await play('find a -name b -exec false \\; -print'), ['', '', 0]);
    assert.deepEqual(await play('find a -type f -delete; find a'), ['a\na/b\n', '', 0]);
    assert.deepEqual(await play('find . -nope'), ['', 'find: unrecognized: -nope\n', 1]);
    assert.deepEqual(await play('find no'), ['', 'find: no: No such file or directory\n', 1]);
  });

  it('reads patterns as the shell does', async () => {
    const matches = (pattern: string, text: string, fold = false) => globTest(pattern, fold)(text);
    const right: readonly [pattern: string, text: string][] = [
      ['*', ''],
      ['a*c', 'abc'],
      ['a*b*c', 'aXbYbZc'],
      ['?', 'ж'],
      ['[a-c]x', 'bx'],
      ['[!a]', 'b'],
      ['a.b', 'a.b'],
      ['[', '['],
    ];
    for (const [pattern, text] of right) assert.ok(matches(pattern, text), `${pattern} ${text}`);
    const wrong: readonly [pattern: string, text: string][] = [
      ['a*c', 'ab'],
      ['?', ''],
      ['[!a]', 'a'],
      ['a.b', 'axb'],
      ['*a', 'ab'],
    ];
    for (const [pattern, text] of wrong) assert.ok(!matches(pattern, text), `${pattern} ${text}`);
    assert.ok(matches('*.TXT', 'a.txt', true));
    const work = await workOf(async () => {
      assert.ok(!matches(`${'*a'.repeat(40)}b`, 'a'.repeat(250)));
    });
    assert.ok(work < MOST_WORK, 'many stars took too long');
  });
});

describe('xargs', () => {
  it('gives a command as many as it is told', async () => {
    assert.deepEqual(await play('echo a b c | xargs -n 2 echo'), ['a b\nc\n', '', 0]);
    assert.deepEqual(await play('printf "a b\\nc\\n" | xargs -I {} echo "<{}>"'), ['<a b>\n<c>\n', '', 0]);
  });

  it('refuses a number that is none, where it would never come to an end', async () => {
    const range = 'xargs: number 0 is not in 1..2147483647 range\n';
    assert.deepEqual(await play('echo a b | xargs -n 0 echo'), ['', range, 1]);
    assert.deepEqual(await play('echo a b | xargs -n x echo'), ['', "xargs: invalid number 'x'\n", 1]);
    const help = "Try 'xargs --help' for more information.\n";
    const said = async (script: string) => (await play(script, debian()))[1];
    assert.equal(await said('echo a b | xargs -n 0 echo'), `xargs: value 0 for -n option should be >= 1\n${help}`);
    assert.equal(await said('echo a b | xargs -L -5 echo'), `xargs: value -5 for -L option should be >= 1\n${help}`);
    assert.equal(await said('echo a b | xargs -n 1x echo'), `xargs: invalid number "1x" for -n option\n${help}`);
  });
});
