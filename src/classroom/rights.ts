/** Rights as they are now, and those who are told when some of them end: what was opened by them is over at that moment, not at the next page. */
import type { Instant } from '../docker/index.ts';
import { Fault } from '../fault.ts';
import type { Actor } from './actor.ts';
import { instructorActor, studentActor, type World } from './world.ts';

/** Who this id is now; null when it is nobody's, or no longer theirs who signed in at `since` (null: a visitor). */
export async function actorNow(
  { store }: Pick<World, 'store'>,
  id: string,
  since: Instant | null,
): Promise<Actor | null> {
  const person = await store.people.get(id);
  if (person === null) return null;
  if (person.kind === 'anonymous')
    return since === null ? { kind: 'anonymous', id, name: null, locale: person.locale } : null;
  if (since === null || since < person.credentialsAt) return null;
  if (person.kind === 'instructor') return instructorActor(person);
  return person.removedAt === null ? studentActor(person) : null;
}

/** For what is asked over something that was opened before. @throws Fault `forbidden` when the sign-in of that time is over */
export async function checkSignedIn(
  world: Pick<World, 'store'>,
  { kind, id, since }: Pick<Actor, 'kind' | 'id' | 'since'>,
): Promise<void> {
  if (since === undefined || kind === 'anonymous') return;
  if ((await actorNow(world, id, since)) === null) throw new Fault('forbidden', 'this sign-in is over');
}
