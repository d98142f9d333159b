/**
 * An exam before it begins: GET /exam?quiz=… says the rules, what is shown when, and whether this browser will do. Its script reads ExamIsland, tries the
 * device, and changes nothing else.
 */
import * as z from 'zod';
import { texts } from '../../locale/index.ts';
import type { Exam, Quiz } from '../../quiz/index.ts';
import { total } from '../../report/summary.ts';
import { shareByCertainty } from '../../tutor/index.ts';
import { nothing, quizId } from '../fields.ts';
import { island } from '../page.ts';
import { Refused } from '../refused.ts';
import { type Route, route, type Visit } from '../route.ts';
import { quizSummary, quizTitle } from '../titles.ts';

/** What of an attempt is seen during it, after hand-in, and once the exam is closed. */
interface SeenRow {
  readonly what: string;
  readonly when: readonly boolean[];
}

interface SureRow {
  readonly level: string;
  readonly right: string;
  readonly wrong: string;
}

interface ExamModel {
  readonly quiz: string;
  readonly summary: string;
  readonly questions: number;
  readonly pool: number;
  readonly points: number;
  readonly minutes: number;
  /** Null: as many as one likes. */
  readonly left: number | null;
  readonly seen: readonly SeenRow[];
  /** The heads of `seen` beside its first column. */
  readonly seenWhen: readonly string[];
  readonly counted: boolean;
  readonly sure: readonly SureRow[];
  readonly rehearsal: Exam['rehearsal'];
  /** Where it goes on; null: nothing is under way. */
  readonly open: string | null;
  /** Results of the last one that was handed in. */
  readonly done: string | null;
  readonly island: string;
}

/** What a script of the page is given. */
interface ExamIsland {
  readonly locale: Visit['locale'];
  /** Where a connection is tried. */
  readonly channel: string;
  /** The server's time, to hold the device's clock against. */
  readonly now: number;
  readonly strings: Readonly<Record<string, string>>;
}

function examOf(visit: Visit, id: string): Quiz & { readonly exam: Exam } {
  const quiz = visit.site.quizzes.get(id);
  if (quiz?.exam === undefined) throw new Refused(404, 'error.quiz');
  return { ...quiz, exam: quiz.exam };
}

function seenRows({ t }: Visit, { results }: Exam): readonly SeenRow[] {
  const always = [true, true, true];
  const told = [false, results === 'finished', results !== 'never'];
  return [
    { what: t('exam.sees.host'), when: always },
    { what: t('exam.sees.saved'), when: always },
    { what: t('exam.sees.score'), when: told },
    { what: t('exam.sees.checks'), when: told },
    { what: t('exam.sees.why'), when: told },
  ];
}

/** The published rule, from what grading goes by. */
function sureRows({ t, locale }: Visit): readonly SureRow[] {
  const figures = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, signDisplay: 'negative' });
  const share = (right: number, level: 'guess' | 'think' | 'know'): string =>
    figures.format(shareByCertainty(right, level)).replace('-', '−');
  return (['know', 'think', 'guess'] as const).map(level => ({
    level: t(`page.sure.${level}`),
    right: share(1, level),
    wrong: share(0, level),
  }));
}

async function modelOf(visit: Visit, id: string): Promise<ExamModel> {
  const { t, locale, site } = visit;
  const quiz = examOf(visit, id);
  const { exam } = quiz;
  const { open, done, left } = await site.classroom.sittings(visit.actor, quiz.id);
  const drawn = exam.draw.map(({ written, variants, points }) => ({ count: written + variants, points }));
  const data: ExamIsland = {
    locale,
    channel: '/live/check',
    now: site.now(),
    strings: texts(locale, 'page.exam.'),
  };
  return {
    quiz: quiz.id,
    summary: quizSummary(quiz, locale),
    questions: total(drawn.map(({ count }) => count)),
    pool: quiz.questions.length,
    points: total(drawn.map(({ count, points }) => count * points)),
    minutes: exam.minutes,
    left,
    seen: seenRows(visit, exam),
    seenWhen: [t('exam.sees.during'), t('exam.sees.after'), t('exam.sees.closed')],
    counted: exam.certainty === 'counted',
    sure: sureRows(visit),
    rehearsal: exam.rehearsal,
    open: open === null ? null : `/quiz/${open.id}`,
    done: done[0] === undefined ? null : `/results/${done[0].id}`,
    island: island(data),
  };
}

export const examRoutes: readonly Route[] = [
  route('get', '/exam', {
    who: 'anyone',
    params: nothing,
    query: z.object({ quiz: quizId }),
    body: nothing,
    answer: async (visit, { query }) => {
      const title = quizTitle(examOf(visit, query.quiz), visit.locale);
      return {
        kind: 'page',
        view: 'exam',
        title,
        crumbs: [
          { text: visit.t('nav.course'), href: '/' },
          { text: title, href: null },
        ],
        style: 'exam.css',
        model: await modelOf(visit, query.quiz),
      };
    },
  }),
  route('post', '/exam', {
    who: 'anyone',
    params: nothing,
    query: nothing,
    body: z.strictObject({ quiz: quizId, how: z.enum(['exam', 'rehearsal']) }),
    answer: async (visit, { body }) => {
      const { id } = examOf(visit, body.quiz);
      const { classroom } = visit.site;
      const attempt =
        body.how === 'exam'
          ? await classroom.start(visit.actor, id, visit.from)
          : await classroom.rehearse(visit.actor, id, visit.from);
      if (!visit.known) await visit.become(visit.actor);
      return { kind: 'redirect', to: `/quiz/${attempt}` };
    },
  }),
];
