import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { difference } from '../difference.ts';
import { GOLDEN, golden, updates } from '../golden.ts';
import { sources } from './sources.ts';

describe('golden files', () => {
  let folder: string;
  const hold = (text: string, update: boolean): void =>
    golden('kept.txt', text, pathToFileURL(join(folder, '/')), update);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drydock-golden-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are each held by one test, and every one that a test holds is there', () => {
    const held = sources('test', /\.test\.ts$/)
      .filter(path => !path.endsWith('golden.test.ts'))
      .flatMap(path => [...readFileSync(path, 'utf8').matchAll(/\bgolden\(\s*'([^']+)'/g)].map(match => match[1]));
    assert.deepEqual(held.sort(), readdirSync(GOLDEN).sort());
  });

  it('are compared to the byte, and left as they are', () => {
    writeFileSync(join(folder, 'kept.txt'), 'one\n');
    hold('one\n', false);
    assert.throws(() => hold('one', false), /not as in test\/golden\/kept\.txt/);
    assert.equal(readFileSync(join(folder, 'kept.txt'), 'utf8'), 'one\n');
  });

  it('that are not there fail, and are not written by the way', () => {
    assert.throws(() => hold('one\n', false), /there is no test\/golden\/kept\.txt yet; UPDATE=1 writes it/);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('are written on UPDATE=1', () => {
    hold('one\n', true);
    hold('two\n', true);
    assert.equal(readFileSync(join(folder, 'kept.txt'), 'utf8'), 'two\n');
    hold('two\n', false);
  });

  it('are not written where checks run by themselves', () => {
    assert.equal(updates({}), false);
    assert.equal(updates({ CI: 'true' }), false);
    assert.equal(updates({ UPDATE: '1' }), true);
    assert.throws(() => updates({ UPDATE: 'yes' }), /UPDATE is 1 or nothing/);
    assert.throws(() => updates({ UPDATE: '1', CI: 'true' }), /a check may not/);
    const { status, stderr } = spawnSync('bash', ['.ci/run'], {
      env: { ...process.env, UPDATE: '1' },
      encoding: 'utf8',
    });
    assert.deepEqual([status, stderr], [2, 'UPDATE=1 writes golden files: it is for a desk, not for a check.\n']);
  });
});

describe('a difference between texts', () => {
  const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `line ${at + 1}`);

  it('is nothing between the same', () => {
    assert.equal(difference('a\nb', 'a\nb'), null);
  });

  it('is shown with line numbers of both, and three lines around', () => {
    const [kept, printed] = [numbered(12), numbered(12)];
    printed.splice(4, 1, 'other', 'more');
    assert.equal(
      difference(kept.join('\n'), printed.join('\n')),
      [
        ' 2  2   line 2',
        ' 3  3   line 3',
        ' 4  4   line 4',
        ' 5    - line 5',
        '    5 + other',
        '    6 + more',
        ' 6  7   line 6',
        ' 7  8   line 7',
        ' 8  9   line 8',
      ].join('\n'),
    );
  });

  it('leaves out what is far from it', () => {
    const printed = numbered(20).filter(line => line !== 'line 1' && line !== 'line 20');
    assert.equal(
      difference(numbered(20).join('\n'), printed.join('\n')),
      [
        ' 1    - line 1',
        ' 2  1   line 2',
        ' 3  2   line 3',
        ' 4  3   line 4',
        '…',
        '17 16   line 17',
        '18 17   line 18',
        '19 18   line 19',
        '20    - line 20',
      ].join('\n'),
    );
  });

  it('shows what cannot be seen: blanks at the end, control characters, a line that has no end', () => {
    assert.equal(difference('a\n', 'a  \u001b[1m\u007f '), '1   - a\n2   - \n  1 + a  \\u001b[1m\\u007f·');
  });
});
