import { BLOCK } from '../../budget.ts';
import { namesIn } from '../read/functions.ts';
import type { JsExpression, JsStatement, JsTarget } from '../read/syntax.ts';
import { truthy } from '../value/convert.ts';
import { keysOf } from '../value/members.ts';
import {
  isCallable,
  isObject,
  type JsFlow,
  type JsPlay,
  type JsScope,
  type JsSteps,
  JsThrow,
  type JsValue,
  type Paused,
  prop,
} from '../value/values.ts';
import { evaluateSteps } from './awaiting.ts';
import { asConst, asLet, bindTo } from './bind.ts';
import { calledAs } from './called.ts';
import { evaluate, store } from './evaluate.ts';
import { classFrom, closure } from './functions.ts';
import { iterate } from './iterate.ts';
import { assign, declare, mark, within } from './scope.ts';

/** Runs statements that stand in one block. */
export function* run(play: JsPlay, body: readonly JsStatement[], scope: JsScope): JsSteps {
  prepare(play, body, scope);
  return yield* runPrepared(play, body, scope);
}

function* runPrepared(play: JsPlay, body: readonly JsStatement[], scope: JsScope): JsSteps {
  for (const each of body) {
    play.budget.spend();
    const flow = yield* runOne(play, each, scope);
    if (flow !== null) return flow;
  }
  return null;
}

/** Functions are there from the beginning of a block; other names are, and may not be asked for yet. */
function prepare(play: JsPlay, body: readonly JsStatement[], scope: JsScope): void {
  for (const each of body) {
    if (each.type === 'function') declare(scope, each.made.name, closure(play, each.made, scope));
    else if (each.type === 'class') declare(scope, each.made.name, undefined, true, false);
    else if (each.type === 'declare' && each.kind !== 'var')
      for (const part of each.parts)
        for (const name of namesIn(part.target)) declare(scope, name, undefined, each.kind === 'const', false);
  }
}

function* valueIn(play: JsPlay, each: JsExpression, scope: JsScope): Generator<Paused, JsValue, JsValue> {
  return each.awaits ? yield* evaluateSteps(play, each, scope) : evaluate(play, each, scope);
}

/** Notes what a statement comes to, where it stands in an input of a prompt itself. */
function completed({ typed, frames }: JsPlay, value: JsValue): void {
  if (typed !== null && frames.at(-1) === typed.frame) typed.value = value;
}

/** Statements that come to undefined where nothing in them comes to more. */
const COMPLETING: ReadonlySet<JsStatement['type']> = new Set(['if', 'while', 'for', 'each', 'try', 'switch']);

function* runOne(play: JsPlay, each: JsStatement, scope: JsScope): JsSteps {
  if (COMPLETING.has(each.type)) completed(play, undefined);
  switch (each.type) {
    case 'empty':
    case 'function':
      return null;
    case 'expression':
      completed(play, yield* valueIn(play, each.value, scope));
      return null;
    case 'declare':
      for (const { target, usual } of each.parts) yield* declared(play, each.kind, target, usual, scope);
      return null;
    case 'class':
      declare(scope, each.made.name, classFrom(play, each.made, scope, evaluate));
      return null;
    case 'return':
      return { value: each.value === null ? undefined : yield* valueIn(play, each.value, scope) };
    case 'throw': {
      const value = each.value === null ? undefined : yield* valueIn(play, each.value, scope);
      mark(play, each.at);
      throw new JsThrow(value, each.at, play.frames.at(-1)?.code ?? play.code);
    }
    case 'if': {
      const isTrue = truthy(yield* valueIn(play, each.test, scope));
      if (isTrue) return yield* runOne(play, each.yes, scope);
      return each.no === null ? null : yield* runOne(play, each.no, scope);
    }
    case 'block':
      return yield* inBlock(play, each.body, within(scope));
    case 'while':
    case 'for':
    case 'each':
      return yield* looped(play, each, scope);
    case 'break':
    case 'continue':
      return { leave: each.type, label: each.label };
    case 'try':
      return yield* tried(play, each, scope);
    case 'switch':
      return yield* switched(play, each, scope);
    case 'import':
      return null;
  }
}

function* inBlock(play: JsPlay, body: readonly JsStatement[], scope: JsScope): JsSteps {
  play.budget.enter(BLOCK);
  prepare(play, body, scope);
  for (const each of body)
    if (each.type === 'function' && scope.up !== null)
      assign(play, scope.up, each.made.name, scope.names.get(each.made.name)?.value, each.at);
  const flow = yield* runPrepared(play, body, scope);
  play.budget.leave(BLOCK);
  return flow;
}

function* declared(
  play: JsPlay,
  kind: 'var' | 'let' | 'const',
  target: JsTarget,
  usual: JsExpression | null,
  scope: JsScope,
): Generator<Paused, void, JsValue> {
  if (usual === null) {
    if (kind !== 'var' && target.type === 'bind') declare(scope, target.name, undefined);
    return;
  }
  const value = yield* valueIn(play, usual, scope);
  if (
    target.type === 'bind' &&
    isCallable(value) &&
    (usual.type === 'function' || usual.type === 'class') &&
    value.props.get('name')?.value === ''
  )
    value.props.set('name', prop(target.name, false));
  if (target.type !== 'bind' && (value === undefined || value === null) && target.type === 'table')
    mark(play, usual.at);
  const bind =
    kind === 'const'
      ? asConst
      : kind === 'let'
        ? asLet
        : (name: string, given: JsValue) => assign(play, scope, name, given, usual.at);
  bindTo(play, target, value, scope, bind, evaluate, store);
}

type Loop = JsStatement & { readonly type: 'while' | 'for' | 'each' };

