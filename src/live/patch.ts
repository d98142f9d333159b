/**
 * A list told to somebody who has the one before it: a run of what they have already, as `[from, count]`, or an item that is new to them. The page keeps the
 * objects that did not change, and a host with thirty images costs one of them a few bytes.
 */
import * as z from 'zod';

type KeptRun = readonly [from: number, count: number];
/** An item stands in a list of its own, so that no item is taken for a run. */
export type Patch<Item> = readonly (KeptRun | { readonly item: Item })[];

export function patchSchema<Item>(item: z.ZodType<Item>): z.ZodType<Patch<Item>> {
  const place = z.int().min(0);
  return z.array(z.union([z.tuple([place, place]), z.strictObject({ item })]));
}

/** Null when nothing changed. `keyOf` tells which item of the list before may be the same one. */
export function patchOf<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
): Patch<Item> | null {
  if (before === after) return null;
  const places = new Map(before.map((item, index) => [keyOf(item), index]));
  const patch: (KeptRun | { readonly item: Item })[] = [];
  let run: { from: number; count: number } | null = null;
  const end = (): void => {
    if (run !== null) patch.push([run.from, run.count]);
    run = null;
  };
  for (const item of after) {
    const place = places.get(keyOf(item));
    if (place === undefined || !alike(before[place], item)) {
      end();
      patch.push({ item });
    } else if (run !== null && run.from + run.count === place) run.count += 1;
    else {
      end();
      run = { from: place, count: 1 };
    }
  }
  end();
  const [only] = patch;
  const whole = patch.length === 1 && Array.isArray(only) && only[0] === 0 && only[1] === before.length;
  return whole || (patch.length === 0 && before.length === 0) ? null : patch;
}

/** The list after; the items that stayed are the same objects. A run that leads out of `before` gives what there is of it. */
export function patched<Item>(before: readonly Item[], patch: Patch<Item>): readonly Item[] {
  return patch.flatMap(part => ('item' in part ? [part.item] : before.slice(part[0], part[0] + part[1])));
}

/** The fields of `after` that are not as they were; null when all are. */
export function differences<T extends object>(before: T, after: T): Partial<T> | null {
  const fields = Object.entries(after).filter(([name, value]) => !alike(before[name as keyof T], value));
  return fields.length === 0 ? null : (Object.fromEntries(fields) as Partial<T>);
}

/** A field that is there only when it has something to say. */
export function given<Name extends string, Value>(name: Name, value: Value | null): { readonly [N in Name]?: Value } {
  return value === null ? {} : ({ [name]: value } as { readonly [N in Name]?: Value });
}

/** The same data. What is shared between the two costs nothing to compare. */
export function alike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [mine, theirs] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    mine.length === theirs.size &&
    mine.every(([name, value]) => theirs.has(name) && alike(value, theirs.get(name)))
  );
}
