import { NotSimulated } from '../../control.ts';
import { allowNested, allowText, joined } from '../../size.ts';
import { NAMES } from '../known/modules.ts';
import { utf8Text } from '../methods/text.ts';
import { take, whole } from '../value/arguments.ts';
import { className, nativeClass } from '../value/classes.ts';
import { ordered, truthy } from '../value/compare.ts';
import { exceptionClass, newError, raised, typeError } from '../value/errors.ts';
import { floatText } from '../value/floats.ts';
import {
  isKind,
  minorOf,
  type PyCall,
  type PyModule,
  type PyObject,
  type PyPlay,
  type PyValue,
  Raise,
} from '../value/values.ts';
import { dumpsFrames, loadsFrames, throughLibrary } from './frames.ts';
import { readJson } from './json-read.ts';
import { libraryPath, moduleFrom } from './module.ts';

/** How JSON is laid out. */
interface JsonLayout {
  readonly comma: string;
  readonly colon: string;
  /** What a level is indented by; null: all on one line. */
  readonly indent: string | null;
  readonly ascii: boolean;
  readonly sorted: boolean;
  readonly usual: PyValue;
  readonly skips: boolean;
}

const DECODE_ERROR = nativeClass(
  'JSONDecodeError',
  [exceptionClass('ValueError')],
  (_play, args) => newError(DECODE_ERROR, args),
  'json.decoder',
);

const OPTIONS = [
  'skipkeys',
  'ensure_ascii',
  'check_circular',
  'allow_nan',
  'cls',
  'indent',
  'separators',
  'default',
  'sort_keys',
];

function styleOf(play: PyPlay, named: ReadonlyMap<string, PyValue>): JsonLayout {
  for (const name of named.keys())
    if (!OPTIONS.includes(name)) throw typeError(`JSONEncoder.__init__() got an unexpected keyword argument '${name}'`);
  if ((named.get('cls') ?? null) !== null) throw new NotSimulated('cls= of json.dumps');
  const given = named.get('indent') ?? null;
  const indent =
    given === null ? null : typeof given === 'string' ? given : ' '.repeat(Math.min(100, Math.max(0, whole(given))));
  const separators = named.get('separators') ?? null;
  const [comma = null, colon = null] =
    isKind(separators, 'tuple') || isKind(separators, 'list') ? separators.items : [];
  return {
    comma: typeof comma === 'string' ? comma : indent === null ? ', ' : ',',
    colon: typeof colon === 'string' ? colon : ': ',
    indent,
    ascii: truthy(play, named.get('ensure_ascii') ?? true),
    sorted: truthy(play, named.get('sort_keys') ?? false),
    usual: named.get('default') ?? null,
    skips: truthy(play, named.get('skipkeys') ?? false),
  };
}

