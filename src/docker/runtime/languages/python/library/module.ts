import { builtin, type PyCall, type PyModule, type PyValue } from '../value/values.ts';

/** Where Python's own modules lie. */
export const LIB = '/usr/local/lib';

/** A module of the library. `beyond`: names that the real one has beside; null: these are all. */
export function moduleFrom(
  name: string,
  functions: Readonly<Record<string, PyCall>>,
  values: Readonly<Record<string, PyValue>>,
  beyond: string | null,
  path = '',
): PyModule {
  const names = new Map<string, PyValue>(Object.entries(values));
  for (const [key, call] of Object.entries(functions)) names.set(key, builtin(key, call, name));
  return { kind: 'module', name, names, beyond: beyond === null ? null : new Set(beyond.split(' ')), path };
}

/** Of python 3.12: `/usr/local/lib/python3.12/json/__init__.py`. */
export function libraryPath(version: string, file: string): string {
  return `${LIB}/python${version.split('.').slice(0, 2).join('.')}/${file}`;
}
