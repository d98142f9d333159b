/**
 * Attempts in a room: each a cache of its journal, folded from its events when it is not there. One piece of work at a time. What an answer says has
 * happened has happened in here alone: the service writes it down, or drops the attempt.
 */
import type { PageQuestion } from '../live/protocol.ts';
import { familyOf, LEVELS, vary } from '../practice/index.ts';
import type { Locale, Quiz } from '../quiz/quiz.ts';
import { variantFiles } from '../quiz/variant.ts';
import { type Summary, summaryOf } from '../report/summary.ts';
import { versionText } from '../store/quizzes.ts';
import { events as eventsSchema } from '../store/schemas.ts';
import type { Attempt, AttemptEvent, Input, Step } from '../tutor/attempt.ts';
import type { FoldOptions } from '../tutor/index.ts';
import { type KeptAttempt, type KeptAttempts, keptAttempts } from './kept-attempts.ts';
import type { RoomLimits } from './limits.ts';
import type { Overruled, Placed, ResultsReader, RoomAnswer, RoomWork } from './messages.ts';
import { bytesOf, type FoldedAttempt, folded, type Keeping } from './put-away.ts';

export interface BeginWork {
  readonly seed: number;
  readonly at: number;
  /** A try of an exam, with other questions. */
  readonly rehearsal?: boolean | undefined;
  /** What a class has of its own in place of what the exam says. */
  readonly overruled?: Overruled | undefined;
}

/** As the tutor's door gives them; of an exam, questions are drawn first. */
export interface Tutor {
  begin(quiz: Quiz, options: BeginWork): Promise<Step>;
  step(attempt: Attempt, input: Input, options: { readonly at: number; readonly client: string }): Promise<Step>;
  replay(quiz: Quiz, events: readonly AttemptEvent[], options: FoldOptions): Promise<Attempt>;
  timeUp(attempt: Attempt, at: number): Step;
  extend(attempt: Attempt, given: { readonly by: string; readonly endsAt: number; readonly at: number }): Step;
  abandon(
    attempt: Attempt,
    given: Pick<Extract<RoomWork, { kind: 'abandon' }>, 'input' | 'client' | 'why' | 'at'>,
  ): Step;
}

/** What is told of an attempt. */
export interface AttemptTeller {
  /** `at`: the server's time, for a page that shows how much is left. */
  welcome(attempt: Attempt, locale: Locale, at: number): Uint8Array;
  /** What a page that has seen `before` is told. */
  step(step: Step, before: Attempt, client: string, locale: Locale): Uint8Array;
  results(attempt: Attempt, locale: Locale, reader: ResultsReader): Uint8Array;
  answer(attempt: Attempt, question: PageQuestion): Promise<Uint8Array>;
}

/** An answer, but for what every one of them has. */
export type Spoken = {
  [Kind in RoomAnswer['kind']]: Omit<Extract<RoomAnswer, { kind: Kind }>, 'id' | 'next' | 'cpu'>;
}[RoomAnswer['kind']];

export interface WorkDone {
  readonly told: Spoken;
  readonly body: readonly Uint8Array[];
}

/** A journal on its way to be an attempt. */
export interface Loading {
  /** Folds one event; false once there is none left. */
  next(): Promise<boolean>;
}

export interface Workshop {
  /** What has to be folded before this can be done; null when nothing has. */
  loading(work: RoomWork, tail: Buffer): Loading | null;
  answer(work: RoomWork): Promise<WorkDone>;
  /** So many milliseconds of CPU went into an attempt. */
  spent(attempt: string, cpu: number): void;
  /** Puts an attempt away that is due for it; null when none is. */
  putAway(): PutAwayAttempt | null;
  drop(attempt: string): void;
  /** Whether it is done in no time, whatever its learner has made. */
  isLight(work: RoomWork): boolean;
  /** Lets go of the older half of all attempts. */
  shrink(): void;
  /** Those that were let go of since this was last asked. */
  gone(): readonly string[];
}

/** Work that an event comes of. */
type Stepping = Extract<RoomWork, { kind: 'take' | 'abandon' | 'time-up' | 'extend' }>;

interface PutAwayAttempt {
  readonly attempt: string;
  readonly seq: number;
  readonly bytes: Uint8Array;
}

export interface WorkshopOptions {
  readonly tutor: Tutor;
  readonly keeping: Keeping;
  readonly after: RoomLimits['putAwayAfter'];
  readonly teller: AttemptTeller;
  /** By digest; there may come to be more. */
  readonly quizzes: ReadonlyMap<string, Quiz>;
  /** Attempts that are kept, and bytes of what they hold together: who was not at work for longest goes first. */
  readonly most: Pick<RoomLimits, 'kept' | 'keptBytes'>;
}

