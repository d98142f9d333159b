import { NotSimulated } from '../../control.ts';
import { isMember, membersOf } from '../known/standard.ts';
import { suggestion } from '../known/suggest.ts';
import { methodsOf } from '../methods/index.ts';
import { CLASSES, className, classOf } from '../value/classes.ts';
import { hinted, raised, typeError } from '../value/errors.ts';
import { methodIn } from '../value/lookup.ts';
import {
  builtin,
  isKind,
  type PyClass,
  type PyFunction,
  type PyInstance,
  type PyModule,
  type PyPlay,
  type PyValue,
  type Raise,
  tupleOf,
} from '../value/values.ts';

/** `of.name` */
export function attribute(play: PyPlay, of: PyValue, name: string): PyValue {
  const found = attributeOr(play, of, name);
  if (found !== undefined) return found;
  throw missing(of, name);
}

/** Undefined where there is none. */
export function attributeOr(play: PyPlay, of: PyValue, name: string): PyValue | undefined {
  if (name === '__class__') return classOf(of);
  if (typeof of !== 'object' || of === null) return memberOf(play, of, name);
  switch (of.kind) {
    case 'instance':
      return ofInstance(play, of, name);
    case 'class':
      return ofClass(play, of, name);
    case 'module':
      return ofModule(of, name);
    case 'native': {
      const own = of.names.get(name);
      if (isKind(own, 'native') && own.cls === CLASSES.property) return play.call(own.names.get('fget') ?? null, [of]);
      if (own !== undefined) return own;
      const given = methodIn(of.cls, name);
      if (of.cls.name === 'super') return ofSuper(play, given, of.state as PyValue, name);
      if (given !== null) return bound(given, of);
      if (of.partial === true && !name.startsWith('__')) throw new NotSimulated(`.${name} of a ${of.cls.name}`);
      return undefined;
    }
    case 'function':
      return ofFunction(of, name);
    case 'builtin':
      if (name === '__name__' || name === '__qualname__') return of.name;
      throw new NotSimulated(`.${name} of a function`);
    case 'method':
      if (name === '__self__') return of.self;
      if (name === '__func__') return of.called;
      return attributeOr(play, of.called, name);
    case 'tuple': {
      const own = of.cls === undefined ? null : methodIn(of.cls, name);
      if (own !== null) return fieldOf(play, own, of);
      return memberOf(play, of, name);
    }
    default:
      return memberOf(play, of, name);
  }
}

/** What the classes behind the one of a method have, for the value that it is about. */
function ofSuper(play: PyPlay, given: PyValue | null, self: PyValue, name: string): PyValue | undefined {
  if (given !== null)
    return isKind(given, 'native') && given.cls === CLASSES.property ? fieldOf(play, given, self) : bound(given, self);
  if (name === '__init__')
    return builtin(name, (_play, args) => {
      if (isKind(self, 'instance') && self.error !== null) self.error.args = args;
      else if (args.length > 0)
        throw typeError('object.__init__() takes exactly one argument (the instance to initialize)');
      return null;
    });
  if (isMember('object', name)) throw new NotSimulated(`super().${name}`);
  return undefined;
}

function fieldOf(play: PyPlay, own: PyValue, of: PyValue): PyValue {
  if (isKind(own, 'native') && own.cls === CLASSES.property) return play.call(own.names.get('fget') as PyValue, [of]);
  return bound(own, of);
}

/** A method of a value of a type that Python gives. */
function memberOf(play: PyPlay, of: PyValue, name: string): PyValue | undefined {
  const method = methodsOf(of, name);
  if (method !== null) return builtin(name, (inner, args, named) => method(inner, of, args, named));
  if (name === '__doc__') throw new NotSimulated('.__doc__');
  if (isKind(of, 'iterator') && !name.startsWith('__')) {
    if (of.name === 'generator' && ['send', 'throw', 'close', 'gi_frame', 'gi_running'].includes(name))
      throw new NotSimulated(`.${name} of a generator`);
    return undefined;
  }
  void play;
  if (isMember(className(of), name)) throw new NotSimulated(`.${name} of ${className(of)}`);
  return undefined;
}

