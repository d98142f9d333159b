/** An attempt driven by hand: a clock that moves a second at each input. */
import assert from 'node:assert/strict';
import type { Quiz, Response } from '../../src/quiz/index.ts';
import {
  type Attempt,
  type AttemptEvent,
  begin,
  type Input,
  type QuestionState,
  type Step,
  step,
} from '../../src/tutor/index.ts';

const AT = Date.UTC(2025, 1, 28, 9);

export interface Sitting {
  readonly attempt: () => Attempt;
  readonly events: AttemptEvent[];
  /** What was said, by code. */
  readonly codes: () => readonly string[];
  readonly state: (id?: string) => QuestionState;
  /** Takes an input; gives the step, refused or not. */
  readonly take: (input: Input) => Promise<Step>;
  /** Takes inputs that must not be refused. */
  readonly does: (...inputs: readonly (Input | string)[]) => Promise<Step>;
  readonly answers: (response: Response) => Promise<Step>;
  /** Leaves all questions before this one. */
  readonly reaches: (id: string) => Promise<void>;
}

export async function sit(quiz: Quiz, seed = 5): Promise<Sitting> {
  let at = AT;
  let last = await begin(quiz, { seed, at });
  const events: AttemptEvent[] = last.event === null ? [] : [last.event];
  const attempt = (): Attempt => last.attempt;
  const present = (): string => quiz.questions[attempt().current]?.id ?? '';
  const take = async (input: Input): Promise<Step> => {
    at += 1000;
    const taken = await step(attempt(), input, { at, client: `c${at}` });
    if (taken.event !== null) events.push(taken.event);
    last = taken;
    return taken;
  };
  const does = async (...inputs: readonly (Input | string)[]): Promise<Step> => {
    for (const input of inputs) {
      const taken = await take(typeof input === 'string' ? { kind: 'line', line: input, columns: 100 } : input);
      assert.equal(taken.refusal, null, JSON.stringify(input));
    }
    return last;
  };
  return {
    attempt,
    events,
    codes: () => attempt().said.map(said => said.code),
    state: (id = present()) => {
      const found = attempt().questions.find(state => state.id === id);
      assert.ok(found, id);
      return found;
    },
    take,
    does,
    answers: response => does({ kind: 'answer', question: present(), response }),
    reaches: async id => {
      while (present() !== id) await does({ kind: 'skip', question: present() }, { kind: 'next' });
    },
  };
}
