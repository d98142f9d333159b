import { NotSimulated } from '../../control.ts';
import { allowText, joined, replaced } from '../../size.ts';
import { places, take, whole } from '../value/arguments.ts';
import { className } from '../value/classes.ts';
import { raised, typeError } from '../value/errors.ts';
import { itemsOf } from '../value/iterate.ts';
import { bytesOf, isKind, listOf, type PyValue, tupleOf } from '../value/values.ts';
import { filledFormat } from './format.ts';
import type { PyMethodOf, PyMethods } from './method.ts';

const SPACE = '[ \\t-\\r\\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';

/** Where a line ends. */
const BREAK = '\\n\\r\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029';
const LINE = new RegExp(`[^${BREAK}]*(?:\\r\\n|[${BREAK}])|[^${BREAK}]+$`, 'g');
const LINE_END = new RegExp(`(?:\\r\\n|[${BREAK}])$`);
const NOT_ASCII = /[\u0080-\uffff]/;

const plain =
  (name: string, made: (self: string) => PyValue): PyMethodOf<string> =>
  (play, self, args, named) => {
    places(`str.${name}`, args, named, 0);
    play.budget.make(self.length / 4);
    return made(self);
  };

const strip =
  (name: string, left: boolean, right: boolean): PyMethodOf<string> =>
  (_play, self, args, named) => {
    const [chars = null] = places(name, args, named, 0, 1);
    if (chars !== null && typeof chars !== 'string') throw typeError(`${name} arg must be None or str`);
    const one = chars === null ? SPACE : null;
    const letters = chars === null ? null : new Set(chars);
    let text = self;
    if (one !== null) {
      if (left) text = text.replace(new RegExp(`^${one}+`), '');
      if (right) text = trimEnd(text, one);
      return text;
    }
    const all = [...text];
    let [from, to] = [0, all.length];
    while (left && from < to && letters?.has(all[from] ?? '')) from++;
    while (right && to > from && letters?.has(all[to - 1] ?? '')) to--;
    return all.slice(from, to).join('');
  };

