/**
 * Links to sandboxes. What a link leads to is an attempt of its maker that is finished: a copy of the journal with the seed and what was done to the host, without
 * what was said to the tutor and without anybody's ids. Its own id is the link's token, which nobody guesses; who opens it gets a copy of that copy.
 */
import { type Instant, SIMULATOR_VERSION } from '../docker/index.ts';
import { Fault } from '../fault.ts';
import type { Quiz } from '../quiz/quiz.ts';
import { SANDBOX, SANDBOXES, sandboxWith } from '../quiz/sandbox.ts';
import type { AttemptRow } from '../store/records.ts';
import type { AttemptEvent, KeptInput } from '../tutor/attempt.ts';
import { EVENT_VERSION } from '../tutor/attempt.ts';
import { ownRows } from './attempts.ts';
import type { Beginnings } from './beginning.ts';
import type { Sandboxes, SandboxLink } from './classroom.ts';
import { ANYWHERE } from './guesses.ts';
import type { LiveAttempts } from './live-attempts.ts';
import { invalid } from './names.ts';
import type { World } from './world.ts';

const TERM = 30 * 24 * 3600 * 1000;
/** Links of one person that lead somewhere, and bytes of the journal that they take together. */
const LINKS = 20;
const BYTES = 8_000_000;
/** As many as a page shows of what was done: a copy of more could not be compared. */
const ACTIONS = 499;

type Links = Pick<
  Sandboxes,
  'branchSandbox' | 'shareSandbox' | 'sandboxLinks' | 'takeBackLink' | 'sandboxLink' | 'linkDiffers' | 'openLink'
>;

/** What links lead to whose term is over goes; resolves to how many went. What they leave on the disk, `Store.erase` takes. */
export async function removeEnded({ store, now }: World, live: Pick<LiveAttempts, 'removed'>): Promise<number> {
  const ended = (await store.attempts.shared()).filter(row => isOver(row, now())).map(({ id }) => id);
  if (ended.length > 0) await store.remove(ended);
  for (const id of ended) await live.removed(id);
  return ended.length;
}

export function sandboxLinks(world: World, live: LiveAttempts, beginning: Beginnings): Links {
  const { store, now, turns } = world;

  const printedIn = (attempt: string): Promise<readonly string[]> =>
    live.ask(attempt, async place =>
      printedOf(await world.rooms.answer(place, { type: 'trail', id: 'digests-of-it' })),
    );

  async function frozen(token: string): Promise<AttemptRow | null> {
    const row = await store.attempts.get(token);
    return row !== null && isLink(row) && !isOver(row, now()) ? row : null;
  }

  async function found(token: string): Promise<AttemptRow> {
    const row = await frozen(token);
    if (row === null) throw new Fault('not-found', 'no such link');
    return row;
  }

  return {
    shareSandbox: (actor, attempt, from = ANYWHERE) =>
      turns.run(actor.id, async () => {
        const rows = await ownRows(world, live, actor);
        const source = rows.find(row => row.id === attempt && row.quiz === SANDBOX && row.summary.finishedAt === null);
        if (source === undefined) throw new Fault('forbidden', 'somebody else’s sandbox');
        const links = rows.filter(row => isLink(row) && !isOver(row, now()));
        const bytes = await Promise.all([...links, source].map(row => store.bytes(row.id)));
        if (links.length >= LINKS || bytes.reduce((sum, each) => sum + each, 0) > BYTES)
          throw new Fault('too-many', 'so many links at once', { seconds: 0, whose: 'links' });
        const printed = await printedIn(attempt);
        if (printed.length === 0 || printed.length > ACTIONS)
          throw invalid('sandbox', printed.length === 0 ? 'empty' : 'long');
        const events = copied(await store.read(attempt));
        const last = events.at(-1)?.at ?? now();
        const end = eventOf(events.length + 1, last, { kind: 'finish', printed });
        return beginning.within(actor, rows, from, () => beginning.beginWith(actor, quizOf(source), [...events, end]));
      }),
    branchSandbox: (actor, attempt, { seq, profile }, from = ANYWHERE) =>
      turns.run(actor.id, async () => {
        const rows = await ownRows(world, live, actor);
        const source = rows.find(row => row.id === attempt && row.quiz === SANDBOX && row.summary.finishedAt === null);
        if (source === undefined) throw new Fault('forbidden', 'somebody else’s sandbox');
        const { host } = quizOf(source);
        // The release that it has is the one that it began with, whichever is begun with now.
        const quiz = (host.profile ?? '28') === profile ? quizOf(source) : sandboxWith(profile);
        const events = await store.read(attempt);
        const kept = copied(seq === null ? events : events.filter(event => event.seq <= seq));
        const copy = kept.map(event => (event.kind === 'begun' ? { ...event, digest: quiz.digest } : event));
        return beginning.within(actor, rows, from, () => beginning.beginWith(actor, quiz, copy));
      }),
    sandboxLinks: async actor => {
      const rows = await ownRows(world, live, actor);
      return rows
        .filter(row => isLink(row) && !isOver(row, now()))
        .sort((a, b) => b.startedAt - a.startedAt)
        .map(linkOf);
    },
    takeBackLink: (actor, token) =>
      turns.run(actor.id, async () => {
        const rows = await ownRows(world, live, actor);
        if (!rows.some(row => row.id === token && isLink(row))) throw new Fault('forbidden', 'somebody else’s link');
        await store.remove([token]);
        await live.removed(token);
      }),
    sandboxLink: async token => {
      const row = await frozen(token);
      return row === null ? null : linkOf(row);
    },
    linkDiffers: async token => {
      await found(token);
      const events = await store.read(token);
      const [first, last] = [events[0], events.at(-1)];
      if (first?.kind !== 'begun' || last?.kind !== 'input' || last.input.kind !== 'finish') return null;
      if (first.simulator === SIMULATOR_VERSION) return null;
      const { printed = [] } = last.input;
      const today = await printedIn(token);
      const at = printed.findIndex((digest, index) => digest !== today[index]);
      return at < 0 ? null : at + 1;
    },
    openLink: (actor, token, from = ANYWHERE) =>
      turns.run(actor.id, async () => {
        const row = await found(token);
        const events = copied(await store.read(token));
        const rows = await ownRows(world, live, actor);
        return beginning.within(actor, rows, from, () => beginning.beginWith(actor, quizOf(row), events));
      }),
  };
}

