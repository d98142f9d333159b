import { NotSimulated } from '../control.ts';
import { placeOf } from './value/errors.ts';
import { inspect } from './value/inspect.ts';
import { isObject, type JsMade, type JsPlay, type JsThrow } from './value/values.ts';

/** Where a rejection with what is no error is told, by the version of node. */
const REJECTED: Readonly<Record<string, readonly [head: string, lines: readonly string[]]>> = {
  20: [
    'node:internal/process/promises:389',
    [
      'throwUnhandledRejectionsMode (node:internal/process/promises:389:7)',
      'processPromiseRejections (node:internal/process/promises:470:17)',
      'process.processTicksAndRejections (node:internal/process/task_queues:96:32)',
    ],
  ],
  22: [
    'node:internal/process/promises:394',
    [
      'throwUnhandledRejectionsMode (node:internal/process/promises:392:7)',
      'processPromiseRejections (node:internal/process/promises:475:17)',
      'process.processTicksAndRejections (node:internal/process/task_queues:106:32)',
    ],
  ],
};

/** What node prints of a value that nobody catches. */
export function uncaught(play: JsPlay, { value, at, code, isRejection }: JsThrow): string {
  const end = `\nNode.js v${play.version}\n`;
  const isError = isObject(value) && value.tag === 'error';
  if (isRejection && !isError) {
    const [head, lines] = REJECTED[play.version.split('.')[0] ?? ''] ?? REJECTED['22'] ?? ['', []];
    const said = `UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${isObject(value) ? '#<Object>' : String(value)}".`;
    return `${head}\n      new UnhandledPromiseRejection(reason);\n      ^\n\n${said}\n${lines
      .map(each => `    at ${each}\n`)
      .join('')
      .trimEnd()} {\n  code: 'ERR_UNHANDLED_REJECTION'\n}\n${end}`;
  }
  const shown = inspect(play, value);
  if (isError) {
    // A rejection is told where its error was made.
    const made = value.data as JsMade | null;
    const where = isRejection ? made : { at, code };
    if (where === null || where.code === null || (where.code.source === '' && !where.code.path.startsWith('node:')))
      throw new NotSimulated('an error that is thrown from below and that nobody catches');
    return `${place(where.code.path, where.code.source, where.at)}\n\n${shown}\n${end}`;
  }
  if (code === null) throw new NotSimulated('a value that is thrown from below and that nobody catches');
  const hint = isObject(value) ? '' : '(Use `node --trace-uncaught ...` to show where the exception was thrown)\n';
  return `\n${place(code.path, code.source, at)}\n${typeof value === 'string' ? value : shown}\n${hint}${end}`;
}

/** The line, and a caret below it. */
function place(path: string, source: string, at: number): string {
  if (path.startsWith('node:')) return `${path}\n${source}`;
  const { line, column } = placeOf(source, at);
  const text = source.split('\n')[line - 1] ?? '';
  return `${path}:${line}\n${text}\n${text.slice(0, column - 1).replace(/[^\t]/g, ' ')}^`;
}
