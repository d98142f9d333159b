import type { PyClass, PyValue } from './values.ts';

/** What a class or one that it inherits from has under a name; null where none has it. */
export function methodIn(cls: PyClass, name: string): PyValue | null {
  for (const each of cls.mro) {
    const found = each.names.get(name);
    if (found !== undefined) return found;
  }
  return null;
}
