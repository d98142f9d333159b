/** Patterns that can be met: of each a text is made that it matches, so that no option stands for something that can never be printed. */
import { matches, type Question } from '../quiz/index.ts';

export interface PatternProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

/** Patterns that the solution does not meet by itself: those of the other options, and further forms of a text. */
export function patternProblems(question: Question): readonly PatternProblem[] {
  const proof = 'proof' in question ? (question.proof?.printed ?? {}) : {};
  const ofProof = typeof proof === 'string' ? [] : Object.entries(proof);
  return [...checkPatterns(question), ...ofProof.flatMap(([id, pattern]) => problem(['printed', id], pattern))];
}

function problem(path: PatternProblem['path'], pattern: string): readonly PatternProblem[] {
  if (canBeMet(pattern)) return [];
  const hint = '^ is the beginning of a line and $ its end: nothing of the line stands before or after them';
  return [{ path, message: `no text meets the pattern ${pattern}`, hint }];
}

function checkPatterns(question: Question): readonly PatternProblem[] {
  return question.checks.flatMap((check, index) => {
    const at = (...path: readonly (string | number)[]) => ['checks', index, ...path];
    switch (check.kind) {
      case 'choice':
        return Object.entries(check.printed).flatMap(([option, pattern]) => problem(at('printed', option), pattern));
      case 'text':
        return check.matches.flatMap((pattern, n) => problem(at('matches', n), pattern));
      default:
        return [];
    }
  });
}

/** How many texts are made of a pattern before it is given up. */
const TEXTS = 64;

/** Whether one of the texts that can be made of the pattern meets it, alone or in the middle of others. */
export function canBeMet(pattern: string): boolean {
  const source = { pattern, at: 0 };
  const tree = alternatives(source);
  for (let pick = 0; pick < TEXTS; pick++) {
    const text = sample(tree, pick);
    if ([text, `\n${text}\n`, `a ${text} a`].some(each => matches(pattern, each))) return true;
  }
  return false;
}

/** A pattern as far as texts are made of it: `one` matches one sign of `of`; what has no width is an empty text. */
type PatternPart =
  | { readonly kind: 'one'; readonly of: string }
  | { readonly kind: 'either'; readonly branches: readonly (readonly PatternPart[])[] }
  | { readonly kind: 'repeat'; readonly piece: PatternPart; readonly min: number; readonly max: number };

interface Source {
  readonly pattern: string;
  at: number;
}

function sample(piece: PatternPart, pick: number): string {
  switch (piece.kind) {
    case 'one':
      return piece.of[pick % Math.max(1, piece.of.length)] ?? '';
    case 'either': {
      const branch = piece.branches[pick % piece.branches.length] ?? [];
      const inner = Math.floor(pick / piece.branches.length);
      return branch.map(each => sample(each, inner)).join('');
    }
    case 'repeat': {
      const times = Math.min(piece.max, piece.min + (pick % 2));
      return sample(piece.piece, Math.floor(pick / 2)).repeat(times);
    }
  }
}

function alternatives(source: Source): PatternPart {
  const branches: PatternPart[][] = [[]];
  while (source.at < source.pattern.length && source.pattern[source.at] !== ')') {
    if (source.pattern[source.at] === '|') {
      branches.push([]);
      source.at += 1;
    } else branches.at(-1)?.push(repeated(atom(source), source));
  }
  return { kind: 'either', branches };
}

/** Reads on by what the expression finds here; an empty text when it finds nothing. */
function take(source: Source, expression: RegExp): string {
  const found = expression.exec(source.pattern.slice(source.at))?.[0] ?? '';
  source.at += found.length;
  return found;
}

function repeated(piece: PatternPart, source: Source): PatternPart {
  const mark = take(source, /^(?:[*+?]|\{\d+(?:,\d*)?\})/);
  if (mark === '') return piece;
  take(source, /^\?/);
  const [, least = '0', comma, most = ''] = /^\{(\d+)(,?)(\d*)\}$/.exec(mark) ?? [];
  if (comma === undefined) {
    return { kind: 'repeat', piece, min: mark === '+' ? 1 : 0, max: mark === '?' ? 1 : Number.POSITIVE_INFINITY };
  }
  const max = comma === '' ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most);
  return { kind: 'repeat', piece, min: Number(least), max };
}

const NOTHING: PatternPart = { kind: 'one', of: '' };

function atom(source: Source): PatternPart {
  if (take(source, /^(?:[\^$]|\\[AbBz]|\(\?[imsU-]+\))/) !== '') return NOTHING;
  if (take(source, /^\((?:\?(?:P?<\w+>|[imsU-]*:))?/) !== '') {
    const inner = alternatives(source);
    take(source, /^\)/);
    return inner;
  }
  const quoted = take(source, /^\\Q[\s\S]*?(?:\\E|$)/);
  if (quoted !== '')
    return { kind: 'either', branches: [[...quoted.slice(2).replace(/\\E$/, '')].map(of => ({ kind: 'one', of }))] };
  const set = take(
    source,
    /^(?:\[\^?\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\])*\]|\\(?:[pP](?:\{\^?\w+\}|\w)|x\{[0-9a-fA-F]+\}|x[0-9a-fA-F]{2}|[\s\S])|\.)/,
  );
  if (set !== '') return { kind: 'one', of: signsOf(set) };
  return { kind: 'one', of: take(source, /^[\s\S]/u) };
}

/** Printed signs, a tab and a line's end, and some of Cyrillic: enough to find one in any set that an author writes. */
const SIGNS = [
  'a',
  '0',
  ' ',
  ...Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)),
  '\t',
  '\n',
  'ж',
  'Ж',
];

function signsOf(set: string): string {
  const own = [...set].filter(sign => !SIGNS.includes(sign));
  return [...SIGNS, ...own].filter(sign => matches(`\\A(?:${set})\\z`, sign)).join('');
}
