import { codeOf } from './play/script.ts';
import { keyOf } from './value/keys.ts';
import {
  isKind,
  type PyClass,
  type PyDict,
  type PyFunction,
  type PyInstance,
  type PyList,
  type PyObject,
  type PyPlay,
  type PyScope,
  type PySet,
  type PyValue,
} from './value/values.ts';

/**
 * Names of a program and all that they stand for, as plain data: put away while its prompt waits, and taken out for another play. What
 * is one list under two names stays one list.
 */

/** A value that is its own, or its place among the things. */
type KeptValue = null | boolean | string | { readonly at: number };

type KeptThing =
  | { readonly kind: 'int' | 'float'; readonly text: string }
  | { readonly kind: 'bytes'; readonly data: string }
  | { readonly kind: 'range'; readonly ends: readonly string[] }
  | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: readonly KeptValue[] }
  | { readonly kind: 'dict'; readonly pairs: readonly (readonly [KeptValue, KeptValue])[] }
  | {
      readonly kind: 'scope';
      readonly role: PyScope['kind'];
      readonly names: readonly (readonly [string, KeptValue])[];
      readonly up: number | null;
      /** The source and the place of the definition whose names they are. */
      readonly made: readonly [source: number, place: number] | null;
    }
  | { readonly kind: 'source'; readonly path: string; readonly text: string; readonly hasLines: boolean }
  | {
      readonly kind: 'function';
      readonly source: number;
      readonly place: number;
      readonly scope: number;
      readonly usual: readonly (readonly [string, KeptValue])[];
      readonly qualified: string;
      readonly owner: KeptValue;
    }
  | {
      readonly kind: 'class';
      readonly name: string;
      readonly qualified: string;
      readonly module: string;
      readonly bases: readonly KeptValue[];
      readonly mro: readonly KeptValue[];
      readonly names: readonly (readonly [string, KeptValue])[];
    }
  | { readonly kind: 'instance'; readonly cls: KeptValue; readonly names: readonly (readonly [string, KeptValue])[] }
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'module'; readonly name: string }
  | { readonly kind: 'member'; readonly module: string; readonly name: string };

export interface KeptNames {
  readonly things: readonly KeptThing[];
  readonly scope: number;
}

/** Thrown at what cannot be put away: an iterator, a file, a server. */
class Unkept extends Error {}

/** Null where something stands under a name that cannot be put away. */
export function keepNames(scope: PyScope, play: PyPlay): KeptNames | null {
  const keeping: PyKeeping = { play, things: [], places: new Map(), given: null };
  try {
    const at = scopeAt(keeping, scope);
    return { things: keeping.things, scope: at };
  } catch (error) {
    if (error instanceof Unkept) return null;
    throw error;
  }
}

interface PyKeeping {
  readonly play: PyPlay;
  readonly things: KeptThing[];
  readonly places: Map<unknown, number>;
  given: Map<unknown, KeptThing> | null;
}

function put({ things, places }: PyKeeping, what: unknown, make: () => KeptThing): number {
  const known = places.get(what);
  if (known !== undefined) return known;
  const place = things.length;
  places.set(what, place);
  // The place is taken before what stands there is known: a list may hold itself.
  things.push({ kind: 'list', items: [] });
  things[place] = make();
  return place;
}

function kept(keeping: PyKeeping, value: PyValue): KeptValue {
  switch (typeof value) {
    case 'bigint':
      return { at: put(keeping, `int ${value}`, () => ({ kind: 'int', text: value.toString() })) };
    case 'number':
      return {
        at: put(keeping, `float ${Object.is(value, -0) ? '-0' : value}`, () => ({
          kind: 'float',
          text: Object.is(value, -0) ? '-0' : String(value),
        })),
      };
    case 'object':
      return value === null ? null : { at: put(keeping, value, () => thing(keeping, value)) };
    default:
      return value;
  }
}

