import { NotSimulated } from '../../control.ts';
import type { PyDefinition } from '../read/syntax.ts';
import { className, classOf, OBJECT } from '../value/classes.ts';
import { BASE_EXCEPTION, newError, typeError } from '../value/errors.ts';
import { methodIn } from '../value/lookup.ts';
import {
  isClass,
  isKind,
  type PyClass,
  type PyFrame,
  type PyFunction,
  type PyPlay,
  type PyValue,
  type Raise,
  tupleOf,
} from '../value/values.ts';
import { inner } from './names.ts';
import { run } from './statements.ts';
import { withFrame } from './trace.ts';

type CallNames = ReadonlyMap<string, PyValue>;

/** Calls a value with what it is given. */
export function callValue(play: PyPlay, called: PyValue, args: readonly PyValue[], named: CallNames): PyValue {
  if (typeof called === 'object' && called !== null) {
    switch (called.kind) {
      case 'builtin':
        return called.call(play, args, named);
      case 'function':
        return callFunction(play, called, args, named);
      case 'method':
        return callValue(play, called.called, [called.self, ...args], named);
      case 'class':
        return callClass(play, called, args, named);
      case 'native': {
        const own = called.names.get('__call__');
        if (own !== undefined) return callValue(play, own, args, named);
        break;
      }
      case 'instance': {
        const own = methodIn(called.cls, '__call__');
        if (own !== null) return callValue(play, own, [called, ...args], named);
        break;
      }
      default:
    }
  }
  throw typeError(`'${className(called)}' object is not callable`);
}

function callClass(play: PyPlay, cls: PyClass, args: readonly PyValue[], named: CallNames): PyValue {
  if (cls.make !== null) return cls.make(play, args, named);
  const maker = methodIn(cls, '__make__');
  if (maker !== null) return callValue(play, maker, [cls, ...args], named);
  if (cls.names.has('__abstract__')) refuseAbstract(cls);
  if (methodIn(cls, '__new__') !== null) throw new NotSimulated('__new__');
  const isError = isClass(cls, BASE_EXCEPTION);
  const made = isError
    ? newError(cls, args)
    : ({ kind: 'instance', cls, names: new Map<string, PyValue>(), error: null } as const);
  const start = methodIn(cls, '__init__');
  if (start !== null) {
    const given = callValue(play, start, [made, ...args], named);
    if (given !== null) throw typeError(`__init__() should return None, not '${className(given)}'`);
  } else if (isError) {
    if (named.size > 0) throw typeError(`${cls.name}() takes no keyword arguments`);
  } else if (args.length + named.size > 0) throw typeError(`${cls.name}() takes no arguments`);
  return made;
}

/** Names of methods that a class is still to have. */
function refuseAbstract(cls: PyClass): void {
  const open = new Set<string>();
  for (const each of [...cls.mro].reverse())
    for (const [name, value] of each.names) {
      if (isAbstract(value)) open.add(name);
      else open.delete(name);
    }
  if (open.size === 0) return;
  const names = [...open].sort();
  const said = names.map(each => `'${each}'`).join(', ');
  throw typeError(
    `Can't instantiate abstract class ${cls.name} without an implementation for abstract method${names.length === 1 ? '' : 's'} ${said}`,
  );
}

function isAbstract(value: PyValue): boolean {
  if (isKind(value, 'native')) return [...value.names.values()].some(isAbstract);
  return isKind(value, 'function') && value.names.get('__isabstractmethod__') === true;
}

function callFunction(play: PyPlay, called: PyFunction, args: readonly PyValue[], named: CallNames): PyValue {
  const { made } = called;
  if (made.isAsync) throw new NotSimulated('a call of an async function');
  const scope = inner('function', called.scope, made, bound(called, args, named));
  const self = called.owner === null || args[0] === undefined ? null : { owner: called.owner, value: args[0] };
  const frame: PyFrame = { name: made.name, code: called.code, scope, span: made.span, self };
  if (made.isGenerator) return generator(play, frame, made);
  return withFrame(play, frame, () => {
    const { value } = run(play, made.body, scope).next(null);
    return typeof value === 'object' && value !== null && 'values' in value ? value.values : null;
  });
}

