import { errorOf } from '../value/errors.ts';
import { get } from '../value/members.ts';
import { bare, isCallable, isObject, type JsObject, type JsPlay, JsThrow, type JsValue } from '../value/values.ts';

/** Promises, and what is done when the script at work is through. */

interface PromiseState {
  state: 'pending' | 'fulfilled' | 'rejected';
  value: JsValue;
  /** Of a rejection: where it was thrown. */
  thrown: JsThrow | null;
  isHandled: boolean;
  readonly waiting: { readonly done: (value: JsValue) => void; readonly failed: (error: JsThrow) => void }[];
}

export function stateOf(promise: JsObject): PromiseState {
  return promise.data as PromiseState;
}

export function newPromise(play: JsPlay): JsObject {
  const data: PromiseState = { state: 'pending', value: undefined, thrown: null, isHandled: false, waiting: [] };
  return bare('promise', play.protos.promise, { data });
}

export const isPromise = (value: JsValue): value is JsObject => isObject(value) && value.tag === 'promise';

function settle(
  play: JsPlay,
  promise: JsObject,
  state: 'fulfilled' | 'rejected',
  value: JsValue,
  thrown: JsThrow | null,
): void {
  const own = stateOf(promise);
  if (own.state !== 'pending') return;
  Object.assign(own, { state, value, thrown });
  if (state === 'rejected' && !own.isHandled) play.rejected.add(promise);
  for (const each of own.waiting.splice(0)) play.micro.push(() => hand(own, each));
}

function hand(own: PromiseState, each: PromiseState['waiting'][number]): void {
  if (own.state === 'fulfilled') each.done(own.value);
  else if (own.thrown !== null) each.failed(own.thrown);
}

export function resolve(play: JsPlay, promise: JsObject, value: JsValue): void {
  if (stateOf(promise).state !== 'pending') return;
  if (value === promise) {
    reject(play, promise, new JsThrow(errorOf(play, 'TypeError', 'Chaining cycle detected for promise #<Promise>'), 0));
    return;
  }
  if (!isObject(value)) {
    settle(play, promise, 'fulfilled', value, null);
    return;
  }
  const then = value.tag === 'promise' || value.tag === 'object' ? get(play, value, 'then') : undefined;
  if (!isCallable(then)) {
    settle(play, promise, 'fulfilled', value, null);
    return;
  }
  // What can be waited for is waited for, one turn later.
  play.micro.push(() => {
    if (isPromise(value)) {
      subscribe(
        play,
        value,
        done => settle(play, promise, 'fulfilled', done, null),
        error => reject(play, promise, error),
      );
      return;
    }
    const done = bare('function', play.protos.function, {
      call: (_play, _self, [given]) => void resolve(play, promise, given),
    });
    const failed = bare('function', play.protos.function, {
      call: (_play, _self, [given]) => void reject(play, promise, new JsThrow(given, 0)),
    });
    try {
      then.call?.(play, value, [done, failed]);
    } catch (error) {
      if (!(error instanceof JsThrow)) throw error;
      reject(play, promise, error);
    }
  });
}

export function reject(play: JsPlay, promise: JsObject, error: JsThrow): void {
  settle(play, promise, 'rejected', error.value, error);
}

function subscribe(
  play: JsPlay,
  promise: JsObject,
  done: (value: JsValue) => void,
  failed: (error: JsThrow) => void,
): void {
  const own = stateOf(promise);
  own.isHandled = true;
  play.rejected.delete(promise);
  const each = { done, failed };
  if (own.state === 'pending') own.waiting.push(each);
  else play.micro.push(() => hand(own, each));
}

/** `await`: goes on with what a value comes to. */
export function afterwards(
  play: JsPlay,
  value: JsValue,
  done: (value: JsValue) => void,
  failed: (error: JsThrow) => void,
): void {
  let awaited: JsObject;
  if (isPromise(value)) awaited = value;
  else {
    awaited = newPromise(play);
    resolve(play, awaited, value);
  }
  subscribe(play, awaited, done, failed);
}

/** `.then(done, failed)` */
export function chained(play: JsPlay, promise: JsObject, done: JsValue, failed: JsValue): JsObject {
  const made = newPromise(play);
  const through = (handler: JsObject, value: JsValue): void => {
    try {
      resolve(play, made, handler.call?.(play, undefined, [value]));
    } catch (error) {
      if (!(error instanceof JsThrow)) throw error;
      reject(play, made, error);
    }
  };
  subscribe(
    play,
    promise,
    value => (isCallable(done) ? through(done, value) : resolve(play, made, value)),
    error => (isCallable(failed) ? through(failed, error.value) : reject(play, made, error)),
  );
  return made;
}
