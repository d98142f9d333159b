import type { SimpleCommandNode } from 'just-bash';
import { entryOf } from '../../entry.ts';
import type { StreamTarget } from '../kernel/program.ts';
import { literal, plainWord } from './words.ts';

/**
 * `o`, `e`: the shell's own output and error stream; `1`, `2`: those of the call of the function it stands in; `-`: collected;
 * `=`: collected with the output, for errors after `2>&1`.
 */
export type Sink = 'o' | 'e' | '1' | '2' | '-' | '=';

export interface Sinks {
  readonly out: Sink;
  readonly err: Sink;
  /** Whether standard input comes from a pipe or a file. */
  readonly piped: boolean;
}

export type Redirection = SimpleCommandNode['redirections'][number];

export const STDOUT_DEVICE = '/dev/.stdout';
export const STDERR_DEVICE = '/dev/.stderr';
/** What is read there is the next line that is typed at the terminal. */
export const TYPED_LINE = '/dev/.line';
const STREAM_FILES: Readonly<Record<string, 1 | 2>> = {
  '/dev/stdout': 1,
  '/dev/stderr': 2,
  '/dev/fd/1': 1,
  '/dev/fd/2': 2,
  '/proc/self/fd/1': 1,
  '/proc/self/fd/2': 2,
  '/proc/1/fd/1': 1,
  '/proc/1/fd/2': 2,
};

/** Where the streams lead after a command's own redirections, and which of these the interpreter still has to carry out. */
export function redirect(sinks: Sinks, redirections: readonly Redirection[]): { sinks: Sinks; kept: Redirection[] } {
  let { out, err, piped } = sinks;
  let collected = false;
  for (const { fd, operator, target } of redirections) {
    if (operator === '<' || operator === '<<' || operator === '<<-' || operator === '<<<' || operator === '<&') {
      if ((fd ?? 0) === 0) piped = true;
      continue;
    }
    const word = target.type === 'Word' ? plainWord(target) : null;
    if (operator === '&>' || operator === '&>>') {
      out = '-';
      err = '-';
      collected = true;
      continue;
    }
    const which = fd ?? 1;
    if (which !== 1 && which !== 2) {
      collected = true;
      continue;
    }
    let sink: Sink = '-';
    const stream =
      word === null
        ? undefined
        : operator === '>&'
          ? word === '1'
            ? 1
            : word === '2'
              ? 2
              : undefined
          : entryOf(STREAM_FILES, word);
    if (stream !== undefined) {
      sink = stream === 1 ? out : err;
      if (sink === '-' && which === 2 && stream === 1) sink = '=';
      // Errors that are collected with the output: what is sent to them is output.
      else if (sink === '=' && which === 1) sink = '-';
      else if (sink !== 'o' && sink !== 'e' && which !== stream) collected = true;
    } else collected = true;
    if (stream === undefined && operator === '>&' && fd === null && word !== '-' && !/^\d+$/.test(word ?? ''))
      err = '-';
    if (which === 1) {
      // Errors that were led to what the output was before stay there: the interpreter knows where that is.
      if (err === '=') err = '-';
      out = sink;
    } else err = sink;
  }
  const untouched = redirections.filter(each => (each.fd ?? (each.operator.startsWith('<') ? 0 : 1)) === 0);
  return { sinks: { out, err, piped }, kept: collected ? [...redirections] : untouched };
}

/** Redirections that lead what the interpreter itself prints to the process's streams. */
export function devices(
  { out, err }: Sinks,
  route: { readonly out: StreamTarget; readonly err: StreamTarget },
): Redirection[] {
  const list: Redirection[] = [];
  const add = (fd: 1 | 2, sink: Sink) => {
    const target = sink === 'o' ? route.out : sink === 'e' ? route.err : null;
    if (target === null) return;
    list.push({
      type: 'Redirection',
      fd,
      operator: '>>',
      target: literal(target === 'stdout' ? STDOUT_DEVICE : STDERR_DEVICE),
    });
  };
  add(1, out);
  add(2, err);
  return list;
}
