import assert from 'node:assert/strict';
import fc from 'fast-check';
import { screenOf } from '../../src/browser/terminal/screen/screen.ts';
import { itBeside } from '../beside.ts';

interface Terminal {
  readonly steps: readonly { readonly name?: string; readonly raw?: string; readonly screen?: readonly string[] }[];
}

function shown(...texts: readonly string[]): readonly string[] {
  const screen = screenOf();
  for (const text of texts) screen.write(text);
  return screen.rows().map(runs =>
    runs
      .map(run => run.text)
      .join('')
      .trimEnd(),
  );
}

describe('browser: the terminal’s screen', () => {
  it('keeps lines, tabs and carriage returns as a terminal does', () => {
    assert.deepEqual(shown('one\ntwo\r\nthree\n'), ['one', 'two', 'three']);
    assert.deepEqual(shown('abc\rX\n'), ['Xbc']);
    assert.deepEqual(shown('a\tb\n'), ['a       b']);
    assert.deepEqual(shown('ab\bc\n'), ['ac']);
  });

  it('redraws in place: up, erase, down', () => {
    assert.deepEqual(
      shown('layer one: waiting\nlayer two: waiting\n', '\x1b[2A\x1b[2Klayer one: done\r\x1b[2B', 'end\n'),
      ['layer one: done', 'layer two: waiting', 'end'],
    );
    assert.deepEqual(shown('[+] 1/2\n => a\n => b\n', '\x1b[3A\x1b[0G\x1b[J[+] 2/2\n'), ['[+] 2/2']);
    assert.deepEqual(shown('abcdef\x1b[3D\x1b[K\n'), ['abc']);
    assert.deepEqual(shown('abcdef\x1b[1G\x1b[1Kx\n'), ['xbcdef']);
  });

  it('goes up onto the line typed and comes back, as BuildKit does when it begins', () => {
    const screen = screenOf(1);
    screen.write('\x1b[1A\x1b[1B\x1b[0G[+] 0/1\n');
    screen.write('\x1b[1A\x1b[0G[+] 1/1\n');
    assert.deepEqual(
      screen.rows().map(runs => runs.map(run => run.text).join('')),
      ['[+] 1/1'],
    );
  });

  it('colours by runs and forgets them at reset', () => {
    const screen = screenOf();
    screen.write('\x1b[34m=> \x1b[1mbold\x1b[0m plain \x1b[38;5;1mred\x1b[38;2;1;2;3mtrue\x1b[m');
    assert.deepEqual(screen.rows(), [
      [
        { text: '=> ', style: 'f4' },
        { text: 'bold', style: 'f4 bold' },
        { text: ' plain ', style: '' },
        { text: 'redtrue', style: 'f1' },
      ],
    ]);
  });

  it('drops what it does not understand: titles, links, private modes, broken sequences', () => {
    assert.deepEqual(
      shown('\x1b]0;<img src=x>\x07a\x1b]8;;http://evil/\x1b\\b\x1b[?25lc\x1b(Bd\x1b[>0qe\x07\x00\x7f\u0085\n'),
      ['abcde'],
    );
    assert.deepEqual(shown('a\x1b[12', ';3', '1mb\n'), ['ab'], 'a sequence cut between two pieces');
    assert.deepEqual(shown('\x1b[999999999999999B', '\x1b[99999999C\x1b[3Dx').length, 10_001, 'a move is bounded');
  });

  it('says when everything above was cleared', () => {
    const screen = screenOf();
    screen.write('old\n\x1b[H\x1b[2J\x1b[3J');
    assert.equal(screen.cleared(), true);
    assert.deepEqual(screen.rows(), []);
  });

  it('names the rows that changed since the last look', () => {
    const screen = screenOf();
    screen.write('a\nb\nc\n');
    screen.changed();
    screen.write('\x1b[2Ax');
    assert.deepEqual(screen.changed(), [1]);
  });

  it('never throws, and gives no control character, whatever is written in whatever pieces', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('\x1b[', '\x1b[2J', '\x1b]', '\x9b1', '\r', '\n', '\x1b[5A', '\x1b[38;5m', '\x1b[;;m', '\x1bP'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const text = shown(...pieces).join('');
        assert.doesNotMatch(text, /\p{Cc}/u);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  itBeside<Terminal>('oracle/terminal.json', 'shows what a terminal showed after recorded progress', ({ steps }) => {
    const recorded = steps.filter(step => step.raw !== undefined && step.screen !== undefined);
    assert.ok(recorded.length >= 3);
    // The page wraps by style sheet; the recording's terminal wrapped at 100 columns.
    const wrapped = (row: string): readonly string[] => row.match(/.{1,100}/g) ?? [''];
    for (const step of recorded)
      assert.deepEqual(
        shown(step.raw ?? '').flatMap(wrapped),
        step.screen?.map(row => row.trimEnd()),
        step.name,
      );
  });
});