/** What comes of one turn: whether the loop is over, and how it is left. */
function turned(flow: JsFlow, label: string): { readonly over: boolean; readonly flow: JsFlow } {
  if (flow === null) return { over: false, flow: null };
  if ('value' in flow) return { over: true, flow };
  if (flow.label !== '' && flow.label !== label) return { over: true, flow };
  return { over: flow.leave === 'break', flow: null };
}

function* looped(play: JsPlay, each: Loop, scope: JsScope): JsSteps {
  play.budget.enter(BLOCK);
  let flow: JsFlow;
  if (each.type === 'while') flow = yield* whileLoop(play, each, scope);
  else if (each.type === 'for') flow = yield* forLoop(play, each, scope);
  else flow = yield* eachLoop(play, each, scope);
  play.budget.leave(BLOCK);
  return flow;
}

function* whileLoop(play: JsPlay, each: JsStatement & { type: 'while' }, scope: JsScope): JsSteps {
  for (let isFirst = each.isLate; ; isFirst = false) {
    play.budget.spend();
    if (!isFirst && !truthy(yield* valueIn(play, each.test, scope))) return null;
    const { over, flow } = turned(yield* runOne(play, each.body, scope), each.label);
    if (over) return flow;
  }
}

function* forLoop(play: JsPlay, each: JsStatement & { type: 'for' }, scope: JsScope): JsSteps {
  const { start, test, step } = each;
  let inner = within(scope);
  if (start !== null) yield* run(play, [start], inner);
  const isFresh = start?.type === 'declare' && start.kind === 'let';
  for (;;) {
    play.budget.spend();
    if (test !== null && !truthy(yield* valueIn(play, test, inner))) return null;
    const { over, flow } = turned(yield* runOne(play, each.body, inner), each.label);
    if (over) return flow;
    if (isFresh) {
      // Each turn has names of its own, which functions made in it keep.
      const next = within(scope);
      for (const [name, binding] of inner.names) next.names.set(name, { ...binding });
      inner = next;
    }
    if (step !== null) yield* valueIn(play, step, inner);
  }
}

function* eachLoop(play: JsPlay, each: JsStatement & { type: 'each' }, scope: JsScope): JsSteps {
  const over = yield* valueIn(play, each.over, scope);
  const { kind } = each;
  const turn = (value: JsValue): JsScope => {
    const inner = within(scope);
    const bind =
      kind === 'const'
        ? asConst
        : kind === 'let'
          ? asLet
          : kind === 'var'
            ? (name: string, given: JsValue) => assign(play, scope, name, given, each.at)
            : null;
    bindTo(play, each.target, value, inner, bind, evaluate, store);
    return inner;
  };
  mark(play, each.over.at);
  const values: Iterable<JsValue> = each.way === 'in' ? namesOfAll(over) : iterate(play, over, calledAs(each.over));
  for (const value of values) {
    play.budget.spend();
    const { over: isOver, flow } = turned(yield* runOne(play, each.body, turn(value)), each.label);
    if (isOver) return flow;
  }
  return null;
}

/** Names of an object, and of what stands behind it. */
function namesOfAll(value: JsValue): readonly string[] {
  if (!isObject(value)) return keysOf(value);
  const names = keysOf(value);
  for (let at = value.proto; at !== null; at = at.proto)
    for (const name of keysOf(at)) if (!names.includes(name)) names.push(name);
  return names;
}

function* tried(play: JsPlay, each: JsStatement & { type: 'try' }, scope: JsScope): JsSteps {
  const depth = play.budget.mark();
  const frames = play.frames.length;
  let flow: JsFlow = null;
  let open: JsThrow | null = null;
  try {
    flow = yield* inBlock(play, each.body, within(scope));
  } catch (error) {
    if (!(error instanceof JsThrow)) throw error;
    play.budget.reset(depth);
    play.frames.length = frames;
    open = error;
  }
  if (open !== null && each.handler !== null) {
    const inner = within(scope);
    const { value } = open;
    open = null;
    try {
      if (each.name !== null) bindTo(play, each.name, value, inner, asLet, evaluate, store);
      flow = yield* inBlock(play, each.handler, inner);
    } catch (error) {
      if (!(error instanceof JsThrow)) throw error;
      play.budget.reset(depth);
      play.frames.length = frames;
      open = error;
    }
  }
  if (each.last !== null) {
    const left = yield* inBlock(play, each.last, within(scope));
    if (left !== null) return left;
  }
  if (open !== null) throw open;
  return flow;
}

function* switched(play: JsPlay, each: JsStatement & { type: 'switch' }, scope: JsScope): JsSteps {
  const value = yield* valueIn(play, each.value, scope);
  const inner = within(scope);
  let from = -1;
  for (const [at, { test }] of each.cases.entries()) {
    if (test === null || from >= 0) continue;
    if ((yield* valueIn(play, test, inner)) === value) from = at;
  }
  if (from < 0) from = each.cases.findIndex(({ test }) => test === null);
  if (from < 0) return null;
  const body = each.cases.slice(from).flatMap(part => part.body);
  const flow = yield* inBlock(play, body, inner);
  return flow !== null && 'leave' in flow && flow.leave === 'break' && flow.label === '' ? null : flow;
}

/** Names that a script asks for with `import`, as constants of its scope. */
export function importNames(
  body: readonly JsStatement[],
  scope: JsScope,
  load: (module: string, name: string, at: number) => JsValue,
): void {
  for (const each of body) {
    if (each.type !== 'import') continue;
    if (each.names.length === 0) load(each.module, '*', each.at);
    for (const { name, as } of each.names) declare(scope, as, load(each.module, name, each.at), true);
  }
}
