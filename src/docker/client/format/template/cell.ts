/** A value in a running template, and what can be reached from it: fields, keys, elements and methods. */
import { entryOf } from '../../../entry.ts';
import { quote } from '../../../quote.ts';
import { ANY, fieldOf, type GoMap, type GoSlice, type GoValue, sortedKeys, typeOf } from '../value.ts';

/** A value with the type by which it is known: an element of `[]interface {}` is an `interface {}` whatever it holds. */
export interface TypedValue {
  readonly value: GoValue;
  readonly boxed: boolean;
}

export const NOTHING: TypedValue = { value: null, boxed: false };

/** A value that is known by its own type. */
export function cellOf(value: GoValue): TypedValue {
  return { value, boxed: false };
}

/** What may be called on a value by that name, such as `.Label "app"`; or null. */
export function methodOf(value: GoValue, name: string): ((argument: string) => string) | null {
  if (value === null || typeof value !== 'object') return null;
  switch (value.kind) {
    case 'struct':
    case 'map':
      return value.methods?.get(name) ?? null;
    case 'row': {
      const { labels } = value;
      return name === 'Label' && labels !== null ? key => entryOf(labels, key) ?? '' : null;
    }
    case 'slice':
    case 'nil':
      return null;
  }
}

/** A pointer is named as one, though its fields are those of what it points to. */
function pointedType(value: GoValue): string {
  const isPointer = typeof value === 'object' && value?.kind === 'struct' && value.pointer === true;
  return `${isPointer ? '*' : ''}${typeOf(value)}`;
}

type Element = readonly [key: TypedValue, item: TypedValue];

/** What `range` goes through, one by one; null for a value that has no elements. */
export function elementsOf(over: GoValue): Iterable<Element> | null {
  if (over === null) return [];
  if (typeof over === 'bigint') return numbersBelow(over);
  if (typeof over !== 'object') return null;
  switch (over.kind) {
    case 'slice':
      return itemsIn(over);
    case 'map':
      return entriesIn(over);
    case 'nil':
    case 'struct':
    case 'row':
      return null;
  }
}

function* numbersBelow(end: bigint): Generator<Element> {
  for (let at = 0n; at < end; at++) yield [cellOf(at), cellOf(at)];
}

function* itemsIn({ type, items }: GoSlice): Generator<Element> {
  const boxed = type === `[]${ANY}`;
  for (const [at, value] of items.entries()) yield [cellOf(BigInt(at)), { value, boxed }];
}

function* entriesIn({ type, entries }: GoMap): Generator<Element> {
  const boxed = type.endsWith(ANY);
  for (const key of sortedKeys(entries)) yield [cellOf(key), { value: entries.get(key) ?? null, boxed }];
}

type Reached = { readonly ok: true; readonly cell: TypedValue } | { readonly ok: false; readonly message: string };

function refused(message: string): Reached {
  return { ok: false, message };
}

/** What `.Name` stands for, or Go's words for why it is nothing. `isCalled`: arguments follow it. */
export function fieldIn(from: TypedValue, name: string, isCalled: boolean, missingKeyIsError: boolean): Reached {
  const { value } = from;
  if (value === null) {
    return missingKeyIsError ? refused(`nil data; no entry for key ${quote(name)}`) : { ok: true, cell: NOTHING };
  }
  if (typeof value === 'object') {
    switch (value.kind) {
      case 'map': {
        if (isCalled) return refused(`${name} is not a method but has arguments`);
        const found = value.entries.get(name);
        if (found === undefined && missingKeyIsError) return refused(`map has no entry for key ${quote(name)}`);
        return { ok: true, cell: { value: found ?? null, boxed: value.type.endsWith(ANY) } };
      }
      case 'struct':
      case 'row': {
        const found = value.kind === 'row' ? fieldOf(value, name) : value.fields.find(one => one.name === name)?.value;
        if (found === undefined) break;
        if (isCalled) return refused(`${name} has arguments but cannot be invoked as function`);
        return { ok: true, cell: cellOf(found) };
      }
      case 'nil':
        return refused(`nil pointer evaluating ${value.type}.${name}`);
      case 'slice':
        break;
    }
  }
  return refused(`can't evaluate field ${name} in type ${from.boxed ? ANY : pointedType(value)}`);
}
