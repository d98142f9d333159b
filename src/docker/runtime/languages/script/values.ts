/** A value of the small language that scripts on this host may be written in. */
export type Value = null | undefined | boolean | number | string | readonly Value[] | Callable | Table;
export type Callable = (args: readonly Value[]) => Value;
export interface Table {
  readonly [name: string]: Value;
}

/** An error that the script itself would meet: its name and text are as the real interpreter's. */
export class Raised extends Error {
  readonly kind: string;
  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

export function isTable(value: Value): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function truthy(value: Value): boolean {
  return Array.isArray(value) ? true : Boolean(value);
}

/**
 * A member of an object of a script; undefined where it has none of its own. What JavaScript's own objects inherit is no member: by
 * `constructor` a script would reach the engine that plays it, and could have it run any text.
 */
export function ownMember(of: Callable | Table, name: string): Value {
  return Object.hasOwn(of, name) ? (of as Table)[name] : undefined;
}

/** An object that has every member there is: those of `known`, and `rest` for all others. */
export function openObject(known: Table, rest: Value): Table {
  const value = (name: string | symbol): Value => ownMember(known, String(name)) ?? rest;
  return new Proxy(known, {
    get: (_known, name) => value(name),
    getOwnPropertyDescriptor: (_known, name) => ({
      value: value(name),
      configurable: true,
      enumerable: true,
      writable: true,
    }),
  });
}

/** A table that is also called: `Date` and `Date.now`. */
export function callableTable(call: Callable, members: Table): Value {
  return Object.assign(call, members);
}
