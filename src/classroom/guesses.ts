/** A bound on wrong passwords and PINs. Counted before the secret is looked at, so that guesses side by side count too. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Fault } from '../fault.ts';

export interface Guesses {
  /** Runs the check; `false` is a wrong guess and stays counted. @throws Fault `too-many` with `seconds` */
  guess(key: string, check: () => Promise<boolean>): Promise<boolean>;
}

export function guesses(keyPrefix: string, points: number, seconds: number): Guesses {
  const limiter = new RateLimiterMemory({ keyPrefix, points, duration: seconds });
  return {
    guess: async (key, check) => {
      try {
        await limiter.consume(key);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw new Fault('too-many', 'too many wrong guesses', {
          seconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)),
        });
      }
      const right = await check();
      if (right) await limiter.delete(key);
      return right;
    },
  };
}
