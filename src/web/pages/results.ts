/** An attempt question by question: what was answered, what was right and why. Its learner's, and the instructor's of the class. */
import * as z from 'zod';
import { screen } from '../../docker/index.ts';
import { responseHtml, solutionHtml } from '../../locale/answer.ts';
import { inline, markdown, moment, saidHtml } from '../../locale/index.ts';
import type { Question } from '../../quiz/quiz.ts';
import { triesOf } from '../../report/figures.ts';
import { type Attempt, type CheckResult, isClosed, noteOn, type QuestionState } from '../../tutor/index.ts';
import { id, nothing } from '../fields.ts';
import type { Crumb } from '../page.ts';
import { type Route, route, type Visit } from '../route.ts';
import { questionTitle, quizTitle } from '../titles.ts';

interface CheckRow {
  readonly html: string;
  readonly state: CheckResult['state'];
  readonly feedback: readonly string[];
  readonly difference: { readonly expected: string; readonly got: string } | null;
}

interface TerminalLine {
  readonly prompt: string;
  readonly line: string;
  readonly output: string;
  readonly note: string | null;
}

interface Item {
  readonly number: number;
  readonly title: string;
  readonly status: QuestionState['status'];
  readonly state: string;
  readonly score: string;
  readonly spent: string;
  /** Safe html, as are `answer`, `solution`, `why` and the feedback. */
  readonly prompt: string;
  readonly answer: string | null;
  readonly checks: readonly CheckRow[];
  readonly feedback: readonly string[];
  readonly why: string | null;
  readonly solution: string | null;
  readonly lines: readonly TerminalLine[];
}

/** Wide enough for a history's row. */
const COLUMNS = 120;

function linesOf(visit: Visit, attempt: Attempt, question: string): readonly TerminalLine[] {
  return attempt.terminal
    .filter(entry => entry.kind !== 'mark')
    .filter(entry => entry.question === question)
    .map(({ prompt, line, output, ending }) => {
      const note = noteOn(ending);
      return {
        prompt,
        line,
        output: screen([{ text: output }], COLUMNS)
          .join('\n')
          .trimEnd(),
        note: note === null ? null : saidHtml(attempt.quiz, visit.locale, note),
      };
    });
}

/** Of a question that is still open nothing is told that its learner might yet find out. */
function itemOf(visit: Visit, attempt: Attempt, question: Question, state: QuestionState, index: number): Item {
  const { t, locale } = visit;
  const prose = attempt.quiz.prose[locale].questions[question.id];
  if (prose === undefined) throw new Error(`no ${locale} prose for ${question.id} in ${attempt.quiz.id}`);
  const closed = isClosed(state) || attempt.finishedAt !== null;
  const met = state.openedAt !== null;
  const minutes =
    state.openedAt === null
      ? 0
      : Math.round(((state.closedAt ?? attempt.finishedAt ?? state.openedAt) - state.openedAt) / 60_000);
  const spent = [
    triesOf(state) > 0 ? t('tries', { count: triesOf(state) }) : null,
    state.hints > 0 ? t('hints', { count: state.hints }) : null,
    minutes > 0 ? t('minutes', { count: minutes }) : null,
  ];
  const answer = state.lastResponse === null ? '' : responseHtml(state.lastResponse, question, prose, t);
  const results = new Map(state.checks.map(check => [check.id, check]));
  return {
    number: index + 1,
    title: met || closed ? questionTitle(attempt.quiz, question, locale) : t('results.ahead'),
    status: state.status,
    state: t(`results.status.${closed && state.status === 'open' ? 'skipped' : state.status}`),
    score: t('score.of', { score: state.score, points: question.points }),
    spent: spent.filter(each => each !== null).join(' · '),
    prompt: met || closed ? markdown(prose.prompt) : '',
    answer: answer === '' ? null : answer,
    checks: question.checks
      .filter(check => met && (closed || !check.hidden))
      .map(check => {
        const result = results.get(check.id);
        return {
          html: inline(prose.checks[check.id] ?? check.id),
          state: result?.state ?? 'todo',
          feedback: (result?.feedback ?? []).map(said => saidHtml(attempt.quiz, locale, said)),
          difference: result?.difference ?? null,
        };
      }),
    feedback: state.feedback.map(said => saidHtml(attempt.quiz, locale, said)),
    why: closed && prose.why !== '' ? markdown(prose.why) : null,
    solution: closed ? solutionHtml(question, prose, t) : null,
    lines: linesOf(visit, attempt, question.id),
  };
}

export const resultsRoutes: readonly Route[] = [
  route('get', '/results/:attempt', {
    who: 'anyone',
    params: z.strictObject({ attempt: id }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      const { t, locale, site, actor } = visit;
      const { attempt, row, student } = await site.classroom.transcript(actor, params.attempt);
      const own = actor.kind !== 'instructor' || row.person === actor.id;
      const title = quizTitle(attempt.quiz, locale);
      const crumbs: Crumb[] =
        own || student === null || row.class === null
          ? [{ text: t('nav.course'), href: '/' }]
          : [
              { text: t('nav.classes'), href: '/classes' },
              { text: (await site.classroom.class(actor, row.class)).title, href: `/classes/${row.class}` },
              { text: student.name, href: `/classes/${row.class}/students/${student.id}` },
            ];
      const items = attempt.quiz.questions.flatMap((question, index) => {
        const state = attempt.questions[index];
        return state === undefined ? [] : [itemOf(visit, attempt, question, state, index)];
      });
      return {
        kind: 'page',
        view: 'results',
        title,
        crumbs: [...crumbs, { text: title, href: null }],
        style: 'results.css',
        model: {
          attempt: params.attempt,
          quiz: attempt.quiz.id,
          own,
          name: own ? null : (student?.name ?? null),
          score: row.summary.score,
          points: row.summary.points,
          began: moment(locale, attempt.startedAt, site.now(), site.timeZone),
          minutes:
            attempt.finishedAt === null
              ? null
              : Math.max(1, Math.round((attempt.finishedAt - attempt.startedAt) / 60_000)),
          finished: attempt.finishedAt !== null,
          known: site.quizzes.has(attempt.quiz.id),
          items,
        },
      };
    },
  }),
];
