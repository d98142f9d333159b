import type { Environment } from '../../dockerfile/parse/environment.ts';

/** Names and values in an order; setting a name again moves it to the end, as BuildKit's list does. */
export interface Variables extends Environment {
  readonly entries: readonly (readonly [string, string])[];
}

export function variablesOf(entries: readonly (readonly [string, string])[]): Variables {
  const values = new Map(entries);
  return { entries, get: name => values.get(name), keys: () => entries.map(([name]) => name) };
}

/** One after the other. */
export function withVariables(variables: Variables, pairs: Iterable<readonly [string, string]>): Variables {
  const growing = growingOf(variables);
  for (const [name, value] of pairs) growing.set(name, value);
  return growing.grown();
}

/** Variables that are set one by one, where each sees those before it. */
export interface GrowingVariables extends Environment {
  readonly set: (name: string, value: string) => void;
  readonly grown: () => Variables;
}

export function growingOf({ entries }: Variables): GrowingVariables {
  const values = new Map(entries);
  return {
    get: name => values.get(name),
    keys: () => [...values.keys()],
    set(name, value) {
      values.delete(name);
      values.set(name, value);
    },
    grown: () => variablesOf([...values]),
  };
}

export function splitEntry(entry: string): readonly [string, string] {
  const equals = entry.indexOf('=');
  return equals < 0 ? [entry, ''] : [entry.slice(0, equals), entry.slice(equals + 1)];
}

/** The list of an image's ENV with names set: each in its place, or at the end. */
export function withEntries(list: readonly string[], pairs: Iterable<readonly [string, string]>): readonly string[] {
  const entries = [...list];
  const places = new Map<string, number>();
  for (const [at, entry] of entries.entries()) {
    const [name] = splitEntry(entry);
    if (!places.has(name)) places.set(name, at);
  }
  for (const [name, value] of pairs) {
    const at = places.get(name) ?? entries.length;
    places.set(name, at);
    entries[at] = `${name}=${value}`;
  }
  return entries;
}