function ofInstance(play: PyPlay, of: PyInstance, name: string): PyValue | undefined {
  const given = methodIn(of.cls, name);
  if (isKind(given, 'native') && given.cls === CLASSES.property) {
    const getter = given.names.get('fget');
    if (getter !== undefined) return play.call(getter, [of]);
  }
  const own = of.names.get(name);
  if (own !== undefined) return own;
  const part = of.error === null ? undefined : ofError(of, name);
  if (part !== undefined) return part;
  if (given !== null) return bound(given, of);
  if (name === '__dict__')
    return { kind: 'dict', map: new Map([...of.names].map(([key, value]) => [`s${key}`, [key, value]])) };
  const asked = methodIn(of.cls, '__getattr__');
  if (asked !== null) return play.call(asked, [of, name]);
  if (name === '__doc__') return null;
  if (name === '__module__') return of.cls.module;
  if (isMember('object', name) && of.cls.mro.at(-1)?.name === 'object' && OBJECTS.has(name))
    throw new NotSimulated(`.${name} of an object`);
  return undefined;
}

/** What every object has. */
const OBJECTS = new Set(
  '__init__ __str__ __repr__ __eq__ __ne__ __hash__ __format__ __sizeof__ __reduce__ __dir__ __getattribute__ __setattr__ __delattr__ __weakref__'.split(
    ' ',
  ),
);

function ofError(of: PyInstance, name: string): PyValue | undefined {
  const error = of.error;
  if (error === null) return undefined;
  const isKindOf = (kind: string) => of.cls.mro.some(each => each.name === kind);
  switch (name) {
    case 'args':
      return tupleOf(error.args);
    case '__cause__':
      return error.cause;
    case '__context__':
      return error.context;
    case '__traceback__':
    case 'with_traceback':
    case 'add_note':
      throw new NotSimulated(`.${name} of an exception`);
    case 'code':
      return isKindOf('SystemExit') ? (error.args[0] ?? null) : undefined;
    case 'value':
      return isKindOf('StopIteration') ? (error.args[0] ?? null) : undefined;
    case 'errno':
    case 'strerror':
    case 'filename':
      if (!isKindOf('OSError')) return undefined;
      return error.args.length < 2 ? null : (error.args[['errno', 'strerror', 'filename'].indexOf(name)] ?? null);
    default:
      return undefined;
  }
}

/** A function of a class that is asked of one of its values. */
function bound(given: PyValue, of: PyValue): PyValue {
  if (isKind(given, 'function')) return { kind: 'method', self: of, called: given };
  if (isKind(given, 'builtin') && given.binds === true) return { kind: 'method', self: of, called: given };
  return unwrapped(given, classOf(of));
}

function unwrapped(given: PyValue, cls: PyClass): PyValue {
  if (!isKind(given, 'native')) return given;
  if (given.cls === CLASSES.staticmethod) return given.names.get('fget') as PyValue;
  if (given.cls === CLASSES.classmethod) {
    const called = given.names.get('fget') as PyValue;
    return isKind(called, 'function') || isKind(called, 'builtin') ? { kind: 'method', self: cls, called } : called;
  }
  return given;
}

function ofClass(play: PyPlay, of: PyClass, name: string): PyValue | undefined {
  switch (name) {
    case '__name__':
      return of.name;
    case '__qualname__':
      return of.qualified;
    case '__module__':
      return of.module;
    case '__mro__':
      return tupleOf(of.mro);
    case '__bases__':
      return tupleOf(of.bases);
    case '__dict__':
    case '__subclasses__':
      throw new NotSimulated(`.${name} of a class`);
    default:
  }
  const given = methodIn(of, name);
  if (given !== null) return unwrapped(given, of);
  if (name === '__doc__') return null;
  if (isMember(of.name, name) && of.make !== null && !name.startsWith('__')) return ofType(play, of, name);
  if (isMember('object', name)) throw new NotSimulated(`.${name} of a class`);
  return undefined;
}

/** A method of a type that is not asked of a value: `str.upper`. */
function ofType(play: PyPlay, of: PyClass, name: string): PyValue {
  if (of.name === 'dict' && name === 'fromkeys') {
    return builtin('fromkeys', (_play, [keys, usual = null]) => {
      const map = new Map<string, [PyValue, PyValue]>();
      for (const each of isKind(keys, 'list') || isKind(keys, 'tuple')
        ? keys.items
        : typeof keys === 'string'
          ? [...keys]
          : unmet())
        map.set(typeof each === 'string' ? `s${each}` : `n${String(each)}`, [each, usual]);
      return { kind: 'dict', map };
    });
  }
  void play;
  if (['maketrans', 'from_bytes', 'fromhex'].includes(name)) throw new NotSimulated(`${of.name}.${name}`);
  return builtin(name, (inner, [self, ...args], named) => {
    if (self === undefined) throw typeError(`unbound method ${of.name}.${name}() needs an argument`);
    if (className(self) !== of.name)
      throw typeError(`descriptor '${name}' for '${of.name}' objects doesn't apply to a '${className(self)}' object`);
    return inner.call(attribute(inner, self, name), args, named);
  });
}

