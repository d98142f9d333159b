/** Names and what they stand for, from the innermost block outwards. */
export interface Scope<Value> {
  readonly names: Map<string, Value>;
  readonly up: Scope<Value> | null;
}

export function inside<Value>(up: Scope<Value>, names: Iterable<readonly [string, Value]> = []): Scope<Value> {
  return { names: new Map(names), up };
}

/** The scope that declares a name. */
export function scopeOf<Value>(scope: Scope<Value>, name: string): Scope<Value> | null {
  for (let here: Scope<Value> | null = scope; here !== null; here = here.up) if (here.names.has(name)) return here;
  return null;
}
