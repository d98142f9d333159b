import type { ScriptScope } from './evaluate.ts';
import { type Callable, isTable, ownMember, type ScriptValue } from './values.ts';

/**
 * Names of a program and all that they stand for, as plain data: put away while its prompt waits, and taken out for another play. What
 * is one list under two names stays one list.
 */

/** A value, or its place among the things. */
type KeptValue = null | undefined | boolean | number | string | { readonly at: number };

/** What is held by reference. */
type KeptThing =
  | { readonly kind: 'list'; readonly items: readonly KeptValue[] }
  | { readonly kind: 'table'; readonly entries: readonly (readonly [string, KeptValue])[] }
  | { readonly kind: 'scope'; readonly names: readonly (readonly [string, KeptValue])[]; readonly up: number | null }
  | { readonly kind: 'function'; readonly made: unknown; readonly up: number }
  /** What the language gives: `len`, `os`, `os` and its `getenv`. */
  | { readonly kind: 'given'; readonly path: readonly string[] }
  /** A number that JSON has no word for. */
  | { readonly kind: 'number'; readonly text: string };

export interface KeptNames {
  readonly things: readonly KeptThing[];
  readonly scope: number;
}

/** A function that a program has defined: by what it was made, and in which scope. */
interface Definition {
  readonly made: unknown;
  readonly up: ScriptScope;
}

const definitions = new WeakMap<Callable, Definition>();

/** Notes of what a function was made, so that it can be put away. */
export function defined(call: Callable, made: unknown, up: ScriptScope): Callable {
  definitions.set(call, { made, up });
  return call;
}

/** What a language gives its programs, by where it is found. */
export interface GivenThings {
  readonly pathOf: (value: Callable | object) => readonly string[] | null;
  readonly at: (path: readonly string[]) => ScriptValue;
}

/** Thrown at what cannot be put away: a method that was taken from its value, a server. */
class Unkept extends Error {}

/** Null where something stands under a name that cannot be put away. */
export function keepNames(scope: ScriptScope, given: GivenThings): KeptNames | null {
  const things: KeptThing[] = [];
  const places = new Map<unknown, number>();
  const put = (what: unknown, make: () => KeptThing): number => {
    const known = places.get(what);
    if (known !== undefined) return known;
    const place = things.length;
    places.set(what, place);
    // The place is taken before what stands there is known: a list may hold itself.
    things.push({ kind: 'list', items: [] });
    things[place] = make();
    return place;
  };
  const scopeAt = (each: ScriptScope): number =>
    put(each, () => ({
      kind: 'scope',
      names: [...each.names].map(([name, value]) => [name, kept(value)] as const),
      up: each.up === null ? null : scopeAt(each.up),
    }));
  const thing = (value: Callable | object): KeptThing => {
    const path = given.pathOf(value);
    if (path !== null) return { kind: 'given', path };
    if (Array.isArray(value)) return { kind: 'list', items: value.map(kept) };
    if (typeof value !== 'function') {
      const entries = Object.entries(value).map(([name, each]) => [name, kept(each as ScriptValue)] as const);
      return { kind: 'table', entries };
    }
    const definition = definitions.get(value as Callable);
    if (definition === undefined) throw new Unkept();
    return { kind: 'function', made: definition.made, up: scopeAt(definition.up) };
  };
  const kept = (value: ScriptValue): KeptValue => {
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
      return { at: put(Symbol(), () => ({ kind: 'number', text: Object.is(value, -0) ? '-0' : String(value) })) };
    if (typeof value === 'function' || isTable(value) || Array.isArray(value))
      return { at: put(value, () => thing(value)) };
    return value as Exclude<typeof value, readonly ScriptValue[]>;
  };
  try {
    const at = scopeAt(scope);
    return { things, scope: at };
  } catch (error) {
    if (error instanceof Unkept) return null;
    throw error;
  }
}

/** The names once more. `make`: a function from what it was made of. */
export function takeNames(
  { things, scope }: KeptNames,
  given: GivenThings,
  make: (made: unknown, up: ScriptScope) => Callable,
): ScriptScope {
  const taken = new Map<number, unknown>();
  const valueAt = (value: KeptValue): ScriptValue =>
    typeof value === 'object' && value !== null ? (thingAt(value.at) as ScriptValue) : value;
  const thingAt = (at: number): unknown => {
    if (taken.has(at)) return taken.get(at);
    const thing = things[at];
    switch (thing?.kind) {
      case 'list': {
        const list: ScriptValue[] = [];
        taken.set(at, list);
        for (const item of thing.items) list.push(valueAt(item));
        return list;
      }
      case 'table': {
        const table: Record<string, ScriptValue> = {};
        taken.set(at, table);
        for (const [name, value] of thing.entries) setOwn(table, name, valueAt(value));
        return table;
      }
      case 'scope': {
        const up = thing.up === null ? null : (thingAt(thing.up) as ScriptScope);
        const here: ScriptScope = { names: new Map(), up };
        taken.set(at, here);
        for (const [name, value] of thing.names) here.names.set(name, valueAt(value));
        return here;
      }
      case 'function': {
        const call = make(thing.made, thingAt(thing.up) as ScriptScope);
        taken.set(at, call);
        return call;
      }
      case 'given':
        return given.at(thing.path);
      case 'number':
        return thing.text === '-0' ? -0 : Number(thing.text);
      default:
        throw new Error(`nothing was put away at ${at}`);
    }
  };
  return thingAt(scope) as ScriptScope;
}

/** As a member of its own, whatever the name: `__proto__` assigned would be what the table inherits from. */
function setOwn(table: Record<string, ScriptValue>, name: string, value: ScriptValue): void {
  Object.defineProperty(table, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Things of a language by where they are found: each, and each member of it. `at`: one by its name. */
export function givenBy(
  roots: Iterable<readonly [string, ScriptValue]>,
  at: (root: string) => ScriptValue,
): GivenThings {
  let paths: Map<unknown, readonly string[]> | null = null;
  const found = (): Map<unknown, readonly string[]> => {
    const all = new Map<unknown, readonly string[]>();
    for (const [root, thing] of roots) {
      if (typeof thing !== 'function' && !isTable(thing)) continue;
      for (const name of Object.keys(thing)) all.set(ownMember(thing, name), [root, name]);
      all.set(thing, [root]);
    }
    return all;
  };
  return {
    pathOf(value) {
      paths ??= found();
      return paths.get(value) ?? null;
    },
    at([root = '', name]) {
      const thing = at(root);
      if (name === undefined) return thing;
      return typeof thing === 'function' || isTable(thing) ? ownMember(thing, name) : null;
    },
  };
}
