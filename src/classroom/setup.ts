/** Instructors: the first one by the link that the server prints, others by invitation. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { Fault, isFault } from '../fault.ts';
import type { Instructor } from '../store/records.ts';
import type { Setup } from './classroom.ts';
import { checkPassword, cleanName, keyOf } from './names.ts';
import { asInstructor, instructorActor, makeId, type World } from './world.ts';

const SETUP = 'setup-token';
const INVITATION_LIFE = 7 * 24 * 3600_000;
/** Checked against when there is no such login, so that the answer takes as long as for a wrong password. */
let decoy: Promise<string> | null = null;

export function setup(world: World): Setup {
  const { store, now, passwords } = world;

  async function setupToken(): Promise<string | null> {
    if ((await store.people.instructors()) > 0) return null;
    const kept = await store.settings.get(SETUP);
    if (kept !== null) return kept.value;
    const value = makeId(world);
    await store.settings.put({ id: SETUP, value });
    return value;
  }

  /** The setting that the token opens. @throws Fault `bad-token` */
  async function settingOf(token: string): Promise<string> {
    if ((await store.people.instructors()) === 0) {
      const kept = await store.settings.get(SETUP);
      if (kept !== null && timingSafeEqual(digest(kept.value), digest(token))) return SETUP;
    }
    const invitation = await store.settings.get(invitationOf(token));
    if (invitation !== null && Number(invitation.value) > now()) return invitation.id;
    throw new Fault('bad-token', 'this link is not, or no longer, good');
  }

  return {
    setupToken,
    checkToken: async token => {
      await settingOf(token);
    },
    makeInstructor: (token, { name, login, password, locale }) =>
      world.turns.run('accounts', async () => {
        const used = await settingOf(token);
        const at = now();
        const fresh = {
          kind: 'instructor',
          id: makeId(world),
          name: cleanName('name', name),
          login: cleanName('login', login),
          loginKey: keyOf(login),
          locale,
          since: at,
          credentialsAt: at,
        } as const;
        checkPassword(password);
        const instructor: Instructor = { ...fresh, password: await passwords.hash(password) };
        try {
          await store.people.put(instructor);
        } catch (error) {
          if (isFault(error, 'conflict')) throw new Fault('login-taken', 'this login is taken');
          throw error;
        }
        await store.settings.remove(used);
        return instructorActor(instructor);
      }),
    invite: async actor => {
      await asInstructor(world, actor);
      const token = makeId(world);
      await store.settings.put({ id: invitationOf(token), value: String(now() + INVITATION_LIFE) });
      return token;
    },
    login: async (login, password) => {
      const person = await store.people.byLogin(keyOf(login));
      const right = await world.logins.guess(keyOf(login).slice(0, 200), async () => {
        if (person?.kind === 'instructor') return passwords.verify(person.password, password);
        decoy ??= passwords.hash('decoy');
        await passwords.verify(await decoy, password);
        return false;
      });
      if (!right || person?.kind !== 'instructor') throw new Fault('bad-login', 'wrong login or password');
      return instructorActor(person);
    },
    changePassword: async (actor, old, fresh) => {
      const person = await asInstructor(world, actor);
      checkPassword(fresh);
      if (!(await world.logins.guess(person.loginKey, () => passwords.verify(person.password, old)))) {
        throw new Fault('bad-login', 'wrong password');
      }
      const password = await passwords.hash(fresh);
      const at = now();
      await store.people.put({ ...person, password, credentialsAt: at });
      world.rights.tell(person.id, { why: 'new-password', before: at });
    },
  };
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Kept by its hash: a copy of the data folder makes no instructors. */
function invitationOf(token: string): string {
  return `invitation-${digest(token).toString('base64url')}`;
}
