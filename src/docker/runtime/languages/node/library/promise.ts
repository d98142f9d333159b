import { itemsOf } from '../play/iterate.ts';
import { afterwards, chained, newPromise, reject, resolve } from '../play/promises.ts';
import { typeError } from '../value/errors.ts';
import { inspect } from '../value/inspect.ts';
import {
  arrayOf,
  isCallable,
  isObject,
  type JsObject,
  type JsPlay,
  JsThrow,
  type JsValue,
  native,
  objectOf,
} from '../value/values.ts';
import { addMethods, callBack, libraryClass, unmet } from './define.ts';

/** Promise. */

const own = (self: JsValue): JsObject =>
  isObject(self) && self.tag === 'promise' ? self : unmet('a method of promises for what is none');

/** A name under which nothing of this file itself may wait. */
const THEN = 'then';

export function promiseClass(play: JsPlay): JsObject {
  const proto = play.protos.promise;
  play.labels.set(proto, 'of promise');
  addMethods(play, proto, {
    [THEN]: (inner, self, [done, failed]) => chained(inner, own(self), done, failed),
    catch: (inner, self, [failed]) => chained(inner, own(self), undefined, failed),
    finally: (inner, self, [done]) =>
      chained(
        inner,
        own(self),
        native(inner, '', (here, _this, [value]) => after(here, callBack(here, done, undefined, []), () => value)),
        native(inner, '', (here, _this, [error]) =>
          after(here, callBack(here, done, undefined, []), () => {
            throw new JsThrow(error, 0);
          }),
        ),
      ),
  });
  const cls = libraryClass(play, 'Promise', proto, (inner, [work]) => {
    if (!isCallable(work)) throw typeError(inner, `Promise resolver ${inspect(inner, work)} is not a function`);
    const promise = newPromise(inner);
    const depth = inner.frames.length;
    inner.frames.push({ name: '', code: { path: 'new Promise (<anonymous>)', source: '' }, at: 0 });
    try {
      callBack(inner, work, undefined, [
        native(inner, '', (here, _self, [value]) => void resolve(here, promise, value)),
        native(inner, '', (here, _self, [error]) => void reject(here, promise, new JsThrow(error, 0))),
      ]);
    } catch (error) {
      if (!(error instanceof JsThrow)) throw error;
      reject(inner, promise, error);
    } finally {
      inner.frames.length = depth;
    }
    return promise;
  });
  addMethods(play, cls, {
    resolve: (inner, _self, [value]) => {
      if (isObject(value ?? null) && (value as JsObject).tag === 'promise') return value;
      const promise = newPromise(inner);
      resolve(inner, promise, value);
      return promise;
    },
    reject: (inner, _self, [error]) => {
      const promise = newPromise(inner);
      reject(inner, promise, new JsThrow(error, 0));
      return promise;
    },
    all: (inner, _self, [all]) =>
      together(inner, all, (list, promise, { give }) => ({
        done: (at, value) => give(at, value, () => resolve(inner, promise, arrayOf(inner, list))),
        failed: (_at, error) => reject(inner, promise, error),
      })),
    allSettled: (inner, _self, [all]) =>
      together(inner, all, (list, promise, { give }) => {
        const end = (): void => resolve(inner, promise, arrayOf(inner, list));
        return {
          done: (at, value) => give(at, objectOf(inner, { status: 'fulfilled', value }), end),
          failed: (at, error) => give(at, objectOf(inner, { status: 'rejected', reason: error.value }), end),
        };
      }),
    race: (inner, _self, [all]) =>
      together(
        inner,
        all,
        (_list, promise) => ({
          done: (_at, value) => resolve(inner, promise, value),
          failed: (_at, error) => reject(inner, promise, error),
        }),
        true,
      ),
  });
  return cls;
}

function after(play: JsPlay, value: JsValue, then: () => JsValue): JsValue {
  const promise = newPromise(play);
  resolve(play, promise, value);
  return chained(
    play,
    promise,
    native(play, '', () => then()),
    undefined,
  );
}

interface Gathering {
  readonly give: (at: number, value: JsValue, end: () => void) => void;
}

interface Gatherer {
  readonly done: (at: number, value: JsValue) => void;
  readonly failed: (at: number, error: JsThrow) => void;
}

/** Promises that are waited for together. */
function together(
  play: JsPlay,
  all: JsValue,
  how: (list: JsValue[], promise: JsObject, gathering: Gathering) => Gatherer,
  isRace = false,
): JsObject {
  const promise = newPromise(play);
  const given = itemsOf(play, all, 'object');
  const list: JsValue[] = given.map(() => undefined);
  let left = given.length;
  const gatherer = how(list, promise, {
    give: (at, value, end) => {
      list[at] = value;
      if (--left === 0) end();
    },
  });
  if (given.length === 0 && !isRace) resolve(play, promise, arrayOf(play, []));
  for (const [at, each] of given.entries())
    afterwards(
      play,
      each,
      value => gatherer.done(at, value),
      error => gatherer.failed(at, error),
    );
  return promise;
}
