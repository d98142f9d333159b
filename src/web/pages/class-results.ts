/** What a quiz showed of a class: how the scores lie, and how each question went. */
import { z } from 'zod';
import type { ClassOverview, WallRow } from '../../classroom/index.ts';
import { figure, share } from '../../locale/index.ts';
import { id, nothing, place } from '../fields.ts';
import { type Histogram, histogramOf, quantile } from '../histogram.ts';
import { Refused, type Route, route, type Visit } from '../route.ts';
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

interface ResultsModel {
  readonly group: ClassOverview['class'];
  readonly quiz: { readonly number: number; readonly title: string; readonly points: number };
  readonly students: number;
  readonly begun: number;
  readonly finished: number;
  readonly median: string | null;
  readonly minutes: number | null;
  readonly histogram: Histogram | null;
  readonly label: string;
  readonly questions: readonly QuestionRow[];
}

/** Fewer scores than this make no picture. */
const SMALLEST_N = 5;

/** Minutes at the questions, of those who finished. */
function spentMinutes(row: WallRow): number {
  return row.cells.reduce((sum, cell) => sum + (cell.minutes ?? 0), 0);
}

function questionsOf({ t, locale }: Visit, { quiz, rows, figures }: ClassOverview): readonly QuestionRow[] {
  const byId = new Map(figures.map(each => [each.id, each]));
  return quiz.questions.map((question, index) => {
    const found = byId.get(question.id);
    const tried = rows.flatMap(row => row.cells[index]?.tries ?? []).filter(tries => tries > 0);
    const facility = found?.facility ?? null;
    return {
      number: index + 1,
      title: questionTitle(quiz, question, locale),
      kind: t(`kind.${question.kind}`),
      n: found?.n ?? 0,
      bar: facility === null ? null : Math.round(facility * 100),
      facility: facility === null ? null : share(locale, facility),
      minutes: found?.medianMinutes == null ? null : figure(locale, Math.round(found.medianMinutes * 10) / 10),
      tries:
        tried.length < SMALLEST_N
          ? null
          : figure(locale, Math.round((tried.reduce((a, b) => a + b, 0) / tried.length) * 10) / 10),
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
  const enough = scores.length >= SMALLEST_N;
  const median = enough ? quantile(scores, 0.5) : null;
  return {
    group: overview.class,
    quiz: { number: quiz.number, title: quizTitle(quiz, locale), points },
    students: rows.length,
    begun: begun.length,
    finished: finished.length,
    median: median === null ? null : figure(locale, median),
    minutes: finished.length < SMALLEST_N ? null : Math.round(quantile(finished.map(spentMinutes), 0.5)),
    histogram: enough ? histogramOf(scores, points) : null,
    label:
      median === null
        ? ''
        : t('figures.label', { median, low: Math.min(...scores), high: Math.max(...scores), count: scores.length }),
    questions: questionsOf(visit, overview),
  };
}

export const classResultsRoutes: readonly Route[] = [
  route('get', '/classes/:class/results/:number', {
    who: 'instructor',
    params: z.strictObject({ class: id, number: place }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      const quiz = [...visit.world.quizzes.values()].find(each => each.number === params.number);
      if (quiz === undefined) throw new Refused(404, 'error.404');
      const overview = await visit.world.classroom.overview(visit.actor, params.class, quiz.id);
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