/** Its term is over. */
function isOver({ startedAt }: AttemptRow, now: Instant): boolean {
  return startedAt + TERM <= now;
}

function isLink({ quiz, summary }: AttemptRow): boolean {
  return quiz === SANDBOX && summary.finishedAt !== null;
}

function quizOf({ digest }: AttemptRow): Quiz {
  const quiz = SANDBOXES.find(each => each.digest === digest);
  if (quiz === undefined) throw new Fault('damaged', `no sandbox has the digest ${digest}`);
  return quiz;
}

function linkOf(row: AttemptRow): SandboxLink {
  const { id, summary, startedAt } = row;
  const profile = quizOf(row).host.profile ?? '28';
  // Neither the beginning nor the end is an action.
  return { token: id, profile, actions: summary.seq - 2, since: startedAt, until: startedAt + TERM };
}

const KEPT: ReadonlySet<KeptInput['kind']> = new Set(['line', 'edit', 'drop', 'switch', 'undo', 'reset']);

/** The beginning and what was done to the host since, numbered anew and of nobody. */
function copied(events: readonly AttemptEvent[]): readonly AttemptEvent[] {
  const copies: AttemptEvent[] = [];
  for (const event of events) {
    if (event.kind === 'begun') copies.push({ ...event, simulator: SIMULATOR_VERSION });
    else if (event.kind === 'input' && KEPT.has(event.input.kind))
      copies.push(eventOf(copies.length + 1, event.at, withoutWords(event.input)));
  }
  return copies;
}

/** What is wished for in words is done all the same. */
function withoutWords(input: KeptInput): KeptInput {
  return input.kind === 'undo' || input.kind === 'reset' ? { kind: input.kind } : input;
}

function eventOf(seq: number, at: number, input: KeptInput): AttemptEvent {
  return { v: EVENT_VERSION, seq, at, kind: 'input', client: `copied-${seq}`, input };
}

function printedOf(message: Uint8Array): readonly string[] {
  const told: unknown = JSON.parse(Buffer.from(message).toString('utf8'));
  const printed = typeof told === 'object' && told !== null && 'printed' in told ? told.printed : null;
  return Array.isArray(printed) ? printed.map(String) : [];
}
