/**
 * A bound on wrong passwords and PINs that stops whoever guesses, and nobody else: counted for the name and the address together, so that a stranger elsewhere shuts
 * no one out; and not counted against a browser on which this very person has signed in before. Counted before the secret is looked at, so that guesses side
 * by side count too. A restart forgets what was counted, and no guesser can bring one about.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Fault } from '../fault.ts';
import type { Pace } from './pace.ts';

/** Where somebody signs in from. */
export interface Caller {
  /** Of the network; a household's or a school's may be one. */
  readonly address: string;
  /** The browser's name, when it can show that this person has signed in on it before; null otherwise. */
  readonly device: (person: string) => string | null;
}

export const ANYWHERE: Caller = { address: '', device: () => null };

/** Whose secret is guessed: by the name that is typed, so that names which are nobody's are counted alike. */
export interface Guessed {
  readonly name: string;
  /** Id of the person; null when the name is nobody's. */
  readonly person: string | null;
}

export interface Guesses {
  /** Runs the check; `false` is a wrong guess and stays counted. @throws Fault `too-many` with `seconds` */
  guess(whose: Guessed, caller: Caller, check: () => Promise<boolean>): Promise<boolean>;
}

interface Allowed {
  readonly points: number;
  readonly seconds: number;
}

export interface GuessLimits {
  /** At one name from one address, and at one's own from a known browser. */
  readonly here: Allowed;
  /** At one name from all addresses together, known browsers left out: a thousand machines are one guesser. */
  readonly everywhere: Allowed;
  /** At all names from one address, known browsers left out. */
  readonly pace: Pace;
}

export function guesses({ here, everywhere, pace }: GuessLimits): Guesses {
  const near = new RateLimiterMemory({ points: here.points, duration: here.seconds });
  const all = new RateLimiterMemory({ points: everywhere.points, duration: everywhere.seconds });
  return {
    guess: async ({ name, person }, { address, device }, check) => {
      const known = person === null ? null : device(person);
      const place = `${known === null ? `address ${address}` : `device ${known}`} ${name}`;
      await consume(near, place);
      if (known === null) {
        await consume(all, name);
        await pace.turn(address);
      }
      const uncount = async (): Promise<void> => {
        if (known !== null) return;
        await all.reward(name);
        pace.giveBack(address);
      };
      try {
        const right = await check();
        if (right) await Promise.all([near.delete(place), uncount()]);
        return right;
      } catch (error) {
        // Nobody has looked at the secret.
        await Promise.all([near.reward(place), uncount()]);
        throw error;
      }
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new Fault('too-many', 'too many wrong guesses', {
      seconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)),
    });
  }
}
