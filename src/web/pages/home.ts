/** The course as a quay of docks: what is done, where one is, and the way on. */
import * as z from 'zod';
import type { AttemptView, ClassView, PracticeView } from '../../classroom/index.ts';
import { hyphenated, moment } from '../../locale/index.ts';
import { topicOf } from '../../practice/index.ts';
import type { Exam } from '../../quiz/exam.ts';
import type { Quiz } from '../../quiz/quiz.ts';
import { type QuestionSummary, type Summary, total, wasAnswered } from '../../report/summary.ts';
import { id, nothing, quizId } from '../fields.ts';
import { Refused } from '../refused.ts';
import { type Route, route, type Visit } from '../route.ts';
import { questionTitle, quizSummary, quizTitle } from '../titles.ts';
import { type DueToday, dueToday } from './due-items.ts';

/** `here`: the present question; `kept`: answered, and how is not told. Names of classes in home.css. */
type SlabFill = 'full' | 'part' | 'none' | 'here' | 'kept';

interface Berth {
  readonly number: number;
  readonly quiz: string;
  readonly title: string;
  readonly summary: string;
  readonly state: 'done' | 'now' | 'begun' | 'dry';
  /** One a question that has been met, first at the bottom. */
  readonly slabs: readonly SlabFill[];
  /** From the top of one slab to the next, in pixels: a dock holds all its questions. Names of classes in home.css. */
  readonly pitch: 13 | 11 | 7 | 6 | 4;
  readonly line: string;
  /** How much of it practice asks for today, in words; null when nothing. */
  readonly again: string | null;
  /** Null: not begun, so the berth is a button that begins. */
  readonly href: string | null;
}

interface Ahead {
  readonly heading: string;
  readonly text: string;
  readonly action: string;
  readonly href: string | null;
  readonly quiz: string | null;
}

/** A student's own attempt that counts in no class: from before they joined, or at a quiz that is not set. */
interface Practice {
  readonly title: string;
  readonly score: string;
  readonly href: string;
  /** To be counted in the class; null when the quiz is not set there. */
  readonly count: string | null;
}

type ClassCorner =
  | { readonly kind: 'join'; readonly kept: string }
  | {
      readonly kind: 'member';
      readonly name: string;
      readonly title: string;
      readonly code: string;
      readonly practice: readonly Practice[];
    }
  | { readonly kind: 'teacher'; readonly classes: readonly Pick<ClassView, 'id' | 'title' | 'code' | 'students'>[] };

interface HomeModel {
  readonly berths: readonly Berth[];
  readonly intro: string;
  readonly score: { readonly score: number; readonly points: number } | null;
  readonly ahead: Ahead;
  /** Null for those who have met nothing that could be repeated. */
  readonly due: DueToday | null;
  readonly group: ClassCorner;
  /** What the page has to say before all else. */
  readonly note: string | null;
}

interface Met {
  /** The attempt that the berth shows: the open one, else the best. */
  readonly shown: AttemptView;
  /** The one that counts: trying again never lowers a score. */
  readonly best: AttemptView;
}

function metIn(attempts: readonly AttemptView[]): Met | null {
  const open = attempts.find(each => each.summary.finishedAt === null);
  const best = attempts.toSorted((a, b) => b.summary.score - a.summary.score)[0];
  return best === undefined ? null : { shown: open ?? best, best };
}

/** Questions that each learner is drawn. */
function drawnFrom({ draw }: Exam): number {
  return draw.reduce((sum, { written, variants }) => sum + written + variants, 0);
}

function pitchOf(questions: number): Berth['pitch'] {
  if (questions <= 9) return 13;
  if (questions <= 11) return 11;
  if (questions <= 18) return 7;
  return questions <= 21 ? 6 : 4;
}

function slabsOf({ summary }: AttemptView): readonly SlabFill[] {
  return summary.questions.map((question, index) => slabOf(question, index, summary)).filter(slab => slab !== null);
}

/** How a question's slab is drawn, or null while it is not reached. */
function slabOf(question: QuestionSummary, index: number, summary: Summary): SlabFill | null {
  const isPresent = summary.finishedAt === null && index === summary.current;
  if (summary.masked === true && !isPresent && wasAnswered(question)) return 'kept';
  switch (question.status) {
    case 'passed':
      return question.score >= question.points ? 'full' : 'part';
    case 'partial':
      return 'part';
    case 'failed':
    case 'skipped':
      return 'none';
    case 'open':
      return summary.finishedAt !== null ? 'none' : isPresent ? 'here' : null;
    case 'closed-off':
      return summary.finishedAt !== null ? 'none' : null;
  }
}

