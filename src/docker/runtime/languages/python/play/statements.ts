import { BLOCK } from '../../budget.ts';
import { NotSimulated } from '../../control.ts';
import type { Expression, Statement } from '../read/syntax.ts';
import { truthy } from '../value/compare.ts';
import { BASE_EXCEPTION, newError, raised, typeError } from '../value/errors.ts';
import { iterate } from '../value/iterate.ts';
import { binary } from '../value/operators.ts';
import { deleteItem } from '../value/slices.ts';
import {
  isClass,
  isKind,
  minorOf,
  type PyInstance,
  type PyPlay,
  type PyScope,
  type PyValue,
  Raise,
} from '../value/values.ts';
import { assignTo } from './assign.ts';
import { deleteAttribute } from './attributes.ts';
import { runClass } from './classes.ts';
import { evaluate, functionOf } from './expressions.ts';
import { importFrom, importModule } from './imports.ts';
import { runMatch } from './match.ts';
import { assignName, deleteName } from './names.ts';
import type { Steps } from './steps.ts';
import { runTry, runWith } from './try.ts';

export function* run(play: PyPlay, statements: readonly Statement[], scope: PyScope): Steps {
  play.budget.enter(BLOCK);
  for (const each of statements) {
    play.budget.spend();
    play.frame.span = each.span;
    const flow = yield* runStatement(play, each, scope);
    if (flow !== null) {
      play.budget.leave(BLOCK);
      return flow;
    }
  }
  play.budget.leave(BLOCK);
  return null;
}

function* runStatement(play: PyPlay, each: Statement, scope: PyScope): Steps {
  const here = (): void => {
    play.frame.span = each.span;
  };
  switch (each.type) {
    case 'pass':
    case 'global':
      return null;
    case 'break':
    case 'continue':
      return each.type;
    case 'expression':
      yield* given(play, each.value, scope);
      return null;
    case 'assign': {
      const value = yield* given(play, each.value, scope);
      for (const target of each.targets) assignTo(play, target, value, scope, evaluate);
      return null;
    }
    case 'annotated': {
      if (each.value !== null) assignTo(play, each.target, yield* given(play, each.value, scope), scope, evaluate);
      if (scope.kind === 'class') noteHint(each, scope);
      return null;
    }
    case 'change':
      change(play, each, scope);
      return null;
    case 'return':
      return { values: each.value === null ? null : yield* given(play, each.value, scope) };
    case 'raise':
      raise(play, each, scope);
      return null;
    case 'delete':
      for (const target of each.targets) remove(play, target, scope);
      return null;
    case 'assert': {
      if (truthy(play, evaluate(play, each.test, scope))) return null;
      const args = each.message === null ? [] : [evaluate(play, each.message, scope)];
      const isMarked = minorOf(play) >= 13 || (minorOf(play) === 11 && each.test.type === 'compare');
      play.frame.span = isMarked ? each.test.span : each.span;
      throw raised('AssertionError', ...args);
    }
    case 'import':
      for (const { name, as } of each.modules) {
        here();
        importModule(play, name, as, scope);
      }
      return null;
    case 'from':
      importFrom(play, each, scope);
      return null;
    case 'if':
      return yield* run(play, truthy(play, evaluate(play, each.test, scope)) ? each.yes : each.no, scope);
    case 'while':
      return yield* runWhile(play, each, scope);
    case 'for':
      return yield* runFor(play, each, scope);
    case 'try':
      return yield* runTry(play, each, scope, run);
    case 'with':
      return yield* runWith(play, each, scope, run);
    case 'match':
      return yield* runMatch(play, each, scope, run);
    case 'def': {
      const decorators = each.made.decorators.map(decorator => evaluate(play, decorator, scope));
      let made: PyValue = functionOf(play, each.made, scope);
      for (const decorator of decorators.reverse()) made = play.call(decorator, [made]);
      assignName(scope, each.made.name, made);
      return null;
    }
    case 'class':
      runClass(play, each, scope, run);
      return null;
  }
}

/** A value that may be what a generator is sent. */
function* given(play: PyPlay, each: Expression, scope: PyScope): Generator<PyValue, PyValue, PyValue> {
  if (each.type !== 'yield') return evaluate(play, each, scope);
  const value = each.value === null ? null : evaluate(play, each.value, scope);
  if (!each.from) return yield value;
  if (isKind(value, 'iterator') && value.name === 'generator') {
    for (let part = value.next(null); part !== undefined; part = value.next(null)) yield part;
    return null;
  }
  for (const part of iterate(play, value)) yield part;
  return null;
}

