/**
 * One learner: joins, does what plan.ts says at a person's pace, loses the line in the middle of an input, comes back and sends again what
 * nobody has acknowledged, with the id that it had.
 */
import { setTimeout as after } from 'node:timers/promises';
import { BLANK, withMessage } from '../../src/browser/quiz/state.ts';
import type { Input, ServerMessage } from '../../src/live/protocol.ts';
import type { Quiz } from '../../src/quiz/quiz.ts';
import type { Chance } from './chance.ts';
import { openPage, type Page } from './page.ts';
import { plan, type Temper } from './plan.ts';
import type { Recorder, Sent } from './tally.ts';
import { visit } from './visit.ts';

export interface Learner {
  readonly base: URL;
  readonly quiz: Quiz;
  readonly chance: Chance;
  readonly temper: Temper;
  /** Starts the ids of its inputs. */
  readonly name: string;
  /** Mean milliseconds between an answer and the next input. */
  readonly pace: number;
  /** When it has had enough, by `performance.now`. */
  readonly until: number;
  readonly recorder: Recorder;
}

/** Shares of inputs at which the line is lost, and of those at which somebody else has the page open too. */
const CUT = 0.04;
/** Milliseconds without an answer after which a page comes back over a new line, as a person's reload does. */
const PATIENCE = 30_000;

type Heard = 'acknowledged' | 'refused' | 'again' | 'lost';

export async function learn(learner: Learner): Promise<void> {
  const { base, quiz, chance, recorder } = learner;
  const browser = visit(base);
  const attempt = await browser.begin(quiz.id);
  let seen = BLANK;
  let waiting: { readonly sent: Sent; readonly heard: (what: Heard) => void } | null = null;
  let welcomed: () => void = () => undefined;

  const hear = (message: ServerMessage): void => {
    if (message.type === 'welcome') welcomed();
    if (message.type === 'welcome' || message.type === 'step') seen = withMessage(seen, message);
    if (waiting === null || !('id' in message) || message.id !== waiting.sent.id) return;
    if (message.type === 'ack') {
      waiting.sent.acknowledged = message.seq;
      waiting.heard('acknowledged');
    } else if (message.type === 'refused') {
      recorder.refusal(message.code);
      if (!message.retry) waiting.sent.refused = message.code;
      waiting.heard(message.retry ? 'again' : 'refused');
    }
  };

  /** Comes back until it is let in: a service that restarts is away for a while. */
  const sitDown = async (): Promise<Page> => {
    for (;;) {
      try {
        const seen = new Promise<true>(done => {
          welcomed = () => done(true);
        });
        const page = await openPage(base, browser.cookie(), attempt, hear);
        if (await Promise.race([seen, page.closed.then(() => false), after(PATIENCE, false, { ref: false })]))
          return page;
        page.cut();
        recorder.trouble('no welcome');
      } catch (error) {
        recorder.trouble(String(error).slice(0, 80));
      }
      await after(300 + chance.wait(500));
      if (performance.now() > learner.until + PATIENCE) throw new Error(`${attempt}: nobody lets me in any more`);
    }
  };

  let page = await sitDown();
  let made = 0;

  const say = async (input: Input): Promise<Heard> => {
    const sent = recorder.send(attempt, `${learner.name}-${String(++made).padStart(6, '0')}`, input);
    for (let turn = 0; ; turn++) {
      const start = performance.now();
      const heard = new Promise<Heard>(done => {
        waiting = { sent, heard: done };
      });
      page.send(sent.id, input);
      const cut = turn === 0 && chance.share() < CUT;
      if (cut) page.cut();
      const lost = page.closed.then((): Heard => 'lost');
      const late = after(PATIENCE, 'late' as const, { ref: false });
      const what = await Promise.race([heard, lost, late]);
      if (what === 'late') recorder.trouble('no answer');
      if (what === 'acknowledged' || what === 'refused') {
        waiting = null;
        if (turn === 0) recorder.waited(start, performance.now());
        return what;
      }
      if (what === 'again') {
        await after(200 + chance.wait(500));
        continue;
      }
      page.cut();
      recorder.reconnected();
      await after(chance.wait(300));
      page = await sitDown();
    }
  };

  while (performance.now() < learner.until && seen.progress?.finished !== true) {
    if (seen.question === null) throw new Error(`${attempt}: a welcome without a question`);
    for (const input of plan(quiz, seen.question, chance, learner.temper)) {
      if ((await say(input)) === 'refused') break;
      await after(chance.wait(learner.pace));
      if (performance.now() >= learner.until) break;
    }
  }
  page.cut();
}
