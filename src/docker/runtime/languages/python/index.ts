import { budgetOf } from '../budget.ts';
import { Exit, NotSimulated } from '../control.ts';
import type { Machine } from '../machine.ts';
import { Raised, type ScriptValue } from '../script/values.ts';
import { LONGEST_TEXT, TooLarge } from '../size.ts';
import { type PythonPlay, playOf, run } from './evaluate.ts';
import { parsePython } from './parser.ts';

/** What python is given to run. */
export interface PythonScript {
  /** Of python: `3.12.9`. */
  readonly version: string;
  /** Absolute, or `<string>`, `<stdin>`. */
  readonly path: string;
  readonly source: string;
}

/** Lines that one script may run. */
const MOST_STEPS = 40_000;

/** Plays a script of Python, as far as a first exercise goes. Gives its exit code. */
export function playPython(machine: Machine, { version, path, source }: PythonScript): number {
  if (source.length > LONGEST_TEXT) return machine.stop('limit', 'the script is longer than this host reads');
  const budget = budgetOf(machine, MOST_STEPS, 'script');
  const play = playOf({ machine, version, path, budget, loaded: new Map(), line: 1 });
  const names = new Map<string, ScriptValue>([
    ['__name__', '__main__'],
    ['__file__', path],
  ]);
  try {
    run(play, parsePython(source), { names, up: null });
    return 0;
  } catch (error) {
    if (error instanceof Exit) return error.code;
    if (error instanceof NotSimulated)
      return machine.stop('not-simulated', `${error.message} in Python programs is not simulated`);
    if (error instanceof TooLarge) return machine.stop('limit', 'the script makes a larger value than this host keeps');
    if (!(error instanceof Raised)) throw error;
    machine.err(traceback(play, source, error));
    return 1;
  }
}

/** What python prints of an error that nobody catches. The source of a text that came by `-c` is not shown. */
function traceback({ path, line }: PythonPlay, source: string, { kind, message }: Raised): string {
  const shown = path.startsWith('<') ? '' : `    ${source.split('\n')[line - 1]?.trim() ?? ''}\n`;
  const said = message === '' ? kind : `${kind}: ${message}`;
  return `Traceback (most recent call last):\n  File "${path}", line ${line}, in <module>\n${shown}${said}\n`;
}
