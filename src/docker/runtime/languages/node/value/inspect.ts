import { NotSimulated } from '../../control.ts';
import { allowNested, joined } from '../../size.ts';
import { keysOf } from './members.ts';
import { isObject, type JsObject, type JsPlay, type JsValue } from './values.ts';

/** A value as console.log shows it, as util.inspect of Node.js lays it out. */

const MOST_ITEMS = 100;
const MOST_DEPTH = 2;
const WIDTH = 80;
/** Levels that stand on one line. */
const LEVELS = 3;

/** How deep the value lies that was shown last. */
interface Showing {
  readonly play: JsPlay;
  depth: number;
}

export function inspect(play: JsPlay, value: JsValue): string {
  return shown({ play, depth: 0 }, value, [], 0);
}

function quotedJs(value: string): string {
  const quote = !value.includes("'")
    ? "'"
    : !value.includes('"')
      ? '"'
      : value.includes('`') || value.includes('${')
        ? "'"
        : '`';
  const inner = value.replace(
    /[\\\n\t\r\b\f\v]/g,
    each =>
      ({ '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r', '\b': '\\b', '\f': '\\f', '\v': '\\v' })[each] ?? each,
  );
  const plain = [...inner].map(each => (isControl(each) ? hexadecimal(each) : each)).join('');
  return quote + (quote === "'" ? plain.replaceAll("'", "\\'") : plain) + quote;
}

function isControl(char: string): boolean {
  const code = char.charCodeAt(0);
  return char.length === 1 && (code < 32 || (code >= 127 && code < 160));
}

const hexadecimal = (char: string): string => `\\x${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

const keyText = (key: string): string => (/^[a-zA-Z_][\w]*$/.test(key) ? key : quotedJs(key));

function primitiveText(value: Exclude<JsValue, JsObject>): string {
  if (typeof value === 'string') return quotedJs(value);
  if (typeof value === 'bigint') return `${value}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}

/** `indent`: columns in which it stands. */
function shown(showing: Showing, value: JsValue, within: readonly JsObject[], indent: number): string {
  if (!isObject(value)) {
    if (typeof value === 'string' && value.length > 10_000)
      throw new NotSimulated('a text this long within another value');
    return primitiveText(value);
  }
  if (within.includes(value)) throw new NotSimulated('an object that holds itself, as it is shown,');
  allowNested(within.length);
  showing.play.budget.make(1);
  const name = className(value);
  if (value.tag === 'promise' || value.tag === 'generator' || value.tag === 'module')
    throw new NotSimulated(`a ${value.tag} as it is shown`);
  // What is labelled has more members than are here.
  const label = showing.play.labels.get(value);
  if (label !== undefined && value.tag !== 'function')
    throw new NotSimulated(`${label === 'of buffer' ? 'a buffer' : 'an object of Node.js itself'} as it is shown`);
  const keys = keysOf(value).filter(key =>
    value.tag === 'error' ? isNews(value, key) : value.tag !== 'array' || !/^\d+$/.test(key),
  );
  const base = baseOf(value, keys.length);
  if (base !== null && keys.length === 0)
    return value.tag === 'error' ? base.replaceAll('\n', `\n${' '.repeat(indent)}`) : base;
  const isEmpty = keys.length === 0 && sizeOf(value) === 0;
  if (within.length > MOST_DEPTH && !isEmpty)
    return value.tag === 'array' ? '[Array]' : `[${name === '' ? 'Object: null prototype' : name}]`;
  if (!isEmpty) showing.depth = within.length;
  const inner = [...within, value];
  const parts = entriesOf(showing, value, inner, indent);
  for (const key of keys) parts.push(memberText(showing, value, key, inner, indent));
  const [open, close] = value.tag === 'array' ? ['[', ']'] : ['{', '}'];
  const head = headOf(value, name, base);
  if (parts.length === 0) return head + open + close;
  const isShort = showing.depth - within.length < LEVELS;
  if (base !== null) return withBase(base.replaceAll('\n', `\n${' '.repeat(indent)}`), parts, indent);
  return laidOut(
    value.tag === 'array' ? grouped(parts, value, indent) : parts,
    parts.length,
    head + open,
    close,
    indent,
    isShort,
  );
}

