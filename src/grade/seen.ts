/**
 * What of a command's output the learner saw, where it went into a pipe, a file or a word of the shell first. A line that is seen counts as the command's
 * when it has a word that the command printed and the learner did not type: `docker version > v.txt; cat v.txt` shows its own, an echo beside it does not.
 */
import { filesOf } from '../docker/index.ts';
import type { RanCommand, RanLine } from './grade.ts';
import type { Scene } from './scene.ts';
import { plainText } from './text.ts';

/** Where words end: spaces, the shell's quotes and signs, and line ends as `printf` writes them. */
const BETWEEN_WORDS = /(?:\\[nt]|[\s'"`;|&()<>{}\\,=])+/;

function wordsIn(text: string): readonly string[] {
  return text.split(BETWEEN_WORDS).filter(word => word !== '');
}

/** The lines that are seen of what this command printed. */
export function seenOf({ stdout, stderr }: RanCommand, streams: readonly string[], typed: ReadonlySet<string>): string {
  const own = new Set(wordsIn(`${stdout}\n${stderr}`).filter(word => !typed.has(word)));
  return streams
    .flatMap(stream => plainText(stream).split('\n'))
    .filter(line => wordsIn(line).some(word => own.has(word)))
    .join('\n');
}

/** A search prints what it reads, not what it looks for. */
const SEARCH = /\b[ef]?grep\b[^|;&\n]*/g;
/** A file that prints something when it is run. */
const SCRIPT = /^\s*(?:docker|echo|printf|cat|print|console\.log)(?=[ \t(])/m;
/** Characters of a file that are looked through. */
const LENGTH = 20_000;

/** Words that the learner typed: in lines, and in scripts that were written since the question opened. */
export function typedWords(
  ran: readonly RanLine[],
  { host, start }: Pick<Scene, 'host' | 'start'>,
): ReadonlySet<string> {
  const before = new Map(filesOf(start).map(({ path, digest }) => [path, digest]));
  const scripts = filesOf(host).flatMap(({ path, digest, text }) =>
    text !== null && before.get(path) !== digest && SCRIPT.test(text) ? [text.slice(0, LENGTH)] : [],
  );
  return new Set([...ran.map(({ line }) => line.replace(SEARCH, ' ')), ...scripts].flatMap(wordsIn));
}
