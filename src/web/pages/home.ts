/** The course as a quay of docks: what is done, where one is, and the way on. */
import { z } from 'zod';
import type { AttemptView, ClassView } from '../../classroom/index.ts';
import { moment } from '../../locale/index.ts';
import type { Quiz } from '../../quiz/quiz.ts';
import { nothing, quizId } from '../fields.ts';
import { Refused, type Route, route, type Visit } from '../route.ts';
import { questionTitle, quizSummary, quizTitle } from '../titles.ts';

/** `here`: the present question. Names of classes in home.css. */
type Slab = 'full' | 'part' | 'none' | 'here';

interface Berth {
  readonly number: number;
  readonly quiz: string;
  readonly title: string;
  readonly summary: string;
  readonly state: 'done' | 'now' | 'begun' | 'dry';
  /** One a question that has been met, first at the bottom. */
  readonly slabs: readonly Slab[];
  /** From the top of one slab to the next, in pixels: a dock holds all its questions. Names of classes in home.css. */
  readonly pitch: 13 | 11 | 7;
  readonly line: string;
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

type Group =
  | { readonly kind: 'join' }
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'teacher'; readonly classes: readonly Pick<ClassView, 'id' | 'title' | 'code' | 'students'>[] };

interface HomeModel {
  readonly berths: readonly Berth[];
  readonly score: { readonly score: number; readonly points: number } | null;
  readonly ahead: Ahead;
  readonly group: Group;
}

/** The attempt that a berth shows: the open one, else the best. */
function shown(attempts: readonly AttemptView[]): AttemptView | null {
  const open = attempts.find(each => each.summary.finishedAt === null);
  const best = [...attempts].sort((a, b) => b.summary.score - a.summary.score)[0];
  return open ?? best ?? null;
}

function pitchOf(questions: number): Berth['pitch'] {
  return questions <= 9 ? 13 : questions <= 11 ? 11 : 7;
}

function slabsOf({ summary }: AttemptView): readonly Slab[] {
  const slabs = summary.questions.map((question, index): Slab | null => {
    switch (question.status) {
      case 'passed':
        return question.score >= question.points ? 'full' : 'part';
      case 'partial':
        return 'part';
      case 'failed':
      case 'skipped':
        return 'none';
      case 'open':
        return summary.finishedAt !== null ? 'none' : index === summary.current ? 'here' : null;
      case 'closed-off':
        return summary.finishedAt !== null ? 'none' : null;
    }
  });
  return slabs.filter(slab => slab !== null);
}

function berthOf(visit: Visit, quiz: Quiz, attempt: AttemptView | null, present: string | null): Berth {
  const { t, locale } = visit;
  const base = {
    number: quiz.number,
    quiz: quiz.id,
    title: quizTitle(quiz, locale),
    summary: quizSummary(quiz, locale),
    pitch: pitchOf(quiz.questions.length),
  };
  if (attempt === null) {
    return {
      ...base,
      state: 'dry',
      slabs: [],
      line: t('berth.questions', { count: quiz.questions.length }),
      href: null,
    };
  }
  const { summary } = attempt;
  const done = summary.finishedAt !== null;
  return {
    ...base,
    state: done ? 'done' : attempt.id === present ? 'now' : 'begun',
    slabs: slabsOf(attempt),
    line: t('score.of', { score: summary.score, points: summary.points }),
    href: done ? `/results/${attempt.id}` : `/quiz/${attempt.id}`,
  };
}

function aheadOf(visit: Visit, quizzes: readonly Quiz[], open: AttemptView | null, begun: ReadonlySet<string>): Ahead {
  const { t, locale, world } = visit;
  const quiz = open === null ? undefined : quizzes.find(each => each.id === open.quiz);
  if (open !== null && quiz !== undefined) {
    const { summary } = open;
    const question = summary.questions[summary.current];
    return {
      heading: t('ahead.question', { number: summary.current + 1, of: summary.questions.length }),
      text: t('ahead.continue', {
        question: question === undefined ? quizTitle(quiz, locale) : questionTitle(quiz, question, locale),
        when: moment(locale, summary.at, world.now(), world.timeZone),
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
    action: first ? t('ahead.first.do') : t('ahead.next.do', { number: next.number }),
    href: null,
    quiz: next.id,
  };
}

async function groupOf({ world, actor }: Visit): Promise<Group> {
  switch (actor.kind) {
    case 'anonymous':
      return { kind: 'join' };
    case 'student':
      return { kind: 'member', name: actor.name };
    case 'instructor':
      return { kind: 'teacher', classes: await world.classroom.classes(actor) };
  }
}

async function modelOf(visit: Visit): Promise<HomeModel> {
  const { classroom } = visit.world;
  const [quizzes, attempts] = await Promise.all([
    classroom.quizzesFor(visit.actor),
    visit.known ? classroom.attempts(visit.actor) : [],
  ]);
  const byQuiz = new Map(quizzes.map(quiz => [quiz.id, shown(attempts.filter(each => each.quiz === quiz.id))]));
  const begun = new Set(attempts.map(each => each.quiz));
  const open =
    attempts
      .filter(each => each.summary.finishedAt === null && byQuiz.get(each.quiz)?.id === each.id)
      .sort((a, b) => b.summary.at - a.summary.at)[0] ?? null;
  const met = [...byQuiz.values()].filter(each => each !== null);
  return {
    berths: quizzes.map(quiz => berthOf(visit, quiz, byQuiz.get(quiz.id) ?? null, open?.id ?? null)),
    score:
      met.length === 0
        ? null
        : {
            score: met.reduce((sum, each) => sum + each.summary.score, 0),
            points: met.reduce((sum, each) => sum + each.summary.points, 0),
          },
    ahead: aheadOf(visit, quizzes, open, begun),
    group: await groupOf(visit),
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
      const quiz = visit.world.quizzes.get(body.quiz);
      if (quiz === undefined) throw new Refused(404, 'error.quiz');
      const attempt = await visit.world.classroom.start(visit.actor, quiz.id);
      if (!visit.known) await visit.become(visit.actor);
      return { kind: 'redirect', to: `/quiz/${attempt}` };
    },
  }),
];