/** What is shown in front of members. */
function withBase(base: string, parts: readonly string[], indent: number): string {
  const total = parts.reduce((sum, each) => sum + each.length, 0) + 2 * parts.length + indent + 1 + base.length + 10;
  if (total <= WIDTH && !base.includes('\n') && !parts.some(each => each.includes('\n')))
    return `${base} { ${joined(parts, ', ')} }`;
  const line = `\n${' '.repeat(indent)}`;
  return `${base} {${line}  ${joined(parts, `,${line}  `)}${line}}`;
}

/** How many things a list or a collection holds; 0 for others. */
function sizeOf(value: JsObject): number {
  if (value.tag === 'array') return value.items.length;
  return value.tag === 'map' || value.tag === 'set' ? (value.data as Map<unknown, unknown>).size : 0;
}

/** What an error says in its stack already is not shown again. */
function isNews(value: JsObject, key: string): boolean {
  if (!['name', 'message', 'stack'].includes(key)) return true;
  const said = value.props.get(key)?.value;
  return !(typeof said === 'string' && stackIn(value).includes(said));
}

function stackIn(value: JsObject): string {
  const found = value.props.get('stack');
  if (typeof found?.value !== 'string') throw new NotSimulated('the stack of an error that was thrown here');
  return found.value;
}

/** Its stack, under the name that it has now; in brackets where it stands nowhere. */
function errorText(value: JsObject): string {
  if (value.props.has('cause')) throw new NotSimulated('an error with a cause, as it is shown,');
  const stack = stackIn(value);
  let name = '';
  for (let at: JsObject | null = value; at !== null && name === ''; at = at.proto)
    name = String(at.props.get('name')?.value ?? '');
  const own = className(value);
  const isPlain = name.endsWith('Error') && stack.startsWith(name) && /^(?::|\n|$)/.test(stack.slice(name.length));
  // Of a class whose own name says nothing of that one both are told.
  const wanted =
    isPlain && !own.includes(name) && own !== '' ? `${own} [${name}]` : name === 'Error' && own !== '' ? own : name;
  const end = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) ?? /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
  const head = end?.[1] ?? '';
  const isNamed = stack.slice(0, stack.indexOf('\n') < 0 ? undefined : stack.indexOf('\n')).includes(wanted);
  const shownStack = isNamed || head === '' ? stack : wanted + stack.slice(head.length);
  return /\n {4}at /.test(shownStack) ? shownStack : `[${shownStack}]`;
}

function headOf(value: JsObject, name: string, base: string | null): string {
  if (base !== null) return '';
  if (value.tag === 'map') return `Map(${(value.data as Map<unknown, unknown>).size}) `;
  if (value.tag === 'set') return `Set(${(value.data as Map<unknown, unknown>).size}) `;
  if (value.tag === 'array') return name === 'Array' ? '' : `${name}(${value.items.length}) `;
  return name === 'Object' ? '' : name === '' ? '[Object: null prototype] ' : `${name} `;
}

function className(value: JsObject): string {
  for (let at = value.proto; at !== null; at = at.proto) {
    const cls = at.props.get('constructor')?.value;
    if (isObject(cls ?? null)) return String((cls as JsObject).props.get('name')?.value ?? '');
  }
  return '';
}

/** What is shown in place of its members; null where they are what counts. */
function baseOf(value: JsObject, keys: number): string | null {
  switch (value.tag) {
    case 'function': {
      const said = String(value.props.get('name')?.value ?? '');
      const kind = value.data === 'class' ? 'class' : ((value.data as { said?: string } | null)?.said ?? 'Function');
      if (kind === 'class') {
        const parent = value.proto?.props.get('name')?.value;
        const text = `[class ${said === '' ? '(anonymous)' : said}${parent === undefined || parent === '' ? '' : ` extends ${String(parent)}`}]`;
        if (keys > 0) throw new NotSimulated('a class with members, as it is shown,');
        return text;
      }
      if (keys > 0) throw new NotSimulated('a function with members, as it is shown,');
      return said === '' ? `[${kind} (anonymous)]` : `[${kind}: ${said}]`;
    }
    case 'error':
      return errorText(value);
    case 'regexp':
      return String(value.data);
    case 'date': {
      const time = value.data as number;
      return Number.isNaN(time) ? 'Invalid Date' : new Date(time).toISOString();
    }
    default:
      return null;
  }
}

