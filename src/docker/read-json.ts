/**
 * JSON that somebody else wrote, read as Go reads it into a struct: what is absent or null is unset, and a value of another kind is refused
 * in the words of its decoder. Source: recorded from Docker 28.5.2; Go's encoding/json.
 */
import { isList, isObject, type Json } from './json.ts';

/** `at`: names down to the value, the type at the root first; an element of a list by its number. */
export type ReadValue<T> = (json: Json, at: readonly (string | number)[]) => T;

/** How each name of a struct is read. */
export type Readers<T> = { readonly [Name in keyof T]-?: ReadValue<NonNullable<T[Name]>> };

export type ReadJson<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

class RefusedJson extends Error {}

function kindOf(json: Json): string {
  if (isList(json)) return 'array';
  if (typeof json === 'boolean') return 'bool';
  if (typeof json === 'number') return Number.isInteger(json) ? 'number' : `number ${json}`;
  return typeof json === 'string' ? 'string' : 'object';
}

/** What stands there is of another kind than the `type` of Go that is read there. */
function refuse(json: Json, at: readonly (string | number)[], type: string): never {
  const [kind] = kindOf(json).split(type === 'int' ? /$/ : ' ');
  const into =
    at.length < 2 ? 'Go value' : typeof at.at(-1) === 'number' ? at.join('.') : `Go struct field ${at.join('.')}`;
  throw new RefusedJson(`json: cannot unmarshal ${kind} into ${into} of type ${type}`);
}

/** Refuses what is of the right kind and says nothing that can be read. */
export function refuseText(error: string): never {
  throw new RefusedJson(error);
}

export function readAs<T>(json: Json, type: string, read: ReadValue<T>): ReadJson<T> {
  try {
    return { ok: true, value: read(json, [type.replace(/^.*\./, '')]) };
  } catch (error) {
    if (error instanceof RefusedJson) return { ok: false, error: error.message };
    throw error;
  }
}

export function textAs(type: string): ReadValue<string> {
  return (json, at) => (typeof json === 'string' ? json : refuse(json, at, type));
}

export const text = textAs('string');

export const truth: ReadValue<boolean> = (json, at) => (typeof json === 'boolean' ? json : refuse(json, at, 'bool'));

/** Go reads no fraction into a whole number. */
export function wholeAs(type: string): ReadValue<number> {
  return (json, at) => (typeof json === 'number' && Number.isInteger(json) ? json : refuse(json, at, type));
}

/** A null in a list is the empty value of its type. */
export function listAs<T>(type: string, each: ReadValue<T>, empty: T): ReadValue<readonly T[]> {
  return (json, at) =>
    isList(json)
      ? json.map((one, index) => (one === null ? empty : each(one, [...at, index])))
      : refuse(json, at, `[]${type}`);
}

export const texts = listAs('string', text, '');

/** `type`: Go's name of the whole map. */
export function mapAs<T>(type: string, each: ReadValue<T>, empty: T): ReadValue<Readonly<Record<string, T>>> {
  return (json, at) =>
    Object.fromEntries(
      Object.entries(isObject(json) ? json : refuse(json, at, type)).map(([name, value]) => [
        name,
        value === null ? empty : each(value, [...at, name]),
      ]),
    );
}

/** Command lines may be one text too; what is neither is refused without its place. Source: moby, `api/types/strslice`. */
export const words: ReadValue<readonly string[]> = json => {
  if (typeof json === 'string') return [json];
  if (isList(json) && json.every(each => each === null || typeof each === 'string')) return texts(json, []);
  return refuse(json, [], 'string');
};

/** What is set, in the order in which it stands; names that the struct lacks stay as they are. */
export function structAs<T>(type: string, readers: Readers<T>): ReadValue<Partial<T>> {
  return (json, at) => {
    const found: Partial<T> = {};
    for (const [name, value] of Object.entries(isObject(json) ? json : refuse(json, at, type))) {
      if (value === null) continue;
      if (isNameOf(name, readers)) found[name] = readers[name](value, [...at, name]);
      else Object.assign(found, { [name]: value });
    }
    return found;
  };
}

function isNameOf<T>(name: string, readers: Readers<T>): name is keyof T & string {
  return Object.hasOwn(readers, name);
}
