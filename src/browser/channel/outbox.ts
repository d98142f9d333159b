/**
 * Inputs that the server has not acknowledged, oldest first. They stand in the browser's storage, one key each, so that a
 * reload or a dead battery sends them again under the same id; two tabs may both send one, and it counts once.
 */
import * as z from 'zod';
import { type Input, input } from '../../live/protocol.ts';
import type { ListedShelf } from '../dom/shelf.ts';

interface WaitingInput {
  readonly id: string;
  readonly input: Input;
  /** Orders inputs of one page: time, then count. */
  readonly at: number;
}

export interface Outbox {
  readonly add: (id: string, input: Input, at: number) => void;
  readonly remove: (id: string) => void;
  readonly list: () => readonly WaitingInput[];
}

const kept = z.object({ at: z.number(), input });

export function outboxOf(attempt: string, shelf: ListedShelf | null): Outbox {
  const prefix = `drydock.out.${attempt}.`;
  const waiting = new Map<string, WaitingInput>();
  for (const each of restored(prefix, shelf)) waiting.set(each.id, each);
  return {
    add: (id, sent, at) => {
      const last = [...waiting.values()].at(-1)?.at ?? 0;
      const item = { id, input: sent, at: Math.max(at, last + 0.001) };
      waiting.set(id, item);
      try {
        shelf?.setItem(prefix + id, JSON.stringify({ at: item.at, input: sent }));
      } catch {
        // No room or no right to store: the input still waits in this page.
      }
    },
    remove: id => {
      waiting.delete(id);
      try {
        shelf?.removeItem(prefix + id);
      } catch {
        // As above.
      }
    },
    list: () => [...waiting.values()],
  };
}

function restored(prefix: string, shelf: ListedShelf | null): readonly WaitingInput[] {
  const found: WaitingInput[] = [];
  try {
    for (let index = 0; shelf !== null && index < shelf.length; index += 1) {
      const key = shelf.key(index);
      if (key === null || !key.startsWith(prefix)) continue;
      const parsed = kept.safeParse(parse(shelf.getItem(key)));
      if (parsed.success) found.push({ id: key.slice(prefix.length), input: parsed.data.input, at: parsed.data.at });
    }
  } catch {
    return [];
  }
  return found.sort((one, other) => one.at - other.at);
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
