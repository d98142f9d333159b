/**
 * The hosts that questions begin on. One is made for everyone who begins on the same day, with a seed of nobody's, and handed over to each learner, so that a
 * class of hundreds waits for one build. What is on it never depends on what anybody did.
 */
import { type Host, handOver, type Instant } from '../docker/index.ts';
import { isHostQuestion, type Question, type Quiz, type Start } from '../quiz/index.ts';
import { secondBuild } from './second-build.ts';
import { act, bootQuiz, type Done } from './stage.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SEED = 0;
/** Days whose hosts are kept: an attempt that is folded again asks for those of its own. */
const DAYS = 8;

type Hosts = Map<string, Promise<Host>>;
const made = new WeakMap<Quiz, Map<Instant, Hosts>>();

/** When the hosts were made that an attempt of this moment gets: what stands on them is at least an hour old, and at most a day and an hour. */
function madeAt(at: Instant): Instant {
  return Math.floor((at - HOUR) / DAY) * DAY;
}

function hostsOf(quiz: Quiz, at: Instant): Hosts {
  const days = made.get(quiz) ?? new Map<Instant, Hosts>();
  made.set(quiz, days);
  const known = days.get(at) ?? new Map<string, Promise<Host>>();
  days.delete(at);
  days.set(at, known);
  const [oldest] = days.keys();
  if (days.size > DAYS && oldest !== undefined) days.delete(oldest);
  return known;
}

function once(quiz: Quiz, at: Instant, name: string, make: () => Promise<Host>): Promise<Host> {
  const hosts = hostsOf(quiz, at);
  const known = hosts.get(name);
  if (known !== undefined) return known;
  const making = make();
  hosts.set(name, making);
  making.catch(() => hosts.delete(name));
  return making;
}

/** The quiz's own host, as everyone's. `at`: when the attempt began, here and below. */
export function ownStart(quiz: Quiz, at: Instant): Promise<Host> {
  const day = madeAt(at);
  return once(quiz.pool ?? quiz, day, 'host', () => bootQuiz(quiz, SEED, day));
}

/** Whose hosts a question begins on: what is drawn from a pool shares those of the pool, a variant that was made for one learner has them alone. */
function sharedBy(quiz: Quiz, { start }: Question): Quiz {
  return start.on.kind === 'setup' ? quiz : (quiz.pool ?? quiz);
}

/** The host that the question begins on, as everyone's. */
export function startFor(quiz: Quiz, question: Question, at: Instant): Promise<Host> {
  return once(
    sharedBy(quiz, question),
    madeAt(at),
    `question ${question.id}`,
    async () => (await ranStart(quiz, question.start, at)).host,
  );
}

/** The host that the question begins on and the one that its solution leaves, as everyone's. */
export async function endFor(quiz: Quiz, question: Question, at: Instant): Promise<{ start: Host; end: Host }> {
  return { start: await startFor(quiz, question, at), end: await leftBy(quiz, question, at) };
}

function leftBy(quiz: Quiz, question: Question, at: Instant): Promise<Host> {
  return once(sharedBy(quiz, question), madeAt(at), `after ${question.id}`, () => endOf(quiz, question, at));
}

/** The host that the question begins on, as this learner's. */
export async function startOf(
  quiz: Quiz,
  question: Question,
  { seed, startedAt, at }: { readonly seed: number; readonly startedAt: Instant; readonly at: Instant },
): Promise<Host> {
  return handOver(await startFor(quiz, question, startedAt), { seed, at });
}

/** Makes a host ready: what it leaves, and what its lines printed. */
export async function ranStart(quiz: Quiz, start: Start, at: Instant): Promise<Done> {
  return act(await baseOf(quiz, start, at), start, madeAt(at));
}

async function baseOf(quiz: Quiz, { on }: Start, at: Instant): Promise<Host> {
  switch (on.kind) {
    case 'host':
      return ownStart(quiz, at);
    case 'start':
      return once(
        quiz.pool ?? quiz,
        madeAt(at),
        `start ${on.name}`,
        async () => (await ranStart(quiz, namedStart(quiz, on.name), at)).host,
      );
    case 'question': {
      const question = quiz.questions.find(each => each.id === on.id);
      if (question === undefined) throw new RangeError(`${quiz.id} has no question ${on.id}`);
      return leftBy(quiz, question, at);
    }
    case 'setup':
      return bootQuiz(on, SEED, madeAt(at));
  }
}

function namedStart(quiz: Quiz, name: string): Start {
  const start = Object.hasOwn(quiz.starts, name) ? quiz.starts[name] : undefined;
  if (start === undefined) throw new RangeError(`${quiz.id} has no start ${name}`);
  return start;
}

/** What the solution leaves; for a prediction, what its `run` leaves, and for a question about the cache its second build. */
async function endOf(quiz: Quiz, question: Question, at: Instant): Promise<Host> {
  const start = await startFor(quiz, question, at);
  if (isHostQuestion(question)) return (await act(start, question.solution, madeAt(at))).host;
  if (question.kind === 'cache') return (await secondBuild(question, start, madeAt(at))).host;
  if (question.kind === 'predict') return (await act(start, { files: {}, lines: question.run }, madeAt(at))).host;
  return start;
}
