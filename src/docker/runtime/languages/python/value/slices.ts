import { NotSimulated } from '../../control.ts';
import { className } from './classes.ts';
import { raised, typeError } from './errors.ts';
import { rangeLength } from './iterate.ts';
import { keyOf } from './keys.ts';
import { special } from './special.ts';
import {
  bytesOf,
  isKind,
  listOf,
  type PyDict,
  type PyPlay,
  type PyRange,
  type PySlice,
  type PyValue,
  tupleOf,
} from './values.ts';

/** `of[key]` */
export function itemOf(play: PyPlay, of: PyValue, key: PyValue): PyValue {
  if (typeof of === 'string') {
    if (isKind(key, 'slice')) return textCut(of, key);
    const chars = plainText(of) ? of : [...of];
    const at = indexIn(key, chars.length, 'string', 'string');
    return chars[at] as string;
  }
  switch (
    isKind(of, 'list') || isKind(of, 'tuple') || isKind(of, 'bytes') || isKind(of, 'range') || isKind(of, 'dict')
      ? of.kind
      : ''
  ) {
    case 'dict':
      return dictItem(play, of as PyDict, key);
    case '':
      return otherItem(play, of, key);
    default:
  }
  if (isKind(of, 'list') || isKind(of, 'tuple')) {
    if (isKind(key, 'slice')) {
      const items = placesOf(key, of.items.length).map(at => of.items[at] as PyValue);
      play.budget.make(items.length);
      return of.kind === 'list' ? listOf(items) : tupleOf(items);
    }
    return of.items[indexIn(key, of.items.length, of.kind, of.kind)] as PyValue;
  }
  if (isKind(of, 'bytes')) {
    if (isKind(key, 'slice')) return bytesOf(textCut(of.data, key));
    return BigInt(of.data.charCodeAt(indexIn(key, of.data.length, 'index', 'byte')));
  }
  if (isKind(of, 'range')) {
    if (isKind(key, 'slice')) return rangeCut(play, of, key);
    const at = indexIn(key, rangeLength(of.start, of.stop, of.step), 'range object', 'range');
    return of.start + BigInt(at) * of.step;
  }
  return otherItem(play, of, key);
}

function rangeCut(play: PyPlay, of: PyRange, key: PySlice): PyValue {
  const at = placesOf(key, Math.min(rangeLength(of.start, of.stop, of.step), 1_000_000));
  play.budget.make(at.length);
  const step = of.step * BigInt((at[1] ?? 1) - (at[0] ?? 0));
  if (at.length < 2 || key.by !== null) throw new NotSimulated('this part of a range');
  return {
    kind: 'range',
    start: of.start + BigInt(at[0] ?? 0) * of.step,
    stop: of.start + BigInt((at.at(-1) ?? 0) + 1) * of.step,
    step,
  };
}

function dictItem(play: PyPlay, of: PyDict, key: PyValue): PyValue {
  const found = of.map.get(keyOf(key));
  if (found !== undefined) return found[1];
  if (of.cls?.name === 'Counter') return 0n;
  if (of.missing === undefined || of.missing === null) {
    const refuse = of.cls?.names.get('__refuse__');
    if (refuse !== undefined) play.call(refuse, [key]);
    throw raised('KeyError', key);
  }
  const made = play.call(of.missing, []);
  of.map.set(keyOf(key), [key, made]);
  return made;
}

function otherItem(play: PyPlay, of: PyValue, key: PyValue): PyValue {
  const own = special(play, of, '__getitem__', [key]);
  if (own !== undefined) return own;
  if (isKind(of, 'class')) {
    const members = of.names.get('__members__');
    if (isKind(members, 'dict')) return dictItem(play, members, key);
    if (of.make !== null || of.names.has('__class_getitem__')) return of;
    throw typeError(`type '${of.name}' is not subscriptable`);
  }
  if (isKind(of, 'builtin') && of.home === 'typing') return of;
  throw typeError(`'${className(of)}' object is not subscriptable`);
}

/** Whether each of its characters is one of the engine's. */
const plainText = (text: string): boolean => !/[\ud800-\udfff]/.test(text);

function textCut(text: string, key: PySlice): string {
  const chars = plainText(text) ? text : [...text];
  return placesOf(key, chars.length)
    .map(at => chars[at])
    .join('');
}

