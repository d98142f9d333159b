/** What stands after the progress: warnings, the place in the Dockerfile, the error; and the answer of --check. */
import type { BuildError, SolveResult, VertexWarning } from '../../../builder/types.ts';
import type { LineRange } from '../../../dockerfile/refusal.ts';
import { warningText } from '../../../engine/warning.ts';

/**
 * The lines about an error with two around them on each side, `>>>` before those that it is about. Empty when the place is not in
 * the file.
 */
export function excerpt(source: string, name: string, ranges: readonly LineRange[]): string {
  const lines = source.split('\n');
  const first = Math.min(...ranges.map(([from]) => from));
  const final = Math.min(lines.length, Math.max(...ranges.map(([, to]) => to)));
  if (ranges.length === 0 || first < 1 || first > lines.length) return '';
  let start = first;
  let end = final;
  const padding = start === end ? 4 : 2;
  for (let added = 0; added < padding; added++) {
    if (start > 1) {
      start--;
      added++;
    }
    if (end !== lines.length) {
      end++;
      added++;
    }
  }
  const rule = '-'.repeat(20);
  let text = `${name}:${first}\n${rule}\n`;
  for (let at = start; at <= end; at++) {
    const mark = ranges.some(([from, to]) => from <= at && at <= to) ? '>>>' : '   ';
    text += ` ${String(at).padStart(3)} | ${mark} ${lines[at - 1] ?? ''}\n`;
  }
  return `${text}${rule}\n`;
}

/**
 * The list of warnings at the end of a build; empty when there are none. Its colours go into pipes too. In debug mode each
 * warning brings what its rule says, where more is said, and the lines that it is about.
 */
export function warningSummary({ status, source }: SolveResult, name: string, debug: boolean): string {
  const { warnings } = status;
  if (warnings.length === 0) return '';
  const count = `${warnings.length} warning${warnings.length === 1 ? '' : 's'} found`;
  const list = warnings.map(warning => {
    const line = ` - ${warningText(warning)}\n`;
    return debug
      ? `${line}${warning.description}\nMore info: ${warning.url}\n${excerpt(source, name, warning.lines)}\n`
      : line;
  });
  return `\n \u001b[33m${count}${debug ? '' : ' (use docker --debug to expand)'}:\n\u001b[0m${list.join('')}`;
}

/** The excerpt and the last line: `ERROR: failed to build: failed to solve: …`. */
export function errorReport(error: BuildError, source: string, name: string): string {
  const place = error.lines === null ? '' : excerpt(source, name, error.lines);
  return `${place}ERROR: failed to build: failed to solve: ${error.message}\n`;
}

/** `--check`: on standard output, the exit code is 1 when there is anything to say. */
export function checkReport(
  result: SolveResult,
  name: string,
): { readonly stdout: string; readonly stderr: string; readonly exitCode: number } {
  const warnings = [...result.warnings].sort(byLine);
  const { error } = result;
  const violated = error?.message.startsWith('lint violation found') ?? false;
  let stdout = 'Check complete, no warnings found.\n';
  if (warnings.length > 0) {
    const have = warnings.length === 1 ? 'warning has' : 'warnings have';
    stdout = `Check complete, ${warnings.length} ${have} been found!\n`;
    for (const warning of warnings)
      stdout += `\nWARNING: ${warning.rule} - ${warning.url}\n${warning.message}\n${excerpt(result.source, name, warning.lines)}`;
  }
  if (error === null) return { stdout, stderr: '', exitCode: warnings.length > 0 ? 1 : 0 };
  if (warnings.length > 0) stdout += '\n';
  const place = error.lines === null ? '\n' : `${excerpt(result.source, name, error.lines)}\n`;
  return {
    stdout: violated || warnings.length > 0 ? stdout : '',
    stderr: `ERROR: ${error.message}\n${place}\n`,
    exitCode: 1,
  };
}

function byLine(a: VertexWarning, b: VertexWarning): number {
  return (a.lines[0]?.[0] ?? 0) - (b.lines[0]?.[0] ?? 0);
}
