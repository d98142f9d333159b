import assert from 'node:assert/strict';
import { type Choice, chosenLine, turned } from '../../src/browser/terminal/prompt/choice.ts';
import { historyOf } from '../../src/browser/terminal/prompt/history.ts';
import {
  completed,
  deleteAhead,
  eachLine,
  killToEnd,
  killToStart,
  killWord,
  letterAhead,
  letterBehind,
  pastedLines,
  type TypedLine,
  wordLeft,
  wordRight,
} from '../../src/browser/terminal/prompt/line.ts';
import { readCommand } from '../../src/browser/terminal/prompt/unfinished.ts';
import { cues, LONGEST } from '../../src/browser/terminal/scrollback/play.ts';

/** `docker im|age`: the bar is the cursor. */
function at(text: string): TypedLine {
  const cursor = text.indexOf('|');
  return { text: text.replace('|', ''), cursor };
}
const drawn = ({ text, cursor }: TypedLine): string => `${text.slice(0, cursor)}|${text.slice(cursor)}`;

describe('browser: the terminal’s line', () => {
  it('cuts as readline does', () => {
    assert.equal(drawn(killToStart(at('docker im|age ls')).line), '|age ls');
    assert.equal(drawn(killToEnd(at('docker im|age ls')).line), 'docker im|');
    assert.equal(drawn(killWord(at('docker image   |ls')).line), 'docker |ls');
    assert.equal(killWord(at('docker run --rm|')).killed, '--rm');
    assert.equal(drawn(killWord(at('|x')).line), '|x');
  });

  it('moves by words', () => {
    assert.equal(wordLeft(at('docker image ls|')), 13);
    assert.equal(wordLeft(at('docker image |ls')), 7);
    assert.equal(wordRight(at('docker| image ls')), 12);
    assert.equal(wordRight(at('сборка| образа')), 13);
  });

  it('completes the only candidate with a space, and a folder without', () => {
    const one = (text: string, line: TypedLine) =>
      completed(line, { from: 7, to: line.cursor, candidates: [{ text, note: null }] });
    assert.equal(drawn(one('image', at('docker im|')).line), 'docker image |');
    assert.equal(drawn(one('src/', at('docker s|')).line), 'docker src/|');
    assert.equal(drawn(one('--file=', at('docker --fi|')).line), 'docker --file=|');
    assert.equal(drawn(one('image', at('docker im| ls')).line), 'docker image| ls');
  });

  it('completes as far as all candidates agree, and offers them', () => {
    const candidates = ['image', 'images', 'imagine'].map(text => ({ text, note: null }));
    const result = completed(at('docker i|'), { from: 7, to: 8, candidates });
    assert.equal(drawn(result.line), 'docker imag|');
    assert.equal(result.candidates.length, 3);
    assert.equal(drawn(completed(at('docker x|'), { from: 7, to: 8, candidates: [] }).line), 'docker x|');
  });

  it('goes round what it offers, from the first forwards and from the last backwards', () => {
    const candidates = ['image', 'images', 'import'].map(text => ({ text, note: null }));
    const offered: Choice = { completion: { from: 7, to: 9, candidates }, base: at('docker im|'), index: -1 };
    const names = (back: boolean): readonly string[] => {
      const first = turned(offered, back);
      const second = turned(first, back);
      return [first, second, turned(turned(second, back), back)].map(each => drawn(chosenLine(each)));
    };
    assert.deepEqual(names(false), ['docker image|', 'docker images|', 'docker image|']);
    assert.deepEqual(names(true), ['docker import|', 'docker images|', 'docker import|']);
  });

  it('goes back and forth through history and keeps what was being typed', () => {
    const history = historyOf(['docker ps', 'docker ps', 'docker image ls', ' ']);
    assert.equal(history.length(), 2);
    assert.equal(history.older('doc'), 'docker image ls');
    assert.equal(history.older('docker image ls'), 'docker ps');
    assert.equal(history.older('docker ps'), null);
    assert.equal(history.newer(), 'docker image ls');
    assert.equal(history.newer(), 'doc');
    assert.equal(history.newer(), null);
  });

  it('finds the newest line that holds a piece, then older ones', () => {
    const history = historyOf(['docker build .', 'docker ps', 'docker build -t a .']);
    const found = history.find('build', history.length());
    assert.deepEqual(found, { line: 'docker build -t a .', index: 2 });
    assert.deepEqual(history.find('build', found?.index ?? 0), { line: 'docker build .', index: 0 });
    assert.equal(history.find('push', 3), null);
  });

  it('takes a pasted block apart: whole lines to run, the last to be finished', () => {
    assert.deepEqual(pastedLines('docker ps\r\n\n  \ndocker run \\\n  --rm \\\r  alpine ls\ndocker im'), {
      whole: ['docker ps', 'docker run --rm alpine ls'],
      open: 'docker im',
    });
    assert.deepEqual(pastedLines('echo a\\\\\nls\n'), { whole: ['echo a\\\\', 'ls'], open: '' });
    assert.deepEqual(pastedLines('\n'), { whole: [], open: '' });
    assert.deepEqual(pastedLines('cat > f <<EOF\na\n\nEOF\ncat f\nfor i in 1; do\n'), {
      whole: ['cat > f <<EOF\na\n\nEOF', 'cat f'],
      open: 'for i in 1; do\n',
    });
  });

  it('a program that is no shell takes each line as it comes', () => {
    assert.deepEqual(eachLine("it's\n\nb"), { whole: ["it's", ''], open: 'b' });
  });

  it('waits for the rest of a command as a shell does', () => {
    const open = [
      'echo \\',
      "echo it's",
      'echo "a',
      'cat <<EOF\na',
      'cat <<-"E"\n\tx',
      'a &&',
      'a |',
      '(cd x',
      'echo $(ls',
      'echo `ls',
    ].concat(['for i in 1 2; do', 'if true; then\n echo', 'case x in', 'f() {', 'while :; do if a; then b; fi']);
    const whole = [
      "docker ps --format '{{.ID}}'",
      'echo a\\\\',
      'cat <<EOF\na\nEOF',
      'cat <<<x',
      'a &',
      '{ echo; }',
      'echo {a,b}',
      '(cd x)',
    ]
      .concat([
        'for i in 1 2; do echo $i; done',
        "echo done # it's",
        'echo fi',
        'case x in\na) echo;;\nesac',
        'f() { echo; }',
        'fi',
        '',
      ])
      .concat([
        'docker rmi -f $(docker image ls -q --filter dangling=true)',
        'while read l; do echo $l; done < f',
        'echo "$(ls "a b")"',
      ]);
    for (const text of open) assert.equal(readCommand(text).open, true, text);
    for (const text of whole) assert.deepEqual(readCommand(text), { open: false, text }, text);
    assert.equal(readCommand('docker run \\\n  --rm alpine').text, 'docker run --rm alpine');
  });

  it('takes an emoji for one letter, however it is made', () => {
    const family = '👩‍👩‍👧';
    assert.equal(letterAhead({ text: `a${family}b`, cursor: 1 }), family);
    assert.equal(letterBehind({ text: `a${family}b`, cursor: 1 + family.length }), family);
    assert.equal(letterBehind({ text: 'a', cursor: 0 }) + letterAhead({ text: 'a', cursor: 1 }), '');
    assert.deepEqual(deleteAhead({ text: `${family}b`, cursor: 0 }), { text: 'b', cursor: 0 });
  });

  it('plays a long command within a glance and leaves a short one as it was', () => {
    const chunk = (text: string, after: number) => ({ stream: 'stdout', text, after, voice: 'program' }) as const;
    assert.deepEqual(cues([chunk('a', 0), chunk('b', 300)]), [
      { text: 'a', at: 0 },
      { text: 'b', at: 300 },
    ]);
    assert.deepEqual(
      cues([chunk('a', 0), chunk('b', 30_000), chunk('c', 60_000)]).map(cue => cue.at),
      [0, LONGEST / 2, LONGEST],
    );
  });
});