function indexIn(key: PyValue, length: number, said: string, kind: string): number {
  if (typeof key !== 'bigint' && typeof key !== 'boolean')
    throw typeError(
      kind === 'string'
        ? `string indices must be integers, not '${className(key)}'`
        : `${kind}${kind === 'byte' || kind === 'range' ? '' : ''} indices must be integers or slices, not ${className(key)}`,
    );
  const at = Number(key) < 0 ? Number(key) + length : Number(key);
  if (at < 0 || at >= length) throw raised('IndexError', `${said} index out of range`);
  return at;
}

/** The places that a slice of so many items names. */
function placesOf({ from, to, by }: PySlice, length: number): readonly number[] {
  const step = by === null ? 1 : sliceIndex(by);
  if (step === 0) throw raised('ValueError', 'slice step cannot be zero');
  const clamp = (value: PyValue, usual: number): number => {
    if (value === null) return usual;
    const at = sliceIndex(value);
    const inside = at < 0 ? at + length : at;
    return step > 0 ? Math.min(Math.max(inside, 0), length) : Math.min(Math.max(inside, -1), length - 1);
  };
  const start = clamp(from, step > 0 ? 0 : length - 1);
  const stop = clamp(to, step > 0 ? length : -1);
  const found: number[] = [];
  for (let at = start; step > 0 ? at < stop : at > stop; at += step) found.push(at);
  return found;
}

function sliceIndex(value: PyValue): number {
  if (typeof value === 'bigint' || typeof value === 'boolean') return Math.max(-1e15, Math.min(1e15, Number(value)));
  throw typeError('slice indices must be integers or None or have an __index__ method');
}

/** `of[key] = value` */
export function setItem(
  play: PyPlay,
  of: PyValue,
  key: PyValue,
  value: PyValue,
  spread: (value: PyValue) => PyValue[],
): void {
  if (isKind(of, 'dict')) {
    const at = keyOf(key);
    // A key that is known stays the key that it was.
    of.map.set(at, [of.map.get(at)?.[0] ?? key, value]);
    return;
  }
  if (isKind(of, 'list')) {
    if (!isKind(key, 'slice')) {
      if (typeof key !== 'bigint' && typeof key !== 'boolean')
        throw typeError(`list indices must be integers or slices, not ${className(key)}`);
      const at = Number(key) < 0 ? Number(key) + of.items.length : Number(key);
      if (at < 0 || at >= of.items.length) throw raised('IndexError', 'list assignment index out of range');
      of.items[at] = value;
      return;
    }
    const at = placesOf(key, of.items.length);
    if (key.by !== null && key.by !== 1n) {
      const items = spread(value);
      if (items.length !== at.length)
        throw raised(
          'ValueError',
          `attempt to assign sequence of size ${items.length} to extended slice of size ${at.length}`,
        );
      for (const [place, each] of at.entries()) of.items[each] = items[place] as PyValue;
      return;
    }
    const start =
      at[0] ?? Math.min(of.items.length, placesOf({ ...key, to: null }, of.items.length)[0] ?? of.items.length);
    of.items.splice(start, at.length, ...spread(value));
    return;
  }
  if (special(play, of, '__setitem__', [key, value]) !== undefined) return;
  throw typeError(`'${className(of)}' object does not support item assignment`);
}

/** `del of[key]` */
export function deleteItem(play: PyPlay, of: PyValue, key: PyValue): void {
  if (isKind(of, 'dict')) {
    if (!of.map.delete(keyOf(key))) throw raised('KeyError', key);
    return;
  }
  if (isKind(of, 'list')) {
    if (isKind(key, 'slice')) {
      const gone = new Set(placesOf(key, of.items.length));
      of.items = of.items.filter((_each, at) => !gone.has(at));
      return;
    }
    if (typeof key !== 'bigint') throw typeError(`list indices must be integers or slices, not ${className(key)}`);
    const at = Number(key) < 0 ? Number(key) + of.items.length : Number(key);
    if (at < 0 || at >= of.items.length) throw raised('IndexError', 'list assignment index out of range');
    of.items.splice(at, 1);
    return;
  }
  if (special(play, of, '__delitem__', [key]) !== undefined) return;
  throw typeError(`'${className(of)}' object doesn't support item deletion`);
}
