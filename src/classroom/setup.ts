/** Instructors: the first one by the link that the server prints, others by invitation. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { Fault, isFault } from '../fault.ts';
import type { Instructor } from '../store/records.ts';
import type { NewAccount, Setup } from './classroom.ts';
import { ANYWHERE } from './guesses.ts';
import { checkPassword, cleanName, keyOf } from './names.ts';
import { asInstructor, instructorActor, makeId, type World } from './world.ts';

const SETUP = 'setup-token';
const INVITATION_LIFE = 7 * 24 * 3600_000;

export function setup(world: World): Setup {
  const { store, now, passwords } = world;

  /** What the link of this start opens. */
  let token: string | null = null;

  async function setupToken(): Promise<string | null> {
    if ((await store.people.instructors()) > 0) return null;
    if (token !== null) return token;
    const made = makeId(world);
    // By its hash: a copy of the data folder makes no instructors.
    await store.settings.put({ id: SETUP, value: digest(made).toString('base64url') });
    token = made;
    return token;
  }

  /** The setting that the token opens. @throws Fault `bad-token` */
  async function settingOf(token: string): Promise<string> {
    if ((await store.people.instructors()) === 0) {
      const kept = await store.settings.get(SETUP);
      if (kept !== null && sameText(kept.value, digest(token).toString('base64url'))) return SETUP;
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
    makeInstructor: (token, account) =>
      world.turns.run('accounts', async () => {
        const used = await settingOf(token);
        const instructor = await newInstructor(world, account);
        await store.settings.remove(used);
        return instructorActor(instructor);
      }),
    invite: async actor => {
      await asInstructor(world, actor);
      const token = makeId(world);
      await store.settings.put({ id: invitationOf(token), value: String(now() + INVITATION_LIFE) });
      return token;
    },
    login: async (login, password, from = ANYWHERE) => {
      const name = keyOf(login).slice(0, 200);
      const found = await store.people.byLogin(keyOf(login));
      const person = found?.kind === 'instructor' ? found : null;
      const right = await world.logins.guess({ name, person: person?.id ?? null }, from, () =>
        passwords.verify(person?.password ?? null, password, `login ${from.address}`),
      );
      if (!right || person === null) throw new Fault('bad-login', 'wrong login or password');
      return instructorActor(person);
    },
    changePassword: async (actor, old, fresh, from = ANYWHERE) => {
      const person = await asInstructor(world, actor);
      checkPassword(fresh);
      const line = `instructor ${person.id}`;
      const right = await world.logins.guess({ name: person.loginKey, person: person.id }, from, () =>
        passwords.verify(person.password, old, line),
      );
      if (!right) throw new Fault('bad-login', 'wrong password');
      const password = await passwords.hash(fresh, line);
      const at = now();
      await store.people.put({ ...person, password, credentialsAt: at });
      world.rights.tell(person.id, { why: 'new-password', before: at });
    },
  };
}

/** @throws Fault `login-taken`, `invalid` (field login, name or password) */
export async function newInstructor(world: World, { name, login, password, locale }: NewAccount): Promise<Instructor> {
  const at = world.now();
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
  const instructor: Instructor = { ...fresh, password: await world.passwords.hash(password, 'setup') };
  try {
    await world.store.people.put(instructor);
  } catch (error) {
    if (isFault(error, 'conflict')) throw new Fault('login-taken', 'this login is taken');
    throw error;
  }
  return instructor;
}

function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Kept by its hash: a copy of the data folder makes no instructors. */
function invitationOf(token: string): string {
  return `invitation-${digest(token).toString('base64url')}`;
}
