export interface Environment {
  readonly get: (name: string) => string | undefined;
  /** For `did you mean`. */
  readonly keys: () => readonly string[];
}

export function environmentOf(entries: readonly string[]): Environment {
  const values = new Map<string, string>();
  for (const entry of entries) {
    const equals = entry.indexOf('=');
    const name = equals < 0 ? entry : entry.slice(0, equals);
    if (!values.has(name)) values.set(name, equals < 0 ? '' : entry.slice(equals + 1));
  }
  return { get: name => values.get(name), keys: () => [...values.keys()] };
}

export const NO_ENVIRONMENT: Environment = { get: () => undefined, keys: () => [] };
