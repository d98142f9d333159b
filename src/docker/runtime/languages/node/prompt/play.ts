import { NotSimulated } from '../../control.ts';
import { runLoop } from '../play/loop.ts';
import { afterwards } from '../play/promises.ts';
import { declare } from '../play/scope.ts';
import { run } from '../play/statements.ts';
import { namesIn } from '../read/functions.ts';
import { inspect } from '../value/inspect.ts';
import {
  type JsFrame,
  type JsPlay,
  type JsScope,
  type JsSteps,
  JsThrow,
  type JsTyped,
  type JsValue,
} from '../value/values.ts';
import { findIn } from './find.ts';
import type { PromptMemory } from './names.ts';
import type { TypedInput } from './read.ts';
import { uncaughtAtPrompt } from './uncaught.ts';

/** Plays one input of the prompt. */

type TypedProgram = TypedInput & { readonly kind: 'program' };

/** What is shown of an input, and what nobody caught of what it left to be done later. */
interface InputOutcome {
  readonly shown: string;
  readonly late: readonly JsValue[];
}

export function playInput(
  play: JsPlay,
  scope: JsScope,
  memory: PromptMemory,
  input: TypedProgram,
  path: string,
): InputOutcome {
  const twice = declaredTwice(memory, input);
  if (twice !== null) {
    memory.failure = 'unknown';
    return { shown: `Uncaught SyntaxError: Identifier '${twice}' has already been declared\n`, late: [] };
  }
  const frame: JsFrame = { name: '', code: { path, source: input.source }, at: 0 };
  const typed: JsTyped = {
    frame,
    isRewritten: findIn(input.body, each => each.type === 'await') !== null,
    value: undefined,
  };
  play.typed = typed;
  play.isAdrift = false;
  for (const name of input.hoisted) if (!scope.names.has(name)) declare(scope, name, undefined);
  const shown = outcomeOf(play, memory, () => played(play, frame, run(play, input.body, scope)));
  // What was not given a value never is.
  for (const [name, { ready }] of [...scope.names]) if (!ready) scope.names.delete(name);
  const late = afterInput(play);
  play.typed = null;
  return { shown, late };
}

/** What the input comes to, as it is shown. */
function outcomeOf(play: JsPlay, memory: PromptMemory, work: () => void): string {
  try {
    work();
  } catch (error) {
    if (!(error instanceof JsThrow)) throw error;
    return uncaughtAtPrompt(play, memory, error.value);
  }
  const value = play.typed?.value;
  if (!memory.isTaken) memory.last = value;
  return `${inspect(play, value)}\n`;
}

/** Plays statements to their end: what they wait for comes before anything else is read. */
function played(play: JsPlay, frame: JsFrame, steps: JsSteps): void {
  const on = (how: () => ReturnType<JsSteps['next']>): ReturnType<JsSteps['next']> => {
    play.frames.length = 0;
    play.frames.push(frame);
    try {
      return how();
    } finally {
      play.frames.length = 0;
    }
  };
  let step = on(() => steps.next());
  while (step.done !== true) {
    let next: (() => ReturnType<JsSteps['next']>) | null = null;
    afterwards(
      play,
      step.value.of,
      value => {
        next = () => steps.next(value);
      },
      error => {
        next = () => steps.throw(error);
      },
    );
    runLoop(play, () => next !== null);
    // Nothing comes that would take it up: it is left with Ctrl-C.
    if (next === null) play.machine.pass(Number.MAX_SAFE_INTEGER);
    play.isAdrift = true;
    step = on(next ?? (() => steps.next(undefined)));
  }
}

/** What was left to be done: rejections that nobody asks for. */
function afterInput(play: JsPlay): readonly JsValue[] {
  const late: JsValue[] = [];
  for (;;) {
    try {
      runLoop(play, () => true);
      break;
    } catch (error) {
      if (!(error instanceof JsThrow)) throw error;
      late.push(error.value);
    }
  }
  const open = play.timers.length > 0 ? 'a timer' : play.listening.length > 0 ? 'a server' : null;
  const what = open ?? (play.handlers.size > 0 ? 'an event of process' : null);
  play.timers = [];
  play.listening.length = 0;
  play.handlers.clear();
  if (what !== null) throw new NotSimulated(`${what} at the prompt`);
  return late;
}

/** A name that is declared once more and may not be; else all of them are noted. */
function declaredTwice({ firm, loose }: PromptMemory, { body, hoisted }: TypedProgram): string | null {
  const firmly = body.flatMap(each =>
    each.type === 'class'
      ? [each.made.name]
      : each.type === 'declare' && each.kind !== 'var'
        ? each.parts.flatMap(part => namesIn(part.target))
        : [],
  );
  const loosely = [...hoisted, ...body.flatMap(each => (each.type === 'function' ? [each.made.name] : []))];
  const twice = firmly.find(each => firm.has(each) || loose.has(each)) ?? loosely.find(each => firm.has(each));
  if (twice !== undefined) return twice;
  for (const each of firmly) firm.add(each);
  for (const each of loosely) loose.add(each);
  return null;
}