export function workshop({ tutor, keeping, after: due, teller, quizzes, most }: WorkshopOptions): Workshop {
  const attempts = keptAttempts(keeping, most);

  function quizOf(digest: string): Quiz {
    const quiz = quizzes.get(digest);
    if (quiz === undefined) throw new Error(`the version ${digest} of a quiz is not here`);
    return quiz;
  }

  function at(work: Placed): KeptAttempt | null {
    const kept = attempts.get(work.attempt);
    if (kept === undefined) return null;
    if (kept.attempt.seq === work.seq) return kept;
    attempts.drop(work.attempt);
    return null;
  }

  const load = (work: Placed, after: number, body: Buffer): Loading =>
    loadingOf(work, after, body, {
      tutor,
      keeping,
      quiz: quizOf(work.digest),
      here: attempts.get(work.attempt) ?? null,
      keep: kept => attempts.keep(work.attempt, kept),
    });

  async function begin({ attempt: id, digest, ...given }: Extract<RoomWork, { kind: 'begin' }>): Promise<Spoken> {
    const { seed, at, rehearsal, overruled } = given;
    const { attempt, event } = await tutor.begin(quizOf(digest), { seed, at, rehearsal, overruled });
    if (event === null) throw new Error(`beginning ${digest} left no event`);
    const summary = summaryOf(attempt, at);
    attempts.keep(id, { attempt, summary, met: new Map(), told: true, put: { seq: 0, cpu: 0 } });
    return { kind: 'begun', event: { ...event }, summary };
  }

  async function take(work: Extract<RoomWork, { kind: 'take' | 'abandon' }>, kept: KeptAttempt): Promise<WorkDone> {
    const { client, at: when, input } = work;
    const before = kept.met.get(client);
    if (before !== undefined) return { told: { kind: 'known', seq: before }, body: [] };
    const step =
      work.kind === 'abandon'
        ? tutor.abandon(kept.attempt, { input, client, why: work.why, at: when })
        : await tutor.step(kept.attempt, input, { at: when, client });
    if (step.refusal === null) kept.met.set(client, step.attempt.seq);
    return taken(work, kept, step);
  }

  function taken(work: Stepping, kept: KeptAttempt, step: Step): WorkDone {
    if (step.refusal !== null) return { told: { kind: 'refused', refusal: step.refusal }, body: [] };
    if (step.event === null) throw new Error('a step was not refused, but left no event');
    const { client, at: when, locales } = work;
    const summary = summaryOf(step.attempt, when, kept);
    const { questions, ...totals } = summary;
    const event = Buffer.from(JSON.stringify(step.event));
    const steps = locales.map(locale => teller.step(step, kept.attempt, client, locale));
    attempts.keep(work.attempt, { attempt: step.attempt, summary, met: kept.met, told: true, put: kept.put });
    return {
      told: {
        kind: 'taken',
        event: event.byteLength,
        summary: totals,
        questions: kept.told ? null : questions,
        changed: kept.told ? changed(kept.summary.questions, questions) : [],
        lengths: steps.map(each => each.byteLength),
      },
      body: [event, ...steps],
    };
  }

  const bytes = (body: Uint8Array): WorkDone => ({ told: { kind: 'told' }, body: [body] });

  async function answer(work: RoomWork): Promise<WorkDone> {
    if (work.kind === 'begin') return { told: await begin(work), body: [] };
    if (work.kind === 'vary') return bytes(await variantText(work));
    const kept = at(work);
    if (kept === null) return { told: { kind: 'need' }, body: [] };
    const { attempt } = kept;
    switch (work.kind) {
      case 'take':
      case 'abandon':
        return take(work, kept);
      case 'time-up':
        return taken(work, kept, tutor.timeUp(kept.attempt, work.at));
      case 'extend':
        return taken(work, kept, tutor.extend(kept.attempt, work));
      case 'welcome':
        return bytes(teller.welcome(attempt, work.locale, work.at));
      case 'answer':
        return bytes(await teller.answer(attempt, work.question));
      case 'summary':
        return { told: { kind: 'summary', summary: kept.summary }, body: [] };
      case 'results':
        return bytes(teller.results(attempt, work.locale, work.reader));
    }
  }

  return {
    loading: (work, tail) => (!('after' in work) || work.after === undefined ? null : load(work, work.after, tail)),
    answer,
    ...puttingAway(attempts, keeping, due),
    drop: attempts.drop,
    isLight: work => {
      const kept = work.kind === 'take' && work.after === undefined ? at(work) : null;
      return kept !== null && work.kind === 'take' && keeping.isLight(kept.attempt, work.input);
    },
    shrink: attempts.shrink,
    gone: attempts.gone,
  };
}

/** The text of a new variant, as versions are kept. */
async function variantText({ family, level, seed, own }: Extract<RoomWork, { kind: 'vary' }>): Promise<Uint8Array> {
  const known = familyOf(family);
  const asked = LEVELS.find(each => each === level);
  if (known === null || asked === undefined) throw new RangeError(`no family ${family} of level ${level}`);
  return Buffer.from(versionText(variantFiles(await vary(known, { seed, level: asked }), own)));
}

