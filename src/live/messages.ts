/** What a page is sent of an attempt, in one language: whole messages. What may be seen of each part stands in scene.ts. */
import { changesOf, complete, type FileChange, view } from '../docker/index.ts';
import type { Locale } from '../quiz/quiz.ts';
import type { Attempt, Step } from '../tutor/attempt.ts';
import { advice, lint } from './looked.ts';
import {
  type PageQuestion,
  PROTOCOL_VERSION,
  type ServerMessage,
  type ToldLine,
  type UtteranceView,
} from './protocol.ts';
import { changedParts, terminalOf, utteranceOf, wholeParts } from './scene.ts';
import { fileOf, hostChange, seenOf } from './seen.ts';

type Asked<Type extends PageQuestion['type']> = Extract<PageQuestion, { type: Type }>;

/** Characters of conversation that a welcome brings: the newest words that fit. */
const SAID = 150_000;
/** Files of a layer that are told one by one; of the rest their number and size. */
const CHANGES = 2000;

/** `at`: the server's time. */
export function welcome(attempt: Attempt, locale: Locale, at: number): ServerMessage {
  return {
    type: 'welcome',
    version: PROTOCOL_VERSION,
    ...(attempt.sitting === null ? {} : { now: at }),
    seq: attempt.seq,
    said: newest(attempt.said.map(each => utteranceOf(attempt, locale, each))),
    terminal: attempt.terminal.map(entry => terminalOf(attempt, locale, entry, null)),
    ...wholeParts({ attempt, locale }),
  };
}

function newest(said: readonly UtteranceView[]): UtteranceView[] {
  let left = SAID;
  const from = said.findLastIndex(({ html }) => {
    left -= html.length;
    return left < 0;
  });
  return said.slice(from + 1);
}

/** What a page that has been told of `before` is told of a step. `client`: the id of the input. */
export function stepMessage(step: Step, client: string, before: Attempt, locale: Locale): ServerMessage {
  const { attempt } = step;
  return {
    type: 'step',
    seq: attempt.seq,
    id: client,
    said: step.said.map(each => utteranceOf(attempt, locale, each)),
    terminal: step.terminal.map(({ entry, chunks }) => terminalOf(attempt, locale, entry, chunks)),
    ...changedParts({ attempt, locale }, before),
    ...(step.traffic.length > 0 ? { traffic: step.traffic } : {}),
    ...(step.demonstrated.length > 0 ? { demonstrated: demonstratedLines(step, before) } : {}),
  };
}

/** Each line of a demonstration, its host by what differs from the one before it. */
function demonstratedLines({ demonstrated, terminal }: Step, before: Attempt): ToldLine[] {
  const entries = terminal.filter(({ entry }) => entry.kind === 'shown');
  return demonstrated.map(({ host, traffic, sight }, index) => ({
    entry: entries[index]?.entry.n ?? 0,
    host: hostChange(seenOf(view((demonstrated[index - 1] ?? before).host)), seenOf(view(host))),
    traffic: [...traffic],
    sight,
  }));
}

/** What a page asks beside what it does. */
export async function answer(attempt: Attempt, question: PageQuestion): Promise<ServerMessage> {
  switch (question.type) {
    case 'complete':
      return completion(attempt, question);
    case 'changes':
      return changes(attempt, question);
    case 'file':
      return file(attempt, question);
    case 'trail':
      return { type: 'trail', id: question.id, printed: attempt.trail.map(({ printed }) => printed) };
    case 'lint':
      return lint(attempt, question);
    case 'advice':
      return advice(attempt, question);
  }
}

function completion({ host }: Attempt, { id, line, cursor }: Asked<'complete'>): ServerMessage {
  return { type: 'completion', id, completion: complete(host, line, Math.min(cursor, line.length)) };
}

function changes({ host }: Attempt, { id, chainId }: Asked<'changes'>): ServerMessage {
  const all = changesOf(host, chainId);
  const shown = all.length <= CHANGES ? all : [...all].sort((one, other) => other.size - one.size).slice(0, CHANGES);
  const bytes = (list: readonly FileChange[]): number => list.reduce((sum, change) => sum + change.size, 0);
  return {
    type: 'changes',
    id,
    chainId,
    changes: shown,
    more: { files: all.length - shown.length, bytes: bytes(all) - bytes(shown) },
  };
}

function file({ host }: Attempt, { id, path }: Asked<'file'>): ServerMessage {
  return { type: 'file', id, path, ...fileOf(host, path) };
}
