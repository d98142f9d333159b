import { NotSimulated } from '../../control.ts';
import {
  bare,
  type JsFrame,
  type JsMade,
  type JsObject,
  type JsPlay,
  type JsProp,
  JsThrow,
  native,
  prop,
} from './values.ts';

export const ERROR_KINDS = [
  'TypeError',
  'ReferenceError',
  'RangeError',
  'SyntaxError',
  'URIError',
  'EvalError',
] as const;

/** Line and column of a place in the source, both from 1. */
export function placeOf(source: string, at: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** What lies beneath a script in a stack, by the version of node: recorded from 20.20 and 22.14. */
const BENEATH: Readonly<Record<string, readonly string[]>> = {
  20: [
    'Module._compile (node:internal/modules/cjs/loader:1521:14)',
    'Module._extensions..js (node:internal/modules/cjs/loader:1623:10)',
    'Module.load (node:internal/modules/cjs/loader:1266:32)',
    'Module._load (node:internal/modules/cjs/loader:1091:12)',
    'Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)',
    'node:internal/main/run_main_module:28:49',
  ],
  22: [
    'Module._compile (node:internal/modules/cjs/loader:1554:14)',
    'Object..js (node:internal/modules/cjs/loader:1706:10)',
    'Module.load (node:internal/modules/cjs/loader:1289:32)',
    'Function._load (node:internal/modules/cjs/loader:1108:12)',
    'TracingChannel.traceSync (node:diagnostics_channel:322:14)',
    'wrapModuleLoad (node:internal/modules/cjs/loader:220:24)',
    'Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:170:5)',
    'node:internal/main/run_main_module:36:49',
  ],
};
const MOST_FRAMES = 10;

function stackOf(play: JsPlay): string {
  const isMain = play.frames[0]?.name === 'Object.<anonymous>' && play.frames[0].code === play.code;
  const major = play.version.split('.')[0] ?? '';
  const beneath = isMain ? (BENEATH[major] ?? BENEATH['22'] ?? []) : isOnPrompt(play) ? BENEATH_PROMPT[major] : [];
  return linesOf([...placesOf(play.frames), ...(beneath ?? [])].slice(0, MOST_FRAMES));
}

/** Innermost first. */
function placesOf(frames: readonly JsFrame[]): readonly string[] {
  return [...frames].reverse().map(({ name, at, code }) => {
    if (code.source === '') return code.path;
    const { line, column } = placeOf(code.source, at);
    const place = `${code.path}:${line}:${column}`;
    return name === '' ? place : `${name} (${place})`;
  });
}

const linesOf = (places: readonly string[]): string => places.map(each => `\n    at ${each}`).join('');

/** What lies beneath an input of the prompt: recorded from 20.20. */
const BENEATH_PROMPT: Readonly<Record<string, readonly string[]>> = {
  20: [
    'ContextifyScript.runInThisContext (node:vm:137:12)',
    'REPLServer.defaultEval (node:repl:595:22)',
    'bound (node:domain:433:15)',
    'REPLServer.runBound [as eval] (node:domain:444:12)',
    'REPLServer.onLine (node:repl:924:10)',
    'REPLServer.emit (node:events:536:35)',
    'REPLServer.emit (node:domain:489:12)',
    '[_onLine] [as _onLine] (node:internal/readline/interface:419:12)',
    '[_line] [as _line] (node:internal/readline/interface:896:18)',
  ],
};

/** Whether all that lies beneath in a stack is known: the input at work, and the prompt of a version that was recorded. */
function isOnPrompt({ typed, frames, version }: JsPlay): boolean {
  const isRecorded = BENEATH_PROMPT[version.split('.')[0] ?? ''] !== undefined;
  return typed !== null && !typed.isRewritten && frames[0] === typed.frame && isRecorded;
}

/** At a prompt a stack is cut off at the last of its functions without a name, which is the input itself. */
function ownStack(play: JsPlay, head: string): string | null {
  const { typed, frames, isAdrift } = play;
  if (typed === null || typed.isRewritten || isAdrift || frames[0] !== typed.frame) return null;
  return head + linesOf(placesOf(frames.slice(1)).slice(0, MOST_FRAMES));
}

/** Gives an error its stack, and notes where it was made. */
export function setStack(play: JsPlay, error: JsObject, head: string): void {
  const frame = play.frames.at(-1);
  const made: JsMade | null =
    frame === undefined ? null : { at: frame.at, code: frame.code, own: ownStack(play, head) };
  error.data = made;
  if (!play.isAdrift && (play.typed === null || isOnPrompt(play))) {
    error.props.set('stack', prop(`${head}${stackOf(play)}`, false));
    return;
  }
  error.props.set('stack', unknownStack(play));
}

/** A stack that is not known: whoever asks for it is told so. */
export function unknownStack(play: JsPlay): JsProp {
  const get = native(play, 'stack', () => {
    throw new NotSimulated('the stack of an error that was thrown here');
  });
  return { value: undefined, get, set: null, shown: false };
}

/** An error of one of the engine's kinds. */
export function errorOf(play: JsPlay, kind: string, message: string): JsObject {
  const cls = play.globals.names.get(kind)?.value;
  const proto = typeof cls === 'object' && cls !== null ? cls.props.get('prototype')?.value : null;
  const made = bare('error', typeof proto === 'object' ? (proto ?? null) : play.protos.error);
  setStack(play, made, `${kind}${message === '' ? '' : `: ${message}`}`);
  made.props.set('message', prop(message, false));
  return made;
}

export function thrown(play: JsPlay, kind: string, message: string): JsThrow {
  const frame = play.frames.findLast(({ code }) => code.source !== '');
  return new JsThrow(errorOf(play, kind, message), frame?.at ?? 0, frame?.code ?? null);
}

/** An error of Node.js's own, with a code: it is thrown from within, where no line is known here. */
export function codedError(play: JsPlay, kind: string, code: string, message: string): JsThrow {
  const error = errorOf(play, kind, message);
  error.props.set('stack', unknownStack(play));
  error.props.set('code', prop(code));
  return new JsThrow(error, 0);
}

export const typeError = (play: JsPlay, message: string): JsThrow => thrown(play, 'TypeError', message);