function hrefOf({ id, summary }: AttemptView): string {
  return summary.finishedAt === null ? `/quiz/${id}` : `/results/${id}`;
}

function againIn({ t }: Visit, quiz: Quiz, practice: PracticeView | null): string | null {
  const topic = topicOf(quiz.id);
  const count = practice?.plan.due.filter(item => item.topic === topic && item.why !== 'fresh').length ?? 0;
  return topic === null || count === 0 ? null : t('home.due.berth', { count });
}

/** Of an exam whose results are not shown, what was answered is told, never a score. */
function berthLine({ t }: Visit, { shown, best }: Met): string {
  const { score, points } = best.summary;
  if (score > shown.summary.score) return t('berth.best', { score, points });
  const { masked, finishedAt, questions } = shown.summary;
  if (masked !== true) return t('score.of', { score, points });
  const answered = questions.filter(wasAnswered).length;
  return finishedAt === null
    ? t('home.exam.answered', { answered, of: questions.length })
    : t('home.exam.handed-in', { answered, of: questions.length });
}

function berthOf(visit: Visit, quiz: Quiz, met: Met | null, present: string | null): Omit<Berth, 'again'> {
  const { t, locale } = visit;
  const base = {
    number: quiz.number,
    quiz: quiz.id,
    title: hyphenated(locale, quizTitle(quiz, locale)),
    summary: quizSummary(quiz, locale),
    pitch: pitchOf(quiz.exam === undefined ? quiz.questions.length : drawnFrom(quiz.exam)),
  };
  if (met === null) {
    return {
      ...base,
      state: 'dry',
      slabs: [],
      line:
        quiz.exam === undefined
          ? t('berth.questions', { count: quiz.questions.length })
          : t('exam.berth', { count: drawnFrom(quiz.exam), pool: quiz.questions.length }),
      href: null,
    };
  }
  const { shown } = met;
  const done = shown.summary.finishedAt !== null;
  return {
    ...base,
    state: done ? 'done' : shown.id === present ? 'now' : 'begun',
    slabs: slabsOf(shown),
    line: berthLine(visit, met),
    href: hrefOf(shown),
  };
}

function aheadOf(visit: Visit, quizzes: readonly Quiz[], open: AttemptView | null, begun: ReadonlySet<string>): Ahead {
  const { t, locale, site } = visit;
  const quiz = open === null ? undefined : quizzes.find(each => each.id === open.quiz);
  if (open !== null && quiz !== undefined) {
    const { summary } = open;
    const question = summary.questions[summary.current];
    return {
      heading: t('ahead.question', { number: summary.current + 1, of: summary.questions.length }),
      text: t('ahead.continue', {
        question:
          question === undefined || quiz.exam !== undefined
            ? quizTitle(quiz, locale)
            : questionTitle(quiz, question, locale),
        when: moment(locale, summary.at, site.now(), site.timeZone),
      }),
      action: t('ahead.continue.do'),
      href: `/quiz/${open.id}`,
      quiz: null,
    };
  }
  const next = quizzes.find(each => !begun.has(each.id));
  if (next === undefined) {
    return {
      heading: t('ahead.all'),
      text: quizzes.length === 0 ? t('ahead.empty') : t('ahead.all.text'),
      action: '',
      href: null,
      quiz: null,
    };
  }
  const first = begun.size === 0;
  return {
    heading: first ? t('ahead.first') : quizTitle(next, locale),
    text: first
      ? t(visit.actor.kind === 'anonymous' ? 'ahead.first.visitor' : 'ahead.first.text')
      : quizSummary(next, locale),
    action:
      next.exam !== undefined
        ? t('home.exam.do')
        : first
          ? t('ahead.first.do')
          : t('ahead.next.do', { number: next.number }),
    href: null,
    quiz: next.id,
  };
}

function practiceOf({ t, locale, site }: Visit, attempt: AttemptView, set: readonly Quiz[]): Practice | null {
  const quiz = site.quizzes.get(attempt.quiz);
  if (quiz === undefined) return null;
  return {
    title: quizTitle(quiz, locale),
    score: t('score.of', { score: attempt.summary.score, points: attempt.summary.points }),
    href: hrefOf(attempt),
    count: set.includes(quiz) ? attempt.id : null,
  };
}

