/** The classroom's port, with processes behind it. */
import type { AttemptPlace, Rooms, TakeOptions, Took } from '../classroom/index.ts';
import { Fault } from '../fault.ts';
import type { Locale } from '../quiz/quiz.ts';
import type { Summary } from '../report/summary.ts';
import { event as attemptEvent } from '../store/schemas.ts';
import type { Input } from '../tutor/attempt.ts';
import type { Abandonment, About, WorkHeader } from './errand.ts';
import type { RoomAnswer } from './messages.ts';
import type { RoomPool } from './pool.ts';

/** Their learner has used up what an attempt may use for now. */
const SPENT = 'too-much';

export function roomsOf(pool: Pick<RoomPool, 'ask' | 'allows' | 'drop' | 'ready'>): Rooms {
  /** @throws Fault `overloaded`, and whatever was thrown in the room */
  async function ask(header: WorkHeader, of: About): Promise<{ answer: RoomAnswer | Abandonment; body: Buffer }> {
    const done = await pool.ask(header, of);
    if (done.answer.kind !== 'fault') return done;
    const error = new Error(done.answer.message);
    error.stack = done.answer.stack;
    throw error;
  }

  /** What is for a page, as it is. */
  async function told(header: WorkHeader, of: About): Promise<Uint8Array> {
    const { answer, body } = await ask(header, of);
    // A page can do without: what was too heavy to be told is not told.
    if (answer.kind === 'abandoned') throw new Fault('overloaded', `${header.kind} was too heavy`);
    if (answer.kind !== 'told') throw new Error(`a room answered ${header.kind} with ${answer.kind}`);
    return body;
  }

  async function take(place: AttemptPlace, input: Input, { client, at, locales }: TakeOptions): Promise<Took> {
    const { attempt, digest, seq } = place;
    if (!pool.allows(attempt)) return { kind: 'refused', refusal: SPENT };
    const given = { attempt, digest, seq, client, input, at, locales };
    let { answer, body } = await ask({ kind: 'take', ...given }, place);
    if (answer.kind === 'abandoned')
      ({ answer, body } = await ask({ kind: 'abandon', ...given, why: answer.why }, place));
    return tookOf(place, { answer, body }, locales);
  }

  async function timeUp(place: AttemptPlace, options: TakeOptions): Promise<Took> {
    const { attempt, digest, seq } = place;
    const { locales } = options;
    return tookOf(place, await ask({ kind: 'time-up', attempt, digest, seq, ...options }, place), locales);
  }

  async function extend(
    place: AttemptPlace,
    { by, endsAt, ...options }: TakeOptions & { readonly by: string; readonly endsAt: number },
  ): Promise<Took> {
    const { attempt, digest, seq } = place;
    const header = { kind: 'extend', attempt, digest, seq, by, endsAt, ...options } as const;
    return tookOf(place, await ask(header, place), options.locales);
  }

  return {
    begin: async ({ quiz, ...place }, options) => {
      const { answer } = await ask({ kind: 'begin', ...place, ...options }, { quiz });
      if (answer.kind !== 'begun') throw new Error(`a room answered begin with ${answer.kind}`);
      return { event: attemptEvent.parse(answer.event), summary: answer.summary };
    },
    vary: ({ own, ...asked }) =>
      // What making it costs is not the learner's doing.
      told({ kind: 'vary', attempt: `vary-${own}`, own, ...asked }, { quiz: '' }),
    take,
    timeUp,
    extend,
    welcome: ({ quiz, known, ...place }, locale, at) =>
      told({ kind: 'welcome', ...place, locale, at }, { quiz, known }),
    answer: async ({ quiz, known, ...place }, question) => {
      // A page can do without.
      if (!pool.allows(place.attempt)) throw new Fault('overloaded', 'the attempt has used up its share');
      return told({ kind: 'answer', ...place, question }, { quiz, known });
    },
    summary: async ({ quiz, known, ...place }) => {
      const { answer } = await ask({ kind: 'summary', ...place }, { quiz, known });
      if (answer.kind !== 'summary') throw new Error(`a room answered summary with ${answer.kind}`);
      return answer.summary;
    },
    results: ({ quiz, known, ...place }, locale, reader) =>
      told({ kind: 'results', ...place, locale, reader }, { quiz, known }),
    ready: () => pool.ready(),
    drop: pool.drop,
  };
}

function tookOf(
  { known }: AttemptPlace,
  { answer, body }: { readonly answer: RoomAnswer | Abandonment; readonly body: Buffer },
  locales: readonly Locale[],
): Took {
  switch (answer.kind) {
    case 'refused':
      return { kind: 'refused', refusal: answer.refusal };
    case 'known':
      return { kind: 'known', seq: answer.seq };
    case 'taken':
      return {
        kind: 'taken',
        event: { seq: answer.summary.seq, json: body.toString('utf8', 0, answer.event) },
        summary: summaryAfter(answer, known),
        steps: parted(locales, answer.lengths, body.subarray(answer.event)),
      };
    default:
      throw new Error(`a room answered an input with ${answer.kind}`);
  }
}

function summaryAfter(
  { summary, questions, changed }: Extract<RoomAnswer, { kind: 'taken' }>,
  known: Summary,
): Summary {
  const all = questions ?? known.questions;
  const fresh = new Map(changed);
  return {
    ...summary,
    questions: changed.length === 0 ? all : all.map((question, index) => fresh.get(index) ?? question),
  };
}

/** A body that holds a message for each locale, one behind the other. */
function parted(locales: readonly Locale[], lengths: readonly number[], body: Buffer): ReadonlyMap<Locale, Uint8Array> {
  const parts = new Map<Locale, Uint8Array>();
  let at = 0;
  for (const [index, locale] of locales.entries()) {
    const end = at + (lengths[index] ?? 0);
    parts.set(locale, body.subarray(at, end));
    at = end;
  }
  return parts;
}
