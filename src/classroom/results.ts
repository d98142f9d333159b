/** What instructors read: the wall, a student's transcript, the gradebook. Rows of attempts are enough: nothing is replayed for them. */
import { Fault } from '../fault.ts';
import { familyIn } from '../practice/index.ts';
import type { Locale, Quiz } from '../quiz/quiz.ts';
import { columnsOf, inColumns, pointsOf, type QuizColumn } from '../report/columns.ts';
import { bestOf, drawnFiguresOf, figuresOf, firstOf, minutesOf, triesOf } from '../report/figures.ts';
import { gradebook } from '../report/gradebook.ts';
import { maskedSummary, type QuestionSummary, total, wasAnswered } from '../report/summary.ts';
import type { AttemptRow, Student } from '../store/records.ts';
import { attemptView, readable } from './attempts.ts';
import { classView } from './classes.ts';
import type { Results, WallCell, WallRow } from './classroom.ts';
import { gradebookCsv } from './csv.ts';
import type { LiveAttempts } from './live-attempts.ts';
import { rightsOf, withRight } from './roles.ts';
import { rosterEntry } from './roster.ts';
import { isHidden } from './sittings.ts';
import type { Versions } from './versions.ts';
import { quizzesOf, studentsOf, type World } from './world.ts';

export function results(world: World, live: LiveAttempts, versions: Versions): Results {
  const { store, now, steady } = world;

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
      const record = await withRight(world, actor, classId, 'see-students');
      const quiz = world.quizzes.get(quizId);
      if (quiz === undefined) throw new Fault('not-found', 'no such quiz');
      const all = (await attemptsOf(classId)).map(({ student, rows }) => ({
        student,
        rows: rows.filter(row => row.quiz === quizId),
      }));
      const firsts = all.flatMap(({ rows }) => firstOf(rows)?.summary ?? []);
      return {
        class: await classView(world, record, actor.id),
        quiz,
        columns: columnsOf(quiz),
        rows: all.map(({ student, rows }) =>
          wallRow(quiz, student, rows, shown, quiz.exam === undefined ? now() : steady(), live.watched),
        ),
        figures: quiz.exam === undefined ? figuresOf(quiz.questions, firsts) : drawnFiguresOf(quiz, firsts, familyIn),
      };
    },
    work: async (actor, classId, student) => {
      await withRight(world, actor, classId, 'see-students');
      const found = (await attemptsOf(classId)).find(each => each.student.id === student);
      if (found === undefined) throw new Fault('not-found', 'no such student in this class');
      return found.rows.toSorted((a, b) => b.startedAt - a.startedAt).map(attemptView);
    },
    transcript: async (actor, attempt, locale) => {
      const { person: owner, class: classId, quiz: id, digest } = await readable(world, attempt, actor, 'see-students');
      const quiz = await versions.of(id, digest);
      const person = await store.people.get(owner);
      const student = person?.kind === 'student' ? rosterEntry(person) : null;
      const own = actor.kind !== 'instructor' || owner === actor.id;
      const record = own || classId === null ? null : await store.classes.get(classId);
      const keys = own || (record !== null && rightsOf(record, actor.id).has('see-keys'));
      return live.ask(attempt, async (place, row) => {
        // An instructor reads on what their students will be shown later, or never.
        const hidden = own && (await isHidden(world, row));
        return {
          row: hidden ? { ...row, summary: maskedSummary(row.summary) } : row,
          quiz,
          student,
          own,
          hidden,
          keys,
          items: await world.rooms.results(place, locale, { own, hidden, keys }),
        };
      });
    },
    gradebook: async (actor, classId, locale) => {
      const record = await withRight(world, actor, classId, 'see-students');
      const quizzes = quizzesOf(world, record).map(quiz => ({
        id: quiz.id,
        number: quiz.number,
        title: quiz.prose[locale].title,
        points: pointsOf(quiz),
        columns: columnsOf(quiz).map(column => ({ ...column, title: headOf(quiz, column, locale) })),
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
  const endsAt = shown?.summary.sitting?.endsAt ?? null;
  const columns = columnsOf(quiz);
  const met = inColumns(columns, shown?.summary);
  const cells = columns.map((column, index) =>
    cellOf(column, met[index] ?? null, quiz.exam === undefined ? until : null),
  );
  return {
    student: rosterEntry(student),
    attempt: shown?.id ?? null,
    cells,
    score: shown?.summary.score ?? 0,
    points: shown?.summary.points ?? pointsOf(quiz),
    current: shown === null || shown === undefined || shown.summary.finishedAt !== null ? null : shown.summary.current,
    finishedAt: shown?.summary.finishedAt ?? null,
    seenAt: shown?.summary.at ?? null,
    minutes:
      quiz.exam === undefined
        ? total(cells.map(cell => cell.minutes ?? 0))
        : Math.max(0, until - (shown?.startedAt ?? until)) / 60_000,
    left: endsAt === null ? null : Math.max(0, endsAt - at) / 60_000,
    present: shown !== null && shown !== undefined && watched(shown.id),
  };
}

function cellOf(column: QuizColumn, met: QuestionSummary | null, until: number | null): WallCell {
  const { points } = column;
  if (met === null) {
    const question = column.kind === 'question' ? column.id : null;
    const untouched = { status: 'closed-off', answered: false, score: 0, tries: 0, hints: 0 } as const;
    return { question, ...untouched, points, minutes: null, lastError: null };
  }
  const { id, status, score, hints, lastError } = met;
  const answered = wasAnswered(met);
  // In an exam one goes back and forth: from opening to handing in says nothing.
  const minutes = until === null ? null : minutesOf(met, until);
  return { question: id, status, answered, score, points: met.points, tries: triesOf(met), hints, minutes, lastError };
}

/** A place of an exam is named by its topic, for each learner has another question there. */
function headOf({ prose }: Quiz, column: QuizColumn, locale: Locale): string {
  return column.kind === 'place' ? column.topic : (prose[locale].questions[column.id]?.title ?? column.id);
}
