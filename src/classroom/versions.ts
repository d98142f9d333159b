/** The version of the quiz that an attempt began with, however the quiz has changed since. */
import { Fault } from '../fault.ts';
import { practiceOf } from '../practice/index.ts';
import type { Quiz } from '../quiz/quiz.ts';
import { SANDBOXES } from '../quiz/sandbox.ts';
import { keptQuiz } from '../quiz/variant.ts';
import { readVersion } from '../store/quizzes.ts';
import type { AttemptRow } from '../store/records.ts';
import type { World } from './world.ts';

export interface Versions {
  /** Keeps the text of the present version, for those who begin with it. */
  keep(quiz: Quiz): Promise<void>;
  /** @throws Fault `damaged` when the text is gone or not what it was */
  of(quizId: string, digest: string): Promise<Quiz>;
  /** These attempts are no more: a text that was kept for one of them alone goes too. */
  letGo(rows: readonly Pick<AttemptRow, 'quiz' | 'digest'>[]): Promise<void>;
}

/** Old versions that are kept parsed. */
const PARSED = 64;

export function versions(world: Pick<World, 'store' | 'quizzes' | 'texts'>): Versions {
  const present = new Map([...world.quizzes.values(), ...SANDBOXES].map(quiz => [quiz.digest, quiz] as const));
  const old = new Map<string, Promise<Quiz>>();

  async function read(quizId: string, digest: string): Promise<Quiz> {
    const text = await world.store.quizzes.read(digest);
    const quiz = text === null ? null : keptQuiz(quizId, readVersion(text));
    if (quiz === null || quiz.digest !== digest) {
      throw new Fault('damaged', `the version ${digest} of ${quizId} cannot be read from the data folder`, {
        quiz: quizId,
        digest,
      });
    }
    return quiz;
  }

  return {
    keep: async quiz => {
      const text = world.texts.get(quiz.digest);
      if (text !== undefined) await world.store.quizzes.keep(quiz.digest, text);
    },
    letGo: async rows => {
      for (const { quiz, digest } of rows) {
        if (practiceOf(quiz) === null) continue;
        old.delete(digest);
        await world.store.quizzes.drop(digest);
      }
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
