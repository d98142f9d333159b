import { methodIn } from './lookup.ts';
import { isKind, type PyPlay, type PyValue } from './values.ts';

/** Calls a method with two underscores, where a value has it; undefined where it has none. */
export function special(play: PyPlay, value: PyValue, name: string, args: readonly PyValue[]): PyValue | undefined {
  if (isKind(value, 'instance')) {
    const own = methodIn(value.cls, name);
    return own === null || own === undefined ? undefined : play.call(own, [value, ...args]);
  }
  if (isKind(value, 'native')) {
    const own = value.names.get(name);
    return own === undefined ? undefined : play.call(own, args);
  }
  return undefined;
}
