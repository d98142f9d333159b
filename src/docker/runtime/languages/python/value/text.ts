import { NotSimulated } from '../../control.ts';
import { allowNested, joined } from '../../size.ts';
import { className, classOf } from './classes.ts';
import { raised } from './errors.ts';
import { floatText } from './floats.ts';
import { methodIn } from './lookup.ts';
import { setItems } from './sets.ts';
import { isKind, type PyClass, type PyObject, type PyPlay, type PyValue } from './values.ts';

/** Digits of an integer that Python writes at all. */
const MOST_DIGITS = 4300;

function integerText(value: bigint): string {
  const text = value.toString();
  if (text.length > MOST_DIGITS + (value < 0n ? 1 : 0))
    throw raised(
      'ValueError',
      `Exceeds the limit (${MOST_DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
    );
  return text;
}

/** A value as `str` and `print` write it. */
export function str(play: PyPlay, value: PyValue): string {
  if (typeof value === 'string') return value;
  if (isKind(value, 'instance')) {
    const own = methodIn(value.cls, '__str__') ?? (value.error === null ? methodIn(value.cls, '__repr__') : null);
    if (own !== null) return asked(play, own, value, '__str__');
    if (value.error !== null) return errorText(play, value.error.args, classOf(value));
  }
  if (isKind(value, 'native')) {
    const own = value.names.get('__str__');
    if (own !== undefined) return String(play.call(own, []));
  }
  return repr(play, value);
}

function asked(play: PyPlay, own: PyValue, value: PyValue, name: string): string {
  const text = play.call(own, [value]);
  if (typeof text !== 'string') throw raised('TypeError', `${name} returned non-string (type ${className(text)})`);
  return text;
}

/** What an exception says: nothing, its one argument, or all of them. */
function errorText(play: PyPlay, args: readonly PyValue[], cls: PyClass): string {
  if (args.length === 0) return '';
  if (cls.mro.some(each => each.name === 'OSError') && args.length >= 2) {
    const [number, text, name] = args;
    return `[Errno ${str(play, number as PyValue)}] ${str(play, text as PyValue)}${name === undefined ? '' : `: ${repr(play, name)}`}`;
  }
  if (args.length > 1) return repr(play, { kind: 'tuple', items: args });
  const only = args[0] as PyValue;
  return cls.mro.some(each => each.name === 'KeyError') ? repr(play, only) : str(play, only);
}

/** A value as `repr` writes it; `within`: what it stands in. */
export function repr(play: PyPlay, value: PyValue, within: readonly PyObject[] = []): string {
  switch (typeof value) {
    case 'boolean':
      return value ? 'True' : 'False';
    case 'bigint':
      return integerText(value);
    case 'number':
      return floatText(value);
    case 'string':
      return quoted(value);
    default:
  }
  if (value === null) return 'None';
  allowNested(within.length);
  play.budget.make(1);
  return objectText(play, value, within);
}

function objectText(play: PyPlay, value: PyObject, within: readonly PyObject[]): string {
  const inner = [...within, value];
  const all = (items: Iterable<PyValue>): string =>
    joined(
      [...items].map(each => repr(play, each, inner)),
      ', ',
    );
  const loops = within.includes(value);
  switch (value.kind) {
    case 'list':
      return loops ? '[...]' : `[${all(value.items)}]`;
    case 'tuple': {
      if (loops) return '(...)';
      const fields = value.cls?.names.get('_fields');
      if (value.cls !== undefined && isKind(fields, 'tuple')) {
        const said = value.items.map((each, at) => `${String(fields.items[at])}=${repr(play, each, inner)}`);
        return `${value.cls.name}(${joined(said, ', ')})`;
      }
      return `(${all(value.items)}${value.items.length === 1 ? ',' : ''})`;
    }
    case 'dict': {
      if (loops) return '{...}';
      const entries = [...value.map.values()].map(
        ([key, each]) => `${repr(play, key, inner)}: ${repr(play, each, inner)}`,
      );
      const text = `{${joined(entries, ', ')}}`;
      return value.cls === undefined ? text : namedDict(play, value, text, inner);
    }
    case 'set': {
      const text = value.map.size === 0 ? '' : `{${all(setItems(value))}}`;
      return value.frozen ? `frozenset(${text})` : text === '' ? 'set()' : text;
    }
    case 'bytes':
      return bytesText(value.data);
    case 'range':
      return `range(${value.start}, ${value.stop}${value.step === 1n ? '' : `, ${value.step}`})`;
    case 'slice':
      return `slice(${repr(play, value.from)}, ${repr(play, value.to)}, ${repr(play, value.by)})`;
    case 'ellipsis':
      return 'Ellipsis';
    case 'class':
      return `<class '${value.module === 'builtins' ? '' : `${value.module}.`}${value.qualified}'>`;
    case 'builtin':
      return `<built-in function ${value.name}>`;
    case 'module':
      return value.path === ''
        ? `<module '${value.name}' (built-in)>`
        : `<module '${value.name}' from '${value.path}'>`;
    case 'instance':
      return instanceText(play, value);
    case 'native': {
      const own = value.names.get('__repr__');
      if (own !== undefined) return String(play.call(own, []));
      throw new NotSimulated(`the text of a ${value.cls.name}`);
    }
    default:
      throw new NotSimulated(`the address of a ${className(value)}`);
  }
}

function namedDict(
  play: PyPlay,
  value: PyObject & { kind: 'dict' },
  text: string,
  within: readonly PyObject[],
): string {
  const name = value.cls?.name ?? '';
  if (name === 'defaultdict') return `defaultdict(${repr(play, value.missing ?? null, within)}, ${text})`;
  if (value.map.size === 0) return `${name}()`;
  return `${name}(${text})`;
}

function instanceText(play: PyPlay, value: PyObject & { kind: 'instance' }): string {
  const own = methodIn(value.cls, '__repr__');
  if (own !== null) return asked(play, own, value, '__repr__');
  if (value.error !== null) {
    const { args } = value.error;
    return `${value.cls.name}(${joined(
      args.map(each => repr(play, each)),
      ', ',
    )})`;
  }
  throw new NotSimulated(`the address of a ${value.cls.name}`);
}

/** In double quotes where it has single ones and no double ones. */
export function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let inner = '';
  for (const char of text) inner += escaped(char, quote);
  return quote + inner + quote;
}

function escaped(char: string, quote: string): string {
  if (char === quote || char === '\\') return `\\${char}`;
  if (char === '\n') return '\\n';
  if (char === '\r') return '\\r';
  if (char === '\t') return '\\t';
  const point = char.codePointAt(0) ?? 0;
  if (point < 0x20 || (point >= 0x7f && point < 0xa1) || point === 0xad)
    return `\\x${point.toString(16).padStart(2, '0')}`;
  if (point < 0x7f || !/[\p{C}\p{Zs}\p{Zl}\p{Zp}]/u.test(char)) return char;
  return point > 0xffff ? `\\U${point.toString(16).padStart(8, '0')}` : `\\u${point.toString(16).padStart(4, '0')}`;
}

function bytesText(data: string): string {
  const quote = data.includes("'") && !data.includes('"') ? '"' : "'";
  let inner = '';
  for (const char of data) {
    const code = char.charCodeAt(0);
    if (char === quote || char === '\\' || '\n\r\t'.includes(char)) inner += escaped(char, quote);
    else inner += code < 0x20 || code > 0x7e ? `\\x${code.toString(16).padStart(2, '0')}` : char;
  }
  return `b${quote}${inner}${quote}`;
}
