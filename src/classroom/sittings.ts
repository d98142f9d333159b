/** Sittings of exams: how many there may be, rehearsals beside them, and what their learners may see of how answers were. */
import { Fault, isFault } from '../fault.ts';
import type { Quiz } from '../quiz/quiz.ts';
import { isMasked, maskedSummary } from '../report/summary.ts';
import type { AttemptRow, ClassRecord } from '../store/records.ts';
import type { Asker, AttemptsParts } from './attempt-parts.ts';
import type { Attempts, AttemptView } from './classroom.ts';
import { isDue } from './deadlines.ts';
import { ANYWHERE } from './guesses.ts';
import { withRight } from './roles.ts';
import { quizzesOf, studentsOf, type World } from './world.ts';

export function sittings(
  parts: AttemptsParts,
  rowsOf: (actor: Asker) => Promise<readonly AttemptRow[]>,
  classOf: (actor: Asker) => Promise<ClassRecord | null>,
): Pick<Attempts, 'rehearse' | 'sittings' | 'extend' | 'extendInClass'> {
  const { world, live, versions, beginning } = parts;
  const examOf = (id: string): Quiz & { readonly exam: NonNullable<Quiz['exam']> } => {
    const quiz = world.quizzes.get(id);
    if (quiz?.exam === undefined) throw new Fault('not-found', 'no such exam');
    return { ...quiz, exam: quiz.exam };
  };
  return {
    rehearse: (actor, quizId, from = ANYWHERE) =>
      world.turns.run(actor.id, async () => {
        const quiz = examOf(quizId);
        if (quiz.exam.rehearsal === null) throw new Fault('not-found', 'no such rehearsal');
        const rows = await rowsOf(actor);
        const open = rows.find(
          row =>
            row.quiz === quizId && isRehearsal(row) && row.summary.finishedAt === null && !isDue(row, world.steady()),
        );
        if (open !== undefined) return open.id;
        await versions.keep(quiz);
        return beginning.within(actor, rows, from, () => beginning.begin(actor, quiz, null, { rehearsal: true }));
      }),
    sittings: async (actor, quizId) => {
      const quiz = examOf(quizId);
      const classId = classFor(world, await classOf(actor), quiz);
      const met = await attemptsAt(parts, await rowsOf(actor), { quiz: quizId, class: classId });
      const views = await Promise.all(met.map(row => ownView(world, row)));
      return {
        quiz,
        open: views.find(({ summary }) => summary.finishedAt === null) ?? null,
        done: views.filter(({ summary }) => summary.finishedAt !== null),
        left: leftOf(quiz, met),
      };
    },
    extend: (attempt, actor, minutes) =>
      live.extend(attempt, actor.id, minutes, async row => {
        if (row.class === null) throw new Fault('forbidden', 'only for the instructor of its class');
        await withRight(world, actor, row.class, 'lead');
      }),
    extendInClass: async (actor, classId, { quiz: quizId, student }, minutes) => {
      await withRight(world, actor, classId, 'lead');
      const students = await studentsOf(world, classId);
      const given = student === null ? students : students.filter(({ id }) => id === student);
      if (student !== null && given.length === 0) throw new Fault('not-found', 'no such student in this class');
      const people = new Set(given.flatMap(({ id, visitors }) => [id, ...visitors]));
      const rows = await world.store.attempts.ofClass(classId);
      let extended = 0;
      for (const { id, person, quiz, summary } of rows) {
        if (quiz !== quizId || !people.has(person)) continue;
        if (summary.sitting === undefined || summary.finishedAt !== null) continue;
        try {
          await live.extend(id, actor.id, minutes, async () => undefined);
          extended += 1;
        } catch (error) {
          // Handed in meanwhile.
          if (!isFault(error, 'invalid')) throw error;
        }
      }
      return extended;
    },
  };
}

/** The class in which an attempt at the quiz counts; null: it is practice. */
export function classFor(world: World, record: ClassRecord | null, { id }: Pick<Quiz, 'id'>): string | null {
  return record !== null && quizzesOf(world, record).some(quiz => quiz.id === id) ? record.id : null;
}

/** Attempts at the quiz that count there, newest first; a sitting whose time is over is handed in on the way. */
export async function attemptsAt(
  { world, live }: Pick<AttemptsParts, 'world' | 'live'>,
  rows: readonly AttemptRow[],
  where: Pick<AttemptRow, 'quiz' | 'class'>,
): Promise<readonly AttemptRow[]> {
  const own = rows
    .filter(row => row.quiz === where.quiz && row.class === where.class && !isRehearsal(row))
    .sort((a, b) => b.startedAt - a.startedAt);
  return Promise.all(
    own.map(async row => {
      if (!isDue(row, world.steady())) return row;
      await live.timeOut(row.id);
      return live.fresh((await world.store.attempts.get(row.id)) ?? row);
    }),
  );
}

export function isRehearsal({ summary }: AttemptRow): boolean {
  return summary.sitting?.rehearsal === true;
}

/** How many more times one may sit it, after those that one has; null: as often as one likes. */
export function leftOf({ exam }: Pick<Quiz, 'exam'>, met: readonly AttemptRow[]): number | null {
  const most = exam?.sittings ?? null;
  return most === null ? null : Math.max(0, most - met.length);
}

export async function ownView(world: World, row: AttemptRow): Promise<AttemptView> {
  const { id, quiz, class: classId, startedAt, summary } = await masked(world, row);
  return { id, quiz, class: classId, startedAt, summary };
}

/** The row as its learner may see it: of a sitting nothing about how answers were before results are shown. */
export async function masked(world: World, row: AttemptRow): Promise<AttemptRow> {
  return (await isHidden(world, row)) ? { ...row, summary: maskedSummary(row.summary) } : row;
}

/** Whether its learner may not see how answers were, or not yet. */
export async function isHidden(world: World, { class: classId, quiz, summary }: AttemptRow): Promise<boolean> {
  if (summary.sitting === undefined) return false;
  const record = classId === null ? null : await world.store.classes.get(classId);
  // An exam is closed when it is set for the class no longer; outside a class, at once.
  return isMasked(summary, record === null || !quizzesOf(world, record).some(({ id }) => id === quiz));
}
