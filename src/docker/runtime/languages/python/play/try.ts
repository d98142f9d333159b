import { type Flow, NotSimulated } from '../../control.ts';
import type { Handler, Statement } from '../read/syntax.ts';
import { className } from '../value/classes.ts';
import { truthy } from '../value/compare.ts';
import { BASE_EXCEPTION, typeError } from '../value/errors.ts';
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
import { attributeOr } from './attributes.ts';
import { evaluate } from './expressions.ts';
import { assignName } from './names.ts';
import type { Run, Steps } from './steps.ts';
import { note } from './trace.ts';

export function* runTry(play: PyPlay, each: Statement & { type: 'try' }, scope: PyScope, run: Run): Steps {
  const handled = play.handling;
  let flow: Flow<PyValue> = null;
  let open: Raise | null = null;
  try {
    flow = yield* attempt(play, each, scope, run);
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    note(play, error);
    open = error;
  }
  play.handling = handled;
  if (each.last.length > 0) {
    if (open !== null) play.handling = open.value;
    // What stands last may leave on its own: then nothing is raised.
    const left = yield* run(play, each.last, scope);
    play.handling = handled;
    if (left !== null) return left;
  }
  if (open !== null) throw open;
  return flow;
}

function* attempt(play: PyPlay, each: Statement & { type: 'try' }, scope: PyScope, run: Run): Steps {
  const depth = play.budget.mark();
  let flow: Flow<PyValue>;
  try {
    flow = yield* run(play, each.body, scope);
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    note(play, error);
    play.budget.reset(depth);
    const handler = handlerOf(play, each.handlers, error.value, scope);
    if (handler === null) throw error;
    return yield* handle(play, handler, error.value, scope, run);
  }
  return flow === null ? yield* run(play, each.otherwise, scope) : flow;
}

function handlerOf(play: PyPlay, handlers: readonly Handler[], error: PyInstance, scope: PyScope): Handler | null {
  for (const each of handlers) {
    if (each.kind === null) return each;
    const kind = evaluate(play, each.kind, scope);
    const kinds = isKind(kind, 'tuple') ? kind.items : [kind];
    for (const one of kinds) {
      if (!isKind(one, 'class') || !isClass(one, BASE_EXCEPTION))
        throw typeError('catching classes that do not inherit from BaseException is not allowed');
      if (isClass(error.cls, one)) return each;
    }
  }
  return null;
}

function* handle(play: PyPlay, { name, body }: Handler, error: PyInstance, scope: PyScope, run: Run): Steps {
  const before = play.handling;
  play.handling = error;
  if (name !== null) assignName(scope, name, error);
  const flow = yield* run(play, body, scope);
  // What is raised within keeps the name, and nobody sees it.
  if (name !== null) scope.names.delete(name);
  play.handling = before;
  return flow;
}

export function* runWith(play: PyPlay, each: Statement & { type: 'with' }, scope: PyScope, run: Run, at = 0): Steps {
  if (each.isAsync) throw new NotSimulated('`async with`');
  const item = each.items[at];
  if (item === undefined) return yield* run(play, each.body, scope);
  const manager = evaluate(play, item.value, scope);
  play.frame.span = minorOf(play) >= 13 ? item.value.span : each.span;
  const [enter, exit] = [attributeOr(play, manager, '__enter__'), attributeOr(play, manager, '__exit__')];
  if (enter === undefined || exit === undefined)
    throw typeError(
      `'${className(manager)}' object does not support the context manager protocol${enter !== undefined && exit === undefined ? ' (missed __exit__ method)' : ''}`,
    );
  const entered = play.call(enter, []);
  if (item.target !== null) assignTo(play, item.target, entered, scope, evaluate);
  const depth = play.budget.mark();
  let flow: Flow<PyValue>;
  try {
    flow = yield* runWith(play, each, scope, run, at + 1);
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    note(play, error);
    play.budget.reset(depth);
    const { handling } = play;
    play.handling = error.value;
    const swallowed = play.call(exit, [error.value.cls, error.value, null]);
    play.handling = handling;
    if (truthy(play, swallowed)) return null;
    throw error;
  }
  play.call(exit, [null, null, null]);
  return flow;
}
