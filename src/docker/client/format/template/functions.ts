/** The functions that Docker's templates may call: Go's own, and json, split, join, title, lower, upper, pad, truncate. */
import type { Work } from '../../../work.ts';
import { encode } from '../json.ts';
import { sprintf } from '../printf.ts';
import { type GoValue, isTrue, plain, slice, typeOf } from '../value.ts';
import { lengthOf, weightOf } from '../weight.ts';

export type ArgumentType = 'any' | 'string' | 'int' | '[]string';

/** What a call gave: a value, or what is wrong with it in Go's words. */
type FunctionResult = { readonly ok: true; readonly value: GoValue } | { readonly ok: false; readonly error: string };

interface TemplateFunction {
  readonly parameters: readonly ArgumentType[];
  /** The type of all further arguments, or null when there may be none. */
  readonly rest: ArgumentType | null;
  readonly call: (values: readonly GoValue[], work: Work) => FunctionResult;
  /** What the call costs, known before it is made; null where it looks through each argument once. */
  readonly cost: ((values: readonly GoValue[]) => number) | null;
}

export type Functions = ReadonlyMap<string, TemplateFunction>;

function give(value: GoValue): FunctionResult {
  return { ok: true, value };
}

function refuse(error: string): FunctionResult {
  return { ok: false, error };
}

/** Of a function that writes its arguments whole, and makes up to so many letters of one. */
function written(most: number): TemplateFunction['cost'] {
  return values => values.reduce<number>((sum, value) => sum + weightOf(value) * most, 0);
}

/** What it costs to call a function. */
export function costOf({ cost }: TemplateFunction, values: readonly GoValue[]): number {
  return cost === null ? values.reduce<number>((sum, value) => sum + lengthOf(value), 0) : cost(values);
}

