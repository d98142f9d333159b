/**
 * Regular expressions in filters, matched without backtracking, so that no pattern can make the host run for ever. The part of Go's
 * syntax that people type: `. ^ $ | * + ? ( ) [ ]`, `\d \w \s \b`-less escapes and counts; anything else is no pattern.
 */
import type { Work } from '../work.ts';

type PatternNode =
  | { readonly kind: 'letter'; readonly test: (letter: string) => boolean }
  | { readonly kind: 'start' | 'end' | 'empty' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number };

const MOST_COUNT = 1000;
/** How deep groups may stand in each other: Go takes no more for an expression. */
const MOST_NESTED = 1000;
/** What a place costs that a pattern has reached. */
const PLACE = 20;
const EMPTY: PatternNode = { kind: 'empty' };

interface PatternReader {
  readonly text: string;
  at: number;
  /** Groups that are open. */
  depth: number;
}

/** What is no pattern is null. */
function choice(reader: PatternReader): PatternNode | null {
  const parts: PatternNode[] = [];
  for (;;) {
    const part = sequence(reader);
    if (part === null) return null;
    parts.push(part);
    if (reader.text[reader.at] !== '|') return parts.length === 1 ? part : { kind: 'choice', parts };
    reader.at++;
  }
}

function sequence(reader: PatternReader): PatternNode | null {
  const parts: PatternNode[] = [];
  while (reader.at < reader.text.length && !'|)'.includes(reader.text[reader.at] ?? '')) {
    const part = repeated(reader);
    if (part === null) return null;
    parts.push(part);
  }
  return { kind: 'sequence', parts };
}

function repeated(reader: PatternReader): PatternNode | null {
  const part = atom(reader);
  if (part === null) return null;
  const rest = reader.text.slice(reader.at);
  const sign = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(rest);
  if (sign === null) return part;
  reader.at += sign[0].length;
  if (/^[*+?]/.test(reader.text.slice(reader.at))) return null;
  const [, from, comma, to] = sign;
  const least = from === undefined ? (sign[0].startsWith('+') ? 1 : 0) : Number(from);
  const open = from === undefined ? !sign[0].startsWith('?') : comma !== undefined && to === '';
  const most = open ? Number.POSITIVE_INFINITY : from === undefined ? 1 : Number(comma === undefined ? from : to);
  return least > most || least > MOST_COUNT || (most > MOST_COUNT && !open)
    ? null
    : { kind: 'repeat', part, least, most };
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  d: /[0-9]/,
  D: /[^0-9]/,
  w: /[0-9A-Za-z_]/,
  W: /[^0-9A-Za-z_]/,
  s: /[\t\n\f\r ]/,
  S: /[^\t\n\f\r ]/,
};

function atom(reader: PatternReader): PatternNode | null {
  const letter = reader.text[reader.at++] ?? '';
  switch (letter) {
    case '(': {
      if (reader.text.startsWith('?:', reader.at)) reader.at += 2;
      reader.depth++;
      const inner = reader.depth > MOST_NESTED ? null : choice(reader);
      reader.depth--;
      if (inner === null || reader.text[reader.at] !== ')') return null;
      reader.at++;
      return inner;
    }
    case '[':
      return bracket(reader);
    case '*':
    case '+':
    case '?':
      return null;
    case '^':
      return { kind: 'start' };
    case '$':
      return { kind: 'end' };
    case '.':
      return { kind: 'letter', test: one => one !== '\n' };
    case '\\': {
      const escaped = reader.text[reader.at++];
      if (escaped === undefined) return null;
      const known = CLASSES[escaped];
      if (known !== undefined) return { kind: 'letter', test: one => known.test(one) };
      return /[A-Za-z0-9]/.test(escaped) ? null : { kind: 'letter', test: one => one === escaped };
    }
    default:
      return { kind: 'letter', test: one => one === letter };
  }
}

function bracket(reader: PatternReader): PatternNode | null {
  const negated = reader.text[reader.at] === '^';
  if (negated) reader.at++;
  const tests: ((letter: string) => boolean)[] = [];
  for (let first = true; first || reader.text[reader.at] !== ']'; first = false) {
    let from = reader.text[reader.at++];
    if (from === undefined) return null;
    if (from === '\\') {
      from = reader.text[reader.at++];
      if (from === undefined) return null;
      const known = CLASSES[from];
      if (known !== undefined) {
        tests.push(one => known.test(one));
        continue;
      }
    }
    const low = from;
    const range = /^-([^\]])/.exec(reader.text.slice(reader.at));
    const high = range?.[1] ?? low;
    if (range !== null) reader.at += 2;
    if (high < low) return null;
    tests.push(one => one >= low && one <= high);
  }
  reader.at++;
  return { kind: 'letter', test: one => tests.some(test => test(one)) !== negated };
}

/** The places that a pattern can have reached after it began at some of `from`. */
function reach(node: PatternNode, text: string, from: ReadonlySet<number>, work: Work): Set<number> {
  work.spend((from.size + 1) * PLACE, 'a pattern');
  switch (node.kind) {
    case 'empty':
      return new Set(from);
    case 'start':
      return new Set([...from].filter(at => at === 0));
    case 'end':
      return new Set([...from].filter(at => at === text.length));
    case 'letter':
      return new Set([...from].filter(at => at < text.length && node.test(text[at] ?? '')).map(at => at + 1));
    case 'sequence':
      return node.parts.reduce<Set<number>>((places, part) => reach(part, text, places, work), new Set(from));
    case 'choice':
      return new Set(node.parts.flatMap(part => [...reach(part, text, from, work)]));
    case 'repeat': {
      let places = new Set(from);
      for (let done = 0; done < node.least; done++) places = reach(node.part, text, places, work);
      const all = new Set(places);
      for (let done = node.least; done < node.most && places.size > 0; done++) {
        places = new Set([...reach(node.part, text, places, work)].filter(at => !all.has(at)));
        for (const at of places) all.add(at);
      }
      return all;
    }
  }
}

/** Whether a pattern fits somewhere in a text; null when it is no pattern. */
export function matches(pattern: string, text: string, work: Work): boolean | null {
  work.spend(pattern.length * PLACE, 'a pattern');
  const reader = { text: pattern, at: 0, depth: 0 };
  const node = pattern === '' ? EMPTY : choice(reader);
  if (node === null || reader.at < pattern.length) return null;
  const everywhere = new Set(Array.from({ length: text.length + 1 }, (_, at) => at));
  return reach(node, text, everywhere, work).size > 0;
}
