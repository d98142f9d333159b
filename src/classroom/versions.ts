/** The version of the quiz that an attempt began with, however the quiz has changed since. */
import { Fault } from '../fault.ts';
import { parseQuiz } from '../quiz/parse.ts';
import type { Quiz } from '../quiz/quiz.ts';
import { SANDBOXES } from '../quiz/sandbox.ts';
import { readVersion } from '../store/quizzes.ts';
import type { World } from './world.ts';

export interface Versions {
  /** Keeps the text of the present version, for those who begin with it. */
  keep(quiz: Quiz): Promise<void>;
  /** @throws Fault `damaged` when the text is gone or not what it was */
  of(quizId: string, digest: string): Promise<Quiz>;
}

/** Old versions that are kept parsed. */
const PARSED = 64;

export function versions(world: Pick<World, 'store' | 'quizzes' | 'texts'>): Versions {
  const present = new Map([...world.quizzes.values(), ...SANDBOXES].map(quiz => [quiz.digest, quiz] as const));
  const old = new Map<string, Promise<Quiz>>();

  async function read(quizId: string, digest: string): Promise<Quiz> {
    const text = await world.store.quizzes.read(digest);
    const parsed = text === null ? null : parseQuiz(quizId, readVersion(text));
    if (parsed === null || !parsed.ok || parsed.quiz.digest !== digest) {
      throw new Fault('damaged', `the version ${digest} of ${quizId} cannot be read from the data folder`, {
        quiz: quizId,
        digest,
      });
    }
    return parsed.quiz;
  }

  return {
    keep: async quiz => {
      const text = world.texts.get(quiz.digest);
      if (text !== undefined) await world.store.quizzes.keep(quiz.digest, text);
    },
    of: (quizId, digest) => {
      const now = present.get(digest);
      if (now !== undefined) return Promise.resolve(now);
      const known = old.get(digest);
      if (known !== undefined) return known;
      if (old.size >= PARSED) old.clear();
      const reading = read(quizId, digest);
      old.set(digest, reading);
      reading.catch(() => old.delete(digest));
      return reading;
    },
  };
}
