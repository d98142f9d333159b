/**
 * One page's end of the channel: hello, then inputs in, steps out. Knows no network: a wire is a minimal thing, so that tests
 * queue messages and flush by hand. The protocol stands in protocol.ts, the reasons in README.md.
 */
import * as z from 'zod';
import { type FaultKind, isFault, isPassing } from '../fault.ts';
import { sayPlain } from '../locale/index.ts';
import type { Locale } from '../quiz/quiz.ts';
import type { Input } from '../tutor/attempt.ts';
import type { Actor, AttemptsDoor, Taken } from './attempts-door.ts';
import { inputId } from './kinds.ts';
import { CLOSE, type ClientMessage, clientMessage, PROTOCOL_VERSION, type ServerMessage } from './protocol.ts';

export interface Wire {
  send(text: string | Uint8Array): void;
  /** As `send`, but false when the other end reads so slowly that it is left out: `caughtUp` is called once it has read what it has. */
  offer(text: string | Uint8Array): boolean;
  close(code: number, reason: string): void;
}

export interface ConnectionOptions {
  readonly wire: Wire;
  readonly attempts: AttemptsDoor;
  readonly actor: Actor;
  /** Spends one of this person's inputs for now; false when there are none left. */
  readonly allow: () => Promise<boolean>;
  /** A fault of ours: for the log. Never holds what the person wrote. */
  readonly report: (error: unknown) => void;
}

export interface Connection {
  /** A text frame. Never rejects. */
  receive(text: string): Promise<void>;
  /** A right of theirs is over: closed with this reason, unless the attempt is theirs to look at all the same. */
  lookAgain(reason: string): void;
  /** Nothing more is taken, sent or acknowledged, of what waits here too. */
  close(code: number, reason: string): void;
  /** The other end has read what it was sent, and was not told everything meanwhile. */
  caughtUp(): void;
  /** The socket is gone. */
  ended(): void;
}

/** A page, from hello on. */
interface Seat {
  readonly id: string;
  readonly locale: Locale;
  readonly greeting: Greeting;
  /** The last event that it has been told of. */
  seq: number;
  readonly leave: () => void;
}

type Greeting = Extract<ClientMessage, { type: 'hello' }>;

