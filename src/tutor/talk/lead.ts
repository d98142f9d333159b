/** What leads on from the present question: where the learner stands, what went wrong last, and what help there is at which price. */
import type { Said } from '../../grade/index.ts';
import { isHostQuestion, isSandbox } from '../../quiz/index.ts';
import type { Attempt } from '../attempt.ts';
import { totals } from '../close.ts';
import { questionAt, stateAt } from '../turn.ts';
import { canGoOn, isClosed, worth } from '../worth.ts';
import type { Lead } from './acts.ts';
import { offering } from './offers.ts';
import { sayLast, sayTrouble, sayWaiting } from './trouble.ts';

/** Where nothing is asked, what leads on is what one can do. */
function leadFreely(attempt: Attempt, kind: Lead): readonly Said[] {
  switch (kind) {
    case 'thanks':
      return [plain('tutor.thanks')];
    case 'last':
      return [sayLast(attempt)];
    case 'broken':
    case 'why':
      return [...(sayTrouble(attempt) ?? [sayWaiting(attempt)])];
    default:
      return [...(sayTrouble(attempt) ?? []), offering(plain('tutor.sandbox.now'), ['host-all', 'docker'])];
  }
}

export function lead(attempt: Attempt, kind: Lead): readonly Said[] {
  if (isSandbox(attempt.quiz)) return leadFreely(attempt, kind);
  switch (kind) {
    case 'thanks':
      return [plain('tutor.thanks')];
    case 'sorry':
      return [offering(plain('tutor.sorry'), helps(attempt))];
    case 'last':
      return [sayLast(attempt)];
    case 'greeting':
      return [offering(plain('tutor.greeting'), ['now', 'host-all', 'docker'])];
    case 'progress':
      return [progress(attempt)];
    case 'now':
      return now(attempt);
    case 'lost':
      return isClosed(stateAt(attempt))
        ? [why(attempt), onward(attempt)]
        : [...(sayTrouble(attempt) ?? []), help(attempt, price => `tutor.lost-${price}`)];
    case 'answer':
      return isClosed(stateAt(attempt))
        ? [why(attempt), onward(attempt)]
        : [help(attempt, price => `tutor.answer-${price}`)];
    case 'broken':
      return [
        ...(sayTrouble(attempt) ?? [sayWaiting(attempt)]),
        ...(isClosed(stateAt(attempt)) ? [] : [hints(attempt)]),
      ];
    case 'why':
      return isClosed(stateAt(attempt)) ? [why(attempt)] : (sayTrouble(attempt) ?? [whyLater(attempt)]);
  }
}

function plain(code: string): Said {
  return { code, data: {} };
}

function why(attempt: Attempt): Said {
  return { code: 'quiz.why', data: { question: questionAt(attempt).id, key: '' } };
}

/** While it is open, why is what differs; the reason itself is told at its end. */
function whyLater(attempt: Attempt): Said {
  const waiting = sayWaiting(attempt);
  return waiting.code === 'tutor.trouble.none' ? offering(plain('tutor.why-later'), helps(attempt)) : waiting;
}

function now(attempt: Attempt): readonly Said[] {
  const question = questionAt(attempt);
  if (isClosed(stateAt(attempt))) return [onward(attempt)];
  const kind = question.kind === 'predict' ? `predict-${question.ask.kind}` : question.kind;
  const left = stateAt(attempt).checks.filter(check => check.state !== 'done').length;
  const step: Said = { code: `tutor.now.${kind}`, data: {} };
  const state: readonly Said[] =
    isHostQuestion(question) && left > 0 && left < question.checks.length
      ? [{ code: 'tutor.now.left', data: { count: left } }]
      : [];
  const failed = attempt.ran.at(-1)?.ending.exitCode !== 0 ? (sayTrouble(attempt) ?? []) : [];
  return [...failed, step, ...state, hints(attempt)];
}

function onward(attempt: Attempt): Said {
  return canGoOn(attempt)
    ? offering(plain('tutor.now.closed'), ['next', 'why'])
    : offering(plain('tutor.now.last'), ['why']);
}

function helps(attempt: Attempt): readonly string[] {
  const open = stateAt(attempt).hints < questionAt(attempt).hintPrices.length;
  return [...(open ? ['hint'] : []), 'repeat', 'skip'];
}

/** What help there is, at its price: taking it is the learner's decision. */
function hints(attempt: Attempt): Said {
  const state = stateAt(attempt);
  const { hintPrices } = questionAt(attempt);
  const price = hintPrices[state.hints];
  if (price === undefined) return offering(plain('tutor.hints-none'), helps(attempt));
  const count = hintPrices.length - state.hints;
  return offering(
    { code: price === 0 ? 'tutor.hints-free' : 'tutor.hints-price', data: { count, price } },
    helps(attempt),
  );
}

function help(attempt: Attempt, code: (price: 'none' | 'free' | 'price') => string): Said {
  const state = stateAt(attempt);
  const question = questionAt(attempt);
  const price = question.hintPrices[state.hints];
  const variant = price === undefined ? 'none' : price === 0 ? 'free' : 'price';
  const data = { ...(price === undefined ? {} : { price }), worth: worth(question, state), score: state.score };
  return offering({ code: code(variant), data }, helps(attempt));
}

function progress(attempt: Attempt): Said {
  const closed = attempt.questions.filter(isClosed).length;
  const data = { ...totals(attempt), number: attempt.current + 1, closed, of: attempt.questions.length };
  return offering({ code: 'tutor.progress', data }, ['now']);
}
