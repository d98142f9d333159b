/** What last went wrong on the present question: the line, what was printed about it, and what the glossary says of that. */
import { view } from '../../docker/index.ts';
import type { RanLine, Said } from '../../grade/index.ts';
import type { Attempt } from '../attempt.ts';
import { noteOn } from '../terminal.ts';
import { isClosed } from '../worth.ts';
import { ERRORS } from './glossary/errors.ts';
import { PRINTED } from './glossary/printed.ts';
import { topic } from './say-topic.ts';

/** Characters of what is quoted. */
const QUOTED = 300;
/** Rows of what the last command printed. */
const LAST_ROWS = 8;

/** The entry about an error, by what it prints. */
export function errorIn(text: string): string | null {
  const printed = text.toLowerCase();
  return [...PRINTED, ...ERRORS].find(entry => entry.errors?.some(pattern => pattern.test(printed)))?.key ?? null;
}

/** What is to be said of the last line that failed; null when none did. */
export function sayTrouble({ ran }: Attempt): readonly Said[] | null {
  const failed = ran.findLast(hasFailed);
  if (failed === undefined) return null;
  const note = noteOn(failed.ending);
  if (note !== null) return [{ code: 'tutor.trouble.line', data: { line: quoted(failed.line) } }, note];
  const error = errorOf(failed);
  // What a line printed is kept from its beginning, and of each command the end: a build says last what was wrong.
  const message = 'message' in failed.ending ? failed.ending.message : '';
  const ends = failed.commands.map(({ stderr }) => stderr);
  const about = errorIn([...ends, message, failed.stderr, failed.stdout].join('\n'));
  const later = ran.at(-1) !== failed;
  const first: Said = {
    code: error === '' ? 'tutor.trouble.code' : later ? 'tutor.trouble.earlier' : 'tutor.trouble.last',
    data: { line: quoted(failed.line), error, exit: failed.ending.exitCode },
  };
  return about === null ? [first] : [first, topic(about)];
}

/** What was typed last on the present question, and what it printed. */
export function sayLast({ ran }: Attempt): Said {
  const last = ran.at(-1);
  if (last === undefined) return { code: 'tutor.last-none', data: {} };
  const rows = `${last.stdout}\n${last.stderr}`
    .replaceAll('\r', '')
    .split('\n')
    .filter(row => row.trim() !== '');
  if (rows.length === 0)
    return { code: 'tutor.last-silent', data: { line: quoted(last.line), exit: last.ending.exitCode } };
  const shown = rows.slice(-LAST_ROWS).map(quoted).join('\n');
  return { code: 'tutor.last', data: { line: quoted(last.line), rows: shown, exit: last.ending.exitCode } };
}

function hasFailed({ ending }: RanLine): boolean {
  return ending.exitCode !== 0;
}

/** The line that says what was wrong: Docker's own, the builder's last, or the last on stderr. */
function errorOf({ ending, stderr }: RanLine): string {
  const lines = (ending.kind === 'docker' ? `${stderr}\n${ending.message}` : stderr)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !/^(Run|See) 'docker /.test(line));
  const told = lines.findLast(line => /^(ERROR|Error|docker):?\s/.test(line)) ?? lines.at(-1) ?? '';
  return quoted(told);
}

function quoted(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return line.length <= QUOTED ? line : `${line.slice(0, QUOTED)}…`;
}

/** What does not agree where no line failed: a build that stopped, checks that wait, or nothing at all. */
export function sayWaiting(attempt: Attempt): Said {
  const state = attempt.questions[attempt.current];
  const build = view(attempt.host).builds.at(-1);
  if (build !== undefined && build.error !== null && build.at >= (state?.openedAt ?? 0))
    return { code: 'tutor.trouble.build', data: { error: quoted(build.error) } };
  if (state === undefined) return { code: 'tutor.trouble.none', data: {} };
  const left = state.checks.filter(check => check.state !== 'done').length;
  if (!isClosed(state) && state.tries > 0 && left > 0) return { code: 'tutor.trouble.checks', data: { count: left } };
  return { code: 'tutor.trouble.none', data: {} };
}
