import { type Budget, budgetOf } from '../budget.ts';
import { Exit, NotSimulated } from '../control.ts';
import type { LanguagePrompt, PromptAnswer } from '../prompt.ts';
import { givenBy, type KeptNames, keepNames, takeNames } from '../script/keep.ts';
import { Raised, type ScriptValue } from '../script/values.ts';
import { TooLarge } from '../size.ts';
import { functionOf, type PythonPlay, playOf, runTyped } from './evaluate.ts';
import { load } from './library/index.ts';
import { isOpen } from './lines.ts';
import { HEAD, parsePython } from './parser.ts';
import type { PythonStatement } from './syntax.ts';
import { show } from './values.ts';

/** Python at its prompt. */

/** Lines that one input may run. */
const MOST_STEPS = 40_000;

interface KeptPython {
  readonly names: KeptNames;
  /** How many inputs it has read. */
  readonly inputs: number;
}

/** `version`: `3.12.9`. */
export function pythonPrompt(version: string): LanguagePrompt {
  return {
    banner: `Python ${version} (main, Feb 25 2025, 04:10:21) [GCC 12.2.0] on linux\nType "help", "copyright", "credits" or "license" for more information.\n`,
    asks: '>>> ',
    continued: '... ',
    interrupted: `^CTraceback (most recent call last):\n  File "${pathOf(version, 0)}", line 1, in <module>\nKeyboardInterrupt\n`,
    isWhole,
    open(machine, before) {
      // This version has put it away, so it is not read again.
      const kept = before as KeptPython | null;
      let inputs = kept?.inputs ?? 0;
      let budget = budgetOf(machine, MOST_STEPS, 'script');
      const each: Budget = {
        spend: () => budget.spend(),
        make: size => budget.make(size),
        enter: weight => budget.enter(weight),
        leave: weight => budget.leave(weight),
      };
      const play = playOf({ machine, version, path: '<stdin>', budget: each, loaded: new Map(), line: 1 });
      const made = (what: unknown, up: Parameters<typeof functionOf>[2]) =>
        functionOf(play, what as PythonStatement & { type: 'def' }, up);
      const scope =
        kept === null
          ? { names: new Map<string, ScriptValue>([['__name__', '__main__']]), up: null }
          : takeNames(kept.names, givenIn(play), made);
      return {
        play(source): PromptAnswer {
          const path = pathOf(version, inputs++);
          budget = budgetOf(machine, MOST_STEPS, 'script');
          const told = FAREWELLS[source.trim()];
          if (told !== undefined && !scope.names.has(source.trim())) machine.out(told);
          else return answered(play, path, source, () => runTyped(play, parsePython(source), scope, shownOn(play)));
          return { kind: 'on' };
        },
        keep() {
          const names = keepNames(scope, givenIn(play));
          return names === null ? null : ({ names, inputs } satisfies KeptPython);
        },
      };
    },
  };
}

/** What Python says of these words alone. */
const FAREWELLS: Readonly<Record<string, string>> = {
  exit: 'Use exit() or Ctrl-D (i.e. EOF) to exit\n',
  quit: 'Use quit() or Ctrl-D (i.e. EOF) to exit\n',
};

/** How an input is named in a traceback: 3.13 counts them. */
function pathOf(version: string, inputs: number): string {
  return Number(version.split('.')[1]) < 13 ? '<stdin>' : `<python-input-${inputs}>`;
}

function givenIn(play: PythonPlay) {
  const builtins = Object.entries(play.builtins).map(([name, value]) => [`builtin ${name}`, value] as const);
  const modules = [...play.loaded].map(([name, value]) => [`module ${name}`, value] as const);
  return givenBy([...modules, ...builtins], root => {
    const [kind, name = ''] = root.split(' ');
    return kind === 'module' ? load(play, name) : play.builtins[name];
  });
}

/** An input is whole when nothing is open, and after a block when a line is left empty. */
function isWhole(text: string): boolean {
  if (isOpen(text)) return false;
  const first = text.split('\n').find(line => line.trim() !== '' && !line.trim().startsWith('#')) ?? '';
  return !(HEAD.test(first) || first.startsWith('@')) || /\n[ \t]*\n$/.test(text);
}

function shownOn({ machine }: PythonPlay): (value: ScriptValue) => void {
  return value => {
    if (value === null || value === undefined) return;
    if (typeof value === 'function') throw new NotSimulated('the text of a function');
    machine.out(`${typeof value === 'string' ? quoted(value) : show(value)}\n`);
  };
}

/** As Python's repr writes a text: in double quotes where it has single ones and no double ones. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r');
  return `${quote}${quote === "'" ? inner.replaceAll("'", "\\'") : inner}${quote}`;
}

function answered(play: PythonPlay, path: string, source: string, work: () => void): PromptAnswer {
  const { machine } = play;
  try {
    work();
    return { kind: 'on' };
  } catch (error) {
    if (error instanceof Exit) return { kind: 'left', exitCode: error.code };
    if (error instanceof NotSimulated)
      return { kind: 'unmet', message: `${error.message} in Python programs is not simulated` };
    if (error instanceof TooLarge) return machine.stop('limit', 'the script makes a larger value than this host keeps');
    if (!(error instanceof Raised)) throw error;
    const shown = path === '<stdin>' ? '' : `    ${source.split('\n')[play.line - 1]?.trim() ?? ''}\n`;
    const said = error.message === '' ? error.kind : `${error.kind}: ${error.message}`;
    machine.err(
      `Traceback (most recent call last):\n  File "${path}", line ${play.line}, in <module>\n${shown}${said}\n`,
    );
    return { kind: 'on' };
  }
}
