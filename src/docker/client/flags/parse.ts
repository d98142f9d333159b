/**
 * A command's words cut into flags and arguments, after spf13/pflag: `-aq` groups, `-fvalue`, `-f=value`, `--x=v`, `--x v`; a
 * bool takes a value only after `=`; `--` ends the flags; no abbreviations.
 */
import { quote } from '../../quote.ts';
import type { Flag } from './flag.ts';
import { parseBool, problemOf } from './values.ts';

export type ParsedFlags =
  | {
      readonly ok: true;
      /** Long name → texts as they were given, in order. */
      readonly given: ReadonlyMap<string, readonly string[]>;
      readonly arguments: readonly string[];
      /** `-h` where it means help: Docker warns that the short form is on its way out. */
      readonly shortHelp: boolean;
      /** Position of `--` among the arguments, or null. */
      readonly dash: number | null;
    }
  | { readonly ok: false; readonly error: string };

interface FlagNames {
  readonly byLong: ReadonlyMap<string, Flag>;
  readonly byShort: ReadonlyMap<string, Flag>;
}

/** A command's table of flags is the same at every call. */
const named = new WeakMap<readonly Flag[], FlagNames>();

function namesOf(flags: readonly Flag[]): FlagNames {
  const known = named.get(flags);
  if (known !== undefined) return known;
  const names = {
    byLong: new Map(flags.map(one => [one.long, one])),
    byShort: new Map(flags.flatMap(one => (one.short === null ? [] : [[one.short, one] as const]))),
  };
  named.set(flags, names);
  return names;
}

/** `interspersed`: flags may follow arguments; when false the first argument ends them. */
export function parseLine(words: readonly string[], flags: readonly Flag[], interspersed: boolean): ParsedFlags {
  const { byLong, byShort } = namesOf(flags);
  const given = new Map<string, string[]>();
  const rest: string[] = [];
  let shortHelp = false;
  let dash: number | null = null;

  const take = (flag: Flag, text: string): string | null => {
    const problem = (given.has(flag.long) ? flag.once : null) ?? problemOf(flag, text);
    if (problem !== null) {
      const name = flag.short === null ? `--${flag.long}` : `-${flag.short}, --${flag.long}`;
      return `invalid argument ${quote(text)} for "${name}" flag: ${problem}`;
    }
    const values = given.get(flag.long);
    if (values === undefined) given.set(flag.long, [text]);
    else values.push(text);
    return null;
  };

  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      dash = rest.length;
      rest.push(...words.slice(at + 1));
      break;
    }
    if (word.length < 2 || !word.startsWith('-')) {
      if (!interspersed) {
        rest.push(...words.slice(at));
        break;
      }
      rest.push(word);
      continue;
    }
    if (word.startsWith('--')) {
      const equals = word.indexOf('=');
      const name = equals < 0 ? word.slice(2) : word.slice(2, equals);
      if (name === '' || name.startsWith('-')) return { ok: false, error: `bad flag syntax: ${word}` };
      const flag = byLong.get(name);
      if (flag === undefined) {
        if (name === 'help') {
          const text = equals < 0 ? 'true' : word.slice(equals + 1);
          if (parseBool(text) === null) {
            const wrong = `strconv.ParseBool: parsing ${quote(text)}: invalid syntax`;
            return { ok: false, error: `invalid argument ${quote(text)} for "-h, --help" flag: ${wrong}` };
          }
          given.set('help', [text]);
          continue;
        }
        return { ok: false, error: `unknown flag: --${name}` };
      }
      let text: string;
      if (equals >= 0) text = word.slice(equals + 1);
      else if (flag.type === 'bool') text = 'true';
      else {
        const next = words[at + 1];
        if (next === undefined) return { ok: false, error: `flag needs an argument: --${name}` };
        text = next;
        at += 1;
      }
      const problem = take(flag, text);
      if (problem !== null) return { ok: false, error: problem };
      continue;
    }
    const group = word.slice(1);
    const letters = [...group];
    for (let place = 0; place < letters.length; place++) {
      const letter = letters[place] ?? '';
      const after = letters.slice(place + 1).join('');
      const flag = byShort.get(letter);
      if (flag === undefined) {
        if (letter === 'h') {
          shortHelp = true;
          given.set('help', ['true']);
          continue;
        }
        return {
          ok: false,
          error: `unknown shorthand flag: ${runeQuote(letter)} in -${letters.slice(place).join('')}`,
        };
      }
      let text: string;
      if (after.startsWith('=')) text = after.slice(1);
      else if (flag.type === 'bool') text = 'true';
      else if (after !== '') text = after;
      else {
        const next = words[at + 1];
        if (next === undefined) {
          return {
            ok: false,
            error: `flag needs an argument: ${runeQuote(letter)} in -${letters.slice(place).join('')}`,
          };
        }
        text = next;
        at += 1;
      }
      const problem = take(flag, text);
      if (problem !== null) return { ok: false, error: problem };
      if (after.startsWith('=') || flag.type !== 'bool') break;
    }
  }
  return { ok: true, given, arguments: rest, shortHelp, dash };
}

function runeQuote(letter: string): string {
  return `'${letter}'`;
}
