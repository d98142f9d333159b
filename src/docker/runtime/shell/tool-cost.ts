import { entryOf } from '../../entry.ts';
import { repeats } from './cost.ts';

/** What the interpreter's tools cost for a byte that they read, in units of work: about ten nanoseconds each. */

/** For a command of sed or a node of jq, and for an expression of awk. */
export const OPERATION = 60;
export const EXPRESSION = 120;

const USUAL = 25;
const RATES: Readonly<Record<string, number>> = {
  awk: 60,
  base64: 35,
  egrep: 50,
  expr: 50,
  fgrep: 50,
  // It is told a line for each of its pieces.
  fold: 80,
  grep: 50,
  head: 5,
  jq: 60,
  md5sum: 5,
  sed: 50,
  sha1sum: 5,
  sha256sum: 5,
  // It makes a file of each line, if it is told to.
  split: 400,
  tail: 5,
  tr: 30,
  wc: 12,
};

/** A text that is put together anew from every place where a pattern is found. */
const REPLACED = 200;
const REPLACES: Readonly<Record<string, RegExp>> = {
  awk: /\bg(?:en)?sub\b/,
  jq: /\b(?:gsub|scan|splits|ascii|explode)\b/,
  sed: /g[\dpIiMme]{0,9}(?:[;}\n]|$)/,
};
/** For each part of a pattern that stands there for `{n}`. */
const REPEATED = 20;

/** For a letter that a program of awk reads again: of its lines, fields and variables. */
const READ_AGAIN = 3;
const MATCHED = 60;
const MATCHES = /[~/]/;
const WITHIN: Readonly<Record<string, number>> = {
  sub: REPLACED,
  gsub: REPLACED,
  gensub: REPLACED,
  match: MATCHED,
  split: MATCHED,
};

/** `within`: which of its functions reads it. */
export function readRate(args: readonly string[], within: string | null): number {
  const own = within === null ? undefined : entryOf(WITHIN, within);
  return own ?? (args.some(arg => MATCHES.test(arg)) ? MATCHED : READ_AGAIN);
}

export function rateOf(tool: string, args: readonly string[]): number {
  const replaces = REPLACES[tool];
  const rate = replaces !== undefined && args.some(arg => replaces.test(arg)) ? REPLACED : (RATES[tool] ?? USUAL);
  return rate + REPEATED * Math.max(0, ...args.map(repeats));
}
