import { budgetOf } from '../budget.ts';
import { NotSimulated } from '../control.ts';
import type { LanguagePrompt, PromptAnswer } from '../prompt.ts';
import { TooLarge } from '../size.ts';
import { ended, MOST_STEPS } from './index.ts';
import { type KeptNames, keepNames, takeNames } from './keep.ts';
import { evaluate } from './play/expressions.ts';
import { inner } from './play/names.ts';
import { codeOf, playOf } from './play/script.ts';
import { run } from './play/statements.ts';
import { withFrame } from './play/trace.ts';
import { isOpen } from './read/open.ts';
import { repr } from './value/text.ts';
import { type PyCode, type PyFrame, type PyPlay, type PyScope, Raise } from './value/values.ts';

/** Python at its prompt. */

interface KeptPython {
  readonly names: KeptNames;
  /** How many inputs it has read. */
  readonly inputs: number;
}

/** Words that begin a statement with a block. */
const HEAD = /^(if|while|for|def|elif|else|with|class|try|except|finally|async|match)\b/;

/** `version`: `3.12.9`. */
export function pythonPrompt(version: string): LanguagePrompt {
  return {
    banner: `Python ${version} (main, Feb 25 2025, 04:10:21) [GCC 12.2.0] on linux\nType "help", "copyright", "credits" or "license" for more information.\n`,
    asks: '>>> ',
    continued: '... ',
    interrupted: `^CTraceback (most recent call last):\n  File "${pathOf(version, 0)}", line 1, in <module>\nKeyboardInterrupt\n`,
    argv: [''],
    interrupt: () => 'KeyboardInterrupt\n',
    isLeftWithin: false,
    isWhole,
    open(machine, before) {
      // This version has put it away, so it is not read again.
      const kept = before as KeptPython | null;
      let inputs = kept?.inputs ?? 0;
      const budget = budgetOf(machine, MOST_STEPS, 'script');
      const play = playOf({ machine, version, path: '<stdin>', budget });
      const scope =
        kept === null ? inner('module', null, null, [['__name__', '__main__']]) : takeNames(kept.names, play);
      return {
        play(source): PromptAnswer {
          const path = pathOf(version, inputs++);
          budget.renew();
          const told = FAREWELLS[source.trim()];
          if (told !== undefined && !scope.names.has(source.trim())) machine.out(told);
          else return answered(play, () => typed(play, path, source, scope));
          return { kind: 'on' };
        },
        leave: () => 0,
        keep() {
          const names = keepNames(scope, play);
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

/** An input is whole when nothing is open, and after a block when a line is left empty. */
function isWhole(text: string): boolean {
  if (isOpen(text)) return false;
  const first = text.split('\n').find(line => line.trim() !== '' && !line.trim().startsWith('#')) ?? '';
  return !(HEAD.test(first) || first.startsWith('@')) || /\n[ \t]*\n$/.test(text);
}

/** Plays an input: values of expressions are shown. */
function typed(play: PyPlay, path: string, source: string, scope: PyScope): void {
  const { code, program } = codeOf(path, source);
  // Before 3.13 what was typed is not shown in a traceback.
  const shown: PyCode = path === '<stdin>' ? { ...code, lines: [] } : code;
  for (const each of program.statements) {
    const frame: PyFrame = { name: '<module>', code: shown, scope, span: each.span, self: null };
    withFrame(play, frame, () => {
      play.budget.spend();
      if (each.type !== 'expression') {
        run(play, [each], scope).next(null);
        return;
      }
      const value = evaluate(play, each.value, scope);
      if (value === null) return;
      const text = repr(play, value);
      scope.names.set('_', value);
      play.machine.out(`${text}\n`);
    });
  }
}

function answered(play: PyPlay, work: () => void): PromptAnswer {
  const { machine } = play;
  try {
    return settled(play, work);
  } catch (error) {
    if (error instanceof NotSimulated)
      return { kind: 'unmet', message: `${error.message} in Python programs is not simulated` };
    if (error instanceof TooLarge) return machine.stop('limit', 'the script makes a larger value than this host keeps');
    throw error;
  }
}

function settled(play: PyPlay, work: () => void): PromptAnswer {
  try {
    work();
    return { kind: 'on' };
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    const exitCode = ended(play, error.value);
    if (error.value.cls.mro.some(each => each.name === 'SystemExit')) return { kind: 'left', exitCode };
    return { kind: 'on' };
  }
}
