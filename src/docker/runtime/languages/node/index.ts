import type { HttpQuestion, HttpReply } from '../../../http.ts';
import { budgetOf } from '../budget.ts';
import { Exit, NotSimulated } from '../control.ts';
import type { Answering, Listener, Machine } from '../machine.ts';
import { LONGEST_TEXT, TooLarge } from '../size.ts';
import { callBack } from './library/define.ts';
import { fillGlobals, newProtos } from './library/globals.ts';
import { load, moduleObject, scopeOfModule } from './library/modules.ts';
import { evaluate, store } from './play/evaluate.ts';
import { runAsync } from './play/flow.ts';
import { runLoop } from './play/loop.ts';
import { declare, within } from './play/scope.ts';
import { importNames, run } from './play/statements.ts';
import { JsUnread } from './read/lexer.ts';
import { parseJs } from './read/statements.ts';
import { uncaught } from './uncaught.ts';
import { inspect } from './value/inspect.ts';
import { get } from './value/members.ts';
import { isObject, type JsCode, type JsPlay, JsThrow, type JsValue } from './value/values.ts';

/** What node is given to run. */
export interface NodeScript {
  /** Of node: `22.14.0`. */
  readonly version: string;
  /** Absolute, or `[eval]`, `[stdin]`. */
  readonly path: string;
  readonly source: string;
  /** Prints the value of the last statement, as `-p` asks. */
  readonly print: boolean;
}

/** Steps that one script may run. */
const MOST_STEPS = 40_000;

export function playOf(machine: Machine, version: string, code: JsCode): JsPlay {
  const play: JsPlay = {
    ...{ machine, version, code, budget: budgetOf(machine, MOST_STEPS, 'script'), protos: newProtos() },
    language: { run, evaluate, store },
    frames: [],
    globals: within(null),
    micro: [],
    ticks: [],
    timers: [],
    listening: [],
    reply: null,
    handlers: new Map(),
    rejected: new Set(),
    loaded: new Map(),
    labels: new WeakMap(),
    exitCode: 0,
    indent: 0,
    timerCount: 0,
    typed: null,
    nextFrame: null,
    isAdrift: false,
  };
  fillGlobals(play);
  return play;
}

/** Plays a script of Node.js. Gives its exit code. */
export function playNode(machine: Machine, { version, path, source, print }: NodeScript): number {
  if (source.length > LONGEST_TEXT) return machine.stop('limit', 'the script is longer than this host reads');
  const play = playOf(machine, version, { path, source });
  const code = settled(play, () => {
    runMain(play, print);
    runLoop(play);
  });
  if (code !== null) return code;
  if (play.listening.length > 0) return machine.serve(listener(play), answering(play));
  return lastWords(play);
}

/** `process.on('exit')`, and the code that it ends with. */
function lastWords(play: JsPlay): number {
  const last = play.handlers.get('exit');
  if (last === undefined) return play.exitCode;
  return settled(play, () => void callBack(play, last, undefined, [play.exitCode])) ?? play.exitCode;
}

/** Null when it went on to its end; the exit code where something ended it. */
function settled(play: JsPlay, work: () => void): number | null {
  const { machine } = play;
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Exit) return error.code;
    if (error instanceof JsThrow) return settled(play, () => thrownOut(play, error)) ?? 1;
    if (error instanceof JsUnread) {
      const line = play.code.source.slice(0, error.at).split('\n').length;
      return machine.stop(
        'not-simulated',
        `line ${line} of ${play.code.path} cannot be read here: ${error.message} in Node.js programs is not simulated`,
      );
    }
    if (error instanceof NotSimulated)
      return machine.stop('not-simulated', `${error.message} in Node.js programs is not simulated`);
    if (error instanceof TooLarge) return machine.stop('limit', 'the script makes a larger value than this host keeps');
    throw error;
  }
}

