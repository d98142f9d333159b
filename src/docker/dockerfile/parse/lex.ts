/** Words of a Dockerfile's instruction: quotes, escapes and `${variables}`, by the rules of BuildKit's shell lexer. */
import { Beyond, type Work } from '../../work.ts';
import { DockerfileRefusal } from '../refusal.ts';
import type { Environment } from './environment.ts';
import { goQuoted } from './go-quoted.ts';
import { replaced, withoutPrefix, withoutSuffix } from './pattern.ts';

export interface LexOptions {
  /** `\` unless the `escape` directive says otherwise. */
  readonly escape: string;
  /** Keep quotes in the result. */
  readonly rawQuotes?: boolean;
  /** Keep escape characters in the result. */
  readonly rawEscapes?: boolean;
  /** Leave a variable that is not set as it is written. */
  readonly skipUnset?: boolean;
  /** Quotes are ordinary characters. */
  readonly skipQuotes?: boolean;
  readonly work: Work;
  /** Told of each name that is not set, also when the word is refused in the end. */
  readonly onUnset?: (name: string) => void;
}

/** Expands words of one instruction, all with the variables as they were before it. */
export type Expander = (text: string, how?: Partial<LexOptions>) => string;

export interface Expansion {
  readonly result: string;
  readonly words: readonly string[];
  /** Names that were asked for and set. */
  readonly matched: ReadonlySet<string>;
  /** Names that were asked for and not set. */
  readonly unmatched: ReadonlySet<string>;
}

/** Characters that one word may come to, with all that its variables stand for. */
const LONGEST = 1_000_000;
/** How deep `${A:-${B:-…}}` may go. */
const MOST_NESTED = 250;

/** Expands a word. Throws a DockerfileRefusal with BuildKit's message, or Beyond for what is longer or deeper than this host reads. */
export function expand(source: string, environment: Environment, options: LexOptions): Expansion {
  const reader = new LexReader(source, environment, options);
  try {
    const { result, words } = reader.until(null, options.rawEscapes ?? false);
    return { result, words, matched: reader.matched, unmatched: reader.unmatched };
  } catch (error) {
    if (error instanceof DockerfileRefusal)
      throw new DockerfileRefusal(`failed to process ${goQuoted(source)}: ${error.message}`);
    throw error;
  }
}

class WordReader {
  private readonly done: string[] = [];
  private word = '';
  private open = false;

  plain(text: string): void {
    for (const [index, part] of text.split(/\s+/u).entries()) {
      if (index > 0 && this.word !== '') {
        if (this.open) this.done.push(this.word);
        this.word = '';
        this.open = false;
      }
      if (part !== '') this.raw(part);
    }
  }

  raw(text: string): void {
    this.word += text;
    this.open = true;
  }

  drop(): void {
    this.word = '';
  }

  all(): readonly string[] {
    return this.word === '' ? this.done : [...this.done, this.word];
  }
}

class LexReader {
  readonly matched = new Set<string>();
  readonly unmatched = new Set<string>();
  private readonly characters: readonly string[];
  private words = new WordReader();
  private at = 0;
  /** Characters that variables have brought so far. */
  private brought = 0;
  private depth = 0;
  private readonly environment: Environment;
  private readonly options: LexOptions;

  constructor(source: string, environment: Environment, options: LexOptions) {
    this.characters = [...source];
    this.environment = environment;
    this.options = options;
  }

  private peek(): string | undefined {
    return this.characters[this.at];
  }

  private next(): string | undefined {
    const character = this.characters[this.at];
    if (character !== undefined) this.at++;
    return character;
  }

  private lookup(name: string): string | undefined {
    const value = this.environment.get(name);
    (value === undefined ? this.unmatched : this.matched).add(name);
    if (value === undefined) this.options.onUnset?.(name);
    return value;
  }

  until(stop: string | null, rawEscapes: boolean): { readonly result: string; readonly words: readonly string[] } {
    const { words } = this;
    let result = '';
    for (let character = this.peek(); character !== undefined; character = this.peek()) {
      if (character === stop) {
        this.at++;
        return { result, words: words.all() };
      }
      if (character === '$') {
        const text = this.variable();
        result += text;
        words.plain(text);
      } else if (character === "'" && !this.options.skipQuotes) {
        const text = this.single();
        result += text;
        words.raw(text);
      } else if (character === '"' && !this.options.skipQuotes) {
        const text = this.double(rawEscapes);
        result += text;
        words.raw(text);
      } else {
        this.at++;
        if (character !== this.options.escape) {
          words.plain(character);
          result += character;
          continue;
        }
        if (rawEscapes) {
          words.raw(character);
          result += character;
        }
        const escaped = this.next();
        if (escaped === undefined) break;
        words.raw(escaped);
        result += escaped;
      }
    }
    if (stop !== null) throw new DockerfileRefusal(`unexpected end of statement while looking for matching ${stop}`);
    return { result, words: words.all() };
  }

  /** Everything up to the next single quote, as it stands. */
  private single(): string {
    const keep = this.options.rawQuotes ? "'" : '';
    this.at++;
    let result = keep;
    for (;;) {
      const character = this.next();
      if (character === undefined)
        throw new DockerfileRefusal('unexpected end of statement while looking for matching single-quote');
      if (character === "'") return result + keep;
      result += character;
    }
  }

