/** Quizzes that have another id than they had: what was stored under the old one is read under the new one, and written so when it is written again. */
import type { Quiz } from '../quiz/quiz.ts';
import type { AttemptRow, ClassRecord } from './records.ts';
import type { Store } from './store.ts';

/** Old id → the id that stands now. An id that a quiz has now is nobody's old one. */
export function formerIds(quizzes: readonly Pick<Quiz, 'id' | 'formerly'>[]): ReadonlyMap<string, string> {
  const present = new Set(quizzes.map(({ id }) => id));
  return new Map(
    quizzes.flatMap(({ id, formerly = [] }) =>
      formerly.filter(old => !present.has(old)).map(old => [old, id] as const),
    ),
  );
}

/** The store as those see it who know only the ids of now. */
export function withNewIds(store: Store, newIds: ReadonlyMap<string, string>): Store {
  if (newIds.size === 0) return store;
  const idOf = (old: string): string => newIds.get(old) ?? old;
  const row = (read: AttemptRow): AttemptRow => ({ ...read, quiz: idOf(read.quiz) });
  const group = (read: ClassRecord): ClassRecord =>
    read.quizzes === null ? read : { ...read, quizzes: read.quizzes.map(idOf) };
  const { attempts, classes } = store;
  return {
    ...store,
    attempts: {
      ...attempts,
      get: async id => orNull(row, await attempts.get(id)),
      ofPerson: async person => (await attempts.ofPerson(person)).map(row),
      ofClass: async id => (await attempts.ofClass(id)).map(row),
    },
    classes: {
      ...classes,
      get: async id => orNull(group, await classes.get(id)),
      byCode: async code => orNull(group, await classes.byCode(code)),
      ofInstructor: async instructor => (await classes.ofInstructor(instructor)).map(group),
    },
  };
}

function orNull<T>(read: (stored: T) => T, stored: T | null): T | null {
  return stored === null ? null : read(stored);
}
