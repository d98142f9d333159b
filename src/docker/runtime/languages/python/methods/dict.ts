import { places } from '../value/arguments.ts';
import { nativeClass, OBJECT } from '../value/classes.ts';
import { raised, typeError } from '../value/errors.ts';
import { itemsOf } from '../value/iterate.ts';
import { keyOf } from '../value/keys.ts';
import { repr } from '../value/text.ts';
import {
  builtin,
  isKind,
  listOf,
  type PyDict,
  type PyNative,
  type PyPlay,
  type PyValue,
  tupleOf,
} from '../value/values.ts';
import type { PyMethods } from './method.ts';

/** What shows the keys, values or items of a dict, as they are when they are asked for. */
function view(self: PyDict, name: 'dict_keys' | 'dict_values' | 'dict_items', items: () => PyValue[]): PyNative {
  const list = () => listOf(items());
  return {
    kind: 'native',
    cls: VIEWS[name],
    state: self,
    names: new Map<string, PyValue>([
      ['__iter__', builtin('__iter__', () => list())],
      ['__len__', builtin('__len__', () => BigInt(self.map.size))],
      ['__repr__', builtin('__repr__', play => `${name}(${repr(play, list())})`)],
      ['__contains__', builtin('__contains__', (play, [value = null]) => contains(play, self, name, items(), value))],
    ]),
  };
}

const VIEWS = {
  dict_keys: nativeClass('dict_keys', [OBJECT]),
  dict_values: nativeClass('dict_values', [OBJECT]),
  dict_items: nativeClass('dict_items', [OBJECT]),
};

function contains(play: PyPlay, self: PyDict, name: string, items: PyValue[], value: PyValue): boolean {
  if (name === 'dict_keys') return self.map.has(keyOf(value));
  return play.call(play.builtins.get('__contains__') ?? null, [listOf(items), value]) === true;
}

/** Pairs of what a dict is made of or updated with. */
export function pairsOf(play: PyPlay, value: PyValue): [PyValue, PyValue][] {
  if (isKind(value, 'dict')) return [...value.map.values()];
  return itemsOf(play, value).map((each, at) => {
    if (typeof each !== 'string' && !isKind(each, 'list') && !isKind(each, 'tuple'))
      throw typeError(`cannot convert dictionary update sequence element #${at} to a sequence`);
    const items = itemsOf(play, each);
    if (items.length !== 2)
      throw raised('ValueError', `dictionary update sequence element #${at} has length ${items.length}; 2 is required`);
    return [items[0] as PyValue, items[1] as PyValue];
  });
}

export function setPairs(map: PyDict['map'], pairs: Iterable<readonly [PyValue, PyValue]>): void {
  for (const [key, value] of pairs) {
    const at = keyOf(key);
    map.set(at, [map.get(at)?.[0] ?? key, value]);
  }
}

export const DICT: PyMethods<PyDict> = {
  get: (_play, self, args, named) => {
    const [key = null, usual = null] = places('get', args, named, 1, 2);
    return self.map.get(keyOf(key))?.[1] ?? (self.map.has(keyOf(key)) ? null : usual);
  },
  keys: (_play, self) => view(self, 'dict_keys', () => [...self.map.values()].map(([key]) => key)),
  values: (_play, self) => view(self, 'dict_values', () => [...self.map.values()].map(([, value]) => value)),
  items: (_play, self) =>
    view(self, 'dict_items', () => [...self.map.values()].map(([key, value]) => tupleOf([key, value]))),
  pop: (_play, self, args, named) => {
    const [key = null, usual] = places('pop', args, named, 1, 2);
    const found = self.map.get(keyOf(key));
    if (found !== undefined) {
      self.map.delete(keyOf(key));
      return found[1];
    }
    if (usual === undefined) throw raised('KeyError', key);
    return usual;
  },
  popitem: (_play, self) => {
    const last = [...self.map.entries()].at(-1);
    if (last === undefined) throw raised('KeyError', 'popitem(): dictionary is empty');
    self.map.delete(last[0]);
    return tupleOf(last[1]);
  },
  setdefault: (_play, self, args, named) => {
    const [key = null, usual = null] = places('setdefault', args, named, 1, 2);
    const found = self.map.get(keyOf(key));
    if (found !== undefined) return found[1];
    self.map.set(keyOf(key), [key, usual]);
    return usual;
  },
  update: (play, self, args, named) => {
    const [more] = places('update', args, new Map(), 0, 1);
    if (more !== undefined) setPairs(self.map, pairsOf(play, more));
    setPairs(self.map, named);
    return null;
  },
  clear: (_play, self) => {
    self.map.clear();
    return null;
  },
  copy: (_play, self) => ({ ...self, map: new Map([...self.map].map(([key, pair]) => [key, [...pair]])) }),
};
