/** What instructors read: the wall, a student's transcript, the gradebook. Rows of attempts are enough: nothing is replayed for them. */
import { Fault } from '../fault.ts';
import type { Quiz } from '../quiz/quiz.ts';
import { bestOf, figuresOf, firstOf, minutesOf, triesOf } from '../report/figures.ts';
import { gradebook } from '../report/gradebook.ts';
import { maskedSummary, total } from '../report/summary.ts';
import type { AttemptRow, Student } from '../store/records.ts';
import { attemptView, readable } from './attempts.ts';
import { classView, rosterEntry } from './classes.ts';
import type { Results, WallCell, WallRow } from './classroom.ts';
import { gradebookCsv } from './csv.ts';
import type { LiveAttempts } from './live-attempts.ts';
import { isHidden } from './sittings.ts';
import type { Versions } from './versions.ts';
import { ownClass, quizzesOf, studentsOf, type World } from './world.ts';

export function results(world: World, live: LiveAttempts, versions: Versions): Results {
  const { store, now } = world;

  /** Every student's attempts that count in the class. */
  async function attemptsOf(classId: string): Promise<readonly { student: Student; rows: readonly AttemptRow[] }[]> {
    const [students, rows] = await Promise.all([studentsOf(world, classId), store.attempts.ofClass(classId)]);
    const fresh = await Promise.all(rows.map(row => live.fresh(row)));
    const byPerson = new Map<string, AttemptRow[]>();
    for (const row of fresh) byPerson.set(row.person, [...(byPerson.get(row.person) ?? []), row]);
    return students.map(student => ({
      student,
      rows: [student.id, ...student.visitors].flatMap(id => byPerson.get(id) ?? []),
    }));
  }

  return {
    overview: async (actor, classId, quizId, shown) => {
      const record = await ownClass(world, actor, classId);
      const quiz = world.quizzes.get(quizId);
      if (quiz === undefined) throw new Fault('not-found', 'no such quiz');
      const all = (await attemptsOf(classId)).map(({ student, rows }) => ({
        student,
        rows: rows.filter(row => row.quiz === quizId),
      }));
      const firsts = all.flatMap(({ rows }) => firstOf(rows)?.summary ?? []);
      return {
        class: await classView(world, record),
        quiz,
        rows: all.map(({ student, rows }) => wallRow(quiz, student, rows, shown, now(), live.watched)),
        figures: figuresOf(quiz.questions, firsts),
      };
    },
    work: async (actor, classId, student) => {
      await ownClass(world, actor, classId);
      const found = (await attemptsOf(classId)).find(each => each.student.id === student);
      if (found === undefined) throw new Fault('not-found', 'no such student in this class');
      return found.rows.toSorted((a, b) => b.startedAt - a.startedAt).map(attemptView);
    },
    transcript: async (actor, attempt, locale) => {
      const { person: owner, quiz: id, digest } = await readable(world, attempt, actor);
      const quiz = await versions.of(id, digest);
      const person = await store.people.get(owner);
      const student = person?.kind === 'student' ? rosterEntry(person) : null;
      const own = actor.kind !== 'instructor' || owner === actor.id;
      return live.ask(attempt, async (place, row) => {
        // An instructor reads on what their students will be shown later, or never.
        const hidden = own && (await isHidden(world, row));
        return {
          row: hidden ? { ...row, summary: maskedSummary(row.summary) } : row,
          quiz,
          student,
          own,
          hidden,
          items: await world.rooms.results(place, locale, { own, hidden }),
        };
      });
    },
    gradebook: async (actor, classId, locale) => {
      const record = await ownClass(world, actor, classId);
      const quizzes = quizzesOf(world, record).map(({ id, number, prose, questions }) => ({
        id,
        number,
        title: prose[locale].title,
        points: total(questions.map(question => question.points)),
        questions: questions.map(question => ({
          id: question.id,
          title: prose[locale].questions[question.id]?.title ?? question.id,
          points: question.points,
        })),
      }));
      const all = await attemptsOf(classId);
      const rows = gradebook(
        quizzes,
        all.map(({ student, rows: attempts }) => ({ id: student.id, name: student.name, attempts })),
      );
      return gradebookCsv(locale, quizzes, rows);
    },
  };
}

function wallRow(
  quiz: Quiz,
  student: Student,
  rows: readonly AttemptRow[],
  which: 'now' | 'best',
  at: number,
  watched: (attempt: string) => boolean,
): WallRow {
  const open = rows.filter(row => row.summary.finishedAt === null).sort((a, b) => b.startedAt - a.startedAt)[0];
  const shown = which === 'best' ? bestOf(rows) : (open ?? bestOf(rows));
  // On the wall the clock goes on; where results are read later, nights between two lessons are nobody's work.
  const until = shown?.summary.finishedAt ?? (which === 'best' ? (shown?.summary.at ?? at) : at);
  const known = new Map(shown?.summary.questions.map(question => [question.id, question] as const));
  const cells = quiz.questions.map((question): WallCell => {
    const met = known.get(question.id);
    if (met === undefined) return untouched(question);
    const { status, score, points, hints, lastError } = met;
    const tries = triesOf(met);
    const minutes = minutesOf(met, until);
    return { question: question.id, status, score, points, tries, hints, minutes, lastError };
  });
  return {
    student: rosterEntry(student),
    attempt: shown?.id ?? null,
    cells,
    score: shown?.summary.score ?? 0,
    points: shown?.summary.points ?? total(quiz.questions.map(question => question.points)),
    current: shown === null || shown === undefined || shown.summary.finishedAt !== null ? null : shown.summary.current,
    finishedAt: shown?.summary.finishedAt ?? null,
    seenAt: shown?.summary.at ?? null,
    present: shown !== null && shown !== undefined && watched(shown.id),
  };
}

function untouched({ id, points }: Quiz['questions'][number]): WallCell {
  return { question: id, status: 'closed-off', score: 0, points, tries: 0, hints: 0, minutes: null, lastError: null };
}
