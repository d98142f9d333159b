import { budgetOf } from '../budget.ts';
import { NotSimulated } from '../control.ts';
import type { Machine } from '../machine.ts';
import { LONGEST_TEXT, TooLarge } from '../size.ts';
import { inner } from './play/names.ts';
import { codeOf, playOf, runCode } from './play/script.ts';
import { traceback } from './traceback.ts';
import { str } from './value/text.ts';
import { type PyInstance, type PyPlay, Raise } from './value/values.ts';

/** What python is given to run. */
export interface PythonScript {
  /** Of python: `3.12.9`. */
  readonly version: string;
  /** Absolute, or `<string>`, `<stdin>`. */
  readonly path: string;
  readonly source: string;
}

/** Lines that one script may run. */
export const MOST_STEPS = 40_000;

/** Plays a script of Python. Gives its exit code. */
export function playPython(machine: Machine, { version, path, source }: PythonScript): number {
  if (source.length > LONGEST_TEXT) return machine.stop('limit', 'the script is longer than this host reads');
  const play = playOf({ machine, version, path, budget: budgetOf(machine, MOST_STEPS, 'script') });
  const scope = inner('module', null, null, [
    ['__name__', '__main__'],
    ['__file__', path],
    ['__doc__', null],
  ]);
  try {
    return toItsEnd(play, () => {
      // The source of a text that came by -c or by a pipe is not shown.
      const { code, program } = codeOf(path, source);
      runCode(play, { program, code: path.startsWith('<') ? { ...code, lines: [] } : code }, scope);
    });
  } catch (error) {
    if (error instanceof NotSimulated)
      return machine.stop('not-simulated', `${error.message} in Python programs is not simulated`);
    if (error instanceof TooLarge) return machine.stop('limit', 'the script makes a larger value than this host keeps');
    throw error;
  }
}

/** The exit code. What an exception says may itself be what is not simulated. */
function toItsEnd(play: PyPlay, work: () => void): number {
  try {
    work();
    return 0;
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    return ended(play, error.value);
  }
}

/** Prints what nobody caught, or ends as `sys.exit` says; gives the exit code. */
export function ended(play: PyPlay, value: PyInstance): number {
  if (!value.cls.mro.some(each => each.name === 'SystemExit')) {
    play.machine.err(traceback(play, value));
    return 1;
  }
  const code = value.error?.args[0] ?? null;
  if (code === null) return 0;
  if (typeof code === 'bigint') return Number(BigInt.asUintN(8, code));
  if (typeof code === 'boolean') return Number(code);
  play.machine.err(`${str(play, code)}\n`);
  return 1;
}
