/** Somebody who means harm: gives one hostile thing after another, each as a visitor whom nobody has seen before, and waits for what becomes of it. */
import { setTimeout as after } from 'node:timers/promises';
import type { ServerMessage } from '../../src/live/protocol.ts';
import type { Hostile } from './hostile.ts';
import { openPage } from './page.ts';
import type { Recorder } from './tally.ts';
import { visit } from './visit.ts';

export interface Offender {
  readonly base: URL;
  readonly quiz: string;
  readonly hostile: readonly Hostile[];
  /** Starts the ids of its inputs. */
  readonly name: string;
  /** By `performance.now`: nothing is begun later. */
  readonly until: number;
  readonly recorder: Recorder;
  /** Told when a thing has been given and answered, with the longest wait. */
  readonly given: (name: string, from: number, to: number) => void;
}

/** Milliseconds for an answer, and between two sendings of one input. */
const PATIENCE = 60_000;
const AGAIN = 300;

export async function offend({ base, quiz, hostile, name, until, recorder, given }: Offender): Promise<void> {
  let made = 0;
  for (const each of hostile) {
    const from = performance.now();
    if (from >= until) return;
    const browser = visit(base);
    const attempt = await browser.begin(quiz);
    let hear: (message: ServerMessage) => void = () => undefined;
    const next = (fits: (message: ServerMessage) => boolean): Promise<ServerMessage> =>
      new Promise(done => {
        hear = message => {
          if (fits(message)) done(message);
        };
      });
    const welcomed = next(({ type }) => type === 'welcome');
    const page = await openPage(base, browser.cookie(), attempt, message => hear(message));
    const heard = (answer: Promise<ServerMessage>): Promise<ServerMessage | null> =>
      Promise.race([answer, page.closed.then(() => null), after(PATIENCE, null, { ref: false })]);
    await heard(welcomed);
    for (const input of each.inputs) {
      const sent = recorder.send(attempt, `${name}-${String(++made).padStart(6, '0')}`, input);
      const start = performance.now();
      for (;;) {
        const answered = next(
          message => (message.type === 'ack' || message.type === 'refused') && message.id === sent.id,
        );
        page.send(sent.id, input);
        const answer = await heard(answered);
        if (answer?.type === 'ack') sent.acknowledged = answer.seq;
        if (answer?.type === 'refused') recorder.refusal(answer.code);
        if (answer?.type === 'refused' && !answer.retry) sent.refused = answer.code;
        if (answer === null) recorder.trouble(`${each.name}: no answer`);
        if (answer?.type !== 'refused' || !answer.retry) break;
        await after(AGAIN);
      }
      recorder.waited(start, performance.now());
    }
    page.cut();
    given(each.name, from, performance.now());
  }
}
