import { allowList } from '../../size.ts';
import { places, take, whole } from '../value/arguments.ts';
import { equal } from '../value/compare.ts';
import { raised } from '../value/errors.ts';
import { itemsOf } from '../value/iterate.ts';
import { sorted } from '../value/sort.ts';
import { repr } from '../value/text.ts';
import { listOf, type PyList, type PyPlay, type PyTuple, type PyValue } from '../value/values.ts';
import type { PyMethods } from './method.ts';

function indexOf(play: PyPlay, items: readonly PyValue[], value: PyValue, from: number): number {
  play.budget.make(items.length);
  return items.findIndex((each, at) => at >= from && (each === value || equal(play, each, value)));
}

export const LIST: PyMethods<PyList> = {
  append: (play, self, args, named) => {
    const [value = null] = places('list.append', args, named, 1);
    allowList(self.items.length + 1);
    play.budget.make(1);
    self.items.push(value);
    return null;
  },
  extend: (play, self, args, named) => {
    const [more = null] = places('list.extend', args, named, 1);
    const items = itemsOf(play, more);
    allowList(self.items.length + items.length);
    self.items.push(...items);
    return null;
  },
  insert: (_play, self, args, named) => {
    const [at = 0n, value = null] = places('insert', args, named, 2);
    allowList(self.items.length + 1);
    self.items.splice(whole(at), 0, value);
    return null;
  },
  pop: (_play, self, args, named) => {
    const [given = -1n] = places('pop', args, named, 0, 1);
    if (self.items.length === 0) throw raised('IndexError', 'pop from empty list');
    const at = whole(given) < 0 ? whole(given) + self.items.length : whole(given);
    if (at < 0 || at >= self.items.length) throw raised('IndexError', 'pop index out of range');
    return self.items.splice(at, 1)[0] as PyValue;
  },
  remove: (play, self, args, named) => {
    const [value = null] = places('list.remove', args, named, 1);
    const at = indexOf(play, self.items, value, 0);
    if (at < 0) throw raised('ValueError', 'list.remove(x): x not in list');
    self.items.splice(at, 1);
    return null;
  },
  index: (play, self, args, named) => {
    const [value = null, from = 0n] = places('index', args, named, 1, 2);
    const at = indexOf(play, self.items, value, whole(from));
    if (at < 0)
      throw raised(
        'ValueError',
        `${Number(play.version.split('.')[1]) >= 14 ? 'list.index(x): x not in list' : `${repr(play, value)} is not in list`}`,
      );
    return BigInt(at);
  },
  count: (play, self, args, named) => {
    const [value = null] = places('list.count', args, named, 1);
    return BigInt(self.items.filter(each => equal(play, each, value)).length);
  },
  sort: (play, self, args, named) => {
    places('sort', args, new Map(), 0);
    self.items = sorted(play, self.items, named);
    return null;
  },
  reverse: (_play, self) => {
    self.items.reverse();
    return null;
  },
  clear: (_play, self) => {
    self.items = [];
    return null;
  },
  copy: (play, self) => {
    play.budget.make(self.items.length);
    return listOf([...self.items]);
  },
};

export const TUPLE: PyMethods<PyTuple> = {
  index: (play, self, args, named) => {
    const [value = null] = take('index', args, named, ['value']);
    const at = indexOf(play, self.items, value ?? null, 0);
    if (at < 0) throw raised('ValueError', 'tuple.index(x): x not in tuple');
    return BigInt(at);
  },
  count: (play, self, args, named) => {
    const [value = null] = places('tuple.count', args, named, 1);
    return BigInt(self.items.filter(each => equal(play, each, value)).length);
  },
};
