/**
 * Go's types of what `inspect` gives, written briefly. A template runs over typed values first, so that a list prints as a list and
 * a nothing as the nothing of its type; only when that fails does it run over the plain JSON.
 *
 * `Name type` or `JsonName=GoName type`, parted by commas. Types: `s` text, `i` whole number, `b` truth, `f` fraction, `t` time, `d` duration, `[t]` list,
 * `{t}` map of texts to t, `*t` pointer, `?` at the end: left out of JSON when empty, `@Name` another type, `any`.
 */
import { durationText } from '../../dockerfile/instruction/duration.ts';
import { entryOf } from '../../entry.ts';
import { isList, type Json } from '../../json.ts';
import { ANY, type GoField, type GoStruct, type GoValue, mapOf, slice } from '../format/value.ts';

export type Shapes = Readonly<Record<string, string>>;

interface Field {
  readonly json: string;
  readonly name: string;
  readonly type: string;
  readonly omitEmpty: boolean;
}

function fieldsOf(text: string): readonly Field[] {
  return text.split(',').map(part => {
    const [names = '', type = ''] = part.trim().split(/\s+/);
    const [json = '', name = json] = names.split('=');
    return { json, name, type: type.replace(/\?$/, ''), omitEmpty: type.endsWith('?') };
  });
}

/** Go's name of a type, as error messages would give it. */
function goName(type: string): string {
  switch (type[0]) {
    case '[':
      return `[]${goName(type.slice(1, -1))}`;
    case '{':
      return `map[string]${goName(type.slice(1, -1))}`;
    case '*':
      return `*${goName(type.slice(1))}`;
    case '@':
      return type.slice(1);
    default:
      return (
        entryOf({ s: 'string', i: 'int', b: 'bool', f: 'float64', t: 'time.Time', d: 'time.Duration' }, type) ?? ANY
      );
  }
}

/** A JSON value as a value of a type; what is absent is the zero value. */
export function typed(json: Json | undefined, type: string, shapes: Shapes): GoValue {
  switch (type[0]) {
    case '[': {
      const items = json !== undefined && json !== null && typeof json === 'object' && isList(json) ? json : null;
      const inner = type.slice(1, -1);
      if (items === null) return { kind: 'slice', type: goName(type), items: [], nil: true };
      return slice(
        goName(type),
        items.map(item => typed(item, inner, shapes)),
      );
    }
    case '{': {
      if (json === undefined || json === null || typeof json !== 'object' || isList(json)) {
        return { kind: 'map', type: goName(type), entries: new Map(), nil: true };
      }
      const inner = type.slice(1, -1);
      return mapOf(
        goName(type),
        Object.entries(json).map(([key, value]) => [key, typed(value, inner, shapes)] as const),
      );
    }
    case '*':
      return json === undefined || json === null
        ? { kind: 'nil', type: goName(type) }
        : pointed(typed(json, type.slice(1), shapes));
    case '@': {
      const shape = shapes[type.slice(1)] ?? '';
      const object = json !== undefined && json !== null && typeof json === 'object' && !isList(json) ? json : {};
      const fields: readonly GoField[] =
        shape === ''
          ? []
          : fieldsOf(shape).map(field => ({
              name: field.name,
              value: typed(entryOf(object, field.json), field.type, shapes),
              json: field.json,
              omitEmpty: field.omitEmpty,
            }));
      return { kind: 'struct', type: goName(type), fields, ownJson: null, ownText: null };
    }
    default:
      break;
  }
  if (type === 's') return typeof json === 'string' ? json : '';
  if (type === 'b') return json === true;
  if (type === 'd') return durationOf(typeof json === 'number' ? json : 0);
  if (type === 't') return timeOf(typeof json === 'string' ? json : '0001-01-01T00:00:00Z');
  if (type === 'i') return typeof json === 'number' ? BigInt(Math.trunc(json)) : 0n;
  if (type === 'f') return typeof json === 'number' ? json : 0;
  return untyped(json ?? null);
}

function pointed(value: GoValue): GoValue {
  return typeof value === 'object' && value?.kind === 'struct' ? { ...value, pointer: true } : value;
}

/** A time prints as Go's own `String()`, in UTC, and is the text of RFC 3339 in JSON. */
function timeOf(text: string): GoStruct {
  const ownText = text.replace('T', ' ').replace(/Z$/, ' +0000 UTC');
  return { kind: 'struct', type: 'time.Time', fields: [], ownJson: JSON.stringify(text), ownText };
}

/** Nanoseconds print as Go's durations do, and are a number in JSON. */
function durationOf(nanoseconds: number): GoStruct {
  const [ownJson, ownText] = [String(nanoseconds), durationText(nanoseconds)];
  return { kind: 'struct', type: 'time.Duration', fields: [], ownJson, ownText };
}

/** A number as JSON has it: digits that are neither int nor float64. */
function jsonNumber(value: number): GoStruct {
  const text = String(value);
  return { kind: 'struct', type: 'json.Number', fields: [], ownJson: text, ownText: text };
}

/** Plain JSON as a template sees it when the typed run failed. */
export function untyped(json: Json): GoValue {
  if (typeof json === 'number') return jsonNumber(json);
  if (json === null || typeof json !== 'object') return json;
  if (isList(json)) return slice(`[]${ANY}`, json.map(untyped));
  return mapOf(
    `map[string]${ANY}`,
    Object.entries(json).map(([key, value]) => [key, untyped(value)] as const),
  );
}
