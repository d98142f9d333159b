/** What a flag's value may be, by its type; refusals are in the words of Go's parsers. */
import { entryOf, setEntry } from '../../entry.ts';
import { quote } from '../../quote.ts';
import { parseDuration, ramInBytes } from '../format/units.ts';
import type { Flag } from './flag.ts';
import { gpusProblem } from './gpus.ts';

const TRUE = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);
const FALSE = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False']);

/** Go's strconv.ParseBool; null for anything else. */
export function parseBool(text: string): boolean | null {
  return TRUE.has(text) ? true : FALSE.has(text) ? false : null;
}

/** Go's strconv.ParseInt with base 0: `0x10`, `0b1`, `010`. */
function parseInteger(text: string): bigint | null {
  const body = text.replace(/^[+-]/, '').replaceAll('_', '');
  if (!/^(?:0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|[0-9]+)$/.test(body)) return null;
  if (/^0[0-9]+$/.test(body) && !/^0[0-7]+$/.test(body)) return null;
  const value = BigInt(/^0[0-7]+$/.test(body) ? `0o${body.slice(1)}` : body);
  return text.startsWith('-') ? -value : value;
}

function integer(text: string, call: 'ParseInt' | 'ParseUint', low: bigint, high: bigint): string | null {
  const value = call === 'ParseUint' && /^[+-]/.test(text) ? null : parseInteger(text);
  if (value === null) return `strconv.${call}: parsing ${quote(text)}: invalid syntax`;
  return value < low || value > high ? `strconv.${call}: parsing ${quote(text)}: value out of range` : null;
}

const INT = 1n << 63n;

/** What is wrong with a value, or null. */
export function problemOf(flag: Flag, text: string): string | null {
  if (flag.check !== null) {
    const wrong = flag.check(text);
    if (wrong !== null) return wrong;
  }
  switch (flag.type) {
    case 'bool':
      return parseBool(text) === null ? `strconv.ParseBool: parsing ${quote(text)}: invalid syntax` : null;
    case 'int':
      return integer(text, 'ParseInt', -INT, INT - 1n);
    case 'uint16':
      return integer(text, 'ParseUint', 0n, 65535n);
    case 'bytes': {
      if (text === '-1' && flag.long === 'memory-swap') return null;
      const size = ramInBytes(text);
      return size.ok ? null : size.error;
    }
    case 'decimal':
      if (!/^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+|[0-9]+\/[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text)) {
        return `failed to parse ${text} as a rational number`;
      }
      return /\.[0-9]{10,}$/.test(text) ? 'value is too precise' : null;
    case 'duration': {
      const duration = parseDuration(text);
      return duration.ok ? null : duration.error;
    }
    case 'filter':
      return text === '' || text.includes('=') ? null : 'bad format of filter (expected name=value)';
    case 'ulimit':
      return ulimitProblem(text);
    case 'gpu-request':
      return gpusProblem(text);
    default:
      return null;
  }
}

function ulimitProblem(text: string): string | null {
  const equals = text.indexOf('=');
  if (equals < 0) return `invalid ulimit argument: ${text}`;
  const [soft, hard, ...more] = text.slice(equals + 1).split(':');
  if (more.length > 0)
    return `too many limit value arguments - ${text.slice(equals + 1)}, can only have up to two, \`soft[:hard]\``;
  if (!ULIMITS.has(text.slice(0, equals))) return `invalid ulimit type: ${text.slice(0, equals)}`;
  for (const limit of [soft, hard]) {
    if (limit !== undefined && !/^-?[0-9]+$/.test(limit))
      return `strconv.ParseInt: parsing ${quote(limit)}: invalid syntax`;
  }
  if (hard !== undefined && Number(soft) > Number(hard) && hard !== '-1') {
    return `ulimit soft limit must be less than or equal to hard limit: ${soft} > ${hard}`;
  }
  return null;
}

const ULIMITS = new Set([
  'core',
  'cpu',
  'data',
  'fsize',
  'locks',
  'memlock',
  'msgqueue',
  'nice',
  'nofile',
  'nproc',
  'rss',
  'rtprio',
  'rttime',
  'sigpending',
  'stack',
]);

/** What the command reads of its flags. */
export interface FlagValues {
  /** Whether it was given at all. */
  given(long: string): boolean;
  on(long: string): boolean;
  text(long: string): string;
  /** Values in order; those of a `strings` flag are cut at commas. */
  list(long: string): readonly string[];
  number(long: string): number;
  /** name → values, as the Engine API takes filters. */
  filters(long: string): Readonly<Record<string, readonly string[]>>;
}

export function flagValues(flags: readonly Flag[], given: ReadonlyMap<string, readonly string[]>): FlagValues {
  const known = new Map(flags.map(one => [one.long, one]));
  const last = (long: string): string => given.get(long)?.at(-1) ?? known.get(long)?.usual ?? '';
  const list = (long: string): readonly string[] => {
    const values = given.get(long) ?? [];
    return known.get(long)?.type === 'strings' ? values.flatMap(value => value.split(',')) : values;
  };
  return {
    given: long => given.has(long),
    on: long => parseBool(last(long)) === true,
    text: last,
    list,
    number: long => {
      const text = last(long);
      switch (known.get(long)?.type) {
        case 'bytes': {
          if (text === '-1') return -1;
          const size = ramInBytes(text);
          return size.ok ? size.value : 0;
        }
        case 'duration': {
          const duration = parseDuration(text);
          return duration.ok ? Number(duration.value) : 0;
        }
        case 'decimal': {
          const [over = '0', under = '1'] = text.split('/');
          return text === '' ? 0 : Number(over) / Number(under);
        }
        default:
          return text === '' ? 0 : Number(parseInteger(text) ?? 0n);
      }
    },
    filters: long => {
      const gathered: Record<string, string[]> = {};
      for (const item of list(long)) {
        if (item === '') continue;
        const equals = item.indexOf('=');
        const name = item.slice(0, equals).trim().toLowerCase();
        const value = item.slice(equals + 1).trim();
        const values = entryOf(gathered, name) ?? [];
        if (!values.includes(value)) values.push(value);
        setEntry(gathered, name, values);
      }
      return gathered;
    },
  };
}
