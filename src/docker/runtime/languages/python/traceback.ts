import { anchorsOf } from './anchors.ts';
import { str } from './value/text.ts';
import type { PyInstance, PyPlay, TraceEntry } from './value/values.ts';

const CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n';
const CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n';
/** How often one line is shown before it is counted. */
const MOST_REPEATED = 3;

/** What Python prints of an exception that nobody catches. */
export function traceback(play: PyPlay, value: PyInstance, seen: readonly PyInstance[] = []): string {
  const { error } = value;
  if (error === null || seen.includes(value)) return '';
  const before = error.cause ?? (error.quiet ? null : error.context);
  const chain =
    before === null || seen.includes(before)
      ? ''
      : traceback(play, before, [...seen, value]) + (error.cause === null ? CONTEXT : CAUSE);
  const frames = error.trace.length === 0 ? '' : `Traceback (most recent call last):\n${framesText(play, error.trace)}`;
  return `${chain}${frames}${lastLine(play, value)}\n`;
}

function lastLine(play: PyPlay, value: PyInstance): string {
  const { cls } = value;
  const name =
    cls.module === 'builtins' || cls.module === '__main__' ? cls.qualified : `${cls.module}.${cls.qualified}`;
  const said = str(play, value);
  const text = value.error?.hint ? `${said}${value.error.hint}` : said;
  return text === '' ? name : `${name}: ${text}`;
}

function framesText(play: PyPlay, trace: readonly TraceEntry[]): string {
  let text = '';
  let repeated = 0;
  let before = '';
  const flush = (): void => {
    const more = repeated - MOST_REPEATED;
    if (more > 0) text += `  [Previous line repeated ${more} more time${more === 1 ? '' : 's'}]\n`;
  };
  for (const each of trace) {
    const key = `${each.path}:${each.span.line}:${each.name}`;
    if (key === before) repeated++;
    else {
      flush();
      repeated = 1;
      before = key;
    }
    if (repeated <= MOST_REPEATED) text += frameText(play, each);
  }
  flush();
  return text;
}

function frameText(play: PyPlay, { path, name, span, lines }: TraceEntry): string {
  const head = `  File "${path}", line ${span.line}, in ${name}\n`;
  const line = lines[span.line - 1] ?? '';
  const shown = line.trim();
  if (shown === '') return head;
  return `${head}    ${shown}\n${anchorsOf(play.version, line, span, lines)}`;
}
