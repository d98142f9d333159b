/** The tests' world: a class in one line, a tutor that knows numbers only, passwords that cost nothing, a clock that is set by hand. */
import { createHash } from 'node:crypto';
import type { AnonymousActor, InstructorActor, StudentActor } from '../../src/classroom/actor.ts';
import type { Classroom, ClassView } from '../../src/classroom/classroom.ts';
import { type ClassroomOptions, openClassroom } from '../../src/classroom/open.ts';
import type { Pacer } from '../../src/classroom/pace.ts';
import type { Passwords } from '../../src/classroom/passwords.ts';
import type { Quiz } from '../../src/quiz/quiz.ts';
import type { Tutor } from '../../src/rooms/workshop.ts';
import type { Store } from '../../src/store/store.ts';
import type { Attempt, AttemptEvent, Input, QuestionState, Step } from '../../src/tutor/attempt.ts';
import { abandon, extend, sentAt, timeUp } from '../../src/tutor/index.ts';
import { roomsHere } from '../rooms/here.ts';
import { NOW, newFolder, open, removeFolder } from '../store/rig.ts';

export interface School {
  readonly folder: string;
  store: Store;
  classroom: Classroom;
  /** Milliseconds since 1970; moved by hand. */
  clock: number;
  /** Ends the process of it and starts it again on the same folder. */
  restart(options?: SchoolOptions): Promise<void>;
  /** The attempt as its journal says. */
  attempt(id: string): Promise<Attempt>;
  close(): Promise<void>;
}

export type SchoolOptions = Partial<ClassroomOptions> & { readonly tutor?: Tutor };

export async function school(options: SchoolOptions = {}): Promise<School> {
  const folder = newFolder();
  const opened = await open(folder);
  const here: School = {
    folder,
    store: opened,
    classroom: undefined as unknown as Classroom,
    clock: NOW,
    restart: async again => {
      await here.classroom.close();
      await here.store.close();
      here.store = await open(folder);
      here.classroom = openIn(here, { ...options, ...again });
    },
    attempt: async id => {
      const events = await here.store.read(id);
      const [first] = events;
      const { quizzes, tutor } = { ...usual, ...options };
      const quiz = first?.kind === 'begun' ? quizzes.get(first.quiz) : undefined;
      if (quiz === undefined) throw new Error(`no attempt ${id}`);
      return tutor.replay(quiz, events, { known: (await here.store.attempts.get(id))?.summary ?? null });
    },
    close: async () => {
      await here.classroom.close();
      await here.store.close();
      removeFolder(folder);
    },
  };
  here.classroom = openIn(here, options);
  return here;
}

/** A clock for those who are slowed down, moved by hand. */
export function pacer(): Pacer & {
  /** Lets everything happen that needs no time. */
  readonly settle: () => Promise<void>;
  readonly pass: (milliseconds: number) => Promise<void>;
} {
  let at = 0;
  let due: { readonly at: number; readonly task: () => void }[] = [];
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  };
  return {
    now: () => at,
    after: (milliseconds, task) => void due.push({ at: at + milliseconds, task }),
    settle,
    pass: async milliseconds => {
      const end = at + milliseconds;
      for (;;) {
        const next = due.toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > end) break;
        due = due.filter(each => each !== next);
        at = Math.max(at, next.at);
        next.task();
        await settle();
      }
      at = end;
    },
  };
}

let chance = 0;

function openIn(here: School, options: SchoolOptions): Classroom {
  const { quizzes, tutor, ...rest } = { ...usual, ...options };
  return openClassroom({
    store: here.store,
    quizzes,
    rooms: roomsHere({ tutor, store: here.store, quizzes: quizzes.values() }),
    now: () => here.clock,
    // Never the same twice, and the same in every run of one file.
    random: bytes => createHash('sha512').update(String(chance++)).digest().subarray(0, bytes),
    passwords: cheap,
    ...rest,
  });
}

export const cheap: Passwords = {
  hash: async secret => `hash of ${secret}`,
  verify: async (kept, secret) => kept === `hash of ${secret}`,
};

export async function teacher({ classroom }: School, login = 'anna'): Promise<InstructorActor> {
  const first = await classroom.setupToken();
  const account = { name: `Учитель ${login}`, login, password: 'correct horse', locale: 'ru' } as const;
  if (first !== null) return classroom.makeInstructor(first, account);
  const inviter = await classroom.login('anna', 'correct horse');
  return classroom.makeInstructor(await classroom.invite(inviter), account);
}

export async function classOf({ classroom }: School, owner: InstructorActor, title = 'ИВТ-21'): Promise<ClassView> {
  return classroom.createClass(owner, title);
}

export function joined(
  { classroom }: School,
  group: ClassView,
  name: string,
  visitor: AnonymousActor | null = null,
): Promise<StudentActor> {
  return classroom.join(group.code, name, '1234', visitor);
}

