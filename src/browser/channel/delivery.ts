/**
 * Inputs on their way from the outbox to the server: which of them are sent, which are sent again, and which wait for a moment. An input
 * leaves the outbox when the server says that it has it, or that it will not take it. Times are milliseconds of the page's clock.
 */
import type { ClientMessage } from '../../live/protocol.ts';
import type { Outbox } from './outbox.ts';

export interface Delivery {
  readonly outbox: Outbox;
  /** By id, what went over the link that stands, and when: first and last. */
  readonly sent: Map<string, { readonly first: number; readonly last: number }>;
  /** By id, what the server would not take for now, and until when it is not sent again. */
  readonly held: Map<string, number>;
}

type Write = (message: ClientMessage) => boolean;

/** Inputs that may be under way at once: a pasted block does not flood the server. */
const WINDOW = 4;
/** Without an acknowledgement: sent again, then the link is taken for dead. */
const RESEND_AFTER = 4000;
export const DEAD_AFTER = 10_000;
const HOLD = 1500;

export function deliveryOf(outbox: Outbox): Delivery {
  return { outbox, sent: new Map(), held: new Map() };
}

/** Sends what waits, oldest first, as far as the window reaches. */
export function deliver({ outbox, sent, held }: Delivery, now: number, write: Write): void {
  for (const { id, input } of outbox.list()) {
    if (sent.size >= WINDOW) return;
    if (sent.has(id)) continue;
    // What comes after an input that must wait would overtake it.
    if ((held.get(id) ?? 0) > now) return;
    if (!write({ type: 'input', id, input })) return;
    sent.set(id, { first: now, last: now });
  }
}

/** Sends again what is not acknowledged in time, and says whether the link is still to be trusted. */
export function insist({ outbox, sent, held }: Delivery, now: number, write: Write): 'alive' | 'dead' {
  const waiting = new Map(outbox.list().map(each => [each.id, each.input]));
  for (const [id, { first, last }] of sent) {
    const input = waiting.get(id);
    if (input === undefined) sent.delete(id);
    else if (now - first > DEAD_AFTER) return 'dead';
    else if (now - last > RESEND_AFTER && write({ type: 'input', id, input })) sent.set(id, { first, last: now });
  }
  for (const [id, until] of held) if (until <= now) held.delete(id);
  return 'alive';
}

/** The server would not take it for now. `chance`, from 0 to 1, spreads those who were refused together. */
export function hold({ sent, held }: Delivery, id: string, now: number, chance: number): void {
  held.set(id, now + HOLD * (1 + chance));
  sent.delete(id);
}

/** The server has it, or will never take it. */
export function settle({ outbox, sent, held }: Delivery, id: string): void {
  outbox.remove(id);
  sent.delete(id);
  held.delete(id);
}

/** The link is lost: whatever is not acknowledged goes again over the next. */
export function recall({ sent }: Delivery): void {
  sent.clear();
}
