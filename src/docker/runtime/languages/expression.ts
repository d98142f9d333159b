import { NotSimulated } from './control.ts';

/** A value of the small language that scripts on this host may be written in. */
export type Value = null | undefined | boolean | number | string | readonly Value[] | Callable | Table;
export type Callable = (args: readonly Value[]) => Value;
export interface Table {
  readonly [name: string]: Value;
}

/** An error that the script itself would meet: its name and text are as the real interpreter's. */
export class Raised extends Error {
  readonly kind: string;
  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

/**
 * A member of an object of a script; undefined where it has none of its own. What JavaScript's own objects inherit is no member: by
 * `constructor` a script would reach the engine that plays it, and could have it run any text.
 */
export function ownMember(of: Callable | Table, name: string): Value {
  return Object.hasOwn(of, name) ? (of as Table)[name] : undefined;
}

/** An object that has every member there is: those of `known`, and `rest` for all others. */
export function openObject(known: Table, rest: Value): Table {
  const value = (name: string | symbol): Value => ownMember(known, String(name)) ?? rest;
  return new Proxy(known, {
    get: (_known, name) => value(name),
    getOwnPropertyDescriptor: (_known, name) => ({
      value: value(name),
      configurable: true,
      enumerable: true,
      writable: true,
    }),
  });
}

export type Language = 'javascript' | 'python';

interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'template' | 'operator' | 'end';
  readonly text: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '0': '\0',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '`': '`',
};
const OPERATORS = [
  '++',
  '--',
  '===',
  '!==',
  '**',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '??',
  '=>',
  '?.',
  '//',
  '+',
  '-',
  '*',
  '/',
  '%',
  '<',
  '>',
  '!',
  '?',
  ':',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ',',
  '.',
  '=',
  '|',
  '&',
  ';',
];