export const right = (question: string): Input => ({
  kind: 'answer',
  question,
  response: { kind: 'number', value: '42' },
});
export const wrong = (question: string, value = '41'): Input => ({
  kind: 'answer',
  question,
  response: { kind: 'number', value },
});

/** Questions are numbers; 42 is always right; a wrong try costs a tenth of the points. */
function quizOf(id: string, number: number, questions: readonly string[]): Quiz {
  const prose = (title: string) => ({ title, summary: '', intro: '', questions: {} });
  return {
    id,
    digest: `sha256:${createHash('sha256').update(`${id} ${questions.join()}`).digest('hex')}`,
    number,
    navigation: 'free',
    glossary: 'open',
    host: { platform: 'linux/amd64', directory: '/home/student', files: {}, images: [] },
    starts: {},
    questions: questions.map(question => ({
      id: question,
      kind: 'number',
      unit: null,
      points: 1,
      tries: null,
      tryPenalty: 0.1,
      hintPrices: [],
      start: { on: { kind: 'host' }, files: {}, lines: [] },
      continues: false,
      show: [],
      given: null,
      checks: [],
      wrong: [],
      solution: { kind: 'number', value: '42' },
      proof: null,
    })),
    prose: { ru: prose(`=Квиз ${number}`), en: prose(`=Quiz ${number}`) },
  };
}

export const QUIZ = quizOf('docker/01-test', 1, ['q1', 'q2']);
export const SECOND = quizOf('docker/02-test', 2, ['q1']);

/** As pure as the real one, without a host. */
export const numbers: Tutor = {
  begin: async (quiz, { seed, at }) => {
    const attempt = {
      quiz,
      sitting: null,
      simulator: 1,
      seed,
      startedAt: at,
      finishedAt: null,
      seq: 1,
      current: 0,
      questions: quiz.questions.map(question => untouched(question.id, at)),
      said: [],
      terminal: [],
    } as unknown as Attempt;
    const event: AttemptEvent = { seq: 1, at, kind: 'begun', quiz: quiz.id, digest: quiz.digest, simulator: 1, seed };
    return stepOf(attempt, event);
  },
  step: async (attempt, input, { at, client }) => {
    const refused = (refusal: Step['refusal']): Step => ({ ...stepOf(attempt, null), refusal });
    if (attempt.finishedAt !== null) return refused('finished');
    const event: AttemptEvent = { seq: attempt.seq + 1, at, kind: 'input', client, input };
    const next = { ...attempt, seq: event.seq };
    if (input.kind === 'finish') return stepOf({ ...next, finishedAt: at }, event);
    if (input.kind !== 'answer' || input.response.kind !== 'number') return refused('wrong-kind');
    const { question, response } = input;
    const state = attempt.questions.find(each => each.id === question);
    if (state === undefined) return refused('not-this-question');
    if (state.closedAt !== null) return refused('closed');
    const graded = answered(state, response.value === '42', at);
    return stepOf({ ...next, questions: attempt.questions.map(each => (each === state ? graded : each)) }, event);
  },
  abandon,
  extend,
  timeUp,
  replay: async (quiz, events, { from = null }) => {
    let attempt = from;
    for (const event of events) {
      if (event.kind === 'begun') ({ attempt } = await numbers.begin(quiz, { seed: event.seed, at: event.at }));
      else if (attempt === null) throw new Error('no beginning');
      else if (event.kind === 'input') {
        const input = sentAt(events, event.seq) ?? { kind: 'repeat' };
        ({ attempt } = await numbers.step(attempt, input, { at: event.at, client: event.client }));
      } else if (event.kind === 'time-up') attempt = { ...attempt, seq: event.seq, finishedAt: event.at };
      else attempt = { ...attempt, seq: event.seq };
    }
    if (attempt === null) throw new Error('no beginning');
    return attempt;
  },
};

const usual = { quizzes: new Map([QUIZ, SECOND].map(quiz => [quiz.id, quiz])), tutor: numbers };

function answered(state: QuestionState, passed: boolean, at: number): QuestionState {
  const score = passed ? Math.max(0, (10 - state.tries) / 10) : 0;
  return {
    ...state,
    tries: passed ? state.tries : state.tries + 1,
    score,
    firstScore: state.firstScore ?? score,
    status: passed ? 'passed' : 'open',
    closedAt: passed ? at : null,
    lastError: passed ? null : 'not 42',
  };
}

function untouched(id: string, at: number): QuestionState {
  const nothing = {
    checks: [],
    feedback: [],
    lastResponse: null,
    key: null,
    closedAt: null,
    lastError: null,
    demonstrated: false,
    certainty: null,
    flagged: false,
  };
  return { id, status: 'open', score: 0, firstScore: null, tries: 0, hints: 0, openedAt: at, ...nothing };
}

function stepOf(attempt: Attempt, event: AttemptEvent | null): Step {
  return { attempt, event, refusal: null, said: [], terminal: [], traffic: [], outcome: null, demonstrated: [] };
}
