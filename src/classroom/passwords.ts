/** Hashes of passwords and PINs: Argon2id, a few at a time, so that a class that signs in at once does not stop the rest. */
import { hash, verify } from '@node-rs/argon2';
import { Fault } from '../fault.ts';

export interface Passwords {
  /** @throws Fault `overloaded` when too many wait */
  hash(secret: string): Promise<string>;
  /** @throws Fault `overloaded` when too many wait */
  verify(kept: string, secret: string): Promise<boolean>;
}

export interface PasswordLimits {
  /** At once, each on a thread of its own. */
  readonly parallel: number;
  readonly waiting: number;
}

/** OWASP's first choice for Argon2id, which is also the library's. */
const COST = { memoryCost: 19456, timeCost: 2, parallelism: 1 } as const;

export function argon2Passwords({ parallel, waiting }: PasswordLimits = { parallel: 2, waiting: 500 }): Passwords {
  const line: (() => void)[] = [];
  let running = 0;

  async function inLine<Result>(task: () => Promise<Result>): Promise<Result> {
    if (running >= parallel) {
      if (line.length >= waiting) throw new Fault('overloaded', 'too many are signing in at once');
      // Whoever leaves hands its place over, so `running` stays as it is.
      await new Promise<void>(resolve => line.push(resolve));
    } else running += 1;
    try {
      return await task();
    } finally {
      const next = line.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  return {
    hash: secret => inLine(() => hash(secret, COST)),
    verify: (kept, secret) => inLine(() => verify(kept, secret)),
  };
}
