/**
 * The desk of a question: the host that its start makes ready, the same for everyone who begins it; or, where the question goes on with the one before, the
 * learner's own host, if that has all that the start has and nothing of the task is done on it.
 */
import { filesOf, type Host, lackOf, terminalsAgree, view, withTerminalOf } from '../docker/index.ts';
import { gradeChecks, ownStart, type Said, startOf } from '../grade/index.ts';
import { isHostQuestion, type Question } from '../quiz/index.ts';
import type { Attempt, Desk } from './attempt.ts';
import { questionAt } from './turn.ts';

export interface Opening {
  readonly desk: Desk;
  /** What is said across the terminal; null when the learner's own host stands there as they left it. */
  readonly mark: string | null;
  /** What the tutor says of the host. */
  readonly said: readonly Said[];
}

export function freshDesk(start: Host): Desk {
  return { start, past: [], host: start, ran: [] };
}

/** The host that the present question is made ready with. */
export function preparedHost({ quiz, seed, startedAt }: Attempt, question: Question, at: number): Promise<Host> {
  return startOf(quiz, question, { seed, startedAt, at });
}

export async function newDesk(attempt: Attempt, index: number, at: number): Promise<Opening> {
  const { quiz, startedAt } = attempt;
  const question = questionAt(attempt, index);
  const start = await preparedHost(attempt, question, at);
  const own = goesOn(question) ? hostLeft(attempt, index - 1) : null;
  const why = own === null ? null : whyNot(question, own, start);
  if (own !== null && why === null) {
    const same = terminalsAgree(own, start);
    return {
      desk: freshDesk(same ? own : withTerminalOf(own, start)),
      mark: same ? null : 'tutor.mark.terminal',
      said: [],
    };
  }
  if (index === 0) return { desk: freshDesk(start), mark: null, said: [] };
  const things = thingsOn(start, await ownStart(quiz, startedAt));
  const instead = why === null ? [] : [{ code: `tutor.desk.not.${why.what}`, data: { name: why.name, number: index } }];
  return {
    desk: freshDesk(start),
    mark: things.length === 0 ? 'tutor.mark.fresh' : 'tutor.mark.prepared',
    said: [...instead, ...things],
  };
}

/** A prediction is always asked on a host made ready for it, and so is what has to do with the build cache: nobody sees what their own holds. */
function goesOn(question: Question): boolean {
  const cached = question.checks.some(check => check.kind === 'build' && check.steps.length > 0);
  return question.continues && question.kind !== 'predict' && !cached;
}

function hostLeft(attempt: Attempt, index: number): Host | null {
  if (index < 0) return null;
  return attempt.current === index ? attempt.host : (attempt.left[questionAt(attempt, index).id]?.host ?? null);
}

interface WhyNot {
  readonly what: string;
  readonly name: string;
}

/** Why the question cannot be asked on this host; null when it can. */
function whyNot(question: Question, own: Host, start: Host): WhyNot | null {
  const lack = lackOf(own, start);
  if (lack !== null) return lack;
  if (!isHostQuestion(question)) return null;
  const done = (host: Host): string =>
    gradeChecks(question, { start: host, host, ran: [], response: { kind: 'host' }, shown: '' })
      .map(check => check.state === 'done')
      .join();
  return done(own) === done(start) ? null : { what: 'solved', name: '' };
}

/** What stands on a host beyond the quiz's own, for the tutor to say. */
function thingsOn(host: Host, plain: Host): readonly Said[] {
  const [now, before] = [view(host), view(plain)];
  const tags = (at: typeof now): readonly string[] =>
    at.images.flatMap(image => (image.tags.length === 0 ? '<none>' : image.tags));
  const had = new Set(tags(before));
  const known = new Map(filesOf(plain).map(file => [file.path, file.digest]));
  const images = tags(now).filter(tag => !had.has(tag));
  const containers = now.containers
    .filter(({ id }) => !before.containers.some(each => each.id === id))
    .map(({ name }) => name);
  const files = filesOf(host)
    .filter(({ path, digest }) => known.get(path) !== digest)
    .map(({ path }) => path);
  const pushed = now.pushed.flatMap(({ repository, tags: held }) =>
    Object.keys(held).map(tag => `${repository}:${tag}`),
  );
  return Object.entries({ images, containers, files, pushed }).flatMap(([kind, names]) =>
    names.length === 0 ? [] : [{ code: `tutor.desk.${kind}`, data: { names: names.join(', '), count: names.length } }],
  );
}
