import type { CheckOf } from '../../quiz/index.ts';
import type { RanLine } from '../grade.ts';
import { asks } from '../request.ts';
import { textDifference } from '../text.ts';
import { DONE, type Miss, miss, nearMiss, off, type Verdict } from '../verdict.ts';

export function gradeOutput(check: CheckOf<'output'>, ran: readonly RanLine[]): Verdict {
  const asked = ran.filter(line => check.request === null || asks(line, 'daemon', check.request));
  const lines = check.line === 'last' ? asked.slice(-1) : [...asked].reverse();
  if (lines.some(line => missOf(check, line) === null)) return DONE;
  const latest = lines[0];
  const first = latest === undefined ? null : missOf(check, latest);
  return first === null ? off('feedback.output.none') : nearMiss(first);
}

function missOf(check: CheckOf<'output'>, line: RanLine): Miss | null {
  const text =
    check.stream === 'both' ? `${line.stdout}\n${line.stderr}` : check.stream === 'stdout' ? line.stdout : line.stderr;
  const difference = check.text === null ? null : textDifference(check.text, text);
  if (difference !== null) return miss('feedback.output.text', { line: line.line }, difference);
  if (check.exitCode !== null && check.exitCode !== line.ending.exitCode) {
    return miss(
      'feedback.output.exit',
      { line: line.line },
      { expected: String(check.exitCode), got: String(line.ending.exitCode) },
    );
  }
  return null;
}
