/** Names that are empty: the client's library refuses them before anything is asked. As moby/client does since 28.0 (`trimID`). */
import { type Engine, refuse } from '../engine/index.ts';

/** Calls whose first argument is the name of what they are about. */
const NAMED = /^(?:(container|network|volume)(?!Create|List|Prune)|execCreate|putContainerArchive)/;

/** The same engine, but for calls that name nothing. */
export function refusingEmptyNames(engine: Engine): Engine {
  return new Proxy(engine, {
    get: (target, key, receiver) => {
      const call: unknown = Reflect.get(target, key, receiver);
      const object = typeof key === 'string' ? NAMED.exec(key) : null;
      if (object === null || typeof call !== 'function') return call;
      const kind = object[1] ?? 'container';
      return (...given: readonly unknown[]): unknown =>
        typeof given[0] === 'string' && given[0].trim() === ''
          ? Promise.resolve(refuse('unasked', `invalid ${kind} name or ID: value is empty`))
          : Reflect.apply(call, target, given);
    },
  });
}
