/** What a quiz showed of a class: how the scores lie, and how each question went. */
import * as z from 'zod';
import type { ClassOverview, WallCell, WallRow } from '../../classroom/index.ts';
import { figure, share } from '../../locale/index.ts';
import type { Quiz } from '../../quiz/quiz.ts';
import { isMany, pointsOf } from '../../report/columns.ts';
import { type Histogram, histogramOf } from '../../report/histogram.ts';
import { isEnough, mean, median } from '../../report/statistics.ts';
import { id, nothing, place } from '../fields.ts';
import { Refused } from '../refused.ts';
import { type Route, route, type Visit } from '../route.ts';
import { dealtTitle, questionTitle, quizTitle, topicTitle } from '../titles.ts';

interface QuestionRow {
  readonly number: number;
  readonly title: string;
  readonly kind: string;
  readonly n: number;
  /** Whole per cents of the bar; null when N is too small to say. */
  readonly bar: number | null;
  readonly facility: string | null;
  readonly minutes: string | null;
  readonly tries: string | null;
}

interface ColumnHead {
  readonly number: number;
  readonly title: string;
}

interface StudentCell {
  /** In an exam, where each has another question in this place: theirs. */
  readonly asked: string | null;
  /** Null: not begun. */
  readonly score: string | null;
  /** Of the points, for the mark: all of them, some, none. */
  readonly share: 'full' | 'part' | 'none';
  /** Tries and minutes, for those who see and for those who hear. */
  readonly spent: readonly string[];
  readonly label: string;
}

interface StudentRow {
  readonly id: string;
  readonly name: string;
  readonly attempt: string | null;
  readonly cells: readonly StudentCell[];
  readonly score: string | null;
  readonly tries: number;
  readonly minutes: string | null;
}

interface ResultsModel {
  readonly group: ClassOverview['class'];
  readonly quiz: { readonly number: number; readonly title: string; readonly points: number };
  readonly students: number;
  readonly begun: number;
  readonly finished: number;
  readonly median: string | null;
  readonly minutes: string | null;
  readonly histogram: Histogram | null;
  readonly label: string;
  /** Each learner has questions of their own. */
  readonly drawn: boolean;
  readonly columns: readonly ColumnHead[];
  /** So many columns that each has to be narrow. */
  readonly many: boolean;
  readonly questions: readonly QuestionRow[];
  readonly rows: readonly StudentRow[];
}

/** Nobody has spent no time at all. */
function whole({ locale }: Visit, minutes: number): string {
  const rounded = Math.round(minutes);
  return minutes > 0 && rounded < 1 ? '<1' : figure(locale, rounded);
}

function cellOf({ t, locale }: Visit, quiz: Quiz, cell: WallCell, number: number): StudentCell {
  const answered = cell.answered || cell.status === 'skipped';
  const isDrawn = quiz.exam !== undefined;
  const minutes = cell.minutes === null ? null : Math.round(cell.minutes);
  const spent = [
    cell.tries > 0 && !isDrawn ? `×${cell.tries}` : null,
    minutes === null ? null : t('figures.min', { minutes: minutes < 1 ? '<1' : minutes }),
  ];
  const words = [
    t('wall.question', { number }),
    t('score.of', { score: cell.score, points: cell.points }),
    isDrawn ? null : t('tries', { count: cell.tries }),
    minutes === null ? null : minutes < 1 ? t('minutes.less') : t('minutes', { count: minutes }),
  ];
  return {
    asked: isDrawn && cell.question !== null ? dealtTitle(quiz, cell.question, locale) : null,
    score: answered ? figure(locale, cell.score) : null,
    share: cell.score >= cell.points ? 'full' : cell.score > 0 ? 'part' : 'none',
    spent: answered ? spent.filter(each => each !== null) : [],
    label: answered ? words.filter(each => each !== null).join(', ') : t('wall.mark.empty'),
  };
}

