/** Attempts as rooms have put them away, in memory: the newest of each, those that were used last. All of it can be made again. */

export interface RoomSnapshot {
  /** Of the last event in it. */
  readonly seq: number;
  readonly bytes: Uint8Array;
}

export interface AttemptSnapshots {
  put(attempt: string, snapshot: RoomSnapshot): void;
  get(attempt: string): RoomSnapshot | null;
  remove(attempt: string): void;
}

/** `most`: bytes that are kept. */
export function snapshots(most: number): AttemptSnapshots {
  /** The youngest stands last. */
  const kept = new Map<string, RoomSnapshot>();
  let held = 0;
  const remove = (attempt: string): void => {
    held -= kept.get(attempt)?.bytes.byteLength ?? 0;
    kept.delete(attempt);
  };
  const put = (attempt: string, snapshot: RoomSnapshot): void => {
    remove(attempt);
    kept.set(attempt, snapshot);
    held += snapshot.bytes.byteLength;
    for (const oldest of kept.keys()) {
      if (held <= most) return;
      remove(oldest);
    }
  };
  return {
    put,
    get: attempt => {
      const found = kept.get(attempt) ?? null;
      if (found !== null) put(attempt, found);
      return found;
    },
    remove,
  };
}
