import { newPromise, reject, resolve } from '../play/promises.ts';
import { inspect } from '../value/inspect.ts';
import { isObject, type JsObject, type JsPlay, JsThrow, native } from '../value/values.ts';
import { formatted } from './console.ts';
import { callBack, libraryObject, unmet } from './define.ts';

export function utilModule(play: JsPlay): JsObject {
  return libraryObject(play, 'util', {
    inspect: (inner, _self, [value, ...more]) =>
      more.length > 0 ? unmet('util.inspect with options') : inspect(inner, value),
    format: (inner, _self, args) => formatted(inner, args),
    isArray: (_play, _self, [value]) => isObject(value ?? null) && (value as JsObject).tag === 'array',
    promisify: (inner, _self, [fn]) =>
      native(
        inner,
        isObject(fn ?? null) ? String((fn as JsObject).props.get('name')?.value ?? '') : '',
        (here, self, args) => {
          const promise = newPromise(here);
          const done = native(here, '', (last, _this, [error, value]) => {
            if (error === null || error === undefined) resolve(last, promise, value);
            else reject(last, promise, new JsThrow(error, 0));
            return undefined;
          });
          // setTimeout has its function first.
          if (isObject(fn ?? null) && (fn as JsObject).props.get('name')?.value === 'setTimeout')
            callBack(here, fn, self, [
              native(here, '', (last, _this) => void resolve(last, promise, args[1])),
              args[0],
            ]);
          else callBack(here, fn, self, [...args, done]);
          return promise;
        },
      ),
  });
}
