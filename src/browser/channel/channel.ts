/** The page's end of the channel: it comes back by itself, and an input is safe once the server has said so. */
import {
  type ClientMessage,
  type Completion,
  clientMessage,
  type Input,
  PROTOCOL_VERSION,
  type ServerMessage,
} from '../../live/protocol.ts';
import { DEAD_AFTER, type Delivery, deliver, deliveryOf, hold, insist, recall, settle } from './delivery.ts';
import { answer, giveUp, type Inquiries, inquire } from './inquiries.ts';
import { ABNORMAL, delayAfter, type Ended, endedBy, type Link, type Saved, savedOf } from './link.ts';
import type { Outbox } from './outbox.ts';
import { openSocket, type Socket } from './socket.ts';

export interface ChannelOptions {
  readonly url: string;
  readonly attempt: string;
  readonly locale: 'ru' | 'en';
  readonly outbox: Outbox;
  /** The last step that the page has. */
  readonly seq: () => number | null;
  readonly told: (message: Extract<ServerMessage, { type: 'welcome' | 'step' | 'refused' }>) => void;
  readonly linked: (link: Link) => void;
  readonly saved: (saved: Saved) => void;
  /** The input is on disk, or was not taken: it waits no more. */
  readonly settled: (id: string, how: 'taken' | 'again' | 'refused') => void;
}

export interface Channel {
  /** Puts an input into the outbox and sends it when it can; gives its id, or null for one that the protocol has no room for. */
  readonly send: (input: Input) => string | null;
  /** Asks for everything anew: a step was missed. */
  readonly greet: () => void;
  /** Null when there is no link or no answer in time. */
  readonly complete: (line: string, cursor: number) => Promise<Completion | null>;
  readonly changes: (chainId: string) => Promise<LayerChanges | null>;
  readonly file: (path: string) => Promise<FileText | null>;
  /** What is said of a Dockerfile with this text, in a sandbox. */
  readonly lint: (path: string, text: string) => Promise<LintTold | null>;
  readonly advice: () => Promise<AdviceTold | null>;
}

export type LayerChanges = Pick<Extract<ServerMessage, { type: 'changes' }>, 'changes' | 'more'>;
export type LintTold = Omit<Extract<ServerMessage, { type: 'lint' }>, 'type' | 'id'>;
export type AdviceTold = Omit<Extract<ServerMessage, { type: 'advice' }>, 'type' | 'id'>;
export type FileText = Pick<Extract<ServerMessage, { type: 'file' }>, 'text' | 'version'>;

/** The state of an open channel. */
interface Open {
  readonly options: ChannelOptions;
  readonly delivery: Delivery;
  readonly inquiries: Inquiries;
  socket: Socket | null;
  /** The server has answered the greeting over this socket: only then it takes inputs. */
  greeted: boolean;
  /** Tries in a row that led to no welcome. */
  failures: number;
  link: Link;
  saved: Saved | null;
  retry: ReturnType<typeof setTimeout> | null;
}

/** Several builds may go into one answer. Milliseconds. */
const ADVICE_PATIENCE = 20_000;

/** Milliseconds between two looks at what is not acknowledged. */
const WATCH = 500;

export function openChannel(options: ChannelOptions): Channel {
  const open: Open = {
    options,
    delivery: deliveryOf(options.outbox),
    inquiries: new Map(),
    socket: null,
    greeted: false,
    failures: 0,
    link: { kind: 'connecting' },
    saved: null,
    retry: null,
  };
  setInterval(() => watch(open), WATCH);
  followNetwork(open);
  tellSaved(open);
  connect(open);
  const ask = async (
    message: ClientMessage & { readonly id: string },
    patience?: number,
  ): Promise<ServerMessage | null> =>
    open.greeted ? inquire(open.inquiries, message, each => write(open, each), patience) : null;
  const { locale } = options;
  return {
    greet: () => greet(open),
    send: input => send(open, input),
    complete: async (line, cursor) => {
      const told = await ask({ type: 'complete', id: newId(), line, cursor });
      return told?.type === 'completion' ? told.completion : null;
    },
    changes: async chainId => {
      const told = await ask({ type: 'changes', id: newId(), chainId });
      return told?.type === 'changes' ? told : null;
    },
    file: async path => {
      const told = await ask({ type: 'file', id: newId(), path });
      return told?.type === 'file' ? told : null;
    },
    lint: async (path, text) => {
      const asked = { type: 'lint', id: newId(), locale, path, text } as const;
      if (!clientMessage.safeParse(asked).success) return null;
      const told = await ask(asked);
      return told?.type === 'lint' ? told : null;
    },
    advice: async () => {
      const told = await ask({ type: 'advice', id: newId(), locale }, ADVICE_PATIENCE);
      return told?.type === 'advice' ? told : null;
    },
  };
}

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