function givenOf(keeping: PyKeeping): Map<unknown, KeptThing> {
  if (keeping.given !== null) return keeping.given;
  const found = new Map<unknown, KeptThing>();
  for (const [name, value] of keeping.play.builtins) found.set(value, { kind: 'builtin', name });
  // What a module of the script itself holds is made anew by nobody.
  for (const [module, { names, path }] of keeping.play.modules)
    if (!path.startsWith('/') || path.startsWith('/usr/local/lib/'))
      for (const [name, value] of names)
        if (typeof value === 'object' && value !== null && !found.has(value))
          found.set(value, { kind: 'member', module, name });
  for (const [name, module] of keeping.play.modules)
    if (!module.path.startsWith('/') || module.path.startsWith('/usr/local/lib/'))
      found.set(module, { kind: 'module', name });
  keeping.given = found;
  return found;
}

function thing(keeping: PyKeeping, value: PyObject): KeptThing {
  const given = givenOf(keeping).get(value);
  if (given !== undefined) return given;
  const one = (each: PyValue): KeptValue => kept(keeping, each);
  const pairs = (names: ReadonlyMap<string, PyValue>) => [...names].map(([name, each]) => [name, one(each)] as const);
  switch (value.kind) {
    case 'list':
      return { kind: 'list', items: value.items.map(one) };
    case 'tuple':
      if (value.cls !== undefined) throw new Unkept();
      return { kind: 'tuple', items: value.items.map(one) };
    case 'set':
      if (value.frozen) throw new Unkept();
      return { kind: 'set', items: [...value.map.values()].map(one) };
    case 'dict':
      if (value.cls !== undefined) throw new Unkept();
      return { kind: 'dict', pairs: [...value.map.values()].map(([key, each]) => [one(key), one(each)] as const) };
    case 'bytes':
      return { kind: 'bytes', data: value.data };
    case 'range':
      return { kind: 'range', ends: [value.start, value.stop, value.step].map(String) };
    case 'function':
      if (value.names.size > 0) throw new Unkept();
      return {
        kind: 'function',
        source: sourceAt(keeping, value),
        place: value.made.place,
        scope: scopeAt(keeping, value.scope),
        usual: pairs(value.usual),
        qualified: value.qualified,
        owner: value.owner === null ? null : one(value.owner),
      };
    case 'class':
      if (value.make !== null) throw new Unkept();
      return {
        kind: 'class',
        name: value.name,
        qualified: value.qualified,
        module: value.module,
        bases: value.bases.map(one),
        mro: value.mro.map(one),
        names: pairs(value.names),
      };
    case 'instance':
      if (value.error !== null) throw new Unkept();
      return { kind: 'instance', cls: one(value.cls), names: pairs(value.names) };
    default:
      throw new Unkept();
  }
}

function sourceAt(keeping: PyKeeping, { code }: PyFunction): number {
  return put(keeping, code.definitions, () => ({
    kind: 'source',
    path: code.path,
    text: code.source,
    hasLines: code.lines.length > 0,
  }));
}

function scopeAt(keeping: PyKeeping, scope: PyScope): number {
  return put(keeping, scope, () => ({
    kind: 'scope',
    role: scope.kind,
    names: [...scope.names].map(([name, value]) => [name, kept(keeping, value)] as const),
    up: scope.up === null ? null : scopeAt(keeping, scope.up),
    made: madeOf(keeping, scope),
  }));
}

/** A scope of a function that is still there has its definition in a source that another function names. */
function madeOf({ places, things }: PyKeeping, { made }: PyScope): readonly [number, number] | null {
  if (made === null) return null;
  for (const [what, at] of places)
    if (Array.isArray(what) && what[made.place] === made && things[at] !== undefined) return [at, made.place];
  throw new Unkept();
}

/** The names once more. */
export function takeNames({ things, scope }: KeptNames, play: PyPlay): PyScope {
  const taking: Taking = { play, things, taken: new Map() };
  return thingAt(taking, scope) as PyScope;
}

interface Taking {
  readonly play: PyPlay;
  readonly things: readonly KeptThing[];
  readonly taken: Map<number, unknown>;
}

function valueAt(taking: Taking, value: KeptValue): PyValue {
  return typeof value === 'object' && value !== null ? (thingAt(taking, value.at) as PyValue) : value;
}

function thingAt(taking: Taking, at: number): unknown {
  const { taken, things } = taking;
  if (taken.has(at)) return taken.get(at);
  const found = things[at];
  if (found === undefined) throw new Error(`nothing was put away at ${at}`);
  const note = <Made>(made: Made): Made => {
    taken.set(at, made);
    return made;
  };
  return taken.has(at) ? taken.get(at) : made(taking, found, note);
}

