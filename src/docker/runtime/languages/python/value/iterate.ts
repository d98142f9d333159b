import { NotSimulated } from '../../control.ts';
import { allowList } from '../../size.ts';
import { className } from './classes.ts';
import { raised, typeError } from './errors.ts';
import { setItems } from './sets.ts';
import { special } from './special.ts';
import { isKind, type PyIterator, type PyPlay, type PyValue, Raise } from './values.ts';

/** Goes through a value as `for` does. */
export function iterate(play: PyPlay, value: PyValue): Iterable<PyValue> {
  if (typeof value === 'string') {
    play.budget.make(value.length / 4);
    return value;
  }
  switch (isObjectKind(value)) {
    case 'list':
    case 'tuple':
    case 'bytes':
    case 'range':
    case 'dict':
    case 'set':
    case 'iterator':
      return stepsOf(play, value);
    default:
  }
  if (isKind(value, 'class') && isKind(value.names.get('__members__'), 'dict')) {
    const members = value.names.get('__members__');
    return isKind(members, 'dict') ? [...members.map.values()].map(([, each]) => each) : [];
  }
  const own = special(play, value, '__iter__', []);
  if (own !== undefined) return own === value || isKind(own, 'instance') ? nextOf(play, own) : iterate(play, own);
  if (isKind(value, 'instance') && special !== undefined && value.cls.mro.some(each => each.names.has('__getitem__')))
    throw new NotSimulated('a loop over an object with __getitem__');
  throw typeError(`'${className(value)}' object is not iterable`);
}

const isObjectKind = (value: PyValue): string =>
  typeof value === 'object' && value !== null ? value.kind : typeof value;

function* stepsOf(play: PyPlay, value: PyValue): Generator<PyValue, void> {
  if (isKind(value, 'list') || isKind(value, 'tuple')) {
    // A list may change while it is gone through.
    for (let at = 0; at < value.items.length; at++) yield value.items[at] as PyValue;
  } else if (isKind(value, 'bytes')) {
    for (const each of value.data) yield BigInt(each.charCodeAt(0));
  } else if (isKind(value, 'range')) {
    const { start, stop, step } = value;
    for (let at = start; step > 0n ? at < stop : at > stop; at += step) yield at;
  } else if (isKind(value, 'dict')) {
    const { size } = value.map;
    for (const [key] of value.map.values()) {
      yield key;
      if (value.map.size !== size) throw raised('RuntimeError', 'dictionary changed size during iteration');
    }
  } else if (isKind(value, 'set')) {
    const { size } = value.map;
    for (const each of setItems(value)) {
      yield each;
      if (value.map.size !== size) throw raised('RuntimeError', 'Set changed size during iteration');
    }
  } else if (isKind(value, 'iterator')) {
    for (let each = value.next(null); each !== undefined; each = value.next(null)) {
      play.budget.make(1);
      yield each;
    }
  }
}

function* nextOf(play: PyPlay, iterator: PyValue): Generator<PyValue, void> {
  for (;;) {
    let each: PyValue | undefined;
    try {
      each = special(play, iterator, '__next__', []);
    } catch (error) {
      if (error instanceof Raise && error.value.cls.name === 'StopIteration') return;
      throw error;
    }
    if (each === undefined) throw typeError(`iter() returned non-iterator of type '${className(iterator)}'`);
    yield each;
  }
}

/** All that a loop over a value would go through. */
export function itemsOf(play: PyPlay, value: PyValue): PyValue[] {
  if (isKind(value, 'list') || isKind(value, 'tuple')) {
    play.budget.make(value.items.length);
    return [...value.items];
  }
  if (isKind(value, 'range')) allowList(rangeLength(value.start, value.stop, value.step));
  const items: PyValue[] = [];
  for (const each of iterate(play, value)) {
    items.push(each);
    allowList(items.length);
    play.budget.make(1);
  }
  return items;
}

export function rangeLength(start: bigint, stop: bigint, step: bigint): number {
  const length = step > 0n ? (stop - start + step - 1n) / step : (start - stop - step - 1n) / -step;
  return length > 0n ? Number(length) : 0;
}

/** An iterator of Python over what the engine goes through. */
export function iteratorOf(items: Iterable<PyValue>, name: string): PyIterator {
  const steps = items[Symbol.iterator]();
  return {
    kind: 'iterator',
    name,
    next: () => {
      const { done, value } = steps.next();
      return done === true ? undefined : value;
    },
  };
}

/** `iter(value)` */
export function iteratorFrom(play: PyPlay, value: PyValue): PyValue {
  if (isKind(value, 'iterator')) return value;
  const own = special(play, value, '__iter__', []);
  if (own !== undefined) return own;
  const kind = isObjectKind(value);
  const name =
    {
      string: 'str_ascii_iterator',
      dict: 'dict_keyiterator',
      bytes: 'bytes_iterator',
      range: 'range_iterator',
      list: 'list_iterator',
      tuple: 'tuple_iterator',
      set: 'set_iterator',
    }[kind] ?? 'iterator';
  return iteratorOf(iterate(play, value), name);
}
