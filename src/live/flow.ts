/**
 * What goes out to one page, as fast as the page reads it. A page is slow when nothing has moved for a while, not when a message is large: how much stands on
 * a host is no reason to let its owner go. What waits for a page stays bounded all the same.
 */

/** The end of a socket, as far as it matters here. */
export interface Outlet {
  /** A part of a text message; `last` ends the message. `gone`: it has left this process. */
  readonly write: (part: Uint8Array, last: boolean, gone: () => void) => void;
  /** Bytes that have been written and have not left. */
  readonly waiting: () => number;
  /** Nothing more is read from the page, or again. */
  readonly hold: (held: boolean) => void;
}

export interface PageFlow {
  readonly send: (message: string | Uint8Array) => void;
  /** As `send`, but left out while too much waits: false, and `caughtUp` is called once the page has read what waits. */
  readonly offer: (message: string | Uint8Array) => boolean;
  /** Whether something of what waited when this was asked last has left since. */
  readonly moves: () => boolean;
}

/** Above this much nothing more is read from the page. Bytes. */
export const SLOW = 256 * 1024;
/** Above this much a page is told no more steps: it gets everything anew when it has read what waits. */
export const BEHIND = 1024 * 1024;
/** A message is written in parts no larger than this, so that one can see it move. */
const PART = 64 * 1024;

export function flowOf(outlet: Outlet, caughtUp: () => void): PageFlow {
  let held = false;
  let behind = false;
  let left = 0;
  let before = { waiting: 0, left: 0 };

  const gone = (): void => {
    left += 1;
    const waiting = outlet.waiting();
    if (held && waiting <= SLOW) {
      held = false;
      outlet.hold(false);
    }
    if (behind && waiting <= SLOW) {
      behind = false;
      caughtUp();
    }
  };
  const send = (message: string | Uint8Array): void => {
    const bytes = typeof message === 'string' ? Buffer.from(message) : message;
    for (let at = 0; at === 0 || at < bytes.length; at += PART)
      outlet.write(bytes.subarray(at, at + PART), at + PART >= bytes.length, gone);
    if (!held && outlet.waiting() > SLOW) {
      held = true;
      outlet.hold(true);
    }
  };
  return {
    send,
    offer: message => {
      behind ||= outlet.waiting() > BEHIND;
      if (!behind) send(message);
      return !behind;
    },
    moves: () => {
      const now = { waiting: outlet.waiting(), left };
      const moved = before.waiting > 0 && now.left > before.left;
      before = now;
      return moved;
    },
  };
}
