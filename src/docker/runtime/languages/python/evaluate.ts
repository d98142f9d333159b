import { BLOCK, CALL } from '../budget.ts';
import type { Flow } from '../control.ts';
import { NotSimulated } from '../control.ts';
import { inside } from '../scope.ts';
import { assign, evaluate, type ScriptScope, type Semantics } from '../script/evaluate.ts';
import { defined } from '../script/keep.ts';
import type { ScriptExpression } from '../script/syntax.ts';
import { type Callable, isTable, ownMember, Raised, type ScriptValue, type Table, truthy } from '../script/values.ts';
import { exit, named, positional } from './library/arguments.ts';
import { builtinsOf } from './library/builtins.ts';
import { load } from './library/index.ts';
import type { PythonProcess } from './process.ts';
import type { Parameter, PythonBranch, PythonStatement, PythonStep } from './syntax.ts';
import { classOf, member, operateInPython, show } from './values.ts';

/** A script that is played: what its statements and expressions share. */
export interface PythonPlay extends PythonProcess {
  readonly semantics: Semantics;
  /** Names that every script knows. */
  readonly builtins: Table;
}

export function playOf(process: PythonProcess): PythonPlay {
  const builtins = builtinsOf(process.machine);
  const semantics: Semantics = {
    budget: process.budget,
    global(name) {
      if (Object.hasOwn(builtins, name)) return builtins[name];
      throw new Raised('NameError', `name '${name}' is not defined`);
    },
    member,
    item: member,
    show: value => show(value),
    operate: operateInPython,
    uncallable(_callee, value) {
      if (isTable(value)) throw new NotSimulated('a call of a module or a dict');
      return `'${classOf(value)}' object is not callable`;
    },
    closure() {
      throw new NotSimulated('a function of JavaScript');
    },
  };
  return { ...process, semantics, builtins };
}

export function run(play: PythonPlay, steps: readonly PythonStep[], scope: ScriptScope): Flow<ScriptValue> {
  play.budget.enter(BLOCK);
  const flow = runSteps(play, steps, scope);
  play.budget.leave(BLOCK);
  return flow;
}

/** What is typed at the prompt: values of expressions are shown. */
export function runTyped(
  play: PythonPlay,
  steps: readonly PythonStep[],
  scope: ScriptScope,
  shown: (value: ScriptValue) => void,
): void {
  for (const { line, statements } of steps) {
    play.budget.spend();
    play.line = line;
    for (const each of statements) {
      if (each.type === 'expression') shown(evaluate(each.value, scope, play.semantics));
      else runStatement(play, each, scope);
    }
  }
}

function runSteps(play: PythonPlay, steps: readonly PythonStep[], scope: ScriptScope): Flow<ScriptValue> {
  for (const { line, statements } of steps) {
    play.budget.spend();
    play.line = line;
    for (const each of statements) {
      const flow = runStatement(play, each, scope);
      if (flow !== null) return flow;
    }
  }
  return null;
}

function runStatement(play: PythonPlay, each: PythonStatement, scope: ScriptScope): Flow<ScriptValue> {
  const value = (expression: ScriptExpression): ScriptValue => evaluate(expression, scope, play.semantics);
  switch (each.type) {
    case 'pass':
      return null;
    case 'break':
    case 'continue':
      return each.type;
    case 'import':
      for (const { name, as } of each.modules) scope.names.set(as, load(play, name));
      return null;
    case 'from': {
      const module = load(play, each.module);
      for (const { name, as } of each.names) scope.names.set(as, ownMember(module, name));
      return null;
    }
    case 'return':
      return { values: each.value === null ? null : value(each.value) };
    case 'raise':
      throw new Raised(each.kind, each.message === null ? '' : show(value(each.message)));
    case 'exit':
      return exit(play.machine, each.code === null ? null : value(each.code));
    case 'assign':
      assign(each.name, value(each.value), scope);
      return null;
    case 'expression':
      value(each.value);
      return null;
    case 'if':
      return runBranch(play, each.branches, scope);
    case 'while':
      return runWhile(play, each, scope);
    case 'for':
      return runFor(play, each, scope);
    case 'def':
      scope.names.set(each.name, functionOf(play, each, scope));
      return null;
    case 'with':
      scope.names.set(each.name, value(each.opened));
      return run(play, each.body, scope);
    case 'beyond':
      throw new NotSimulated(each.what);
  }
}