function thrownOut(play: JsPlay, error: JsThrow): void {
  const own = play.handlers.get('uncaughtException');
  if (own !== undefined) throw new NotSimulated('uncaughtException');
  play.machine.err(uncaught(play, error));
}

function runMain(play: JsPlay, print: boolean): void {
  const { code } = play;
  const { body, hoisted } = parseJs(code.source.replace(/^#!.*/, blank => ' '.repeat(blank.length)));
  const isModule = body.some(each => each.type === 'import');
  const module = moduleObject(play);
  play.loaded.set(code.path, module);
  const scope = within(play.globals, {
    value: isModule ? undefined : get(play, module, 'exports'),
    home: null,
    cls: null,
  });
  for (const each of hoisted) declare(scope, each, undefined);
  if (!isModule) scopeOfModule(play, scope, code, module);
  else importNames(body, scope, (name, member) => imported(play, name, member));
  const frame = { name: code.path === '[eval]' || isModule ? '' : 'Object.<anonymous>', code, at: 0 };
  const isAsync = isModule || code.path.endsWith('.mjs');
  if (isAsync) {
    const promise = runAsync(play, frame, () => run(play, body, scope));
    play.rejected.delete(promise);
    mainPromise(play, promise);
    return;
  }
  play.frames.push(frame);
  try {
    const last = body.at(-1);
    const isShown = print && last?.type === 'expression';
    run(play, isShown ? body.slice(0, -1) : body, scope).next();
    if (isShown) shown(play, evaluate(play, last.value, scope));
    else if (print) shown(play, undefined);
  } finally {
    play.frames.length = 0;
  }
}

function shown(play: JsPlay, value: JsValue): void {
  play.machine.out(`${typeof value === 'string' ? value : inspect(play, value)}\n`);
}

/** What a module throws ends the script as an error of its own does. */
function mainPromise(play: JsPlay, promise: JsValue): void {
  if (!isObject(promise)) return;
  play.rejected.add(promise);
}

function imported(play: JsPlay, name: string, member: string): JsValue {
  const value = load(play, name, play.code.path);
  if (member === 'default') {
    return value;
  }
  if (member === '*') return value;
  const found = get(play, value, member);
  if (found === undefined) throw new NotSimulated(`the import of ${member} from ${name}`);
  return found;
}

/** As PID 1 node does not end on SIGTERM unless the program handles it. */
function listener({ code, listening, handlers }: JsPlay): Listener {
  const handled = [...handlers.keys()]
    .filter(name => name.startsWith('SIG'))
    .map(name => [name.slice(3), { exitCode: 0, last: '', duration: 20 }]);
  const signals = { INT: { exitCode: 130, last: '', duration: 5 }, ...Object.fromEntries(handled) };
  const loopback = listening.filter(({ host }) => /^(127\.|localhost$|::1$)/.test(host)).map(({ port }) => port);
  return {
    command: `node ${code.path}`,
    name: 'node',
    ports: listening.map(({ port }) => port),
    ...(loopback.length === 0 ? {} : { loopback }),
    signals,
  };
}

/** A server is asked: by the one of its ports that there is. */
function answering(play: JsPlay): Answering | null {
  const [server, ...others] = play.listening;
  if (server === undefined || others.length > 0) return null;
  return {
    steps: () => play.budget.spent(),
    answer: question => answered(play, server, question),
  };
}

function answered(
  play: JsPlay,
  { answer }: JsPlay['listening'][number],
  question: HttpQuestion,
): HttpReply | { readonly exits: number } {
  play.budget.renew();
  play.frames.length = 0;
  let reply: HttpReply | null = null;
  play.reply = given => {
    reply ??= given;
  };
  try {
    answer(question);
    runLoop(play);
  } catch (error) {
    if (error instanceof Exit) return { exits: error.code };
    if (!(error instanceof JsThrow)) throw error;
    play.machine.err(uncaught(play, error));
    return { exits: 1 };
  }
  if (reply === null) throw new NotSimulated('an answer that never comes');
  return reply;
}
