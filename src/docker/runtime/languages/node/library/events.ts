import { thrown } from '../value/errors.ts';
import { bare, isObject, type JsObject, type JsPlay, JsThrow, type JsValue } from '../value/values.ts';
import { addMethods, callBack, type JsMethods, libraryClass, unmet } from './define.ts';

/** EventEmitter. */

interface EmitterListener {
  readonly fn: JsValue;
  readonly isOnce: boolean;
}

const listeners = new WeakMap<JsObject, Map<JsValue, EmitterListener[]>>();

function heldBy(self: JsValue): Map<JsValue, EmitterListener[]> {
  if (!isObject(self)) return unmet('a method of emitters for what is none');
  const known = listeners.get(self) ?? new Map<JsValue, EmitterListener[]>();
  listeners.set(self, known);
  return known;
}

function listen(self: JsValue, name: JsValue, fn: JsValue, isOnce: boolean): JsValue {
  const held = heldBy(self);
  held.set(name, [...(held.get(name) ?? []), { fn, isOnce }]);
  return self;
}

/** Calls who listens; whether there was anybody. */
export function emit(play: JsPlay, self: JsValue, name: JsValue, args: readonly JsValue[]): boolean {
  const held = heldBy(self);
  const all = held.get(name) ?? [];
  for (const { fn, isOnce } of all) {
    if (isOnce)
      held.set(
        name,
        (held.get(name) ?? []).filter(each => each.fn !== fn),
      );
    callBack(play, fn, self, args);
  }
  return all.length > 0;
}

export const EMITTER: JsMethods = {
  on: (_play, self, [name, fn]) => listen(self, name, fn, false),
  addListener: (_play, self, [name, fn]) => listen(self, name, fn, false),
  once: (_play, self, [name, fn]) => listen(self, name, fn, true),
  emit: (play, self, [name, ...args]) => {
    const wasHeard = emit(play, self, name, args);
    if (!wasHeard && name === 'error') {
      const [error] = args;
      throw isObject(error ?? null) ? new JsThrow(error, 0) : thrown(play, 'Error', 'Unhandled error.');
    }
    return wasHeard;
  },
  off: (_play, self, [name, fn]) => without(self, name, fn),
  removeListener: (_play, self, [name, fn]) => without(self, name, fn),
  removeAllListeners: (_play, self, [name]) => {
    if (name === undefined) heldBy(self).clear();
    else heldBy(self).delete(name);
    return self;
  },
  listenerCount: (_play, self, [name]) => heldBy(self).get(name)?.length ?? 0,
};

function without(self: JsValue, name: JsValue, fn: JsValue): JsValue {
  const held = heldBy(self);
  const all = held.get(name) ?? [];
  const at = all.findLastIndex(each => each.fn === fn);
  held.set(
    name,
    all.filter((_each, place) => place !== at),
  );
  return self;
}

export function eventsModule(play: JsPlay): JsObject {
  const proto = bare('object', play.protos.object);
  addMethods(play, proto, EMITTER);
  play.labels.set(proto, 'of emitter');
  const cls = libraryClass(play, 'EventEmitter', proto, (_inner, _args, wanted) => bare('object', wanted));
  cls.props.set('EventEmitter', { value: cls, get: null, set: null, shown: false });
  play.labels.set(cls, 'events');
  return cls;
}
