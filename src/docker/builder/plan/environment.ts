import type { Environment } from '../../dockerfile/parse/environment.ts';

/** Names and values in an order; setting a name again moves it to the end, as BuildKit's list does. */
export interface Variables extends Environment {
  readonly entries: readonly (readonly [string, string])[];
}

export function variablesOf(entries: readonly (readonly [string, string])[]): Variables {
  const values = new Map(entries);
  return { entries, get: name => values.get(name), keys: () => entries.map(([name]) => name) };
}

export function withVariable(variables: Variables, name: string, value: string): Variables {
  return variablesOf([...variables.entries.filter(([known]) => known !== name), [name, value]]);
}

export function splitEntry(entry: string): readonly [string, string] {
  const equals = entry.indexOf('=');
  return equals < 0 ? [entry, ''] : [entry.slice(0, equals), entry.slice(equals + 1)];
}

/** The list of an image's ENV with one name set: in its place, or at the end. */
export function withEntry(list: readonly string[], name: string, value: string): readonly string[] {
  const index = list.findIndex(entry => splitEntry(entry)[0] === name);
  const entry = `${name}=${value}`;
  return index < 0 ? [...list, entry] : list.with(index, entry);
}