function quoted(text: string, ascii: boolean): string {
  const said = JSON.stringify(text).replaceAll('\x7f', '\x7f');
  return ascii
    ? said.replace(/[\u007f-\uffff]/g, each =>
        each === '\x7f' ? each : `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
    : said;
}

function written(play: PyPlay, value: PyValue, style: JsonLayout, within: readonly PyObject[] = []): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return value.toString();
    case 'number':
      return floatText(value).replace('inf', 'Infinity').replace('nan', 'NaN');
    case 'string':
      return quoted(value, style.ascii);
    default:
  }
  if (within.includes(value)) throw raised('ValueError', 'Circular reference detected');
  allowNested(within.length);
  play.budget.make(1);
  const inner = [...within, value];
  if (isKind(value, 'list') || isKind(value, 'tuple'))
    return enclosed(
      '[',
      value.items.map(each => written(play, each, style, inner)),
      ']',
      style,
      within.length,
    );
  if (isKind(value, 'dict')) {
    const pairs = [...value.map.values()];
    if (style.sorted) pairs.sort(([a], [b]) => (ordered(play, '<', a, b) ? -1 : ordered(play, '<', b, a) ? 1 : 0));
    const entries: string[] = [];
    for (const [key, each] of pairs) {
      const name = keyText(key, style);
      if (name !== null) entries.push(quoted(name, style.ascii) + style.colon + written(play, each, style, inner));
    }
    return enclosed('{', entries, '}', style, within.length);
  }
  if (style.usual !== null) return written(play, play.call(style.usual, [value]), style, inner);
  throw typeError(`Object of type ${className(value)} is not JSON serializable`);
}

function keyText(key: PyValue, style: JsonLayout): string | null {
  if (typeof key === 'string') return key;
  if (key === null) return 'null';
  if (typeof key === 'boolean') return key ? 'true' : 'false';
  if (typeof key === 'bigint') return key.toString();
  if (typeof key === 'number') return floatText(key);
  if (style.skips) return null;
  throw typeError(`keys must be str, int, float, bool or None, not ${className(key)}`);
}

function enclosed(open: string, parts: readonly string[], close: string, style: JsonLayout, depth: number): string {
  if (parts.length === 0) return open + close;
  if (style.indent === null) return open + joined(parts, style.comma) + close;
  const line = `\n${style.indent.repeat(depth)}`;
  const inner = line + style.indent;
  return `${open}${inner}${joined(parts, `${style.comma}${inner}`)}${line}${close}`;
}

export const dumps: PyCall = (play, args, named) => {
  if (args.length !== 1) throw new NotSimulated('json.dumps() with these arguments');
  const isPlain = [...named.keys()].length === 0 && minorOf(play) < 13;
  return throughLibrary(
    play,
    () => dumpsFrames(isPlain),
    () => written(play, args[0] as PyValue, styleOf(play, named)),
  );
};

export const loads: PyCall = (play, args, named) => {
  const [given] = take('loads', args, named, ['s'], 1);
  const text = isKind(given, 'bytes') ? utf8Text(given.data) : given;
  if (typeof text !== 'string')
    throw typeError(`the JSON object must be str, bytes or bytearray, not ${className(given as PyValue)}`);
  return loaded(play, text);
};

function loaded(play: PyPlay, text: string): PyValue {
  allowText(text.length);
  play.budget.make(text.length / 4);
  const read = readJson(text);
  if ('fault' in read) {
    const error = newError(DECODE_ERROR, [read.fault]);
    const [, message = '', line = '1', column = '1', at = '0'] =
      /^(.*): line (\d+) column (\d+) \(char (\d+)\)$/s.exec(read.fault) ?? [];
    for (const [name, value] of Object.entries({
      msg: message,
      doc: text,
      lineno: BigInt(line),
      colno: BigInt(column),
      pos: BigInt(at),
    }))
      error.names.set(name, value);
    return throughLibrary(
      play,
      isNew => loadsFrames(read.fault, isNew),
      () => {
        throw new Raise(error);
      },
    );
  }
  return read.value;
}

export function json({ version }: PyPlay): PyModule {
  return moduleFrom(
    'json',
    {
      dumps,
      loads,
      dump: (play, [value = null, file = null, ...rest], named) => {
        if (rest.length > 0) throw new NotSimulated('json.dump() with these arguments');
        const text = written(play, value, styleOf(play, named));
        play.call(play.call(play.builtins.get('getattr') ?? null, [file, 'write']), [text]);
        return null;
      },
      load: (play, args, named) => {
        const [file = null] = take('load', args, named, ['fp'], 1);
        const text = play.call(play.call(play.builtins.get('getattr') ?? null, [file, 'read']), []);
        if (isKind(text, 'bytes')) return loaded(play, utf8Text(text.data) ?? '');
        if (typeof text !== 'string') throw new NotSimulated('json.load() of this');
        return loaded(play, text);
      },
    },
    { JSONDecodeError: DECODE_ERROR },
    NAMES.json ?? '',
    libraryPath(version, 'json/__init__.py'),
  );
}
