/** A bound on forms from one address, wide enough for a school behind one: guesses of PINs and passwords are counted by the classroom. */
import type { RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Refused } from './refused.ts';

/** 300 students who start, join and switch the language within the same minute pass with room to spare. */
const FORMS_A_MINUTE = 3000;
/** Class codes that do not exist: a whole school may mistype; of a thousand million codes a guesser gets nowhere at this pace. */
const WRONG_CODES_A_MINUTE = 600;

export function formLimit(): RequestHandler {
  const limiter = new RateLimiterMemory({ points: FORMS_A_MINUTE, duration: 60 });
  return (request, _response, next) => {
    if (request.method !== 'POST') return next();
    limiter.consume(request.ip ?? '').then(
      () => next(),
      rejected => next(tooMany(rejected)),
    );
  };
}

export interface CodeLimit {
  /** @throws Refused 429 when this address has looked up too many codes that are no class's */
  readonly check: (from: string) => Promise<void>;
  readonly wrong: (from: string) => Promise<void>;
}

export function codeLimit(): CodeLimit {
  const limiter = new RateLimiterMemory({ points: WRONG_CODES_A_MINUTE, duration: 60 });
  return {
    check: async from => {
      const found = await limiter.get(from);
      if (found !== null && found.consumedPoints >= WRONG_CODES_A_MINUTE) throw tooMany(found);
    },
    wrong: async from => {
      await limiter.penalty(from);
    },
  };
}

function tooMany(rejected: unknown): unknown {
  if (rejected instanceof Error) return rejected;
  const wait =
    typeof rejected === 'object' && rejected !== null && 'msBeforeNext' in rejected
      ? Number(rejected.msBeforeNext)
      : 60_000;
  return new Refused(429, 'error.429', { seconds: Math.max(1, Math.ceil(wait / 1000)) });
}
