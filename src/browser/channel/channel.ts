/**
 * The page's one WebSocket: says hello with the last step it has, sends what waits in the outbox under its own ids until each is
 * acknowledged, and comes back by itself with a growing, jittered delay.
 */
import {
  CLOSE,
  type ClientMessage,
  type Completion,
  clientMessage,
  type FileChange,
  type Input,
  PROTOCOL_VERSION,
  type ServerMessage,
  serverMessage,
} from '../../live/protocol.ts';
import type { Outbox } from './outbox.ts';

/** `ended`: coming back would not help; the reason says what the learner can do. */
export type Link =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'lost'; readonly since: number }
  | { readonly kind: 'ended'; readonly why: 'forbidden' | 'not-found' | 'version' };

export type Saved = 'saved' | 'saving' | 'not-saved';

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
  readonly changes: (chainId: string) => Promise<readonly FileChange[] | null>;
}

/** Inputs that may be under way at once: a pasted block does not flood the server. */
const WINDOW = 4;
/** Without an acknowledgement: sent again, then the link is taken for dead. Milliseconds. */
const RESEND_AFTER = 4000;
const DEAD_AFTER = 10_000;
const ASK_TIMEOUT = 4000;

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** How long to wait before the next try, in milliseconds. A restarted server is given back its pages spread over two seconds. */
export function delayAfter(failures: number, code: number, chance: number): number {
  if (code === 1012) return 200 + chance * 2000;
  if (code === CLOSE.tooMany) return 5000 + chance * 5000;
  return Math.min(15_000, 400 * 2 ** failures) * (0.5 + chance / 2);
}

