import { itemsOf } from '../play/iterate.ts';
import { get } from '../value/members.ts';
import { arrayOf, bare, isObject, type JsObject, type JsPlay, type JsValue } from '../value/values.ts';
import { iteratorOf } from './arrays.ts';
import { addMethods, callBack, libraryClass, unmet } from './define.ts';

/** Map and Set. */

type HeldValues = Map<JsValue, readonly [JsValue, JsValue]>;

const keyOf = (value: JsValue): JsValue => (Object.is(value, -0) ? 0 : value);

function heldIn(self: JsValue, tag: 'map' | 'set'): HeldValues {
  return isObject(self) && self.tag === tag ? (self.data as HeldValues) : unmet(`a method of ${tag}s for what is none`);
}

export function mapClass(play: JsPlay): JsObject {
  const proto = play.protos.map;
  play.labels.set(proto, 'of map');
  const held = (self: JsValue): HeldValues => heldIn(self, 'map');
  addMethods(play, proto, {
    get: (_play, self, [key]) => held(self).get(keyOf(key))?.[1],
    set: (inner, self, [key, value]) => {
      held(self).set(keyOf(key), [keyOf(key), value]);
      inner.budget.make(2);
      return self;
    },
    has: (_play, self, [key]) => held(self).has(keyOf(key)),
    delete: (_play, self, [key]) => held(self).delete(keyOf(key)),
    clear: (_play, self) => void held(self).clear(),
    keys: (inner, self) => iteratorOf(inner, [...held(self).keys()]),
    values: (inner, self) =>
      iteratorOf(
        inner,
        [...held(self).values()].map(([, value]) => value),
      ),
    entries: (inner, self) =>
      iteratorOf(
        inner,
        [...held(self).values()].map(pair => arrayOf(inner, [...pair])),
      ),
    forEach: (inner, self, [fn]) => {
      for (const [key, value] of held(self).values()) callBack(inner, fn, undefined, [value, key, self]);
      return undefined;
    },
  });
  return libraryClass(play, 'Map', proto, (inner, [pairs], wanted) => {
    const data: HeldValues = new Map();
    if (pairs !== undefined && pairs !== null)
      for (const each of itemsOf(inner, pairs, 'object')) {
        const key = keyOf(get(inner, each, '0'));
        data.set(key, [key, get(inner, each, '1')]);
      }
    return bare('map', wanted, { data });
  });
}

export function setClass(play: JsPlay): JsObject {
  const proto = play.protos.set;
  play.labels.set(proto, 'of set');
  const held = (self: JsValue): HeldValues => heldIn(self, 'set');
  addMethods(play, proto, {
    add: (inner, self, [key]) => {
      held(self).set(keyOf(key), [keyOf(key), keyOf(key)]);
      inner.budget.make(1);
      return self;
    },
    has: (_play, self, [key]) => held(self).has(keyOf(key)),
    delete: (_play, self, [key]) => held(self).delete(keyOf(key)),
    clear: (_play, self) => void held(self).clear(),
    values: (inner, self) => iteratorOf(inner, [...held(self).keys()]),
    keys: (inner, self) => iteratorOf(inner, [...held(self).keys()]),
    entries: (inner, self) =>
      iteratorOf(
        inner,
        [...held(self).values()].map(pair => arrayOf(inner, [...pair])),
      ),
    forEach: (inner, self, [fn]) => {
      for (const key of [...held(self).keys()]) callBack(inner, fn, undefined, [key, key, self]);
      return undefined;
    },
  });
  return libraryClass(play, 'Set', proto, (inner, [items], wanted) => {
    const data: HeldValues = new Map();
    if (items !== undefined && items !== null)
      for (const each of itemsOf(inner, items, 'object')) data.set(keyOf(each), [keyOf(each), keyOf(each)]);
    return bare('set', wanted, { data });
  });
}