  /** Variables are expanded; the escape character works before `"`, `$` and itself only. */
  private double(rawEscapes: boolean): string {
    const keep = this.options.rawQuotes ? '"' : '';
    this.at++;
    let result = keep;
    for (;;) {
      const character = this.peek();
      if (character === undefined)
        throw new DockerfileRefusal('unexpected end of statement while looking for matching double-quote');
      if (character === '"') {
        this.at++;
        return result + keep;
      }
      if (character === '$') {
        result += this.variable();
        continue;
      }
      this.at++;
      if (character !== this.options.escape) {
        result += character;
        continue;
      }
      if (rawEscapes) result += character;
      const escaped = this.peek();
      if (escaped === undefined) continue;
      if (escaped === '"' || escaped === '$' || escaped === this.options.escape) {
        this.at++;
        result += escaped;
      } else result += character;
    }
  }

  private name(): string {
    let name = '';
    for (let character = this.peek(); character !== undefined; character = this.peek()) {
      if (name === '' && /\p{Nd}/u.test(character)) {
        while (/\p{Nd}/u.test(this.peek() ?? '')) name += this.next();
        return name;
      }
      if (name === '' && '@*#!?-$'.includes(character)) {
        this.at++;
        return character;
      }
      if (!/[\p{L}\p{Nd}_]/u.test(character)) break;
      name += character;
      this.at++;
    }
    return name;
  }

  /** What a variable stands for, its length looked at before it goes into the word. */
  private variable(): string {
    const text = this.dollar();
    this.brought += text.length;
    if (this.brought > LONGEST)
      throw new Beyond(`a word of a Dockerfile may come to at most ${LONGEST} characters here`);
    this.options.work.spend(text.length, 'a Dockerfile');
    return text;
  }

  /** The text after a modifier. BuildKit forgets the word begun before it: the one word of `he${X:-o}` is `o`. */
  private word(stop: string, rawEscapes: boolean, missing: string): string {
    if (++this.depth > MOST_NESTED)
      throw new Beyond(`variables of a Dockerfile may stand at most ${MOST_NESTED} deep in each other here`);
    const outer = this.words;
    this.words = new WordReader();
    try {
      const { result } = this.until(stop, rawEscapes);
      outer.drop();
      return result;
    } catch (error) {
      if (error instanceof DockerfileRefusal && this.peek() === undefined) throw new DockerfileRefusal(missing);
      throw error;
    } finally {
      this.depth--;
      this.words = outer;
    }
  }

  private dollar(): string {
    this.at++;
    if (this.peek() !== '{') {
      const name = this.name();
      if (name === '') return '$';
      const value = this.lookup(name);
      return value === undefined && this.options.skipUnset ? `$${name}` : (value ?? '');
    }
    this.at++;
    const first = this.peek();
    if (first === undefined) throw new DockerfileRefusal("syntax error: missing '}'");
    if ('{}:'.includes(first)) throw new DockerfileRefusal('syntax error: bad substitution');
    const name = this.name();
    const sign = this.next();
    switch (sign) {
      case '}': {
        const value = this.lookup(name);
        return value === undefined && this.options.skipUnset ? `\${${name}}` : (value ?? '');
      }
      case ':': {
        const modifier = this.next();
        if (modifier === undefined || !'+-?'.includes(modifier)) {
          this.lookup(name);
          if (modifier !== undefined && !'#%'.includes(modifier)) this.word('}', false, "syntax error: missing '}'");
          throw new DockerfileRefusal(`unsupported modifier (:${modifier ?? '\uFFFD'}) in substitution`);
        }
        return this.conditional(name, modifier, true);
      }
      case '+':
      case '-':
      case '?':
        return this.conditional(name, sign, false);
      case '#':
      case '%':
        return this.trimmed(name, sign);
      case '/':
        return this.substituted(name);
      default:
        throw new DockerfileRefusal(`unsupported modifier (${sign ?? '\uFFFD'}) in substitution`);
    }
  }

  private conditional(name: string, modifier: string, emptyIsUnset: boolean): string {
    const word = this.word('}', false, "syntax error: missing '}'");
    const value = this.lookup(name);
    const missing = value === undefined || (emptyIsUnset && value === '');
    if (value === undefined && this.options.skipUnset) return `\${${name}${emptyIsUnset ? ':' : ''}${modifier}${word}}`;
    if (modifier === '-') return missing ? word : (value ?? '');
    if (modifier === '+') return missing ? '' : word;
    if (!missing) return value ?? '';
    const reason = value === undefined ? 'is not allowed to be unset' : 'is not allowed to be empty';
    throw new DockerfileRefusal(`${name}: ${word === '' ? reason : word}`);
  }

  private trimmed(name: string, sign: '#' | '%'): string {
    const word = this.word('}', true, "syntax error: missing '}'");
    const value = this.lookup(name);
    if (value === undefined && this.options.skipUnset) return `\${${name}${sign}${word}}`;
    const greedy = word.startsWith(sign);
    const pattern = greedy ? word.slice(1) : word;
    const result = (sign === '#' ? withoutPrefix : withoutSuffix)(value ?? '', pattern, greedy, this.options.work);
    if (result === null) throw new DockerfileRefusal(`invalid escape '\\' in ${pattern}`);
    return result;
  }

  private substituted(name: string): string {
    const all = this.peek() === '/';
    if (all) this.at++;
    // biome-ignore lint/suspicious/noTemplateCurlyInString: BuildKit's own words, braces too.
    const pattern = this.word('/', true, "syntax error: missing '/' in ${}");
    const replacement = this.word('}', true, "syntax error: missing '}'");
    const value = this.lookup(name);
    if (value === undefined && this.options.skipUnset) return `\${${name}/${all ? '/' : ''}${pattern}/${replacement}}`;
    const result = replaced(value ?? '', pattern, replacement, all, this.options.work);
    if (result === null) throw new DockerfileRefusal(`invalid escape '\\' in ${pattern}`);
    return result;
  }
}
