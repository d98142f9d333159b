import assert from 'node:assert/strict';
import { screen } from '../../../src/docker/index.ts';

const shown = (text: string, columns = 20) => screen([{ text }], columns);

describe('screen', () => {
  it('goes to new lines, back to the beginning, up and down', () => {
    assert.deepEqual(shown('one\ntwo\r\nthree\rTH'), ['one', 'two', 'THree']);
    assert.deepEqual(shown('a\nb\n\u001b[2Ax\u001b[1B\ry'), ['x', 'y']);
  });

  it('erases lines and what lies below', () => {
    assert.deepEqual(shown('hello\r\u001b[2Kbye'), ['bye']);
    assert.deepEqual(shown('hello\r\u001b[3C\u001b[K'), ['hel']);
    assert.deepEqual(shown('one\ntwo\nthree\u001b[1A\r\u001b[J'), ['one']);
  });

  it('wraps at the last column, and not before a character comes', () => {
    assert.deepEqual(shown('12345678', 5), ['12345', '678']);
    assert.deepEqual(shown('12345\nx', 5), ['12345', 'x']);
  });

  it('leaves out colours, titles and cursors', () => {
    assert.deepEqual(shown('\u001b[34m => \u001b[0mok\u001b[?25l\u001b]0;title\u0007!'), [' => ok!']);
  });

  it('gives wide characters two columns', () => {
    assert.deepEqual(shown('漢字x', 4), ['漢字', 'x']);
  });
});