function runBranch(play: PythonPlay, branches: readonly PythonBranch[], scope: ScriptScope): Flow<ScriptValue> {
  const chosen = branches.find(({ test }) => test === null || truthy(evaluate(test, scope, play.semantics)));
  return chosen === undefined ? null : run(play, chosen.body, scope);
}

function runWhile(
  play: PythonPlay,
  { test, body }: PythonStatement & { type: 'while' },
  scope: ScriptScope,
): Flow<ScriptValue> {
  while (truthy(evaluate(test, scope, play.semantics))) {
    play.budget.spend();
    const flow = run(play, body, scope);
    if (flow === 'break') break;
    if (flow !== null && flow !== 'continue') return flow;
  }
  return null;
}

function runFor(
  play: PythonPlay,
  { targets, over, body }: PythonStatement & { type: 'for' },
  scope: ScriptScope,
): Flow<ScriptValue> {
  for (const each of listOf(evaluate(over, scope, play.semantics))) {
    for (const [at, name] of targets.entries())
      scope.names.set(name, targets.length > 1 && Array.isArray(each) ? (each[at] as ScriptValue) : each);
    const flow = run(play, body, scope);
    if (flow === 'break') break;
    if (flow !== null && flow !== 'continue') return flow;
  }
  return null;
}

/** What a loop over a value goes through: items of a list, letters of a text, keys of a table. */
function listOf(value: ScriptValue): readonly ScriptValue[] {
  if (Array.isArray(value)) return value as readonly ScriptValue[];
  if (typeof value === 'string') return [...value];
  return isTable(value) ? Object.keys(value) : [];
}

export function functionOf(play: PythonPlay, made: PythonStatement & { type: 'def' }, up: ScriptScope): Callable {
  const call: Callable = args => {
    play.budget.enter(CALL);
    const flow = run(play, made.body, inside(up, bound(play, made, args, up)));
    play.budget.leave(CALL);
    return typeof flow === 'object' && flow !== null ? flow.values : null;
  };
  return defined(call, made, up);
}

/** The parameters of a function with what a call gives them, by place or by name, or with what they are usually. */
function bound(
  play: PythonPlay,
  { name: called, parameters }: PythonStatement & { type: 'def' },
  args: readonly ScriptValue[],
  up: ScriptScope,
): readonly [string, ScriptValue][] {
  const beyond = parameters.find(({ name }) => /^[*/]/.test(name));
  if (beyond !== undefined) throw new NotSimulated(`the parameter ${beyond.name}`);
  const places = positional(args);
  const names = named(args);
  const least = parameters.filter(({ usual }) => usual === null).length;
  if (places.length > parameters.length) {
    const takes = least < parameters.length ? `from ${least} to ${parameters.length}` : String(parameters.length);
    const plural = parameters.length === 1 && least === 1 ? '' : 's';
    const were = places.length === 1 ? 'was' : 'were';
    throw new Raised(
      'TypeError',
      `${called}() takes ${takes} positional argument${plural} but ${places.length} ${were} given`,
    );
  }
  for (const name of names.keys())
    if (!parameters.some(each => each.name === name))
      throw new Raised('TypeError', `${called}() got an unexpected keyword argument '${name}'`);
  const missing = parameters.filter(({ name, usual }, at) => at >= places.length && usual === null && !names.has(name));
  const [first] = missing;
  if (first !== undefined) throw new Raised('TypeError', `${called}() missing ${missingText(missing)}`);
  return parameters.map(({ name, usual }, at) => [
    name,
    at < places.length ? places[at] : names.has(name) ? names.get(name) : usual && evaluate(usual, up, play.semantics),
  ]);
}

/** `2 required positional arguments: 'a' and 'b'` */
function missingText(missing: readonly Parameter[]): string {
  const said = missing.map(({ name }) => `'${name}'`);
  const last = said.pop() ?? '';
  const list = said.length === 0 ? last : `${said.join(', ')}${said.length > 1 ? ',' : ''} and ${last}`;
  return `${missing.length} required positional argument${missing.length === 1 ? '' : 's'}: ${list}`;
}
