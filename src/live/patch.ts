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
  const patch = runs<Item>();
  for (const item of after) {
    const place = places.get(keyOf(item));
    if (place === undefined || !alike(before[place], item)) patch.fresh(item);
    else patch.kept(place);
  }
  return patch.end(before.length);
}

/** The same of two lists with the same items in the same places. `same`: what stands there has not changed. */
export function patchBy<Item>(
  length: number,
  same: (index: number) => boolean,
  itemAt: (index: number) => Item,
): Patch<Item> | null {
  const patch = runs<Item>();
  for (let index = 0; index < length; index++) {
    if (same(index)) patch.kept(index);
    else patch.fresh(itemAt(index));
  }
  return patch.end(length);
}

interface Runs<Item> {
  readonly kept: (place: number) => void;
  readonly fresh: (item: Item) => void;
  /** Null when it says nothing of a list of that length. */
  readonly end: (length: number) => Patch<Item> | null;
}

/** What of a list stayed and what is new to it, one after another. */
function runs<Item>(): Runs<Item> {
  const patch: (KeptRun | { readonly item: Item })[] = [];
  let from = 0;
  let count = 0;
  const close = (): void => {
    if (count > 0) patch.push([from, count]);
    count = 0;
  };
  return {
    kept: place => {
      if (count === 0 || from + count !== place) {
        close();
        from = place;
      }
      count += 1;
    },
    fresh: item => {
      close();
      patch.push({ item });
    },
    end: length => {
      close();
      const [only] = patch;
      const whole = patch.length === 1 && Array.isArray(only) && only[0] === 0 && only[1] === length;
      return whole || (patch.length === 0 && length === 0) ? null : patch;
    },
  };
}

/** The list after; the items that stayed are the same objects. A run that leads out of `before` gives what there is of it. */
export function patched<Item>(before: readonly Item[], patch: Patch<Item>): readonly Item[] {
  return patch.flatMap(part => ('item' in part ? [part.item] : before.slice(part[0], part[0] + part[1])));
}

/** The fields of `after` that are not as they were; null when all are. */
export function differences<T extends object>(before: T, after: T): Partial<T> | null {
  let found: Partial<T> | null = null;
  for (const name of Object.keys(after) as (keyof T)[]) {
    if (alike(before[name], after[name])) continue;
    found ??= {};
    found[name] = after[name];
  }
  return found;
}

/** A field that is there only when it has something to say. */
export function given<Name extends string, Value>(name: Name, value: Value | null): { readonly [N in Name]?: Value } {
  return value === null ? {} : ({ [name]: value } as { readonly [N in Name]?: Value });
}

/** The same data. What is shared between the two costs nothing to compare. */
export function alike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => alike(item, other[index]));
  }
  const names = Object.keys(one) as (keyof typeof one)[];
  return (
    names.length === Object.keys(other).length &&
    names.every(name => Object.hasOwn(other, name) && alike(one[name], other[name]))
  );
}