function textOf(value: GoValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function intOf(value: GoValue | undefined): number {
  return typeof value === 'bigint' ? Number(value) : 0;
}

function itemsOf(value: GoValue | undefined): readonly GoValue[] {
  return typeof value === 'object' && value !== null && value.kind === 'slice' ? value.items : [];
}

function stringFunction(call: (text: string) => string): TemplateFunction {
  return { parameters: ['string'], rest: null, call: ([value]) => give(call(textOf(value))), cost: null };
}

/** Go's strings.Title: the first letter after anything that is not a letter, a digit or an underscore. */
function title(text: string): string {
  return text.replace(
    /(^|[^\p{L}\p{N}_'])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

/** Go's fmt.Sprint: a space between two neighbours when neither is a string. */
function sprint(values: readonly GoValue[]): string {
  return values
    .map((value, at) => {
      const gap = at > 0 && typeof value !== 'string' && typeof values[at - 1] !== 'string';
      return (gap ? ' ' : '') + plain(value);
    })
    .join('');
}

function size(value: GoValue | undefined): FunctionResult {
  if (value === undefined || value === null) return refuse('len of nil pointer');
  if (typeof value === 'string') return give(BigInt(new TextEncoder().encode(value).length));
  if (typeof value === 'object') {
    if (value.kind === 'slice') return give(BigInt(value.items.length));
    if (value.kind === 'map') return give(BigInt(value.entries.size));
    if (value.kind === 'nil') return refuse('len of nil pointer');
  }
  return refuse(`len of type ${typeOf(value)}`);
}

/**
 * The place an index names, or Go's refusal. Go's own check lets the length itself through, and the
 * reflection under it then refuses it in other words (`indexArg` and `index` in text/template/funcs.go).
 */
function position(value: GoValue, length: number, kind: 'slice' | 'string'): number | string {
  if (typeof value !== 'bigint') {
    return value === null ? 'cannot index slice/array with nil' : `cannot index slice/array with type ${typeOf(value)}`;
  }
  if (value < 0n || Number(value) > length) return `index out of range: ${value}`;
  return Number(value) === length ? `reflect: ${kind} index out of range` : Number(value);
}

function index(values: readonly GoValue[]): FunctionResult {
  const [first = null, ...keys] = values;
  if (first === null) return refuse('index of untyped nil');
  let item: GoValue = first;
  for (const key of keys) {
    if (typeof item === 'string') {
      const bytes = new TextEncoder().encode(item);
      const at = position(key, bytes.length, 'string');
      if (typeof at === 'string') return refuse(at);
      item = BigInt(bytes[at] ?? 0);
    } else if (typeof item === 'object' && item?.kind === 'slice') {
      const at = position(key, item.items.length, 'slice');
      if (typeof at === 'string') return refuse(at);
      item = item.items[at] ?? null;
    } else if (typeof item === 'object' && item?.kind === 'map') {
      if (typeof key !== 'string') return refuse(`value has type ${typeOf(key)}; should be string`);
      item = item.entries.get(key) ?? zeroOf(item.type);
    } else if (item === null || (typeof item === 'object' && item.kind === 'nil')) {
      return refuse('index of nil pointer');
    } else return refuse(`can't index item of type ${typeOf(item)}`);
  }
  return give(item);
}

/** The zero value of a map's elements, which is what a missing key gives to `index`. */
function zeroOf(mapType: string): GoValue {
  const element = mapType.slice(mapType.indexOf(']') + 1);
  if (element === 'string') return '';
  if (element === 'bool') return false;
  if (element.startsWith('[]')) return { kind: 'slice', type: element, items: [], nil: true };
  return null;
}

function part(values: readonly GoValue[]): FunctionResult {
  const [item = null, ...bounds] = values;
  if (bounds.length > 3) return refuse(`too many slice indexes: ${bounds.length}`);
  const take = (length: number): readonly [number, number] | string => {
    const found: number[] = [];
    for (const bound of bounds) {
      if (typeof bound !== 'bigint') return `cannot index slice/array with type ${typeOf(bound)}`;
      if (bound < 0n || Number(bound) > length) return `index out of range: ${bound}`;
      found.push(Number(bound));
    }
    const [from = 0, to = length] = found;
    return from > to ? `invalid slice index: ${from} > ${to}` : [from, to];
  };
  if (typeof item === 'string') {
    if (bounds.length === 3) return refuse('cannot 3-index slice a string');
    const bytes = new TextEncoder().encode(item);
    const range = take(bytes.length);
    return typeof range === 'string' ? refuse(range) : give(new TextDecoder().decode(bytes.slice(range[0], range[1])));
  }
  if (typeof item === 'object' && item?.kind === 'slice') {
    const range = take(item.items.length);
    return typeof range === 'string' ? refuse(range) : give(slice(item.type, item.items.slice(range[0], range[1])));
  }
  return refuse(item === null ? 'slice of untyped nil' : `can't slice item of type ${typeOf(item)}`);
}

type Basic = 'bool' | 'int' | 'float' | 'string';

function basicKind(value: GoValue): Basic | null {
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'float';
    case 'string':
      return 'string';
    default:
      return null;
  }
}

function notComparable(value: GoValue): string | null {
  if (typeof value !== 'object' || value === null) return null;
  return value.kind === 'slice' || value.kind === 'map'
    ? `non-comparable type ${plain(value)}: ${typeOf(value)}`
    : null;
}

function incompatible(left: GoValue, right: GoValue): string {
  return `incompatible types for comparison: ${typeOf(left)} and ${typeOf(right)}`;
}

function equal(values: readonly GoValue[]): FunctionResult {
  const [first = null, ...others] = values;
  if (others.length === 0) return refuse('missing argument for comparison');
  const problem = notComparable(first);
  if (problem !== null) return refuse(problem);
  for (const other of others) {
    const kinds = [basicKind(first), basicKind(other)] as const;
    if (kinds[0] !== kinds[1] && first !== null && other !== null) return refuse(incompatible(first, other));
    const trouble = notComparable(other);
    if (trouble !== null) return refuse(trouble);
    if (first === other) return give(true);
  }
  return give(false);
}

function less(left: GoValue, right: GoValue): boolean | string {
  if (typeof left === 'bigint' && typeof right === 'bigint') return left < right;
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  if (typeof left === 'string' && typeof right === 'string') return left < right;
  const kinds = [basicKind(left), basicKind(right)] as const;
  return kinds.includes(null) || kinds[0] === kinds[1] ? 'invalid type for comparison' : incompatible(left, right);
}

function ordered(call: (less: boolean, equal: boolean) => boolean): TemplateFunction {
  return {
    parameters: ['any', 'any'],
    rest: null,
    call: ([left = null, right = null]) => {
      const below = less(left, right);
      return typeof below === 'string' ? refuse(below) : give(call(below, left === right));
    },
    cost: null,
  };
}

const HTML: Readonly<Record<string, string>> = {
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\0': '\uFFFD',
};

const JS: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
};

function js(text: string): string {
  return [...text]
    .map(letter => {
      const code = letter.codePointAt(0) ?? 0;
      return JS[letter] ?? (code < 0x20 ? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}` : letter);
    })
    .join('');
}

function urlquery(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function texts(call: (text: string) => string, most: number): TemplateFunction {
  return { parameters: [], rest: 'any', call: values => give(call(sprint(values))), cost: written(most) };
}

const BUILTIN: readonly (readonly [string, TemplateFunction])[] = [
  [
    'and',
    {
      parameters: ['any'],
      rest: 'any',
      call: values => give(values.find(value => !isTrue(value)) ?? null),
      cost: null,
    },
  ],
  ['or', { parameters: ['any'], rest: 'any', call: values => give(values.find(isTrue) ?? null), cost: null }],
  ['not', { parameters: ['any'], rest: null, call: ([value = null]) => give(!isTrue(value)), cost: null }],
  ['len', { parameters: ['any'], rest: null, call: ([value]) => size(value), cost: null }],
  ['index', { parameters: ['any'], rest: 'any', call: index, cost: null }],
  ['slice', { parameters: ['any'], rest: 'any', call: part, cost: null }],
  ['print', { parameters: [], rest: 'any', call: values => give(sprint(values)), cost: written(1) }],
  [
    'println',
    { parameters: [], rest: 'any', call: values => give(`${values.map(plain).join(' ')}\n`), cost: written(1) },
  ],
  [
    'printf',
    {
      parameters: ['string'],
      rest: 'any',
      call: ([format, ...values], work) => give(sprintf(textOf(format), values, work)),
      cost: () => 0,
    },
  ],
  ['html', texts(text => text.replace(/["'&<>\0]/g, letter => HTML[letter] ?? letter), 5)],
  ['js', texts(js, 6)],
  ['urlquery', texts(urlquery, 9)],
  [
    'call',
    {
      parameters: ['any'],
      rest: 'any',
      call: ([value = null]) =>
        refuse(value === null ? 'call of nil' : `non-function ${plain(value)} of type ${typeOf(value)}`),
      cost: written(1),
    },
  ],
  ['eq', { parameters: ['any'], rest: 'any', call: equal, cost: null }],
  [
    'ne',
    {
      parameters: ['any', 'any'],
      rest: null,
      call: values => {
        const same = equal(values);
        return same.ok ? give(same.value !== true) : same;
      },
      cost: null,
    },
  ],
  ['lt', ordered(below => below)],
  ['le', ordered((below, same) => below || same)],
  ['gt', ordered((below, same) => !below && !same)],
  ['ge', ordered(below => !below)],
];

/** What it costs to make a text of one letter by itself. */
const PIECE = 10;

const DOCKER: readonly (readonly [string, TemplateFunction])[] = [
  [
    'json',
    { parameters: ['any'], rest: null, call: ([value = null]) => give(encode(value, false).trim()), cost: written(6) },
  ],
  [
    'split',
    {
      parameters: ['string', 'string'],
      rest: null,
      call: ([text, by]) => give(slice('[]string', textOf(text).split(textOf(by)))),
      cost: ([text, by]) => PIECE * (lengthOf(text ?? null) + lengthOf(by ?? null)),
    },
  ],
  [
    'join',
    {
      parameters: ['[]string', 'string'],
      rest: null,
      call: ([list, by]) => give(itemsOf(list).map(textOf).join(textOf(by))),
      cost: ([list, by]) => weightOf(list ?? null) + itemsOf(list).length * lengthOf(by ?? null),
    },
  ],
  ['title', stringFunction(title)],
  ['lower', stringFunction(text => text.toLowerCase())],
  ['upper', stringFunction(text => text.toUpperCase())],
  [
    'pad',
    {
      parameters: ['string', 'int', 'int'],
      rest: null,
      call: ([text, before, after]) => {
        const inner = textOf(text);
        const [left, right] = [intOf(before), intOf(after)];
        if (inner === '') return give('');
        if (left < 0 || right < 0) return refuse('strings: negative Repeat count');
        return give(' '.repeat(left) + inner + ' '.repeat(right));
      },
      cost: ([text, before, after]) => lengthOf(text ?? null) + Math.abs(intOf(before)) + Math.abs(intOf(after)),
    },
  ],
  [
    'truncate',
    {
      parameters: ['string', 'int'],
      rest: null,
      call: ([text, length]) => {
        const bytes = new TextEncoder().encode(textOf(text));
        return give(
          bytes.length < intOf(length) ? textOf(text) : new TextDecoder().decode(bytes.slice(0, intOf(length))),
        );
      },
      cost: null,
    },
  ],
];

export const FUNCTIONS: Functions = new Map([...BUILTIN, ...DOCKER]);

/** Over a table's header these leave the text as it is, so that `{{upper .Tag}}` still stands under TAG. */
export const HEADER_FUNCTIONS: Functions = new Map([
  ...BUILTIN,
  ...DOCKER,
  ...['json', 'title', 'lower', 'upper'].map(name => [name, stringFunction(text => text)] as const),
  [
    'truncate',
    {
      parameters: ['string', 'int'],
      rest: null,
      call: (values: readonly GoValue[]) => give(textOf(values[0])),
      cost: null,
    },
  ] as const,
]);

/** The names that a template may call. */
export const FUNCTION_NAMES: ReadonlySet<string> = new Set(FUNCTIONS.keys());