export function openChannel(options: ChannelOptions): Channel {
  const { outbox } = options;
  const asked = new Map<string, (message: ServerMessage | null) => void>();
  const sent = new Map<string, { readonly first: number; last: number }>();
  const held = new Map<string, number>();
  let socket: WebSocket | null = null;
  let greeted = false;
  let failures = 0;
  let link: Link = { kind: 'connecting' };
  let lastSaved: Saved | null = null;
  let retry: ReturnType<typeof setTimeout> | null = null;

  const setLink = (next: Link): void => {
    link = next;
    options.linked(next);
    tellSaved();
  };
  const tellSaved = (): void => {
    const waiting = outbox.list();
    const state: Saved =
      waiting.length === 0
        ? 'saved'
        : link.kind === 'open' && held.size === 0
          ? 'saving'
          : link.kind === 'connecting'
            ? 'saving'
            : 'not-saved';
    if (state === lastSaved) return;
    lastSaved = state;
    options.saved(state);
  };
  const write = (message: ClientMessage): boolean => {
    if (socket === null || socket.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify(message));
    return true;
  };
  const pump = (): void => {
    if (!greeted) return;
    const now = performance.now();
    let under = sent.size;
    for (const { id, input } of outbox.list()) {
      if (under >= WINDOW) break;
      if (sent.has(id)) continue;
      // What comes after an input that must wait would overtake it.
      if ((held.get(id) ?? 0) > now) break;
      if (!write({ type: 'input', id, input })) return;
      sent.set(id, { first: now, last: now });
      under += 1;
    }
  };

  const lose = (code: number): void => {
    const failed = socket;
    socket = null;
    greeted = false;
    sent.clear();
    if (failed !== null) {
      failed.onclose = null;
      failed.onmessage = null;
      failed.close();
    }
    for (const answer of [...asked.values()]) answer(null);
    const ended =
      code === CLOSE.forbidden || code === 1008
        ? 'forbidden'
        : code === CLOSE.notFound
          ? 'not-found'
          : code === CLOSE.version || (code === CLOSE.malformed && failures > 2)
            ? 'version'
            : null;
    if (ended !== null) {
      end(ended);
      return;
    }
    setLink({ kind: 'lost', since: link.kind === 'lost' ? link.since : performance.now() });
    if (retry !== null) clearTimeout(retry);
    retry = setTimeout(connect, delayAfter(failures, code, Math.random()));
    failures += 1;
  };

  const greet = (): void => {
    write({
      type: 'hello',
      version: PROTOCOL_VERSION,
      attempt: options.attempt,
      locale: options.locale,
      seq: options.seq(),
    });
  };
  /** A refused handshake does not say why: the page's own address does. */
  const probe = async (): Promise<void> => {
    try {
      const { status, type } = await fetch(location.href, { method: 'HEAD', redirect: 'manual', cache: 'no-store' });
      if (link.kind !== 'lost') return;
      if (status === 404) end('not-found');
      else if (status === 401 || status === 403 || type === 'opaqueredirect') end('forbidden');
    } catch {
      // No network at all: the next try will tell.
    }
  };
  const end = (why: Extract<Link, { kind: 'ended' }>['why']): void => {
    if (retry !== null) clearTimeout(retry);
    retry = null;
    setLink({ kind: 'ended', why });
  };

  const connect = (): void => {
    if (retry !== null) clearTimeout(retry);
    retry = null;
    if (socket !== null || link.kind === 'ended') return;
    const opening = new WebSocket(options.url);
    let opened = false;
    socket = opening;
    const slow = setTimeout(
      () => opening.readyState === WebSocket.CONNECTING && socket === opening && lose(1006),
      DEAD_AFTER,
    );
    opening.onopen = () => {
      clearTimeout(slow);
      opened = true;
      greet();
    };
    opening.onclose = event => {
      clearTimeout(slow);
      if (socket !== opening) return;
      lose(event.code);
      if (!opened) void probe();
    };
    opening.onmessage = event => {
      const message = read(event.data);
      if (message !== null) receive(message);
    };
  };

  const receive = (message: ServerMessage): void => {
    switch (message.type) {
      case 'welcome':
        greeted = true;
        failures = 0;
        options.told(message);
        setLink({ kind: 'open' });
        break;
      case 'step':
        options.told(message);
        break;
      case 'ack':
        settle(message.id, message.again ? 'again' : 'taken');
        break;
      case 'refused':
        if (message.id !== null && message.retry) {
          held.set(message.id, performance.now() + 1500 + Math.random() * 1500);
          sent.delete(message.id);
        } else if (message.id !== null) settle(message.id, 'refused');
        options.told(message);
        break;
      case 'completion':
      case 'changes':
        asked.get(message.id)?.(message);
        break;
    }
    tellSaved();
    pump();
  };
  const settle = (id: string, how: 'taken' | 'again' | 'refused'): void => {
    outbox.remove(id);
    sent.delete(id);
    held.delete(id);
    asked.get(id)?.(null);
    options.settled(id, how);
  };

  const ask = (message: ClientMessage & { readonly id: string }): Promise<ServerMessage | null> =>
    new Promise(resolve => {
      if (!greeted || !write(message)) return resolve(null);
      const timer = setTimeout(() => done(null), ASK_TIMEOUT);
      const done = (answer: ServerMessage | null): void => {
        clearTimeout(timer);
        asked.delete(message.id);
        resolve(answer);
      };
      asked.set(message.id, done);
    });

  const watch = (): void => {
    const now = performance.now();
    for (const [id, times] of sent) {
      const item = outbox.list().find(each => each.id === id);
      if (item === undefined) sent.delete(id);
      else if (now - times.first > DEAD_AFTER) {
        lose(1006);
        return;
      } else if (now - times.last > RESEND_AFTER && write({ type: 'input', id, input: item.input })) times.last = now;
    }
    for (const [id, until] of held) if (until <= now) held.delete(id);
    pump();
    tellSaved();
  };
  setInterval(watch, 500);
  const hurry = (): void => {
    if (link.kind !== 'ended' && socket === null) connect();
  };
  addEventListener('online', hurry);
  addEventListener('offline', () => link.kind === 'open' && lose(1006));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && hurry());

  tellSaved();
  connect();

  return {
    greet,
    send: input => {
      const id = newId();
      if (!clientMessage.safeParse({ type: 'input', id, input }).success) return null;
      outbox.add(id, input, Date.now());
      pump();
      tellSaved();
      return id;
    },
    complete: async (line, cursor) => {
      const answer = await ask({ type: 'complete', id: newId(), line, cursor });
      return answer?.type === 'completion' ? answer.completion : null;
    },
    changes: async chainId => {
      const answer = await ask({ type: 'changes', id: newId(), chainId });
      return answer?.type === 'changes' ? answer.changes : null;
    },
  };
}

function read(data: unknown): ServerMessage | null {
  try {
    const parsed = serverMessage.safeParse(JSON.parse(String(data)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