function unmet(): never {
  throw new NotSimulated('dict.fromkeys() of these keys');
}

function ofModule(of: PyModule, name: string): PyValue | undefined {
  const own = of.names.get(name);
  if (own !== undefined) return own;
  if (name === '__name__') return of.name;
  if (of.beyond?.has(name) === true || (of.beyond !== null && name.startsWith('__')))
    throw new NotSimulated(`${of.name}.${name}`);
  return undefined;
}

function ofFunction(of: PyFunction, name: string): PyValue | undefined {
  const own = of.names.get(name);
  if (own !== undefined) return own;
  switch (name) {
    case '__name__':
      return of.made.name;
    case '__qualname__':
      return of.qualified;
    case '__doc__':
      return of.made.doc;
    case '__module__':
      return '__main__';
    default:
      if (name.startsWith('__')) throw new NotSimulated(`.${name} of a function`);
      return undefined;
  }
}

function missing(of: PyValue, name: string): Raise {
  const names = namesOf(of);
  const found = suggestion(name, names);
  const hint = found === null ? '' : `. Did you mean: '${found}'?`;
  const text = isKind(of, 'module')
    ? `module '${of.name}' has no attribute '${name}'`
    : isKind(of, 'class')
      ? `type object '${of.name}' has no attribute '${name}'`
      : `'${className(of)}' object has no attribute '${name}'`;
  return hinted(raised('AttributeError', text), hint);
}

function namesOf(of: PyValue): readonly string[] {
  if (isKind(of, 'module')) return [...of.names.keys(), ...(of.beyond ?? [])];
  if (isKind(of, 'instance') || isKind(of, 'native'))
    return [...of.names.keys(), ...of.cls.mro.flatMap(each => [...each.names.keys()]), ...OBJECTS];
  if (isKind(of, 'class')) return of.mro.flatMap(each => [...each.names.keys()]);
  return membersOf(className(of));
}

/** `of.name = value` */
export function setAttribute(play: PyPlay, of: PyValue, name: string, value: PyValue): void {
  if (isKind(of, 'instance')) {
    const given = methodIn(of.cls, name);
    if (isKind(given, 'native') && given.cls === CLASSES.property) {
      const setter = given.names.get('fset');
      if (setter === undefined)
        throw raised('AttributeError', `property '${name}' of '${of.cls.name}' object has no setter`);
      play.call(setter, [of, value]);
      return;
    }
    const own = methodIn(of.cls, '__setattr__');
    if (own !== null) {
      play.call(own, [of, name, value]);
      return;
    }
    if (methodIn(of.cls, '__slots__') !== null) throw new NotSimulated('__slots__');
    of.names.set(name, value);
    return;
  }
  if (isKind(of, 'class') && of.make === null) of.names.set(name, value);
  else if (isKind(of, 'module') || isKind(of, 'function')) of.names.set(name, value);
  else if (isKind(of, 'native') && of.names.has('__open__')) of.names.set(name, value);
  else if (isKind(of, 'class') && of.module !== 'builtins')
    throw new NotSimulated(`an assignment to .${name} of ${of.name}`);
  else if (isKind(of, 'class')) throw typeError(`cannot set '${name}' attribute of immutable type '${of.name}'`);
  else if (isKind(of, 'native')) throw new NotSimulated(`an assignment to .${name} of a ${of.cls.name}`);
  else if (attributeOr(play, of, name) !== undefined)
    throw raised('AttributeError', `'${className(of)}' object attribute '${name}' is read-only`);
  else throw raised('AttributeError', `'${className(of)}' object has no attribute '${name}'`);
}

export function deleteAttribute(of: PyValue, name: string): void {
  if (!(isKind(of, 'instance') || isKind(of, 'class') || isKind(of, 'module')))
    throw new NotSimulated('`del` of this attribute');
  if (!of.names.delete(name)) throw missing(of, name);
}
