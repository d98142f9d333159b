import { NotSimulated } from '../control.ts';
import { allowNested, joined } from '../size.ts';

/** A value of the small language that scripts on this host may be written in. */
export type ScriptValue = null | undefined | boolean | number | string | readonly ScriptValue[] | Callable | Table;
export type Callable = (args: readonly ScriptValue[]) => ScriptValue;
export interface Table {
  readonly [name: string]: ScriptValue;
}

/** An error that the script itself would meet: its name and text are as the real interpreter's. */
export class Raised extends Error {
  readonly kind: string;
  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

export function isTable(value: ScriptValue): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a value counts for in a budget: its items, or a quarter of its characters. */
export function weightOf(value: ScriptValue): number {
  if (typeof value === 'string') return value.length / 4;
  return Array.isArray(value) ? value.length : 0;
}

export function truthy(value: ScriptValue): boolean {
  return Array.isArray(value) ? true : Boolean(value);
}

/**
 * A value as text, as JavaScript's String makes it. No member of the value is asked how: the engine itself would call what a script
 * has put there.
 */
export function plain(value: ScriptValue, depth = 0): string {
  if (typeof value === 'function') throw new NotSimulated('the text of a function');
  if (!Array.isArray(value)) return isTable(value) ? '[object Object]' : String(value);
  allowNested(depth);
  return joined(
    value.map((each: ScriptValue) => plain(each, depth + 1)),
    ',',
  );
}

/** A value as a number, as JavaScript's Number makes it. */
export function numberOf(value: ScriptValue): number {
  if (typeof value === 'function' || isTable(value)) return Number.NaN;
  return Number(Array.isArray(value) ? plain(value) : value);
}

/**
 * A member of an object of a script; undefined where it has none of its own. What JavaScript's own objects inherit is no member: by
 * `constructor` a script would reach the engine that plays it, and could have it run any text.
 */
export function ownMember(of: Callable | Table, name: string): ScriptValue {
  return Object.hasOwn(of, name) ? (of as Table)[name] : undefined;
}

/** An object that has every member there is: those of `known`, and `rest` for all others. */
export function openObject(known: Table, rest: ScriptValue): Table {
  const value = (name: string | symbol): ScriptValue => ownMember(known, String(name)) ?? rest;
  const made = new Proxy(known, {
    get: (_known, name) => value(name),
    getOwnPropertyDescriptor: (_known, name) => ({
      value: value(name),
      configurable: true,
      enumerable: true,
      writable: true,
    }),
  });
  open.add(made);
  return made;
}

const open = new WeakSet<object>();

/** Whether an object has every member there is. */
export const isOpen = (value: object): boolean => open.has(value);

/** A table that is also called: `Date` and `Date.now`. */
export function callableTable(call: Callable, members: Table): ScriptValue {
  return Object.assign(call, members);
}