function trimEnd(text: string, space: string): string {
  const one = new RegExp(space);
  let end = text.length;
  while (end > 0 && one.test(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
}

const finding =
  (name: string, last: boolean, raises: boolean): PyMethodOf<string> =>
  (_play, self, args, named) => {
    const [part, from = null, to = null] = places(name, args, named, 1, 3);
    if (typeof part !== 'string')
      throw typeError(`${name}() argument 1 must be str, not ${className(part as PyValue)}`);
    if (/[\ud800-\udfff]/.test(self)) throw new NotSimulated(`.${name} in a text with such characters`);
    const start = bound(from, 0, self.length);
    const cut = self.slice(0, bound(to, self.length, self.length));
    const at = last ? cut.lastIndexOf(part) : cut.indexOf(part, start);
    if (at >= start && at >= 0 && start <= self.length) return BigInt(at);
    if (raises) throw raised('ValueError', 'substring not found');
    return -1n;
  };

function bound(value: PyValue, usual: number, length: number): number {
  if (value === null) return usual;
  const at = whole(value);
  return Math.min(length, Math.max(0, at < 0 ? at + length : at));
}

const affix =
  (name: 'startswith' | 'endswith'): PyMethodOf<string> =>
  (_play, self, args, named) => {
    const [part, from = null, to = null] = places(name, args, named, 1, 3);
    const cut = self.slice(bound(from, 0, self.length), bound(to, self.length, self.length));
    const any = isKind(part, 'tuple') ? part.items : [part as PyValue];
    return any.some(each => {
      if (typeof each !== 'string')
        throw typeError(`${name} first arg must be str or a tuple of str, not ${className(each)}`);
      return name === 'startswith' ? cut.startsWith(each) : cut.endsWith(each);
    });
  };

const pad =
  (name: string, left: (missing: number, width: number) => number): PyMethodOf<string> =>
  (_play, self, args, named) => {
    const [width = 0n, fill = ' '] = places(name, args, named, 1, 2);
    if (typeof fill !== 'string' || [...fill].length !== 1)
      throw typeError('The fill character must be exactly one character long');
    allowText(whole(width));
    const missing = Math.max(0, whole(width) - [...self].length);
    const before = left(missing, whole(width));
    return fill.repeat(before) + self + fill.repeat(missing - before);
  };

const every = (name: string, pattern: RegExp): PyMethodOf<string> => plain(name, self => pattern.test(self));

const split =
  (name: string, last: boolean): PyMethodOf<string> =>
  (play, self, args, named) => {
    const [by = null, most = -1n] = take(name, args, named, ['sep', 'maxsplit']);
    play.budget.make(self.length / 4);
    const limit = whole(most ?? -1n);
    if (by === null) return listOf(words(self, limit, last));
    if (typeof by !== 'string') throw typeError(`must be str or None, not ${className(by)}`);
    if (by === '') throw raised('ValueError', 'empty separator');
    const parts = self.split(by);
    if (limit < 0 || parts.length <= limit + 1) return listOf(parts);
    return last
      ? listOf([parts.slice(0, parts.length - limit).join(by), ...parts.slice(parts.length - limit)])
      : listOf([...parts.slice(0, limit), parts.slice(limit).join(by)]);
  };

function words(self: string, limit: number, last: boolean): string[] {
  const found = [...self.matchAll(new RegExp(`(?:(?!${SPACE})[\\s\\S])+`, 'g'))];
  if (limit < 0 || found.length <= limit) return found.map(([each]) => each);
  if (last) {
    const cut = found.length - limit;
    const before = found[cut - 1];
    const head = self.slice(found[0]?.index ?? 0, (before?.index ?? 0) + (before?.[0].length ?? 0));
    return [head, ...found.slice(cut).map(([each]) => each)];
  }
  return [...found.slice(0, limit).map(([each]) => each), trimEnd(self.slice(found[limit]?.index ?? 0), SPACE)];
}

const partition =
  (name: string, last: boolean): PyMethodOf<string> =>
  (_play, self, args, named) => {
    const [by] = places(`str.${name}`, args, named, 1);
    if (typeof by !== 'string') throw typeError(`must be str, not ${className(by as PyValue)}`);
    if (by === '') throw raised('ValueError', 'empty separator');
    const at = last ? self.lastIndexOf(by) : self.indexOf(by);
    if (at < 0) return tupleOf(last ? ['', '', self] : [self, '', '']);
    return tupleOf([self.slice(0, at), by, self.slice(at + by.length)]);
  };

const titled = (self: string): string =>
  self.replace(/(\p{L})(\p{L}*)/gu, (_whole, first: string, rest: string) => first.toUpperCase() + rest.toLowerCase());

export const TEXT: PyMethods<string> = {
  upper: plain('upper', self => self.toUpperCase()),
  lower: plain('lower', self => self.toLowerCase()),
  casefold: plain('casefold', self => self.toLowerCase().replaceAll('ß', 'ss')),
  title: plain('title', titled),
  capitalize: plain('capitalize', self => {
    const [first = '', ...rest] = self;
    return first.toUpperCase() + rest.join('').toLowerCase();
  }),
  swapcase: plain('swapcase', self =>
    [...self].map(each => (each === each.toUpperCase() ? each.toLowerCase() : each.toUpperCase())).join(''),
  ),
  strip: strip('strip', true, true),
  lstrip: strip('lstrip', true, false),
  rstrip: strip('rstrip', false, true),
  find: finding('find', false, false),
  rfind: finding('rfind', true, false),
  index: finding('index', false, true),
  rindex: finding('rindex', true, true),
  startswith: affix('startswith'),
  endswith: affix('endswith'),
  split: split('split', false),
  rsplit: split('rsplit', true),
  partition: partition('partition', false),
  rpartition: partition('rpartition', true),
  ljust: pad('ljust', () => 0),
  rjust: pad('rjust', missing => missing),
  // The extra blank stands on the left where both are odd.
  center: pad('center', (missing, width) => Math.floor(missing / 2) + (missing & width & 1)),
  zfill: (_play, self, args, named) => {
    const [width = 0n] = places('str.zfill', args, named, 1);
    allowText(whole(width));
    const [sign = ''] = /^[-+]/.exec(self) ?? [];
    return sign + self.slice(sign.length).padStart(Math.max(0, whole(width) - sign.length), '0');
  },
  join: (play, self, args, named) => {
    const [over = null] = places('str.join', args, named, 1);
    const items = itemsOf(play, over);
    for (const [at, each] of items.entries())
      if (typeof each !== 'string')
        throw typeError(`sequence item ${at}: expected str instance, ${className(each)} found`);
    return joined(items as string[], self);
  },
  replace: (_play, self, args, named) => {
    const [part, by, most = -1n] = take('replace', args, named, ['old', 'new', 'count'], 2);
    for (const [at, each] of [part, by].entries())
      if (typeof each !== 'string')
        throw typeError(`replace() argument ${at + 1} must be str, not ${className(each as PyValue)}`);
    const count = whole(most ?? -1n);
    if (count < 0) return replaced(self, part as string, by as string);
    const parts = self.split(part as string);
    if (part === '') throw new NotSimulated('.replace of nothing, so many times');
    const head = parts.slice(0, count + 1);
    return joined([joined(head, by as string), ...parts.slice(count + 1)], part as string);
  },
  count: (_play, self, args, named) => {
    const [part] = places('count', args, named, 1, 1);
    if (typeof part !== 'string') throw typeError(`count() argument 1 must be str, not ${className(part as PyValue)}`);
    return part === '' ? BigInt([...self].length + 1) : BigInt(self.split(part).length - 1);
  },
  splitlines: (_play, self, args, named) => {
    const [keeps = false] = take('splitlines', args, named, ['keepends']);
    const lines = self.match(LINE) ?? [];
    return listOf(keeps === true ? [...lines] : lines.map(each => each.replace(LINE_END, '')));
  },
  format: (play, self, args, named) => filledFormat(play, self, args, named),
  format_map: (play, self, args, named) => {
    const [map] = places('format_map', args, named, 1);
    if (!isKind(map, 'dict')) throw new NotSimulated('.format_map of this');
    return filledFormat(play, self, [], new Map([...map.map.values()].map(([key, value]) => [String(key), value])));
  },
  encode: (_play, self, args, named) => {
    const [encoding = 'utf-8', errors] = take('encode', args, named, ['encoding', 'errors']);
    if (errors !== undefined) throw new NotSimulated('.encode with errors=');
    const name = String(encoding).toLowerCase().replaceAll('_', '-');
    if (name === 'utf-8' || name === 'utf8') return bytesOf(utf8(self));
    if (name !== 'ascii') throw new NotSimulated(`the encoding ${name}`);
    if (NOT_ASCII.test(self)) throw new NotSimulated('.encode("ascii") of what is none');
    return bytesOf(self);
  },
  removeprefix: (_play, self, [part = '']) =>
    typeof part === 'string' && self.startsWith(part) ? self.slice(part.length) : self,
  removesuffix: (_play, self, [part = '']) =>
    typeof part === 'string' && part !== '' && self.endsWith(part) ? self.slice(0, -part.length) : self,
  expandtabs: (_play, self, args, named) => {
    const [size = 8n] = take('expandtabs', args, named, ['tabsize']);
    let column = 0;
    return [...self]
      .map(each => {
        if (each !== '\t') {
          column = each === '\n' ? 0 : column + 1;
          return each;
        }
        const width = whole(size ?? 8n) - (column % whole(size ?? 8n));
        column += width;
        return ' '.repeat(width);
      })
      .join('');
  },
  isdigit: every('isdigit', /^[\p{Nd}²³¹⁰⁴-⁹₀-₉]+$/u),
  isdecimal: every('isdecimal', /^\p{Nd}+$/u),
  isnumeric: every('isnumeric', /^\p{N}+$/u),
  isalpha: every('isalpha', /^\p{L}+$/u),
  isalnum: every('isalnum', /^[\p{L}\p{N}]+$/u),
  isspace: every('isspace', new RegExp(`^${SPACE}+$`)),
  isascii: plain('isascii', self => !NOT_ASCII.test(self)),
  isidentifier: every('isidentifier', /^[\p{L}_][\p{L}\p{N}_]*$/u),
  isupper: plain('isupper', self => /\p{Lu}/u.test(self) && !/\p{Ll}/u.test(self)),
  islower: plain('islower', self => /\p{Ll}/u.test(self) && !/\p{Lu}/u.test(self)),
  istitle: plain('istitle', self => /\p{L}/u.test(self) && titled(self) === self),
};

/** Its bytes in UTF-8, each as a character. */
export function utf8(text: string): string {
  return [...new TextEncoder().encode(text)].map(each => String.fromCharCode(each)).join('');
}

/** The text of bytes in UTF-8; null where they are none. */
export function utf8Text(data: string): string | null {
  try {
    return decodeURIComponent(
      data.replace(/[^A-Za-z0-9]/g, each => `%${each.charCodeAt(0).toString(16).padStart(2, '0')}`),
    );
  } catch {
    return null;
  }
}
