/** What a quiz showed of a class: how the scores lie, and how each question went. */
import * as z from 'zod';
import type { ClassOverview, WallCell, WallRow } from '../../classroom/index.ts';
import { figure, share } from '../../locale/index.ts';
import { type Histogram, histogramOf } from '../../report/histogram.ts';
import { isEnough, mean, median } from '../../report/statistics.ts';
import { id, nothing, place } from '../fields.ts';
import { Refused } from '../refused.ts';
import { type Route, route, type Visit } from '../route.ts';
import { questionTitle, quizTitle } from '../titles.ts';

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

interface StudentCell {
  /** Null: not begun. */
  readonly score: string | null;
  /** Of the points, for the mark: all of them, some, none. */
  readonly share: 'full' | 'part' | 'none';
  /** Tries and minutes, for those who see and for those who hear. */
  readonly spent: string;
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
  readonly questions: readonly QuestionRow[];
  readonly rows: readonly StudentRow[];
}

/** Minutes at the questions, of those who finished. */
function spentMinutes(row: WallRow): number {
  return row.cells.reduce((sum, cell) => sum + (cell.minutes ?? 0), 0);
}

/** Nobody has spent no time at all. */
function whole({ locale }: Visit, minutes: number): string {
  const rounded = Math.round(minutes);
  return minutes > 0 && rounded < 1 ? '<1' : figure(locale, rounded);
}

function cellOf({ t, locale }: Visit, cell: WallCell, number: number): StudentCell {
  const answered = cell.status !== 'closed-off' && (cell.status !== 'open' || cell.tries > 0);
  const minutes = cell.minutes === null ? null : Math.round(cell.minutes);
  const spent = [
    cell.tries > 0 ? `×${cell.tries}` : null,
    minutes === null ? null : t('figures.min', { minutes: minutes < 1 ? '<1' : minutes }),
  ];
  const words = [
    t('wall.question', { number }),
    t('score.of', { score: cell.score, points: cell.points }),
    t('tries', { count: cell.tries }),
    minutes === null ? null : minutes < 1 ? t('minutes.less') : t('minutes', { count: minutes }),
  ];
  return {
    score: answered ? figure(locale, cell.score) : null,
    share: cell.score >= cell.points ? 'full' : cell.score > 0 ? 'part' : 'none',
    spent: answered ? spent.filter(each => each !== null).join(' · ') : '',
    label: answered ? words.filter(each => each !== null).join(', ') : t('wall.mark.empty'),
  };
}

function rowsOf(visit: Visit, rows: readonly WallRow[]): readonly StudentRow[] {
  return rows.map(row => ({
    id: row.student.id,
    name: row.student.name,
    attempt: row.attempt,
    cells: row.cells.map((cell, index) => cellOf(visit, cell, index + 1)),
    score: row.attempt === null ? null : figure(visit.locale, row.score),
    tries: row.cells.reduce((sum, cell) => sum + cell.tries, 0),
    minutes: row.attempt === null ? null : whole(visit, spentMinutes(row)),
  }));
}

function questionsOf({ t, locale }: Visit, { quiz, rows, figures }: ClassOverview): readonly QuestionRow[] {
  const byId = new Map(figures.map(each => [each.id, each]));
  return quiz.questions.map((question, index) => {
    const found = byId.get(question.id);
    const tries = mean(rows.flatMap(row => row.cells[index]?.tries ?? []).filter(count => count > 0));
    const facility = found?.facility ?? null;
    return {
      number: index + 1,
      title: questionTitle(quiz, question, locale),
      kind: t(`kind.${question.kind}`),
      n: found?.n ?? 0,
      bar: facility === null ? null : Math.round(facility * 100),
      facility: facility === null ? null : share(locale, facility),
      minutes:
        found?.medianMinutes == null ? null : figure(locale, Math.max(0.1, Math.round(found.medianMinutes * 10) / 10)),
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
  const points = quiz.questions.reduce((sum, question) => sum + question.points, 0);
  const middle = median(scores);
  const minutes = median(finished.map(spentMinutes));
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
    questions: questionsOf(visit, overview),
    rows: rowsOf(visit, rows),
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