function write(open: Open, message: ClientMessage): boolean {
  return open.socket?.write(message) ?? false;
}

function greet(open: Open): void {
  const { attempt, locale, seq } = open.options;
  write(open, { type: 'hello', version: PROTOCOL_VERSION, attempt, locale, seq: seq() });
}

function send(open: Open, input: Input): string | null {
  const id = newId();
  if (!clientMessage.safeParse({ type: 'input', id, input }).success) return null;
  open.options.outbox.add(id, input, Date.now());
  pump(open);
  tellSaved(open);
  return id;
}

function pump(open: Open): void {
  if (open.greeted) deliver(open.delivery, performance.now(), message => write(open, message));
}

function watch(open: Open): void {
  if (insist(open.delivery, performance.now(), message => write(open, message)) === 'dead') {
    lose(open, ABNORMAL);
    return;
  }
  pump(open);
  tellSaved(open);
}

function setLink(open: Open, link: Link): void {
  open.link = link;
  open.options.linked(link);
  tellSaved(open);
}

function tellSaved(open: Open): void {
  const saved = savedOf(open.link, open.options.outbox.list().length, open.delivery.held.size > 0);
  if (saved === open.saved) return;
  open.saved = saved;
  open.options.saved(saved);
}

function connect(open: Open): void {
  stopRetry(open);
  if (open.socket !== null || open.link.kind === 'ended') return;
  open.socket = openSocket({
    url: open.options.url,
    patience: DEAD_AFTER,
    opened: () => greet(open),
    received: message => receive(open, message),
    closed: (code, reason, refused) => {
      lose(open, code, reason);
      if (refused) void probe(open);
    },
  });
}

function lose(open: Open, code: number, reason = ''): void {
  open.socket?.close();
  open.socket = null;
  open.greeted = false;
  recall(open.delivery);
  giveUp(open.inquiries);
  const ended = endedBy(code, reason, open.failures);
  if (ended !== null) {
    end(open, ended);
    return;
  }
  setLink(open, { kind: 'lost', since: open.link.kind === 'lost' ? open.link.since : performance.now() });
  stopRetry(open);
  open.retry = setTimeout(() => connect(open), delayAfter(open.failures, code, Math.random()));
  open.failures += 1;
}

function end(open: Open, why: Ended): void {
  stopRetry(open);
  setLink(open, { kind: 'ended', why });
}

function stopRetry(open: Open): void {
  if (open.retry !== null) clearTimeout(open.retry);
  open.retry = null;
}

/** A refused handshake does not say why: the page's own address does. */
async function probe(open: Open): Promise<void> {
  try {
    const { status, type } = await fetch(location.href, { method: 'HEAD', redirect: 'manual', cache: 'no-store' });
    if (open.link.kind !== 'lost') return;
    if (status === 404) end(open, 'not-found');
    else if (status === 401 || status === 403 || type === 'opaqueredirect') end(open, 'forbidden');
  } catch {
    // No network at all: the next try will tell.
  }
}

function receive(open: Open, message: ServerMessage): void {
  switch (message.type) {
    case 'welcome':
      open.greeted = true;
      open.failures = 0;
      open.options.told(message);
      setLink(open, { kind: 'open' });
      break;
    case 'step':
      open.options.told(message);
      break;
    case 'ack':
      settled(open, message.id, message.again ? 'again' : 'taken');
      break;
    case 'refused':
      if (message.id !== null && message.retry) hold(open.delivery, message.id, performance.now(), Math.random());
      else if (message.id !== null) settled(open, message.id, 'refused');
      open.options.told(message);
      break;
    case 'completion':
    case 'changes':
    case 'file':
    case 'lint':
    case 'advice':
    case 'trail':
      answer(open.inquiries, message.id, message);
      break;
  }
  tellSaved(open);
  pump(open);
}

function settled(open: Open, id: string, how: 'taken' | 'again' | 'refused'): void {
  settle(open.delivery, id);
  // The protocol has one kind of refusal, for inputs and questions alike.
  answer(open.inquiries, id, null);
  open.options.settled(id, how);
}

/** The browser knows of a lost network sooner than a silent socket does, and of its return sooner than the next try. */
function followNetwork(open: Open): void {
  const hurry = (): void => {
    if (open.link.kind !== 'ended' && open.socket === null) connect(open);
  };
  addEventListener('online', hurry);
  addEventListener('offline', () => open.link.kind === 'open' && lose(open, ABNORMAL));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && hurry());
}
