import { NotSimulated } from '../../control.ts';
import type { Statement } from '../read/syntax.ts';
import { OBJECT } from '../value/classes.ts';
import { BASE_EXCEPTION, typeError } from '../value/errors.ts';
import { methodIn } from '../value/lookup.ts';
import {
  isClass,
  isKind,
  type PyClass,
  type PyFrame,
  type PyPlay,
  type PyScope,
  type PyValue,
} from '../value/values.ts';
import { argumentsOf, evaluate, qualified } from './expressions.ts';
import { assignName, inner, moduleOf } from './names.ts';
import type { Run } from './steps.ts';
import { withFrame } from './trace.ts';

export function runClass(play: PyPlay, each: Statement & { type: 'class' }, scope: PyScope, run: Run): void {
  const decorators = each.decorators.map(decorator => evaluate(play, decorator, scope));
  const { placed, named } = argumentsOf(play, each.bases, scope);
  play.frame.span = each.span;
  for (const name of named.keys()) if (name !== 'metaclass') throw new NotSimulated(`${name}= of a class`);
  const bases = placed.map(base => baseOf(base));
  const body = inner('class', scope);
  const name = qualified(scope, each.name);
  body.names.set('__module__', moduleOf(scope).names.get('__name__') ?? '__main__');
  body.names.set('__qualname__', name);
  if (each.doc !== null) body.names.set('__doc__', each.doc);
  const frame: PyFrame = { name: each.name, code: play.frame.code, scope: body, span: each.span, self: null };
  withFrame(play, frame, () => run(play, each.body, body).next(null));
  let made: PyValue = classFrom(each.name, name, bases, body);
  if (named.has('metaclass')) {
    const meta = named.get('metaclass');
    if (!isKind(meta, 'class') || meta.name !== 'ABCMeta') throw new NotSimulated('a metaclass');
    made.names.set('__abstract__', true);
  }
  const hook = methodIn(made, '__class_made__');
  if (hook !== null) made = play.call(hook, [made]);
  else if (methodIn(made as PyClass, '__init_subclass__') !== null) throw new NotSimulated('__init_subclass__');
  for (const decorator of decorators.reverse()) made = play.call(decorator, [made]);
  assignName(scope, each.name, made);
}

function baseOf(base: PyValue): PyClass {
  if (!isKind(base, 'class')) {
    if (isKind(base, 'builtin')) throw new NotSimulated(`a class from ${base.name}`);
    throw new NotSimulated('a class from what is no class');
  }
  if (base !== OBJECT && base.make !== null && !isClass(base, BASE_EXCEPTION))
    throw new NotSimulated(`a class from ${base.name}`);
  if (base.module === 'builtins' && base !== OBJECT && !isClass(base, BASE_EXCEPTION))
    throw new NotSimulated(`a class from ${base.name}`);
  return base;
}

function classFrom(name: string, qualifiedName: string, bases: readonly PyClass[], body: PyScope): PyClass {
  const given = bases.length === 0 ? [OBJECT] : bases;
  const names = body.names;
  const module = names.get('__module__');
  const cls: PyClass = {
    kind: 'class',
    name,
    qualified: qualifiedName,
    module: typeof module === 'string' ? module : '__main__',
    bases: given,
    mro: [],
    names,
    make: null,
  };
  cls.mro = [
    cls,
    ...linear(
      given.map(each => each.mro),
      given,
    ),
  ];
  // What a class binds in its own body, its functions see as where they belong.
  for (const value of names.values()) own(value, cls);
  for (const each of given) if (each.names.has('__abstract__')) names.set('__abstract__', true);
  if (names.has('__eq__') && !names.has('__hash__') && !isClass(cls, BASE_EXCEPTION)) names.set('__unhashable__', true);
  return cls;
}

function own(value: PyValue, cls: PyClass): void {
  if (isKind(value, 'function') && value.owner === null) value.owner = cls;
  if (isKind(value, 'native')) for (const each of value.names.values()) own(each, cls);
}

/** The order in which classes are asked, as C3 merges those of the bases. */
function linear(orders: readonly (readonly PyClass[])[], bases: readonly PyClass[]): readonly PyClass[] {
  const lists = [...orders, bases].map(each => [...each]);
  const merged: PyClass[] = [];
  for (;;) {
    const open = lists.filter(each => each.length > 0);
    if (open.length === 0) return merged;
    const head = open
      .map(([first]) => first)
      .find(first => open.every(each => !each.slice(1).includes(first as PyClass)));
    if (head === undefined)
      throw typeError(
        `Cannot create a consistent method resolution order (MRO) for bases ${bases.map(each => each.name).join(', ')}`,
      );
    merged.push(head);
    for (const each of lists) if (each[0] === head) each.shift();
  }
}