function unescaped(text: string): string {
  return text.replace(/\\(u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/gs, (_whole, code: string) => {
    if (/^[ux]./.test(code)) return String.fromCodePoint(Number.parseInt(code.replace(/[^0-9a-fA-F]/g, ''), 16));
    return ESCAPES[code] ?? code;
  });
}

function tokenize(text: string, language: Language): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const space = /^\s+/.exec(rest);
    if (space !== null) {
      at += space[0].length;
      continue;
    }
    const number = /^(?:0x[0-9a-fA-F]+|\d[\d_]*(?:\.\d+)?(?:e[-+]?\d+)?)/.exec(rest);
    if (number !== null) {
      tokens.push({ kind: 'number', text: number[0].replaceAll('_', '') });
      at += number[0].length;
      continue;
    }
    const string =
      /^(f|r|rb|b|fr)?("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')/i.exec(rest);
    if (string !== null && (language === 'python' || string[1] === undefined)) {
      const quoted = string[2] ?? '';
      const triple = /^("""|''')/.test(quoted) && language === 'python' && quoted.length >= 6;
      const inner = triple ? quoted.slice(3, -3) : quoted.slice(1, -1);
      const formatted = /f/i.test(string[1] ?? '');
      tokens.push({
        kind: formatted ? 'template' : 'string',
        text: /r/i.test(string[1] ?? '') ? inner : formatted ? inner : unescaped(inner),
      });
      at += string[0].length;
      continue;
    }
    if (rest[0] === '`' && language === 'javascript') {
      const close = /^`(?:[^`\\]|\\[\s\S])*`/.exec(rest);
      if (close === null) throw new NotSimulated('this template');
      tokens.push({ kind: 'template', text: close[0].slice(1, -1) });
      at += close[0].length;
      continue;
    }
    const name = /^[\p{L}_$][\p{L}\p{N}_$]*/u.exec(rest);
    if (name !== null) {
      tokens.push({ kind: 'name', text: name[0] });
      at += name[0].length;
      continue;
    }
    const operator = OPERATORS.find(each => rest.startsWith(each));
    if (operator === undefined) throw new NotSimulated(`\`${rest[0]}\``);
    tokens.push({ kind: 'operator', text: operator });
    at += operator.length;
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

export interface Context {
  readonly language: Language;
  readonly lookup: (name: string) => Value;
  /** Members of values: `text.upper`, `list.length`. */
  readonly member: (of: Value, name: string) => Value;
  readonly show: (value: Value) => string;
  readonly assign: (name: string, value: Value) => void;
  /** A function written in place: its parameters and its body's text. */
  readonly closure: (parameters: readonly string[], body: string, block: boolean) => Callable;
}

const LEVELS: readonly (readonly string[])[] = [
  ['||', '??', 'or'],
  ['&&', 'and'],
  ['==', '===', '!=', '!==', '<', '>', '<=', '>=', 'in'],
  ['+', '-'],
  ['*', '/', '%', '//'],
  ['**'],
];

export function truthy(value: Value): boolean {
  return Array.isArray(value) ? true : Boolean(value);
}

/** Evaluates the text of an expression. */
export function evaluate(text: string, context: Context): Value {
  const tokens = tokenize(text, context.language);
  let at = 0;
  const peek = (): Token => tokens[at] ?? { kind: 'end', text: '' };
  const is = (operator: string) => peek().text === operator && (peek().kind === 'operator' || peek().kind === 'name');
  const accept = (operator: string): boolean => {
    if (!is(operator)) return false;
    at++;
    return true;
  };
  const expect = (operator: string): void => {
    if (!accept(operator)) throw new NotSimulated(`\`${text.trim().slice(0, 40)}\``);
  };
  const template = (source: string): string => {
    const pattern = context.language === 'python' ? /\{\{|\}\}|\{([^{}]*)\}/g : /\$\{([^{}]*)\}/g;
    const filled = source.replace(pattern, (whole, inner: string | undefined) => {
      if (inner === undefined) return whole[0] ?? '';
      const [, expression = inner, , format] =
        context.language === 'python' ? (/^(.*?)(![rs])?(?::([^:]*))?$/.exec(inner) ?? []) : [whole, inner];
      const value = evaluate(expression.replace(/=$/, ''), context);
      const places = /^\.(\d+)f$/.exec(format ?? '');
      const said = places !== null ? Number(value).toFixed(Number(places[1])) : context.show(value);
      return said.replaceAll('\\', '\\\\');
    });
    return unescaped(filled);
  };
  const list = (close: string): Value[] => {
    const items: Value[] = [];
    while (!is(close)) {
      if (context.language === 'python' && peek().kind === 'name' && tokens[at + 1]?.text === '=') {
        const name = peek().text;
        at += 2;
        const named: Table = { [`keyword ${name}`]: expression() };
        items.push(named);
      } else items.push(expression());
      if (!accept(',')) break;
    }
    expect(close);
    return items;
  };
  const arrow = (): Callable | null => {
    if (context.language === 'python') return null;
    const rest = tokens.slice(at);
    const names: string[] = [];
    let ahead = 0;
    if (rest[0]?.text === 'async') ahead++;
    const word = rest[ahead];
    if (word?.text === 'function') {
      ahead++;
      if (rest[ahead]?.kind === 'name') ahead++;
    } else if (word?.kind === 'name' && rest[ahead + 1]?.text === '=>') {
      at += ahead + 2;
      return body([word.text]);
    }
    if (rest[ahead]?.text !== '(') return null;
    let end = ahead + 1;
    for (; rest[end] !== undefined && rest[end]?.text !== ')'; end++) {
      const token = rest[end];
      if (token?.kind === 'name') names.push(token.text);
      else if (token?.text !== ',') return null;
    }
    const fat = rest[end + 1]?.text === '=>';
    if (!fat && word?.text !== 'function') return null;
    at += end + (fat ? 2 : 1);
    return body(names);
  };
  /** The text of a function's body is found again in the source: tokens keep no places. */
  const body = (names: readonly string[]): Callable => {
    const from = sourceAfter(text, tokens, at);
    const block = is('{');
    const taken = block ? balanced(from) : from.slice(0, endOfExpression(from));
    const used = tokenize(taken, context.language).length - 1;
    at += used;
    return context.closure(names, block ? taken.trim().slice(1, -1) : taken, block);
  };
  const primary = (): Value => {
    const made = arrow();
    if (made !== null) return made;
    const token = peek();
    at++;
    switch (token.kind) {
      case 'number':
        return Number(token.text);
      case 'string': {
        let whole = token.text;
        while (context.language === 'python' && (peek().kind === 'string' || peek().kind === 'template')) {
          whole += peek().kind === 'string' ? peek().text : template(peek().text);
          at++;
        }
        return whole;
      }
      case 'template':
        return template(token.text);
      case 'name':
        if (token.text === 'await' || token.text === 'new') return postfix(primary());
        if (token.text === 'not') return !truthy(binary(2));
        if (token.text === 'typeof') return typeof postfix(primary());
        if (context.language === 'javascript' && (is('++') || is('--'))) {
          const before = Number(context.lookup(token.text));
          context.assign(token.text, before + (is('++') ? 1 : -1));
          at++;
          return before;
        }
        return context.lookup(token.text);
      case 'operator':
        if (token.text === '(') {
          if (accept(')')) return [];
          const inner = expression();
          if (context.language === 'python' && is(',')) {
            const items = [inner];
            while (accept(',')) if (!is(')')) items.push(expression());
            expect(')');
            return items;
          }
          expect(')');
          return inner;
        }
        if (token.text === '[') return list(']');
        if (token.text === '{') return table();
        if ((token.text === '++' || token.text === '--') && context.language === 'javascript') {
          const { text: name } = peek();
          at++;
          const next = Number(context.lookup(name)) + (token.text === '++' ? 1 : -1);
          context.assign(name, next);
          return next;
        }
        if (token.text === '-') return -Number(postfix(primary()));
        if (token.text === '+') return Number(postfix(primary()));
        if (token.text === '!') return !truthy(postfix(primary()));
        break;
      case 'end':
        break;
    }
    throw new NotSimulated(`\`${text.trim().slice(0, 40)}\``);
  };
  const table = (): Table => {
    const entries: [string, Value][] = [];
    while (!is('}')) {
      const key = peek();
      at++;
      if (accept(':')) entries.push([key.kind === 'template' ? template(key.text) : key.text, expression()]);
      else if (key.kind === 'name') entries.push([key.text, context.lookup(key.text)]);
      else throw new NotSimulated('this object');
      if (!accept(',')) break;
    }
    expect('}');
    return Object.fromEntries(entries);
  };
  const postfix = (start: Value): Value => {
    let value = start;
    for (;;) {
      if (accept('.') || accept('?.')) {
        const name = peek().text;
        at++;
        value = value === undefined && context.language === 'javascript' ? undefined : context.member(value, name);
      } else if (accept('[')) {
        const index = is(':') ? 0 : expression();
        if (accept(':')) {
          const end = is(']') ? undefined : expression();
          expect(']');
          value =
            typeof value === 'string' || Array.isArray(value)
              ? (value.slice(Number(index), end === undefined ? undefined : Number(end)) as Value)
              : undefined;
          continue;
        }
        expect(']');
        value = context.member(value, String(index));
      } else if (accept('(')) {
        const args = list(')');
        if (typeof value !== 'function')
          throw new Raised('TypeError', `${text.trim().split('(')[0]} is not a function`);
        value = value(args);
      } else return value;
    }
  };
  const combine = (operator: string, a: Value, b: Value): Value => {
    switch (operator) {
      case '+':
        if (typeof a === 'string' || typeof b === 'string') {
          if (context.language === 'python' && typeof a !== typeof b) {
            throw new Raised(
              'TypeError',
              typeof a === 'string'
                ? `can only concatenate str (not "${typeof b === 'number' ? 'int' : 'NoneType'}") to str`
                : `unsupported operand type(s) for +: '${typeof a === 'number' ? 'int' : 'NoneType'}' and 'str'`,
            );
          }
          return context.show(a) + context.show(b);
        }
        if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
        return Number(a) + Number(b);
      case '-':
        return Number(a) - Number(b);
      case '*':
        return typeof a === 'string' && context.language === 'python'
          ? a.repeat(Math.min(10_000, Math.max(0, Number(b))))
          : Number(a) * Number(b);
      case '/':
        if (Number(b) === 0 && context.language === 'python') throw new Raised('ZeroDivisionError', 'division by zero');
        return Number(a) / Number(b);
      case '//':
        if (Number(b) === 0) throw new Raised('ZeroDivisionError', 'integer division or modulo by zero');
        return Math.floor(Number(a) / Number(b));
      case '%':
        return Number(a) % Number(b);
      case '**':
        return Number(a) ** Number(b);
      case '==':
      case '===':
        return a === b;
      case '!=':
      case '!==':
        return a !== b;
      case '<':
        return Number(a) < Number(b);
      case '>':
        return Number(a) > Number(b);
      case '<=':
        return Number(a) <= Number(b);
      case '>=':
        return Number(a) >= Number(b);
      default:
        return typeof b === 'string'
          ? b.includes(String(a))
          : Array.isArray(b)
            ? b.includes(a)
            : typeof b === 'object' && b !== null && Object.hasOwn(b, String(a));
    }
  };
  const binary = (level: number): Value => {
    const operators = LEVELS[level];
    if (operators === undefined) return postfix(primary());
    let left = binary(level + 1);
    while (
      operators.includes(peek().text) &&
      (peek().kind === 'operator' || ['or', 'and', 'in'].includes(peek().text))
    ) {
      const { text: operator } = peek();
      at++;
      const right = binary(level + 1);
      if (operator === '||' || operator === 'or') left = truthy(left) ? left : right;
      else if (operator === '??') left = left ?? right;
      else if (operator === '&&' || operator === 'and') left = truthy(left) ? right : left;
      else left = combine(operator, left, right);
    }
    return left;
  };
  const expression = (): Value => {
    const value = binary(0);
    if (context.language === 'python' && accept('if')) {
      const condition = binary(0);
      expect('else');
      const otherwise = expression();
      return truthy(condition) ? value : otherwise;
    }
    if (context.language === 'javascript' && accept('?')) {
      const yes = expression();
      expect(':');
      const no = expression();
      return truthy(value) ? yes : no;
    }
    return value;
  };
  const value = expression();
  accept(';');
  if (peek().kind !== 'end') throw new NotSimulated(`\`${text.trim().slice(0, 40)}\``);
  return value;
}

/** The part of a source that stands after its first `count` tokens. */
function sourceAfter(text: string, tokens: readonly Token[], count: number): string {
  let rest = text;
  for (const token of tokens.slice(0, count)) {
    const trimmed = rest.trimStart();
    let length = token.text.length;
    if (token.kind === 'string' || token.kind === 'template' || token.kind === 'number') {
      length =
        /^(?:"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`|[\d_.xa-fA-F]+)/.exec(
          trimmed,
        )?.[0].length ?? length;
    }
    rest = trimmed.slice(length);
  }
  return rest;
}

/** From an opening brace to the one that closes it. */
export function balanced(text: string): string {
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'" || char === '`') quote = char;
    else if ('{[('.includes(char)) depth++;
    else if ('}])'.includes(char) && --depth === 0) return text.slice(0, at + 1);
  }
  throw new NotSimulated('this block');
}

function endOfExpression(text: string): number {
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'" || char === '`') quote = char;
    else if ('{[('.includes(char)) depth++;
    else if ('}])'.includes(char) && depth-- === 0) return at;
    else if (char === ',' && depth === 0) return at;
  }
  return text.length;
}
