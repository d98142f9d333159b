/** Who sits at the channel, and by which sign-in: when that is over, the seat is. */
import type { Actor } from './attempts-door.ts';
import type { Connection } from './connection.ts';
import { CLOSE, type SignInOver } from './protocol.ts';

export interface Seated {
  /** With the moment of their sign-in. */
  readonly actor: Actor;
  readonly session: string;
}

export interface SignIns {
  /** Told when a session is over; returns what ends it. Its sockets are closed (S7). */
  readonly onSessionEnd: (listener: (session: string) => void) => () => void;
  /** Told when sign-ins of a person before a moment are over; returns what ends it. Their sockets are closed too. */
  readonly onRightsEnd: (
    person: string,
    listener: (end: { readonly why: SignInOver; readonly before: number }) => void,
  ) => () => void;
}

export interface Seats {
  /** Finds out who it is; null for nobody, and for one whose session has ended meanwhile. */
  admit(find: () => Promise<Seated | null>): Promise<Seated | null>;
  /** Returns what leaves the seat. */
  take(seated: Seated, connection: Connection): () => void;
  close(): void;
}

export function seats({ onSessionEnd, onRightsEnd }: SignIns): Seats {
  const bySession = new Map<string, Set<Connection>>();
  /** Sessions that ended while somebody was being let in, who may hold one of them. */
  const ended = new Set<string>();
  let admitting = 0;

  const stop = onSessionEnd(session => {
    if (admitting > 0) ended.add(session);
    for (const connection of bySession.get(session) ?? []) connection.close(CLOSE.forbidden, 'signed-out');
  });

  return {
    admit: async find => {
      admitting += 1;
      try {
        const seated = await find();
        return seated === null || ended.has(seated.session) ? null : seated;
      } finally {
        admitting -= 1;
        if (admitting === 0) ended.clear();
      }
    },
    take: ({ actor, session }, connection) => {
      const all = bySession.get(session) ?? new Set();
      bySession.set(session, all.add(connection));
      const stopRights = onRightsEnd(actor.id, ({ why, before }) => {
        if (why === 'left-class') connection.lookAgain(why);
        else if ((actor.since ?? Number.NEGATIVE_INFINITY) < before) connection.close(CLOSE.forbidden, why);
      });
      return () => {
        stopRights();
        all.delete(connection);
        if (all.size === 0 && bySession.get(session) === all) bySession.delete(session);
      };
    },
    close: stop,
  };
}