export function connect(options: ConnectionOptions): Connection {
  const { wire, attempts, actor } = options;
  let seat: Seat | null = null;
  let over = false;
  let waiting: Promise<void> = Promise.resolve();

  /** What is a message already. */
  const pass = (bytes: string | Uint8Array): void => {
    if (!over) wire.send(bytes);
  };
  const send = (message: ServerMessage): void => pass(JSON.stringify(message));
  const end = (): void => {
    over = true;
    seat?.leave();
    seat = null;
  };
  const close = (code: number, reason: string): void => {
    if (over) return;
    end();
    wire.close(code, reason);
  };

  const show = (at: Seat, { seq, step }: Taken): void => {
    if (seq <= at.seq) return;
    // A step that is left out is missed by those after it: the page is welcomed anew.
    if (wire.offer(step)) at.seq = seq;
    else at.leave();
  };

  const hello = async (greeting: Greeting): Promise<void> => {
    const { version, attempt, locale } = greeting;
    if (version !== PROTOCOL_VERSION) {
      close(CLOSE.version, 'another version of the protocol');
      return;
    }
    seat?.leave();
    seat = null;
    // What is taken right after the welcome was made is told once the page has it.
    const early: Taken[] = [];
    let tell = (taken: Taken): void => void early.push(taken);
    const { seq, welcome, leave } = await attempts.watch(attempt, actor, locale, taken => tell(taken));
    if (over) return leave();
    const taken: Seat = { id: attempt, locale, greeting, seq, leave };
    seat = taken;
    pass(welcome);
    for (const each of early) show(taken, each);
    tell = each => show(taken, each);
  };

  const input = async (at: Seat, id: string, wanted: Input): Promise<void> => {
    if (!(await options.allow())) return refuse(at, id, 'too-fast', true);
    const submitted = await attempts.submit(at.id, actor, id, wanted);
    if (submitted.ok) send({ type: 'ack', id, seq: submitted.seq, again: submitted.again });
    else refuse(at, id, submitted.refusal, false);
  };

  const refuse = (at: Seat, id: string | null, code: string, retry: boolean): void =>
    send({ type: 'refused', id, code, text: sayPlain(at.locale, `refusal.${code}`, {}), retry });

  const answer = async (message: ClientMessage): Promise<void> => {
    if (message.type === 'hello') return hello(message);
    const at = seat;
    if (at === null) return close(CLOSE.malformed, 'hello comes first');
    switch (message.type) {
      case 'input':
        return input(at, message.id, message.input);
      case 'complete':
      case 'lint':
      case 'advice':
        if (!(await options.allow())) return;
        return pass(await attempts.answer(at.id, actor, message));
      case 'changes':
      case 'file':
      case 'trail':
        return pass(await attempts.answer(at.id, actor, message));
    }
  };

  const fail = (error: unknown, message: ClientMessage): void => {
    if (!isFault(error)) {
      options.report(error);
      // The page would send the same input again at every return, and meet the same fault: it is let go.
      if (message.type === 'input' && seat !== null) refuse(seat, message.id, 'fault', false);
      else close(CLOSE.fault, 'a fault of the server');
    } else if (isPassing(error.kind) && message.type === 'input' && seat !== null) {
      refuse(seat, message.id, error.kind === 'overloaded' ? 'overloaded' : 'not-saved', true);
    } else if (isPassing(error.kind) && message.type !== 'hello' && message.type !== 'input') {
      // A page does without.
    } else close(closeCodeOf(error.kind), error.kind);
  };

  /** One after another, in the order in which they came: acknowledgements never overtake each other. */
  const queue = (message: ClientMessage): Promise<void> => {
    waiting = waiting.then(() => (over ? undefined : answer(message).catch((error: unknown) => fail(error, message))));
    return waiting;
  };

  return {
    receive(text) {
      if (over) return Promise.resolve();
      const value = read(text);
      const message = clientMessage.safeParse(value);
      if (message.success) return queue(message.data);
      const long = tooLong(value, message.error);
      if (long !== null && seat !== null) refuse(seat, long, 'too-long', false);
      else close(CLOSE.malformed, 'not a message of this protocol');
      return Promise.resolve();
    },
    close,
    lookAgain: reason => {
      // Who is being let in at this moment is let in by the rights of a moment ago: looked at once that is done, too.
      for (const when of [Promise.resolve(), waiting])
        void lookAfter(when, reason, { ...options, seat: () => seat, close });
    },
    caughtUp: () => void (seat !== null && queue(seat.greeting)),
    ended: end,
  };
}

interface LookedAfter extends ConnectionOptions {
  readonly seat: () => Seat | null;
  readonly close: Connection['close'];
}

/** Closes the connection when who sits there may look at the attempt no more, by the rights of then. */
async function lookAfter(
  when: Promise<void>,
  reason: string,
  { attempts, actor, report, seat, close }: LookedAfter,
): Promise<void> {
  try {
    await when;
    const at = seat();
    if (at !== null && !(await attempts.mayWatch(at.id, actor)) && seat() === at) close(CLOSE.forbidden, reason);
  } catch (error) {
    report(error);
    close(CLOSE.fault, 'a fault of the server');
  }
}

/** Null for what is no JSON. */
function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const identified = z.object({ type: z.literal('input'), id: inputId });

/** The id of an input that is wrong in nothing but its length; null for any other. */
function tooLong(value: unknown, { issues }: z.ZodError): string | null {
  const of = identified.safeParse(value);
  return of.success && issues.every(({ code }) => code === 'too_big') ? of.data.id : null;
}

/** The one place where a fault becomes a close code. */
function closeCodeOf(kind: FaultKind): number {
  switch (kind) {
    case 'not-found':
      return CLOSE.notFound;
    case 'forbidden':
      return CLOSE.forbidden;
    case 'too-many':
      return CLOSE.tooMany;
    case 'not-saved':
    case 'overloaded':
    case 'conflict':
      return 1013;
    default:
      return CLOSE.fault;
  }
}
