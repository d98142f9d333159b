/** What each attempt has cost lately: the bucket that its inputs are paid from, and how long it keeps to the slow room. */
import type { RoomLimits } from './limits.ts';

export interface Conduct {
  /** Is there anything left to pay with? */
  solvent(attempt: string, now: number): boolean;
  /** `cpu`: milliseconds that a room worked for it. */
  charge(attempt: string, cpu: number, now: number): void;
  /** A line of it was taken, and held nobody up. */
  behave(attempt: string, now: number): void;
  /** Has it behaved for a while, so that others need not be kept from it? */
  steady(attempt: string): boolean;
  /** It held a room up. What is not `grave` is let pass once in a while: a build takes its time on a slow machine. */
  offend(attempt: string, now: number, grave: boolean): void;
  /** It was there when a room was lost, and may not be to blame: its next try is to hurt nobody. */
  seclude(attempt: string, now: number): void;
  slow(attempt: string, now: number): boolean;
  /** Forgets those that owe nothing and have long behaved. */
  tidy(now: number): void;
}

interface AttemptConduct {
  /** Milliseconds of CPU that are used up of the bucket, as of `at`. */
  used: number;
  at: number;
  offences: number;
  slowUntil: number;
  forgivenAt: number;
  /** Lines since its last offence. */
  light: number;
  lastAt: number;
  /** When an offence was let pass; null: none was. */
  passed: number | null;
}

/** Milliseconds: for one try. */
const SECLUDED = 1_000;

type ConductLimits = Pick<RoomLimits, 'slowFor' | 'doublings' | 'forgiven' | 'bucket' | 'refill' | 'steady'>;

export function conduct(limits: ConductLimits): Conduct {
  const entries = new Map<string, AttemptConduct>();

  const usedOf = (entry: AttemptConduct, now: number): number =>
    Math.max(0, entry.used - ((now - entry.at) / 1000) * limits.refill);

  function entryOf(attempt: string, now: number): AttemptConduct {
    const known = entries.get(attempt);
    if (known !== undefined) return known;
    const fresh: AttemptConduct = {
      used: 0,
      at: now,
      offences: 0,
      slowUntil: now,
      forgivenAt: now,
      light: 0,
      lastAt: now,
      passed: null,
    };
    entries.set(attempt, fresh);
    return fresh;
  }

  return {
    solvent: (attempt, now) => {
      const entry = entries.get(attempt);
      return entry === undefined || usedOf(entry, now) < limits.bucket;
    },
    charge: (attempt, cpu, now) => {
      // What the bucket is given back before the next input is not worth an entry.
      if (cpu < 1 && !entries.has(attempt)) return;
      const entry = entryOf(attempt, now);
      entry.used = usedOf(entry, now) + cpu;
      entry.at = now;
    },
    behave: (attempt, now) => {
      const entry = entryOf(attempt, now);
      entry.light += 1;
      entry.lastAt = now;
    },
    steady: attempt => (entries.get(attempt)?.light ?? 0) >= limits.steady,
    offend: (attempt, now, grave) => {
      const entry = entryOf(attempt, now);
      entry.light = 0;
      entry.lastAt = now;
      if (!grave && (entry.passed === null || now - entry.passed >= limits.slowFor)) {
        entry.passed = now;
        return;
      }
      if (now >= entry.forgivenAt) entry.offences = 0;
      entry.slowUntil = now + limits.slowFor * 2 ** Math.min(entry.offences, limits.doublings);
      entry.offences += 1;
      entry.forgivenAt = entry.slowUntil + limits.forgiven;
    },
    seclude: (attempt, now) => {
      const entry = entryOf(attempt, now);
      entry.slowUntil = Math.max(entry.slowUntil, now + SECLUDED);
      entry.forgivenAt = Math.max(entry.forgivenAt, entry.slowUntil);
    },
    slow: (attempt, now) => now < (entries.get(attempt)?.slowUntil ?? 0),
    tidy: now => {
      for (const [attempt, entry] of entries)
        if (now >= Math.max(entry.forgivenAt, entry.lastAt + limits.forgiven) && usedOf(entry, now) === 0)
          entries.delete(attempt);
    },
  };
}