function made(taking: Taking, found: KeptThing, note: <Made>(made: Made) => Made): unknown {
  const { play } = taking;
  const one = (value: KeptValue): PyValue => valueAt(taking, value);
  const fill = (names: Map<string, PyValue>, pairs: readonly (readonly [string, KeptValue])[]): void => {
    for (const [name, value] of pairs) names.set(name, one(value));
  };
  switch (found.kind) {
    case 'int':
      return note(BigInt(found.text));
    case 'float':
      return note(found.text === '-0' ? -0 : Number(found.text));
    case 'bytes':
      return note({ kind: 'bytes', data: found.data });
    case 'range': {
      const [start = 0n, stop = 0n, step = 1n] = found.ends.map(BigInt);
      return note({ kind: 'range', start, stop, step });
    }
    case 'list': {
      const list = note<PyList>({ kind: 'list', items: [] });
      for (const item of found.items) list.items.push(one(item));
      return list;
    }
    case 'tuple': {
      const items: PyValue[] = [];
      const tuple = note({ kind: 'tuple', items });
      for (const item of found.items) items.push(one(item));
      return tuple;
    }
    case 'set': {
      const set = note<PySet>({ kind: 'set', frozen: false, map: new Map() });
      for (const item of found.items)
        play.call(play.call(play.builtins.get('getattr') ?? null, [set, 'add']), [one(item)]);
      return set;
    }
    case 'dict': {
      const dict = note<PyDict>({ kind: 'dict', map: new Map() });
      for (const [key, value] of found.pairs) dict.map.set(keyOf(one(key)), [one(key), one(value)]);
      return dict;
    }
    case 'source': {
      const { code } = codeOf(found.path, found.text);
      return note(found.hasLines ? code : { ...code, lines: [] });
    }
    case 'scope': {
      const names = new Map<string, PyValue>();
      const definition =
        found.made === null
          ? null
          : ((thingAt(taking, found.made[0]) as PyFunction['code']).definitions[found.made[1]] ?? null);
      const up = found.up === null ? null : (thingAt(taking, found.up) as PyScope);
      const scope = note<PyScope>({ kind: found.role, names, up, made: definition });
      fill(names, found.names);
      return scope;
    }
    case 'function':
      return functionFrom(taking, found, note);
    case 'class': {
      const cls = note<PyClass>({
        kind: 'class',
        name: found.name,
        qualified: found.qualified,
        module: found.module,
        bases: [],
        mro: [],
        names: new Map(),
        make: null,
      });
      const classes = (list: readonly KeptValue[]) => list.map(one).filter(each => isKind(each, 'class'));
      Object.assign(cls, { bases: classes(found.bases), mro: classes(found.mro) });
      fill(cls.names, found.names);
      return cls;
    }
    case 'instance': {
      const names = new Map<string, PyValue>();
      const cls = one(found.cls);
      if (!isKind(cls, 'class')) throw new Error('an object of no class was put away');
      const instance = note<PyInstance>({ kind: 'instance', cls, names, error: null });
      fill(names, found.names);
      return instance;
    }
    case 'builtin':
      return note(play.builtins.get(found.name) ?? null);
    case 'module':
      return note(play.importName(found.name));
    case 'member':
      return note(play.importName(found.module).names.get(found.name) ?? null);
  }
}

function functionFrom(
  taking: Taking,
  found: KeptThing & { kind: 'function' },
  note: <Made>(made: Made) => Made,
): PyFunction {
  const code = thingAt(taking, found.source) as PyFunction['code'];
  const definition = code.definitions[found.place];
  if (definition === undefined) throw new Error('a function without its source was put away');
  const usual = new Map<string, PyValue>();
  const shell = {
    kind: 'function' as const,
    made: definition,
    code,
    scope: null as unknown as PyScope,
    usual,
    qualified: found.qualified,
    names: new Map<string, PyValue>(),
    owner: null as PyClass | null,
  };
  note(shell);
  shell.scope = thingAt(taking, found.scope) as PyScope;
  for (const [name, value] of found.usual) usual.set(name, valueAt(taking, value));
  const owner = valueAt(taking, found.owner);
  shell.owner = isKind(owner, 'class') ? owner : null;
  return shell;
}
