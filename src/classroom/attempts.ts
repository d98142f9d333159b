/** Attempts: whose they are, and who may look at them. */
import { Fault, isFault } from '../fault.ts';
import { practiceOf } from '../practice/index.ts';
import type { Quiz } from '../quiz/quiz.ts';
import { SANDBOX } from '../quiz/sandbox.ts';
import type { AttemptRow, ClassRecord } from '../store/records.ts';
import type { Actor } from './actor.ts';
import type { Asker, AttemptsParts } from './attempt-parts.ts';
import type { Attempts, AttemptView } from './classroom.ts';
import { ANYWHERE } from './guesses.ts';
import type { LiveAttempts } from './live-attempts.ts';
import { invalid } from './names.ts';
import { checkSignedIn } from './rights.ts';
import { type Right, rightsOf } from './roles.ts';
import { attemptsAt, classFor, isRehearsal, leftOf, masked, ownView, sittings } from './sittings.ts';
import { quizzesOf, type World } from './world.ts';

export function attempts(parts: AttemptsParts): Attempts {
  const { world, live, versions, beginning } = parts;
  const { store } = world;

  async function classOf(actor: Asker): Promise<ClassRecord | null> {
    const person = actor.kind === 'student' ? await store.people.get(actor.id) : null;
    return person?.kind === 'student' ? store.classes.get(person.class) : null;
  }

  const rowsOf = (actor: Asker): Promise<readonly AttemptRow[]> => ownRows(world, live, actor);

  async function begin(actor: Actor, quiz: Quiz, classId: string | null): Promise<string> {
    await versions.keep(quiz);
    return beginning.begin(actor, quiz, classId);
  }

  return {
    quizzesFor: async actor => {
      const record = await classOf(actor);
      return record === null
        ? [...world.quizzes.values()].sort((a, b) => a.number - b.number)
        : quizzesOf(world, record);
    },
    start: (actor, quizId, from = ANYWHERE) =>
      // Two tabs that begin at once begin one attempt.
      world.turns.run(actor.id, async () => {
        const quiz = world.quizzes.get(quizId);
        if (quiz === undefined) throw new Fault('not-found', 'no such quiz');
        const classId = classFor(world, await classOf(actor), quiz);
        const rows = await rowsOf(actor);
        const met = await attemptsAt(parts, rows, { quiz: quizId, class: classId });
        const open = met.find(row => row.summary.finishedAt === null);
        if (open !== undefined) return open.id;
        if (leftOf(quiz, met) === 0) throw new Fault('forbidden', 'the exam was sat as often as it may be');
        return beginning.within(actor, rows, from, () => begin(actor, quiz, classId));
      }),
    attempts: async actor => {
      const rows = await rowsOf(actor);
      const listed = rows.filter(row => isOfCourse(row) && !isRehearsal(row)).sort((a, b) => b.startedAt - a.startedAt);
      return Promise.all(listed.map(row => ownView(world, row)));
    },
    open: async (attempt, actor) => {
      const row = await live.fresh(await readable(world, attempt, actor, 'see-students'));
      const shown = row.person === actor.id || actor.kind !== 'instructor' ? await masked(world, row) : row;
      return { row: shown, quiz: await versions.of(row.quiz, row.digest) };
    },
    watch: async (attempt, actor, locale, listener) => {
      await readable(world, attempt, actor, 'see-keys');
      return live.watch(attempt, locale, listener);
    },
    mayWatch: (attempt, actor) =>
      readable(world, attempt, actor, 'see-keys').then(
        () => true,
        (error: unknown) => {
          if (isFault(error, 'forbidden') || isFault(error, 'not-found')) return false;
          throw error;
        },
      ),
    answer: async (attempt, actor, question) => {
      await readable(world, attempt, actor, 'see-keys');
      return live.ask(attempt, place => world.rooms.answer(place, question));
    },
    submit: (attempt, actor, client, input) =>
      live.submit(attempt, client, input, async row => {
        // While it waited for its turn the right to ask for it may have ended.
        await checkSignedIn(world, actor);
        if (!(await owns(world, row, actor))) throw new Fault('forbidden', 'somebody else’s attempt');
      }),
    countInClass: async (attempt, actor) => {
      const record = await classOf(actor);
      if (record === null) throw new Fault('forbidden', 'only for students of a class');
      await live.count(attempt, record.id, async row => {
        if (!(await owns(world, row, actor))) throw new Fault('forbidden', 'somebody else’s attempt');
        if (row.class !== null && row.class !== record.id) throw new Fault('forbidden', 'it counts in another class');
        if (!quizzesOf(world, record).some(quiz => quiz.id === row.quiz)) throw invalid('quiz', 'unknown');
      });
    },
    timeOut: live.timeOut,
    ...sittings(parts, rowsOf, classOf),
  };
}

/** Under which ids an actor has attempts: a student's visitors are theirs too. */
export async function identities(world: World, actor: Asker): Promise<readonly string[]> {
  const person = actor.kind === 'student' ? await world.store.people.get(actor.id) : null;
  return person?.kind === 'student' ? [actor.id, ...person.visitors] : [actor.id];
}

/** The learner's own, or of a class where the instructor has this right. @throws Fault `not-found`, `forbidden` */
export async function readable(world: World, attempt: string, actor: Asker, right: Right): Promise<AttemptRow> {
  const row = await world.store.attempts.get(attempt);
  if (row === null) throw new Fault('not-found', 'no such attempt');
  if (await owns(world, row, actor)) return row;
  const record = actor.kind === 'instructor' && row.class !== null ? await world.store.classes.get(row.class) : null;
  if (record === null || !rightsOf(record, actor.id).has(right))
    throw new Fault('forbidden', 'somebody else’s attempt');
  return row;
}

/** All of theirs, sandboxes too. */
export async function ownRows(
  world: World,
  live: Pick<LiveAttempts, 'fresh'>,
  actor: Asker,
): Promise<readonly AttemptRow[]> {
  const ids = await identities(world, actor);
  const rows = (await Promise.all(ids.map(id => world.store.attempts.ofPerson(id)))).flat();
  return Promise.all(rows.map(row => live.fresh(row)));
}

async function owns(world: World, row: AttemptRow, actor: Asker): Promise<boolean> {
  return row.person === actor.id || (await identities(world, actor)).includes(row.person);
}

/** Practice and sandboxes have pages of their own. */
function isOfCourse({ quiz }: AttemptRow): boolean {
  return practiceOf(quiz) === null && quiz !== SANDBOX;
}

export function attemptView({ id, quiz, class: classId, startedAt, summary }: AttemptRow): AttemptView {
  return { id, quiz, class: classId, startedAt, summary };
}
