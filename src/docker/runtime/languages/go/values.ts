import type { Scope as NamesOf } from '../scope.ts';
import type { GoProcess } from './process.ts';
import type { GoStatement, Zero } from './syntax.ts';

/** A value at run time: ints are numbers, slices are lists, and `null` is nil. Slices are never changed, but replaced. */
export type Value =
  | null
  | boolean
  | string
  | number
  | Float
  | GoError
  | readonly Value[]
  | Map<string, Value>
  | Native
  | Closure;

/** A float is told from an int by its wrapping. */
export interface Float {
  readonly float: number;
}

/** A value of the type error. */
export interface GoError {
  readonly error: string;
}

/** A function of a package. */
export type Native = (args: readonly Value[], process: GoProcess) => GoResults;

/** A function of the program, with the names that it sees. */
export interface Closure {
  readonly parameters: readonly string[];
  readonly body: readonly GoStatement[];
  readonly scope: GoScope;
}

/** The names of a block at run time. */
export type GoScope = NamesOf<Value>;

/** What a call gives: one value, or any other number of them. */
export type GoResults = Value | Several;

export interface Several {
  readonly results: readonly Value[];
}

export function several(...results: readonly Value[]): Several {
  return { results };
}

export function resultsOf(given: GoResults): readonly Value[] {
  return isSeveral(given) ? given.results : [given];
}

/** What a call gives where one value is wanted. */
export function firstOf(given: GoResults): Value {
  return isSeveral(given) ? (given.results[0] ?? null) : given;
}

function isSeveral(given: GoResults): given is Several {
  return typeof given === 'object' && given !== null && 'results' in given;
}

export function isFloat(value: Value): value is Float {
  return typeof value === 'object' && value !== null && 'float' in value;
}

export function isFailure(value: Value): value is GoError {
  return typeof value === 'object' && value !== null && 'error' in value;
}

export function isClosure(value: Value): value is Closure {
  return typeof value === 'object' && value !== null && 'body' in value;
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** 0 for what is no number. */
export function numberOf(value: Value | undefined): number {
  if (typeof value === 'number') return value;
  return value !== undefined && isFloat(value) ? value.float : 0;
}

/** None for what is no slice. */
export function listOf(value: Value | undefined): readonly Value[] {
  return isList(value) ? value : [];
}

/** How much there is to look through in a value, and to copy of it, in the items that a budget counts. */
export function weightOf(value: Value | undefined): number {
  if (typeof value === 'string') return value.length / 4;
  if (value instanceof Map) return value.size;
  return isList(value) ? value.length / 4 : 0;
}

/** What a variable holds before it is given a value. */
export function zero(kind: Zero): Value {
  switch (kind) {
    case 'int':
      return 0;
    case 'float':
      return { float: 0 };
    case 'string':
      return '';
    case 'bool':
      return false;
    case 'list':
      return [];
    case 'map':
      return new Map();
    case 'nil':
      return null;
  }
}

/** What a map gives for a key that it does not hold; its type is seen by its values alone. */
export function zeroOf(map: ReadonlyMap<string, Value>): Value {
  const [first] = map.values();
  if (typeof first === 'number') return 0;
  if (typeof first === 'boolean') return false;
  return typeof first === 'string' ? '' : null;
}
