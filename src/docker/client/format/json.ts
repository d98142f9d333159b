/** JSON as Go's encoding/json writes it. */
import { isList, type Json } from '../../json.ts';
import { exponential, fieldOf, type GoValue, isTrue, rowNames, sortedKeys } from './value.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function unicodeEscape(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A JSON string; `html` escapes `<`, `>` and `&` too, as `json.Marshal` does. */
function jsonString(text: string, html: boolean): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what JSON writes as `\u…`.
  const plain = text.replace(/["\\\u0000-\u001f\u2028\u2029]/g, letter => ESCAPES[letter] ?? unicodeEscape(letter));
  return `"${html ? plain.replace(/[<>&]/g, unicodeEscape) : plain}"`;
}

/** A float64: an exponent only below 1e-6 and from 1e21 on. */
function jsonNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-6 || size >= 1e21)) return exponential(value, null).replace(/e-0(\d)$/, 'e-$1');
  return String(value);
}

/** A template's value as one line of JSON. */
export function encode(value: GoValue, html: boolean): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'number':
      return jsonNumber(value);
    case 'string':
      return jsonString(value, html);
    case 'object':
      break;
    default:
      return String(value);
  }
  switch (value.kind) {
    case 'slice':
      return value.nil ? 'null' : `[${value.items.map(item => encode(item, html)).join(',')}]`;
    case 'map':
      if (value.nil) return 'null';
      return `{${sortedKeys(value.entries)
        .map(key => `${jsonString(key, html)}:${encode(value.entries.get(key) ?? null, html)}`)
        .join(',')}}`;
    case 'struct': {
      if (value.ownJson !== null) return value.ownJson;
      const parts = value.fields
        .filter(field => field.json !== null && !(field.omitEmpty && isEmpty(field.value)))
        .map(field => `${jsonString(field.json ?? '', html)}:${encode(field.value, html)}`);
      return `{${parts.join(',')}}`;
    }
    case 'row':
      return `{${rowNames(value)
        .map(name => `${jsonString(name, true)}:${encode(fieldOf(value, name) ?? null, true)}`)
        .join(',')}}`;
    case 'nil':
      return 'null';
  }
}

/** What `omitempty` leaves out: false, 0, nothing, and whatever has no elements; never a struct. */
function isEmpty(value: GoValue): boolean {
  return !isTrue(value);
}

/** Plain JSON with its keys in the order given, compact. */
export function compactJson(json: Json, html: boolean): string {
  if (json === null || typeof json === 'boolean') return String(json);
  if (typeof json === 'number') return jsonNumber(json);
  if (typeof json === 'string') return jsonString(json, html);
  if (isList(json)) return `[${json.map(item => compactJson(item, html)).join(',')}]`;
  const parts = Object.entries(json).map(([key, value]) => `${jsonString(key, html)}:${compactJson(value, html)}`);
  return `{${parts.join(',')}}`;
}

/** The same, one member a line, `indent` for each level; empty lists and objects stay on one line. */
export function indentedJson(json: Json, indent: string, html: boolean, level = 0): string {
  if (json === null || typeof json !== 'object') return compactJson(json, html);
  const inner = isList(json)
    ? json.map(item => indentedJson(item, indent, html, level + 1))
    : Object.entries(json).map(
        ([key, value]) => `${jsonString(key, html)}: ${indentedJson(value, indent, html, level + 1)}`,
      );
  const [open, close] = isList(json) ? ['[', ']'] : ['{', '}'];
  if (inner.length === 0) return open + close;
  const pad = indent.repeat(level + 1);
  return `${open}\n${inner.map(line => pad + line).join(',\n')}\n${indent.repeat(level)}${close}`;
}