function generator(play: PyPlay, frame: PyFrame, made: PyDefinition): PyValue {
  const steps = run(play, made.body, frame.scope);
  let done = false;
  return {
    kind: 'iterator',
    name: 'generator',
    next: sent => {
      if (done) return undefined;
      play.budget.spend();
      try {
        const step = withFrame(play, frame, () => steps.next(sent));
        if (step.done !== true) return step.value;
        done = true;
        return undefined;
      } catch (error) {
        done = true;
        throw error;
      }
    },
  };
}

/** The parameters of a function with what a call gives them. */
function bound(called: PyFunction, args: readonly PyValue[], named: CallNames): Map<string, PyValue> {
  const { made, qualified } = called;
  const { parameters } = made;
  const names = new Map<string, PyValue>();
  const placed = parameters.filter(({ kind }) => kind === 'place' || kind === 'place-only');
  for (const [at, { name }] of placed.entries()) if (at < args.length) names.set(name, args[at] as PyValue);
  const rest = parameters.find(({ kind }) => kind === 'rest');
  const more = parameters.find(({ kind }) => kind === 'names');
  const extra = new Map<string, [PyValue, PyValue]>();
  for (const [name, value] of named) {
    const parameter = parameters.find(
      each => each.name === name && each.kind !== 'place-only' && each.kind !== 'rest' && each.kind !== 'names',
    );
    if (parameter === undefined) {
      if (more === undefined) throw typeError(`${qualified}() got an unexpected keyword argument '${name}'`);
      extra.set(`s${name}`, [name, value]);
    } else if (names.has(name)) throw typeError(`${qualified}() got multiple values for argument '${name}'`);
    else names.set(name, value);
  }
  if (args.length > placed.length && rest === undefined) throw tooMany(called, args.length, named);
  const missing: string[] = [];
  const unnamed: string[] = [];
  for (const { name, kind } of parameters) {
    if (kind === 'rest' || kind === 'names' || names.has(name)) continue;
    const usual = called.usual.get(name);
    if (usual !== undefined) names.set(name, usual);
    else (kind === 'name-only' ? unnamed : missing).push(name);
  }
  if (missing.length > 0) throw typeError(`${qualified}() missing ${missingText(missing, 'positional')}`);
  if (unnamed.length > 0) throw typeError(`${qualified}() missing ${missingText(unnamed, 'keyword-only')}`);
  if (rest !== undefined) names.set(rest.name, tupleOf(args.slice(placed.length)));
  if (more !== undefined) names.set(more.name, { kind: 'dict', map: extra });
  return names;
}

function tooMany({ made: { parameters }, usual, qualified }: PyFunction, given: number, named: CallNames): Raise {
  const placed = parameters.filter(({ kind }) => kind === 'place' || kind === 'place-only');
  const least = placed.filter(({ name }) => !usual.has(name)).length;
  const takes = least < placed.length ? `from ${least} to ${placed.length}` : String(placed.length);
  const plural = placed.length === 1 && least === placed.length ? '' : 's';
  const unnamed = parameters.filter(({ kind, name }) => kind === 'name-only' && named.has(name)).length;
  if (unnamed > 0) throw new NotSimulated('a call with too many arguments, some of them by name');
  return typeError(
    `${qualified}() takes ${takes} positional argument${plural} but ${given} ${given === 1 ? 'was' : 'were'} given`,
  );
}

/** `2 required positional arguments: 'a' and 'b'` */
function missingText(missing: readonly string[], what: string): string {
  const said = missing.map(each => `'${each}'`);
  const last = said.pop() ?? '';
  const list = said.length === 0 ? last : `${said.join(', ')}${said.length > 1 ? ',' : ''} and ${last}`;
  return `${missing.length} required ${what} argument${missing.length === 1 ? '' : 's'}: ${list}`;
}

/** `super()` in a method: what the classes behind its own have. */
export function superOf(play: PyPlay): PyValue {
  const { self } = play.frame;
  if (self === null) throw new NotSimulated('super() here');
  const { owner, value } = self;
  const cls = isKind(value, 'class') ? value : classOf(value);
  const behind = cls.mro.slice(cls.mro.indexOf(owner) + 1);
  const found: PyClass = {
    kind: 'class',
    name: 'super',
    qualified: 'super',
    module: 'builtins',
    bases: [],
    mro: [...behind, OBJECT],
    names: new Map(),
    make: null,
  };
  return { kind: 'native', cls: found, names: new Map<string, PyValue>(), state: value };
}
