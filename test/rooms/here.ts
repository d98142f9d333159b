/** Rooms without processes, for tests of what stands before them: one workshop in this process, and a tutor and a teller of the test's own. */
import type { Rooms } from '../../src/classroom/index.ts';
import type { Quiz } from '../../src/quiz/quiz.ts';
import { SANDBOXES } from '../../src/quiz/sandbox.ts';
import { keptQuiz } from '../../src/quiz/variant.ts';
import type { About, WorkHeader } from '../../src/rooms/errand.ts';
import { LIMITS } from '../../src/rooms/limits.ts';
import type { RoomAnswer, RoomWork } from '../../src/rooms/messages.ts';
import type { RoomPool } from '../../src/rooms/pool.ts';
import { roomsOf } from '../../src/rooms/rooms.ts';
import { beginSitting } from '../../src/rooms/sitting.ts';
import { type AttemptTeller, type Tutor, type Workshop, workshop } from '../../src/rooms/workshop.ts';
import { readVersion } from '../../src/store/quizzes.ts';
import type { Store } from '../../src/store/store.ts';
import { abandon, extend, putAway, replay, step, takeOut, timeUp } from '../../src/tutor/index.ts';

export interface RoomsHere {
  readonly tutor: Tutor;
  readonly teller?: AttemptTeller;
  readonly store: Pick<Store, 'tail' | 'quizzes'>;
  readonly quizzes: Iterable<Quiz>;
}

const told = (what: object): Uint8Array => Buffer.from(JSON.stringify(what));

/** Says no more of an attempt than which one it is of its states. */
const terse: AttemptTeller = {
  welcome: ({ seq }, locale) => told({ type: 'welcome', seq, locale }),
  step: ({ attempt }, before, client, locale) =>
    told({ type: 'step', seq: attempt.seq, client, before: before.seq, locale }),
  answer: async (_attempt, { type, id }) => told({ type, id }),
  results: ({ questions }, _locale, { own }) =>
    Buffer.from(`${own ? 'own' : 'theirs'}: ${questions.map(({ tries }) => tries).join()}`),
};

/** Attempts of a test's own tutor may have nothing to be weighed. */
const keeping = { putAway, takeOut, weightOf: () => 1, isLight: () => true };

export function roomsHere({ tutor, teller = terse, store, quizzes }: RoomsHere): Rooms {
  const versions = new Map([...SANDBOXES, ...quizzes].map(quiz => [quiz.digest, quiz] as const));
  return roomsOf(
    poolHere(
      workshop({ tutor, keeping, after: LIMITS.putAwayAfter, teller, quizzes: versions, most: LIMITS }),
      store,
      versions,
    ),
  );
}

/** The real tutor in this process, for those who never have to fold a journal. */
export function processHere(quizzes: readonly Quiz[], teller: AttemptTeller): Rooms {
  const none = async (): Promise<never> => Promise.reject(new Error('nothing is kept here'));
  const store = { tail: async () => [], quizzes: { keep: none, read: none, drop: none } };
  return roomsHere({ tutor: { abandon, begin: beginSitting, extend, replay, step, timeUp }, teller, store, quizzes });
}

/** A pool of one room that is never held up. */
function poolHere(
  at: Workshop,
  store: Pick<Store, 'tail' | 'quizzes'>,
  versions: Map<string, Quiz>,
): Pick<RoomPool, 'ask' | 'allows' | 'drop' | 'ready'> {
  let id = 0;
  const answer = async (work: RoomWork, tail: Buffer): Promise<{ answer: RoomAnswer; body: Buffer }> => {
    const loading = at.loading(work, tail);
    while (loading !== null && (await loading.next()));
    const done = await at.answer(work);
    return { answer: { ...done.told, id: work.id, next: 0, cpu: 0 }, body: Buffer.concat(done.body) };
  };
  return {
    ask: async (header: WorkHeader, { known, quiz: quizId }: About) => {
      if ('digest' in header && !versions.has(header.digest)) {
        const quiz = keptQuiz(quizId, readVersion((await store.quizzes.read(header.digest)) ?? ''));
        if (quiz !== null) versions.set(quiz.digest, quiz);
      }
      const first = await answer({ ...header, id: ++id }, Buffer.alloc(0));
      if (first.answer.kind !== 'need' || header.kind === 'begin' || header.kind === 'vary') return first;
      const lines = await store.tail(header.attempt, 0);
      return answer({ ...header, id: ++id, after: 0, known }, Buffer.from(lines.join('\n')));
    },
    allows: () => true,
    drop: at.drop,
    ready: () => true,
  };
}
