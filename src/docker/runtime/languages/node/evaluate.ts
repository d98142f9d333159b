import { BLOCK, CALL } from '../budget.ts';
import { type Flow, NotSimulated } from '../control.ts';
import { inside, scopeOf } from '../scope.ts';
import { assign, evaluate, type ScriptScope, type Semantics } from '../script/evaluate.ts';
import { parseExpression } from '../script/parser.ts';
import type { FunctionExpression, ScriptExpression } from '../script/syntax.ts';
import { type Callable, numberOf, plain, Raised, type ScriptValue, truthy } from '../script/values.ts';
import { calledAs } from './called-as.ts';
import { inspect } from './inspect.ts';
import { isKnown } from './known.ts';
import { globalsOf } from './library/globals.ts';
import { requireOf } from './library/modules.ts';
import { parseBlock } from './parser.ts';
import type { NodeProcess } from './process.ts';
import type { BindingTarget, NodeBlock, NodeStatement } from './syntax.ts';
import { item, member, operateInJavaScript } from './values.ts';

/** A script that is played: what its statements and expressions share. */
export interface NodePlay extends NodeProcess {
  readonly semantics: Semantics;
  /** The module of a name. */
  readonly load: (name: string) => ScriptValue;
  /** Whether the value of each statement is printed, as `-p` asks. */
  readonly print: boolean;
}

export function playOf(process: NodeProcess, print: boolean, source: string): NodePlay {
  const declared = new Set(
    [...source.matchAll(/\b(?:const|let|var|class|function\*?)\s+([\w$]+)/g)].map(([, name]) => name ?? ''),
  );
  const load = requireOf(process);
  const globals = globalsOf(process, load);
  const bodies = new Map<FunctionExpression, NodeBlock | ScriptExpression>();
  const semantics: Semantics = {
    budget: process.budget,
    global(name) {
      if (Object.hasOwn(globals, name)) return globals[name];
      if (isKnown('globals', name)) throw new NotSimulated(name);
      if (declared.has(name)) throw new NotSimulated(`${name}, before or beside where it is declared,`);
      throw new Raised('ReferenceError', `${name} is not defined`);
    },
    hasGlobal: name => Object.hasOwn(globals, name) || isKnown('globals', name),
    member,
    item,
    show: value => plain(value),
    operate: operateInJavaScript,
    uncallable: callee => `${calledAs(callee)} is not a function`,
    closure: (made, scope) => {
      const body = bodies.get(made) ?? bodyOf(made);
      bodies.set(made, body);
      return closure(play, made.parameters, body, scope);
    },
  };
  const play: NodePlay = { ...process, semantics, load, print };
  return play;
}

function bodyOf({ body: { text, block } }: FunctionExpression): NodeBlock | ScriptExpression {
  return block ? parseBlock(text) : parseExpression(text);
}

function closure(
  play: NodePlay,
  parameters: readonly string[],
  body: NodeBlock | ScriptExpression,
  up: ScriptScope,
): Callable {
  return args => {
    const names = parameters.map((name, at): [string, ScriptValue] => [name, args[at]]);
    play.budget.enter(CALL);
    const value = resultOf(play, body, inside(up, names));
    play.budget.leave(CALL);
    return value;
  };
}

function resultOf(play: NodePlay, body: NodeBlock | ScriptExpression, scope: ScriptScope): ScriptValue {
  if (isBlock(body)) {
    const flow = run(play, body, scope);
    return typeof flow === 'object' && flow !== null ? flow.values : undefined;
  }
  play.budget.spend();
  return evaluate(body, scope, play.semantics);
}

const isBlock = (body: NodeBlock | ScriptExpression): body is NodeBlock => Array.isArray(body);

export function run(play: NodePlay, block: NodeBlock, scope: ScriptScope): Flow<ScriptValue> {
  play.budget.enter(BLOCK);
  const flow = runStatements(play, block, scope);
  play.budget.leave(BLOCK);
  return flow;
}

function runStatements(play: NodePlay, block: NodeBlock, scope: ScriptScope): Flow<ScriptValue> {
  // Functions are known from the beginning of their block on; a name that is bound twice, or used before, is not followed here.
  for (const each of block) if (each.type === 'declare' && each.hoists === true) runStatement(play, each, scope);
  for (const each of block) {
    if (each.type === 'declare' && each.hoists === true) continue;
    play.budget.spend();
    const flow = runStatement(play, each, scope);
    if (flow !== null) return flow;
  }
  return null;
}

function runStatement(play: NodePlay, each: NodeStatement, scope: ScriptScope): Flow<ScriptValue> {
  const value = (expression: ScriptExpression): ScriptValue => evaluate(expression, scope, play.semantics);
  switch (each.type) {
    case 'declare':
      bind(each.target, each.value === null ? undefined : value(each.value), scope);
      if (each.isConst === true && typeof each.target === 'string')
        fixed.set(scope.names, new Set([...(fixed.get(scope.names) ?? []), each.target]));
      return null;
    case 'import':
      bind(each.target, play.load(each.module), scope);
      return null;
    case 'assign':
      if (fixed.get(scopeOf(scope, each.name)?.names ?? new Map())?.has(each.name) === true)
        throw new Raised('TypeError', 'Assignment to constant variable.');
      assign(each.name, value(each.value), scope);
      return null;
    case 'if':
      if (truthy(value(each.test))) return run(play, each.yes, inside(scope));
      return each.no === null ? null : run(play, each.no, inside(scope));
    case 'for-of':
      return runForOf(play, each, scope);
    case 'for':
      return runFor(play, each, scope);
    case 'return':
      return { values: each.value === null ? undefined : value(each.value) };
    case 'throw':
      throw new Raised(each.kind, plain(value(each.message)));
    case 'expression': {
      const given = value(each.value);
      if (play.print) play.machine.out(`${inspect(given)}\n`);
      return null;
    }
    case 'break':
    case 'continue':
      return each.type;
    case 'nothing':
      return null;
    case 'beyond':
      throw new NotSimulated(each.what);
  }
}

/** Names that are given a value once. */
const fixed = new WeakMap<ReadonlyMap<string, ScriptValue>, ReadonlySet<string>>();

function bind(target: BindingTarget, value: ScriptValue, scope: ScriptScope): void {
  if (typeof target === 'string') scope.names.set(target, value);
  else for (const name of target.members) scope.names.set(name, item(value, name));
}

function runForOf(
  play: NodePlay,
  { name, over, body }: NodeStatement & { type: 'for-of' },
  scope: ScriptScope,
): Flow<ScriptValue> {
  const list = evaluate(over, scope, play.semantics);
  if (!Array.isArray(list) && typeof list !== 'string') throw new NotSimulated('`for … of` over this');
  for (const each of list) {
    const flow = run(play, body, inside(scope, [[name, each as ScriptValue]]));
    if (flow === 'break') break;
    if (flow !== null && flow !== 'continue') return flow;
  }
  return null;
}

function runFor(play: NodePlay, each: NodeStatement & { type: 'for' }, scope: ScriptScope): Flow<ScriptValue> {
  const { name, start, test, by, body } = each;
  const here = inside(scope, [[name, evaluate(start, scope, play.semantics)]]);
  while (truthy(evaluate(test, here, play.semantics))) {
    const flow = run(play, body, inside(here));
    if (flow === 'break') break;
    if (flow !== null && flow !== 'continue') return flow;
    here.names.set(name, numberOf(here.names.get(name)) + by);
    play.budget.spend();
  }
  return null;
}