function entriesOf(showing: Showing, value: JsObject, inner: readonly JsObject[], indent: number): string[] {
  if (value.tag === 'array') {
    const found = value.items.slice(0, MOST_ITEMS).map(each => shown(showing, each, inner, indent + 2));
    const more = value.items.length - MOST_ITEMS;
    if (more > 0) found.push(`... ${more} more item${more === 1 ? '' : 's'}`);
    return found;
  }
  if (value.tag === 'map' || value.tag === 'set') {
    const pairs = [...(value.data as Map<unknown, readonly [JsValue, JsValue]>).values()];
    if (pairs.length > MOST_ITEMS) throw new NotSimulated('a collection this large, as it is shown,');
    return pairs.map(([key, each]) =>
      value.tag === 'set'
        ? shown(showing, key, inner, indent + 2)
        : `${shown(showing, key, inner, indent + 2)} => ${shown(showing, each, inner, indent + 2)}`,
    );
  }
  return [];
}

function memberText(
  showing: Showing,
  value: JsObject,
  key: string,
  inner: readonly JsObject[],
  indent: number,
): string {
  const found = value.props.get(key);
  if (found?.get !== null && found !== undefined)
    return `${keyText(key)}: ${found.set === null ? '[Getter]' : '[Getter/Setter]'}`;
  if (found?.set !== null && found !== undefined) return `${keyText(key)}: [Setter]`;
  return `${keyText(key)}: ${shown(showing, found?.value, inner, indent + 2)}`;
}

/** Lists of more than six short items stand in columns, as Node.js groups them. */
function grouped(parts: string[], value: JsObject, indent: number): string[] {
  const length = Math.min(parts.length, MOST_ITEMS);
  if (parts.length <= 6) return parts;
  const lengths = parts.slice(0, length).map(each => each.length);
  const total = lengths.reduce((sum, each) => sum + each + 2, 0);
  const longest = Math.max(...lengths) + 2;
  if (longest * 3 + indent >= WIDTH || (total / longest <= 5 && longest - 2 > 6)) return parts;
  const biased = Math.max(longest - 3 - Math.sqrt(longest - total / parts.length), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * biased * length) / biased),
    Math.floor((WIDTH - indent) / longest),
    LEVELS * 4,
    15,
  );
  if (columns <= 1) return parts;
  const widths = Array.from(
    { length: columns },
    (_each, at) => Math.max(0, ...lengths.filter((_length, place) => place % columns === at)) + 2,
  );
  const isNumbers = value.items
    .slice(0, parts.length)
    .every(each => typeof each === 'number' || typeof each === 'bigint');
  const rows: string[] = [];
  for (let at = 0; at < length; at += columns) {
    const last = Math.min(at + columns, length) - 1;
    let row = '';
    for (let each = at; each < last; each++) {
      const cell = `${parts[each]}, `;
      row += isNumbers ? cell.padStart(widths[each - at] ?? 0) : cell.padEnd(widths[each - at] ?? 0);
    }
    const end = parts[last] ?? '';
    rows.push(row + (isNumbers ? end.padStart((widths[last - at] ?? 2) - 2) : end));
  }
  if (parts.length > length) rows.push(parts[length] ?? '');
  return rows;
}

/** `isShort`: what stands within is no deeper than what is put on one line. */
function laidOut(
  parts: readonly string[],
  entries: number,
  open: string,
  close: string,
  indent: number,
  isShort: boolean,
): string {
  if (isShort && entries === parts.length) {
    const start = parts.length + indent + open.length + 10;
    const total = parts.reduce((sum, each) => sum + each.length, 0) + parts.length + start;
    if (total <= WIDTH && !parts.some(each => each.includes('\n'))) return `${open} ${joined(parts, ', ')} ${close}`;
  }
  const line = `\n${' '.repeat(indent)}`;
  return `${open}${line}  ${joined(parts, `,${line}  `)}${line}${close}`;
}
