import { places } from '../value/arguments.ts';
import { raised } from '../value/errors.ts';
import { itemsOf } from '../value/iterate.ts';
import { keyOf } from '../value/keys.ts';
import { binary } from '../value/operators.ts';
import { setItems, shake } from '../value/sets.ts';
import { isKind, type PyPlay, type PySet, type PyValue } from '../value/values.ts';
import type { PyMethodOf, PyMethods } from './method.ts';

export function setFrom(play: PyPlay, value: PyValue, frozen = false): PySet {
  const map = new Map<string, PyValue>();
  for (const each of itemsOf(play, value)) {
    const key = keyOf(each);
    if (!map.has(key)) map.set(key, each);
  }
  return { kind: 'set', frozen, map };
}

const combined =
  (operator: string): PyMethodOf<PySet> =>
  (play, self, args) => {
    let made: PyValue = { ...self, map: new Map(self.map) };
    for (const each of args) made = binary(play, operator, made, isKind(each, 'set') ? each : setFrom(play, each));
    return made;
  };

const changed =
  (operator: string): PyMethodOf<PySet> =>
  (play, self, args, named) => {
    refuseFrozen(self);
    const made = combined(operator)(play, self, args, named);
    if (!isKind(made, 'set')) return null;
    const entries = [...made.map];
    if (operator !== '|') for (const each of self.map.values()) shake(self, each);
    self.map.clear();
    for (const [key, value] of entries) self.map.set(key, value);
    return null;
  };

function refuseFrozen(self: PySet): void {
  if (self.frozen) throw raised('AttributeError', "'frozenset' object has no such attribute");
}

const related =
  (test: (self: PySet, other: PySet) => boolean): PyMethodOf<PySet> =>
  (play, self, [other = null]) =>
    test(self, isKind(other, 'set') ? other : setFrom(play, other));

const within = (a: PySet, b: PySet): boolean => [...a.map.keys()].every(each => b.map.has(each));

export const SET: PyMethods<PySet> = {
  add: (_play, self, args, named) => {
    const [value = null] = places('set.add', args, named, 1);
    const key = keyOf(value);
    if (!self.map.has(key)) self.map.set(key, value);
    return null;
  },
  remove: (_play, self, args, named) => {
    const [value = null] = places('set.remove', args, named, 1);
    if (!self.map.delete(keyOf(value))) throw raised('KeyError', value);
    shake(self, value);
    return null;
  },
  discard: (_play, self, args, named) => {
    const [value = null] = places('set.discard', args, named, 1);
    if (self.map.delete(keyOf(value))) shake(self, value);
    return null;
  },
  pop: (_play, self) => {
    const [first] = setItems(self);
    if (first === undefined) throw raised('KeyError', 'pop from an empty set');
    self.map.delete(keyOf(first));
    shake(self, first);
    return first;
  },
  clear: (_play, self) => {
    self.map.clear();
    return null;
  },
  copy: (_play, self) => ({ ...self, map: new Map(self.map) }),
  union: combined('|'),
  intersection: combined('&'),
  difference: combined('-'),
  symmetric_difference: combined('^'),
  update: changed('|'),
  intersection_update: changed('&'),
  difference_update: changed('-'),
  symmetric_difference_update: changed('^'),
  issubset: related(within),
  issuperset: related((a, b) => within(b, a)),
  isdisjoint: related((a, b) => ![...a.map.keys()].some(each => b.map.has(each))),
};

/** Methods that a frozenset lacks. */
export const CHANGES: ReadonlySet<string> = new Set(
  'add remove discard pop clear update intersection_update difference_update symmetric_difference_update'.split(' '),
);