/** `practice`: a student's attempts that count in no class. `set`: what is set for the class. */
async function groupOf(visit: Visit, practice: readonly AttemptView[], set: readonly Quiz[]): Promise<ClassCorner> {
  const { site, actor } = visit;
  switch (actor.kind) {
    case 'anonymous':
      return { kind: 'join', kept: visit.t('home.kept', { count: visit.site.visitorDays }) };
    case 'student':
      return {
        kind: 'member',
        name: actor.name,
        ...(await site.classroom.classOfStudent(actor)),
        practice: practice.flatMap(attempt => practiceOf(visit, attempt, set) ?? []),
      };
    case 'instructor':
      return { kind: 'teacher', classes: await site.classroom.classes(actor) };
  }
}

function introOf({ t }: Visit, quizzes: readonly Quiz[]): string {
  const lessons = quizzes.filter(quiz => quiz.exam === undefined).length;
  const exam = lessons > 0 && lessons < quizzes.length;
  return t(exam ? 'home.intro.exam' : 'home.intro', { count: exam ? lessons : quizzes.length });
}

async function modelOf(visit: Visit): Promise<HomeModel> {
  const { classroom } = visit.site;
  const [quizzes, all, practice] = await Promise.all([
    classroom.quizzesFor(visit.actor),
    visit.known ? classroom.attempts(visit.actor) : [],
    visit.known ? classroom.practice(visit.actor) : null,
  ]);
  // The docks of a student hold what counts in the class; their practice stands beside, to be counted when they say so.
  const counts = (each: AttemptView): boolean => visit.actor.kind !== 'student' || each.class !== null;
  const attempts = all.filter(counts);
  const byQuiz = new Map(quizzes.map(quiz => [quiz.id, metIn(attempts.filter(each => each.quiz === quiz.id))]));
  const begun = new Set(attempts.map(each => each.quiz));
  const open =
    attempts
      .filter(each => each.summary.finishedAt === null && byQuiz.get(each.quiz)?.shown.id === each.id)
      .sort((a, b) => b.summary.at - a.summary.at)[0] ?? null;
  const scored = [...byQuiz.values()].flatMap(each => (each === null || each.best.summary.masked ? [] : each.best));
  return {
    berths: quizzes.map(quiz => ({
      ...berthOf(visit, quiz, byQuiz.get(quiz.id) ?? null, open?.id ?? null),
      again: againIn(visit, quiz, practice),
    })),
    intro: introOf(visit, quizzes),
    score:
      scored.length === 0
        ? null
        : {
            score: total(scored.map(({ summary }) => summary.score)),
            points: total(scored.map(({ summary }) => summary.points)),
          },
    ahead: aheadOf(visit, quizzes, open, begun),
    due: practice === null ? null : dueToday(visit, practice),
    group: await groupOf(
      visit,
      all.filter(each => !counts(each)),
      quizzes,
    ),
    note: visit.lost ? visit.t('home.lost') : null,
  };
}

export const homeRoutes: readonly Route[] = [
  route('get', '/', {
    who: 'anyone',
    params: nothing,
    query: z.object({}),
    body: nothing,
    answer: async visit => ({
      kind: 'page',
      view: 'home',
      title: '',
      model: await modelOf(visit),
      place: 'course',
      style: 'home.css',
    }),
  }),
  /** Begins a quiz, or goes on with the one begun. */
  route('post', '/attempts', {
    who: 'anyone',
    params: nothing,
    query: nothing,
    body: z.strictObject({ quiz: quizId }),
    answer: async (visit, { body }) => {
      const quiz = visit.site.quizzes.get(body.quiz);
      if (quiz === undefined) throw new Refused(404, 'error.quiz');
      // Its clock starts where its rules stand, and not before they were seen.
      if (quiz.exam !== undefined) return { kind: 'redirect', to: `/exam?quiz=${encodeURIComponent(quiz.id)}` };
      const attempt = await visit.site.classroom.start(visit.actor, quiz.id, visit.from);
      if (!visit.known) await visit.become(visit.actor);
      return { kind: 'redirect', to: `/quiz/${attempt}` };
    },
  }),
  /** A student's practice becomes work that counts in their class. */
  route('post', '/attempts/:attempt/count', {
    who: 'anyone',
    params: z.strictObject({ attempt: id }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      await visit.site.classroom.countInClass(params.attempt, visit.actor);
      return { kind: 'redirect', to: '/' };
    },
  }),
];
