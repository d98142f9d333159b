/** Puts the classroom together, around whichever rooms it is given. */
import type { Instant } from '../docker/index.ts';
import type { Quiz } from '../quiz/quiz.ts';
import type { Store } from '../store/store.ts';
import type { RightsEnd } from './actor.ts';
import { attempts } from './attempts.ts';
import { audience } from './audience.ts';
import { beginningOf } from './beginning.ts';
import { classes } from './classes.ts';
import type { Classroom } from './classroom.ts';
import { deadlines } from './deadlines.ts';
import { guesses } from './guesses.ts';
import { joining } from './joining.ts';
import { liveAttempts } from './live-attempts.ts';
import { type Pacer, pace } from './pace.ts';
import { argon2Passwords, type Passwords } from './passwords.ts';
import { practice } from './practice.ts';
import { QUOTA, type Quota } from './quota.ts';
import { results } from './results.ts';
import { retention } from './retention.ts';
import { actorNow } from './rights.ts';
import type { Rooms } from './rooms.ts';
import { sandboxes } from './sandboxes.ts';
import { setup } from './setup.ts';
import { staff } from './staff.ts';
import { turns } from './turns.ts';
import { versions } from './versions.ts';
import { makeId, type World } from './world.ts';

export interface ClassroomOptions {
  readonly store: Store;
  /** By id. */
  readonly quizzes: ReadonlyMap<string, Quiz>;
  /** What each quiz was made of, by digest, to be kept with the attempts that begin with it. */
  readonly texts?: ReadonlyMap<string, string>;
  readonly rooms: Rooms;
  /** What one person may keep on the disk. */
  readonly quota?: Quota;
  readonly now: () => Instant;
  /** A clock that nobody sets while the service runs; `now`, when not given. */
  readonly steady?: () => Instant;
  readonly random: (bytes: number) => Uint8Array;
  readonly passwords?: Passwords;
  /** The clock of those who are slowed down; the machine's, when not given. */
  readonly pacer?: Pacer;
  /** A listener of ours failed. */
  readonly report?: (error: unknown) => void;
}

const QUARTER = 15 * 60;
/** Every student of a school may mistype at once; from then on its address goes on, slower. */
const PIN_PACE = { burst: 300, every: 500, line: 10 };
const PIN_GUESSES = { here: { points: 5, seconds: QUARTER }, everywhere: { points: 60, seconds: 3600 } };
/** Instructors are few. */
const LOGIN_PACE = { burst: 20, every: 1_000, line: 10 };
const LOGIN_GUESSES = { here: { points: 10, seconds: QUARTER }, everywhere: { points: 200, seconds: 3600 } };
/** Changes that may wait for one class or person. */
const WAITING = 1000;

export function openClassroom(options: ClassroomOptions): Classroom {
  const { store, pacer, report = () => undefined } = options;
  const world: World = {
    ...options,
    texts: options.texts ?? new Map(),
    steady: options.steady ?? options.now,
    quota: options.quota ?? QUOTA,
    passwords: options.passwords ?? argon2Passwords(),
    logins: guesses({ ...LOGIN_GUESSES, pace: pace(LOGIN_PACE, pacer) }),
    pins: guesses({ ...PIN_GUESSES, pace: pace(PIN_PACE, pacer) }),
    turns: turns(WAITING),
    rights: audience<RightsEnd>(report),
  };
  const kept = versions(world);
  const ends = deadlines(store);
  const live = liveAttempts({ world, ends, versions: kept, report });
  const keeping = retention(world, live, kept);
  const beginning = beginningOf(world, ends);
  return {
    ...setup(world),
    ...classes(world),
    ...staff(world),
    ...joining(world),
    ...attempts({ world, live, versions: kept, beginning }),
    ...sandboxes(world, live, beginning),
    ...practice(world, live, kept, beginning),
    ...results(world, live, kept),
    actor: async (id, signedInAt) => {
      const actor = await actorNow(world, id, signedInAt);
      if (actor?.kind === 'anonymous') await keeping.visited(id);
      return actor;
    },
    sweep: keeping.sweep,
    handInDue: () => ends.handIn(world.steady(), live.timeOut),
    foldAhead: async id => void (await live.ask(id, place => world.rooms.summary(place))),
    onRightsEnd: world.rights.join,
    visitor: locale => ({ kind: 'anonymous', id: makeId(world), name: null, locale }),
    visitorAgain: (id, locale) => ({ kind: 'anonymous', id, name: null, locale }),
    setLocale: (actor, locale) =>
      world.turns.run(
        actor.kind === 'student' ? actor.class : actor.kind === 'instructor' ? 'accounts' : actor.id,
        async () => {
          const person = await store.people.get(actor.id);
          if (person !== null && person.locale !== locale) await store.people.put({ ...person, locale });
        },
      ),
    health: async () => {
      const health = await store.health();
      return health.ok && !world.rooms.ready() ? { ok: false, reason: 'no room takes work yet' } : health;
    },
    close: async () => {
      await world.turns.idle();
      await live.close();
    },
  };
}