/** What is there in the place of another, by index. */
function changed<Item>(before: readonly Item[], after: readonly Item[]): [number, Item][] {
  const found: [number, Item][] = [];
  if (before === after) return found;
  for (const [index, item] of after.entries()) if (item !== before[index]) found.push([index, item]);
  return found;
}

interface LoadingParts {
  readonly tutor: Tutor;
  readonly keeping: Keeping;
  readonly quiz: Quiz;
  /** What the room has of the attempt. */
  readonly here: KeptAttempt | null;
  readonly keep: (kept: Omit<KeptAttempt, 'weight'>) => void;
}

/** What the service has sent of an attempt: the journal behind an event, and perhaps the attempt as of that event. */
function loadingOf(
  work: Placed,
  after: number,
  body: Buffer,
  { tutor, keeping, quiz, here, keep }: LoadingParts,
): Loading {
  const { snapshot = 0 } = work;
  const given = { quiz, known: work.known ?? null };
  const done = (made: FoldedAttempt, put: number): void => {
    const { attempt, at, met } = made;
    if (attempt.seq !== work.seq) return;
    const kept = { attempt, summary: summaryOf(attempt, at), met: new Map(met), told: false };
    keep({ ...kept, put: { seq: put, cpu: 0 } });
  };
  if (snapshot > 0) {
    const before = (): FoldedAttempt | null => {
      const found = folded(keeping, body.subarray(0, snapshot), quiz);
      return found?.attempt.seq === after ? found : null;
    };
    return journal(tutor, body.subarray(snapshot), { ...given, before, needed: true }, made => done(made, after));
  }
  const before = after === 0 ? null : here;
  // Not what the service took it for: the work will say that it needs all of it.
  if (after > 0 && before?.attempt.seq !== after) return { next: async () => false };
  const known = before === null ? null : { ...before, at: before.summary.at };
  return journal(tutor, body, { ...given, before: () => known, needed: after > 0 }, made =>
    done(made, before?.put.seq ?? 0),
  );
}

/** Notes what goes into attempts, and puts those away that have grown costly to fold again. */
function puttingAway(
  attempts: Pick<KeptAttempts, 'get'>,
  keeping: Keeping,
  due: RoomLimits['putAwayAfter'],
): Pick<Workshop, 'spent' | 'putAway'> {
  const ripe = new Set<string>();
  return {
    spent: (id, cpu) => {
      const kept = attempts.get(id);
      if (kept === undefined) return;
      kept.put.cpu += cpu;
      if (kept.put.cpu >= due.cpu || kept.attempt.seq - kept.put.seq >= due.events) ripe.add(id);
    },
    putAway: () => {
      for (const id of ripe) {
        ripe.delete(id);
        const kept = attempts.get(id);
        if (kept === undefined || kept.attempt.seq === kept.put.seq) continue;
        const { attempt, summary, met, put } = kept;
        put.seq = attempt.seq;
        put.cpu = 0;
        const bytes = bytesOf(keeping, { attempt, at: summary.at, met });
        if (bytes !== null) return { attempt: id, seq: attempt.seq, bytes };
      }
      return null;
    },
  };
}

interface FoldingOptions {
  readonly quiz: Quiz;
  readonly known: Summary | null;
  /** What the journal goes on from, asked for when it is its turn; with `needed`, nothing is folded without it. */
  readonly before: () => FoldedAttempt | null;
  readonly needed: boolean;
}

/** The tail of a journal, a record a line, folded event by event; given away when it is. */
function journal(
  tutor: Pick<Tutor, 'replay'>,
  tail: Buffer,
  { quiz, known, before, needed }: FoldingOptions,
  made: (folded: FoldedAttempt) => void,
): Loading {
  const records = tail.toString('utf8').split('\n');
  let met = new Map<string, number>();
  let attempt: Attempt | null = null;
  let at = 0;
  let begun = false;
  let waiting: readonly AttemptEvent[] = [];
  const begin = (): boolean => {
    begun = true;
    const from = before();
    if (from === null) return !needed;
    ({ attempt, at } = from);
    met = new Map(from.met);
    return true;
  };
  return {
    next: async () => {
      if (!begun) return begin();
      while (waiting.length === 0) {
        const record = records.shift();
        if (record === undefined) {
          if (attempt !== null) made({ attempt, at, met });
          return false;
        }
        if (record !== '') waiting = eventsSchema.parse(JSON.parse(record));
      }
      const [event, ...rest] = waiting;
      waiting = rest;
      if (event === undefined) return true;
      attempt = await tutor.replay(quiz, [event], { from: attempt, known });
      at = Math.max(at, event.at);
      if ('client' in event) met.set(event.client, event.seq);
      return true;
    },
  };
}
