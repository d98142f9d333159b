import { itemsOf } from '../play/iterate.ts';
import { text } from '../value/convert.ts';
import { typeError } from '../value/errors.ts';

import { get, has, keysOf, set } from '../value/members.ts';
import {
  arrayOf,
  bare,
  isObject,
  type JsObject,
  type JsPlay,
  type JsValue,
  native,
  objectOf,
  prop,
} from '../value/values.ts';
import { addMethods, callBack, libraryClass, unmet } from './define.ts';

/** Object, and what every object and function has. */

export function objectClass(play: JsPlay): JsObject {
  const { object: proto, function: fn } = play.protos;
  addMethods(play, proto, {
    hasOwnProperty: (inner: JsPlay, self: JsValue, [name]: readonly JsValue[]) =>
      isObject(self) && has(self, text(inner, name)),
    isPrototypeOf: (_play: JsPlay, self: JsValue, [value]: readonly JsValue[]) => {
      for (let at = isObject(value ?? null) ? (value as JsObject).proto : null; at !== null; at = at.proto)
        if (at === self) return true;
      return false;
    },
    toString: (_play: JsPlay, self: JsValue) => {
      if (self === undefined) return '[object Undefined]';
      if (self === null) return '[object Null]';
      if (!isObject(self)) return `[object ${(typeof self)[0]?.toUpperCase()}${(typeof self).slice(1)}]`;
      if (self.tag === 'generator') return unmet('the name of an iterator');
      const said = {
        array: 'Array',
        function: 'Function',
        error: 'Error',
        date: 'Date',
        regexp: 'RegExp',
        map: 'Map',
        set: 'Set',
        promise: 'Promise',
      };
      return `[object ${(said as Record<string, string>)[self.tag] ?? 'Object'}]`;
    },
    toLocaleString: (inner: JsPlay, self: JsValue) => text(inner, self),
    valueOf: (_play: JsPlay, self: JsValue) => self,
  });
  play.labels.set(proto, 'of object');
  play.labels.set(fn, 'of fn');
  addMethods(play, fn, {
    call: (inner, self, [this_, ...args]) => callBack(inner, self, this_, args),
    apply: (inner, self, [this_, list]) =>
      callBack(inner, self, this_, list === undefined || list === null ? [] : itemsOf(inner, list, 'args')),
    bind: (inner, self, [this_, ...first]) => {
      const name = isObject(self) ? String(self.props.get('name')?.value ?? '') : '';
      return native(inner, `bound ${name}`, (here, _this, args) => callBack(here, self, this_, [...first, ...args]));
    },
    toString: () => unmet('the source of a function'),
  });
  const cls = libraryClass(
    play,
    'Object',
    proto,
    (inner, [value]) => (isObject(value ?? null) ? (value as JsObject) : objectOf(inner)),
    (inner, _self, [value]) => (isObject(value ?? null) ? (value as JsObject) : objectOf(inner)),
  );
  addMethods(play, cls, {
    keys: (inner, _self, [of]) => arrayOf(inner, keysOf(asked(inner, of))),
    values: (inner, _self, [of]) =>
      arrayOf(
        inner,
        keysOf(asked(inner, of)).map(key => get(inner, of, key)),
      ),
    entries: (inner, _self, [of]) =>
      arrayOf(
        inner,
        keysOf(asked(inner, of)).map(key => arrayOf(inner, [key, get(inner, of, key)])),
      ),
    assign: (inner, _self, [to, ...from]) => {
      for (const each of from) for (const key of keysOf(each)) set(inner, to, key, get(inner, each, key));
      return to;
    },
    freeze: (_play, _self, [of]) => {
      if (isObject(of ?? null)) (of as JsObject).frozen = true;
      return of;
    },
    isFrozen: (_play, _self, [of]) => !isObject(of ?? null) || (of as JsObject).frozen,
    fromEntries: (inner, _self, [pairs]) => {
      const made = objectOf(inner);
      for (const each of itemsOf(inner, pairs, 'undefined'))
        made.props.set(text(inner, get(inner, each, '0')), prop(get(inner, each, '1')));
      return made;
    },
    getPrototypeOf: (_play, _self, [of]) =>
      isObject(of ?? null) ? (of as JsObject).proto : unmet('Object.getPrototypeOf of this'),
    setPrototypeOf: (_play, _self, [of, proto_]) => {
      if (!isObject(of ?? null)) return of;
      (of as JsObject).proto = isObject(proto_ ?? null) ? (proto_ as JsObject) : null;
      return of;
    },
    create: (_play, _self, [proto_, more]) => {
      if (more !== undefined) return unmet('Object.create with properties');
      return bare('object', isObject(proto_ ?? null) ? (proto_ as JsObject) : null);
    },
    getOwnPropertyNames: (inner, _self, [of]) =>
      isObject(of ?? null) && (of as JsObject).tag !== 'array'
        ? arrayOf(
            inner,
            [...(of as JsObject).props.keys()].filter(key => !key.startsWith('#')),
          )
        : unmet('Object.getOwnPropertyNames of this'),
    hasOwn: (inner, _self, [of, name]) => isObject(of ?? null) && has(of as JsObject, text(inner, name)),
    is: (_play, _self, [a, b]) => Object.is(a, b),
    defineProperty: (inner, _self, [of, name, given]) => {
      if (!isObject(of ?? null) || !isObject(given ?? null)) return unmet('this Object.defineProperty');
      const [getter, setter] = ['get', 'set'].map(key => get(inner, given, key));
      const shown = get(inner, given, 'enumerable') === true;
      if (get(inner, given, 'writable') !== true && getter === undefined)
        return unmet('a property that cannot be written');
      (of as JsObject).props.set(text(inner, name), {
        value: get(inner, given, 'value'),
        shown,
        get: isObject(getter ?? null) ? (getter as JsObject) : null,
        set: isObject(setter ?? null) ? (setter as JsObject) : null,
      });
      return of;
    },
  });
  return cls;
}

function asked(play: JsPlay, of: JsValue): JsValue {
  if (of === undefined || of === null) throw typeError(play, 'Cannot convert undefined or null to object');
  return of;
}