function rowsOf(visit: Visit, quiz: Quiz, rows: readonly WallRow[]): readonly StudentRow[] {
  return rows.map(row => ({
    id: row.student.id,
    name: row.student.name,
    attempt: row.attempt,
    cells: row.cells.map((cell, index) => cellOf(visit, quiz, cell, index + 1)),
    score: row.attempt === null ? null : figure(visit.locale, row.score),
    tries: row.cells.reduce((sum, cell) => sum + cell.tries, 0),
    minutes: row.attempt === null ? null : whole(visit, row.minutes),
  }));
}

function headsOf({ locale, t }: Visit, { quiz, columns }: ClassOverview): readonly ColumnHead[] {
  return columns.map((column, index) => ({
    number: index + 1,
    title: column.kind === 'place' ? topicTitle(t, column.topic) : questionTitle(quiz, column, locale),
  }));
}

/** Of an exam: those that somebody was drawn, of which nobody counts tries. */
function questionsOf({ t, locale }: Visit, { quiz, columns, rows, figures }: ClassOverview): readonly QuestionRow[] {
  return figures.map((found, index) => {
    const question = quiz.questions.find(({ id: known }) => known === found.id);
    const column = columns[index];
    const tries =
      column?.kind === 'question'
        ? mean(rows.flatMap(row => row.cells[index]?.tries ?? []).filter(count => count > 0))
        : null;
    const { facility, medianMinutes } = found;
    return {
      number: index + 1,
      title: dealtTitle(quiz, found.id, locale),
      kind: question === undefined ? t('exam.variant') : t(`kind.${question.kind}`),
      n: found.n,
      bar: facility === null ? null : Math.round(facility * 100),
      facility: facility === null ? null : share(locale, facility),
      minutes: medianMinutes === null ? null : figure(locale, Math.max(0.1, Math.round(medianMinutes * 10) / 10)),
      tries: tries === null ? null : figure(locale, Math.round(tries * 10) / 10),
    };
  });
}

function modelOf(visit: Visit, overview: ClassOverview): ResultsModel {
  const { t, locale } = visit;
  const { quiz, rows } = overview;
  const begun = rows.filter(row => row.attempt !== null);
  const finished = begun.filter(row => row.finishedAt !== null);
  const scores = begun.map(row => row.score);
  const points = pointsOf(quiz);
  const middle = median(scores);
  const minutes = median(finished.map(row => row.minutes));
  return {
    group: overview.class,
    quiz: { number: quiz.number, title: quizTitle(quiz, locale), points },
    students: rows.length,
    begun: begun.length,
    finished: finished.length,
    median: middle === null ? null : figure(locale, middle),
    minutes: minutes === null ? null : minutes < 0.5 ? t('minutes.less') : t('minutes', { count: Math.round(minutes) }),
    histogram: isEnough(scores) ? histogramOf(scores, points) : null,
    label:
      middle === null
        ? ''
        : t('figures.label', {
            median: middle,
            low: Math.min(...scores),
            high: Math.max(...scores),
            count: scores.length,
          }),
    drawn: quiz.exam !== undefined,
    columns: headsOf(visit, overview),
    many: isMany(overview.columns),
    questions: questionsOf(visit, overview),
    rows: rowsOf(visit, quiz, rows),
  };
}

export const classResultsRoutes: readonly Route[] = [
  route('get', '/classes/:class/results/:number', {
    who: 'instructor',
    params: z.strictObject({ class: id, number: place }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      const quiz = [...visit.site.quizzes.values()].find(each => each.number === params.number);
      if (quiz === undefined) throw new Refused(404, 'error.404');
      const overview = await visit.site.classroom.overview(visit.actor, params.class, quiz.id, 'best');
      const title = quizTitle(quiz, visit.locale);
      return {
        kind: 'page',
        view: 'class-results',
        title: visit.t('figures.title', { quiz: title }),
        place: 'classes',
        crumbs: [
          { text: visit.t('nav.classes'), href: '/classes' },
          { text: overview.class.title, href: `/classes/${overview.class.id}` },
          { text: title, href: null },
        ],
        style: 'figures.css',
        model: modelOf(visit, overview),
      };
    },
  }),
];