/** Names with hints, in the order in which a class has them. */
function noteHint({ target, hint }: Statement & { type: 'annotated' }, scope: PyScope): void {
  if (target.type !== 'name') return;
  const known = scope.names.get('__annotations__');
  const map = isKind(known, 'dict') ? known.map : new Map<string, [PyValue, PyValue]>();
  map.set(`s${target.name}`, [
    target.name,
    hint.type === 'name'
      ? hint.name
      : hint.type === 'member'
        ? hint.name
        : hint.type === 'item' && hint.of.type === 'name'
          ? hint.of.name
          : '',
  ]);
  scope.names.set('__annotations__', { kind: 'dict', map });
}

function change(play: PyPlay, each: Statement & { type: 'change' }, scope: PyScope): void {
  const { target, operator, value } = each;
  const before = evaluate(play, target, scope);
  const by = evaluate(play, value, scope);
  play.frame.span = each.span;
  if (operator === '+' && isKind(before, 'list')) {
    // The list itself grows.
    for (const item of iterate(play, by)) {
      before.items.push(item);
      play.budget.make(1);
    }
    assignTo(play, target, before, scope, evaluate);
    return;
  }
  const made = binary(play, operator, before, by, true);
  if (isKind(before, 'set') && isKind(made, 'set') && !before.frozen) {
    before.map.clear();
    for (const [key, item] of made.map) before.map.set(key, item);
    assignTo(play, target, before, scope, evaluate);
  } else if (isKind(before, 'dict') && isKind(made, 'dict') && operator === '|') {
    for (const [key, item] of made.map) before.map.set(key, item);
    assignTo(play, target, before, scope, evaluate);
  } else assignTo(play, target, made, scope, evaluate);
}

/** An exception from what `raise` is given. */
function exceptionOf(play: PyPlay, value: PyValue): PyInstance {
  if (isKind(value, 'class') && isClass(value, BASE_EXCEPTION)) {
    const made = value.names.has('__init__') || value.make === null ? play.call(value, []) : newError(value, []);
    if (isKind(made, 'instance')) return made;
  }
  if (isKind(value, 'instance') && value.error !== null) return value;
  throw typeError('exceptions must derive from BaseException');
}

function raise(play: PyPlay, each: Statement & { type: 'raise' }, scope: PyScope): never {
  if (each.value === null) {
    if (play.handling === null) throw raised('RuntimeError', 'No active exception to reraise');
    const again = new Raise(play.handling);
    again.rethrown = true;
    throw again;
  }
  const given = evaluate(play, each.value, scope);
  const cause = each.cause === null ? undefined : evaluate(play, each.cause, scope);
  play.frame.span = each.span;
  const made = exceptionOf(play, given);
  if (made.error !== null && cause !== undefined) {
    made.error.cause = cause === null ? null : causeOf(play, cause);
    made.error.quiet = true;
  }
  throw new Raise(made);
}

function causeOf(play: PyPlay, value: PyValue): PyInstance {
  if (isKind(value, 'class') || isKind(value, 'instance')) return exceptionOf(play, value);
  throw typeError('exception causes must derive from BaseException');
}

function remove(play: PyPlay, target: Expression, scope: PyScope): void {
  switch (target.type) {
    case 'name':
      play.frame.span = target.span;
      deleteName(scope, target.name);
      return;
    case 'item': {
      const of = evaluate(play, target.of, scope);
      const key = evaluate(play, target.key, scope);
      play.frame.span = target.span;
      deleteItem(play, of, key);
      return;
    }
    case 'member': {
      const of = evaluate(play, target.of, scope);
      play.frame.span = target.span;
      deleteAttribute(of, target.name);
      return;
    }
    case 'tuple':
    case 'list':
      for (const each of target.items) remove(play, each, scope);
      return;
    default:
      throw new NotSimulated('`del` of this');
  }
}

function* runWhile(play: PyPlay, each: Statement & { type: 'while' }, scope: PyScope): Steps {
  while (truthy(play, evaluate(play, each.test, scope))) {
    play.budget.spend();
    const flow = yield* run(play, each.body, scope);
    if (flow === 'break') return null;
    if (flow !== null && flow !== 'continue') return flow;
  }
  return yield* run(play, each.otherwise, scope);
}

function* runFor(play: PyPlay, each: Statement & { type: 'for' }, scope: PyScope): Steps {
  if (each.isAsync) throw new NotSimulated('`async for`');
  const over = evaluate(play, each.over, scope);
  const at = minorOf(play) >= 13 ? each.over.span : each.span;
  play.frame.span = at;
  for (const value of iterate(play, over)) {
    assignTo(play, each.target, value, scope, evaluate);
    const flow = yield* run(play, each.body, scope);
    if (flow === 'break') return null;
    if (flow !== null && flow !== 'continue') return flow;
    play.frame.span = at;
  }
  return yield* run(play, each.otherwise, scope);
}
