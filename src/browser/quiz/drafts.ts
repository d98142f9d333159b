/**
 * What was typed and not sent: kept through a reload (this tab's own) and through a dead battery (the last one of any tab).
 * A browser that refuses storage loses drafts, nothing else.
 */
import type { Shelf } from '../dom/shelf.ts';

export interface Drafts {
  readonly read: (name: string) => string | null;
  /** An empty text forgets the draft. */
  readonly write: (name: string, text: string) => void;
}

export function draftsOf(attempt: string, tab: Shelf, device: Shelf): Drafts {
  const keyOf = (name: string): string => `drydock.draft.${attempt}.${name}`;
  return {
    read: name => quietly(() => tab.getItem(keyOf(name)) ?? device.getItem(keyOf(name))) ?? null,
    write: (name, text) => {
      quietly(() => {
        for (const shelf of [tab, device]) {
          if (text === '') shelf.removeItem(keyOf(name));
          else shelf.setItem(keyOf(name), text);
        }
      });
    },
  };
}

export function quietly<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
