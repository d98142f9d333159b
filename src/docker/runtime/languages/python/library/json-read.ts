import { allowNested } from '../../size.ts';
import { keyOf } from '../value/keys.ts';
import { listOf, type PyValue } from '../value/values.ts';

/** Reads JSON as Python's decoder does; where it is none, its words and the place. */
export function readJson(text: string): { readonly value: PyValue } | { readonly fault: string } {
  const reading: JsonReading = { text, at: 0 };
  try {
    blanks(reading);
    const value = valueAt(reading, 0);
    blanks(reading);
    if (reading.at < text.length) throw new JsonFault('Extra data', reading.at);
    return { value };
  } catch (error) {
    if (error instanceof JsonFault) return { fault: placed(error.message, text, error.at) };
    throw error;
  }
}

interface JsonReading {
  readonly text: string;
  at: number;
}

class JsonFault extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

function placed(message: string, text: string, at: number): string {
  const before = text.slice(0, at).split('\n');
  return `${message}: line ${before.length} column ${(before.at(-1)?.length ?? 0) + 1} (char ${at})`;
}

const BLANK = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;
const CONSTANT = /null|true|false|NaN|-?Infinity/y;
/** Beneath a blank stand characters that a text may not hold. */
const CHUNK = /(?:[^"\\\p{Cc}]|[\u007f-\u009f])*/uy;

function blanks(reading: JsonReading): void {
  BLANK.lastIndex = reading.at;
  reading.at += BLANK.exec(reading.text)?.[0].length ?? 0;
}

function valueAt(reading: JsonReading, depth: number): PyValue {
  allowNested(depth);
  const { text, at } = reading;
  const char = text[at];
  if (char === '"') return textAt(reading);
  if (char === '[') return listAt(reading, depth);
  if (char === '{') return dictAt(reading, depth);
  CONSTANT.lastIndex = at;
  const constant = CONSTANT.exec(text)?.[0];
  if (constant !== undefined) {
    reading.at += constant.length;
    return (
      {
        null: null,
        true: true,
        false: false,
        NaN: Number.NaN,
        Infinity: Number.POSITIVE_INFINITY,
        '-Infinity': Number.NEGATIVE_INFINITY,
      }[constant] ?? null
    );
  }
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(text);
  if (number === null) throw new JsonFault('Expecting value', at);
  reading.at += number[0].length;
  return number[1] === undefined && number[2] === undefined ? BigInt(number[0]) : Number(number[0]);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

function textAt(reading: JsonReading): string {
  const { text } = reading;
  const start = reading.at++;
  let found = '';
  for (;;) {
    CHUNK.lastIndex = reading.at;
    const chunk = CHUNK.exec(text)?.[0] ?? '';
    found += chunk;
    reading.at += chunk.length;
    const char = text[reading.at];
    if (char === undefined) throw new JsonFault('Unterminated string starting at', start);
    if (char === '"') {
      reading.at++;
      return found;
    }
    if (char !== '\\') throw new JsonFault('Invalid control character at', reading.at);
    const code = text[reading.at + 1];
    if (code === undefined) throw new JsonFault('Unterminated string starting at', start);
    if (code === 'u') {
      const hex = /^[0-9a-fA-F]{4}/.exec(text.slice(reading.at + 2, reading.at + 6))?.[0];
      if (hex === undefined) throw new JsonFault('Invalid \\uXXXX escaped', reading.at + 1);
      found += String.fromCharCode(Number.parseInt(hex, 16));
      reading.at += 6;
      continue;
    }
    const meant = ESCAPES[code];
    if (meant === undefined) throw new JsonFault('Invalid \\escaped', reading.at);
    found += meant;
    reading.at += 2;
  }
}

function listAt(reading: JsonReading, depth: number): PyValue {
  reading.at++;
  blanks(reading);
  const items: PyValue[] = [];
  if (reading.text[reading.at] === ']') {
    reading.at++;
    return listOf(items);
  }
  for (;;) {
    items.push(valueAt(reading, depth + 1));
    blanks(reading);
    const char = reading.text[reading.at];
    if (char === ']') {
      reading.at++;
      return listOf(items);
    }
    if (char !== ',') throw new JsonFault("Expecting ',' delimiter", reading.at);
    reading.at++;
    blanks(reading);
  }
}

const NAME = 'Expecting property name enclosed in double quotes';

function dictAt(reading: JsonReading, depth: number): PyValue {
  const map = new Map<string, [PyValue, PyValue]>();
  reading.at++;
  blanks(reading);
  if (reading.text[reading.at] === '}') {
    reading.at++;
    return { kind: 'dict', map };
  }
  for (;;) {
    if (reading.text[reading.at] !== '"') throw new JsonFault(NAME, reading.at);
    const key = textAt(reading);
    blanks(reading);
    if (reading.text[reading.at] !== ':') throw new JsonFault("Expecting ':' delimiter", reading.at);
    reading.at++;
    blanks(reading);
    map.set(keyOf(key), [key, valueAt(reading, depth + 1)]);
    blanks(reading);
    const char = reading.text[reading.at];
    if (char === '}') {
      reading.at++;
      return { kind: 'dict', map };
    }
    if (char !== ',') throw new JsonFault("Expecting ',' delimiter", reading.at);
    reading.at++;
    blanks(reading);
  }
}
