/** Under what the records of one kind are found: values that one of them has alone, and groups of them. Ids only, in memory. */
import { Fault } from '../../fault.ts';

export interface Keys<Item> {
  readonly name: string;
  /** Values that no other record may have. */
  readonly unique: (item: Item) => readonly string[];
  /** Under what it is found together with others. */
  readonly groups: (item: Item) => readonly string[];
}

export interface Lookup<Item> {
  add(item: Item): void;
  remove(item: Item): void;
  /** The id of the record that has the value. */
  owner(value: string): string | null;
  /** Ids, in the order in which they were added. */
  members(group: string): readonly string[];
  /** Takes the record's unique values until what it returns is called. @throws Fault `conflict` when another has one of them */
  reserve(item: Item): () => void;
}

export function lookupOf<Item extends { readonly id: string }>(keys: Keys<Item>): Lookup<Item> {
  const owners = new Map<string, string>();
  const reserved = new Map<string, string>();
  const groups = new Map<string, Set<string>>();
  return {
    add(item) {
      for (const value of keys.unique(item)) owners.set(value, item.id);
      for (const group of keys.groups(item)) {
        const members = groups.get(group);
        if (members === undefined) groups.set(group, new Set([item.id]));
        else members.add(item.id);
      }
    },
    remove(item) {
      for (const value of keys.unique(item)) if (owners.get(value) === item.id) owners.delete(value);
      for (const group of keys.groups(item)) groups.get(group)?.delete(item.id);
    },
    owner: value => owners.get(value) ?? null,
    members: group => [...(groups.get(group) ?? [])],
    reserve(item) {
      const values = keys.unique(item);
      for (const value of values) {
        const owner = owners.get(value) ?? reserved.get(value);
        if (owner !== undefined && owner !== item.id)
          throw new Fault('conflict', `${keys.name}: ${JSON.stringify(value)} is taken`);
      }
      for (const value of values) reserved.set(value, item.id);
      return () => {
        for (const value of values) reserved.delete(value);
      };
    },
  };
}
