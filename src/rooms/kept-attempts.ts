/** The attempts that a room has: so many, and so much of them. Who was not at work for longest goes first. */
import type { Summary } from '../report/summary.ts';
import type { Attempt } from '../tutor/attempt.ts';
import type { RoomLimits } from './limits.ts';
import type { Keeping } from './put-away.ts';

export interface KeptAttempt {
  readonly attempt: Attempt;
  readonly summary: Summary;
  /** The event that came of each client id. */
  readonly met: Map<string, number>;
  /** The service has the questions of the summary. */
  told: boolean;
  /** As of which event it was put away last, and the milliseconds of CPU that went into it since. */
  readonly put: { seq: number; cpu: number };
  /** Bytes that it keeps in memory. */
  readonly weight: number;
}

export interface KeptAttempts {
  get(id: string): KeptAttempt | undefined;
  keep(id: string, kept: Omit<KeptAttempt, 'weight'>): void;
  drop(id: string): void;
  /** Lets go of the older half of all attempts. */
  shrink(): void;
  /** Those that were let go of since this was last asked. */
  gone(): readonly string[];
}

export function keptAttempts(
  { weightOf }: Pick<Keeping, 'weightOf'>,
  most: Pick<RoomLimits, 'kept' | 'keptBytes'>,
): KeptAttempts {
  /** The youngest stands last. */
  const attempts = new Map<string, KeptAttempt>();
  const gone: string[] = [];
  let held = 0;

  function drop(id: string): void {
    held -= attempts.get(id)?.weight ?? 0;
    attempts.delete(id);
  }

  function letGo(id: string): void {
    drop(id);
    gone.push(id);
  }

  return {
    get: id => attempts.get(id),
    keep: (id, kept) => {
      drop(id);
      const weight = weightOf(kept.attempt);
      attempts.set(id, { ...kept, weight });
      held += weight;
      for (const oldest of attempts.keys()) {
        if (oldest === id || (attempts.size <= most.kept && held <= most.keptBytes)) return;
        letGo(oldest);
      }
    },
    drop,
    shrink: () => {
      let excess = Math.ceil(attempts.size / 2);
      for (const id of attempts.keys()) {
        if (excess-- <= 0) return;
        letGo(id);
      }
    },
    gone: () => gone.splice(0),
  };
}
