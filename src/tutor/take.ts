/** Taking one input, by its kind: what is changed and said because of it, or why it is not taken. */
import { isSandbox } from '../quiz/index.ts';
import { takeAnswer } from './answer.ts';
import { takeQuestion } from './ask.ts';
import type { Input, Refusal } from './attempt.ts';
import { giveUp, totals } from './close.ts';
import { takeDemonstration } from './demonstrate.ts';
import { takeHint } from './hint.ts';
import { openQuestion } from './open.ts';
import { handIn, hidesResults, isForetold, isSilent } from './sitting.ts';
import { takeEdit, takeLine, takeReset, takeRestart, takeUndo } from './terminal.ts';
import { takeDrop, takeSwitch } from './tinker.ts';
import { traced } from './trail.ts';
import { changeState, questionAt, quote, say, stateAt, type Turn } from './turn.ts';
import { isClosed, mayReturn } from './worth.ts';

export async function take(turn: Turn, input: Input): Promise<Refusal | null> {
  const asked = 'asked' in input ? (input.asked ?? null) : null;
  if (asked !== null) say(turn, { code: 'learner', data: { text: asked } }, 'learner');
  const before = turn.attempt;
  const refusal = isSandbox(before.quiz) ? await carryOutFreely(turn, input) : await carryOut(turn, input);
  if (refusal === null) turn.attempt = traced(turn, before, input);
  // Beside the terminal a mark says so; who asked for it in words looks at the conversation.
  if (asked !== null && refusal === null && (input.kind === 'undo' || input.kind === 'reset'))
    say(turn, { code: `tutor.done.${input.kind}`, data: {} });
  return refusal;
}

async function carryOut(turn: Turn, input: Input): Promise<Refusal | null> {
  const closed = isSilent(turn.attempt) ? closedInSitting(turn, input) : null;
  if (closed !== null) return closed;
  switch (input.kind) {
    case 'line':
      return takeLine(turn, input);
    case 'edit':
      return takeEdit(turn, input);
    case 'answer':
      return takeAnswer(turn, input);
    case 'hint':
      return questionAt(turn.attempt).id === input.question ? takeHint(turn) : 'not-this-question';
    case 'demonstrate':
      return questionAt(turn.attempt).id === input.question ? takeDemonstration(turn) : 'not-this-question';
    case 'repeat':
      quote(turn, 'quiz.prompt');
      return null;
    case 'next':
      return takeNext(turn);
    case 'skip':
      return takeSkip(turn, input.question);
    case 'goto':
      return takeGoto(turn, input.question);
    // No quiz has a use for these yet.
    case 'switch':
    case 'drop':
      return 'wrong-kind';
    case 'undo':
      return takeUndo(turn);
    case 'reset':
      await takeReset(turn);
      return null;
    case 'ask':
      return takeQuestion(turn, input.text);
    case 'finish':
      handIn(turn);
      turn.attempt = { ...turn.attempt, finishedAt: turn.at };
      say(
        turn,
        hidesResults(turn.attempt)
          ? { code: 'tutor.handed-in', data: {} }
          : { code: 'tutor.finished', data: totals(turn.attempt) },
      );
      return null;
    case 'flag':
      return takeFlag(turn, input);
  }
}

/** In a sandbox, where there is no question that an input could be about. */
async function carryOutFreely(turn: Turn, input: Input): Promise<Refusal | null> {
  switch (input.kind) {
    case 'answer':
    case 'hint':
    case 'demonstrate':
    case 'next':
    case 'skip':
    case 'goto':
    case 'flag':
      return 'not-this-question';
    case 'finish':
      // It never ends, but as a frozen copy.
      if (input.printed === undefined) return 'not-this-question';
      turn.attempt = { ...turn.attempt, finishedAt: turn.at };
      return null;
    case 'repeat':
      say(turn, { code: 'tutor.sandbox', data: {} });
      return null;
    case 'reset':
      return takeRestart(turn);
    case 'switch':
      return takeSwitch(turn, input);
    case 'drop':
      return takeDrop(turn, input);
    default:
      return carryOut(turn, input);
  }
}

/** What an exam has not: hints, giving up for good, and trying out what is to be predicted. */
function closedInSitting({ attempt }: Turn, { kind }: Input): Refusal | null {
  if (kind === 'hint' || kind === 'skip') return 'in-sitting';
  const isOnHost = kind === 'line' || kind === 'edit' || kind === 'undo' || kind === 'reset';
  return isOnHost && isForetold(questionAt(attempt)) ? 'no-terminal' : null;
}

function takeFlag(turn: Turn, { question, flagged }: Extract<Input, { kind: 'flag' }>): Refusal | null {
  const index = turn.attempt.quiz.questions.findIndex(({ id }) => id === question);
  if (index < 0) return 'not-this-question';
  changeState(turn, { flagged }, index);
  return null;
}

async function takeNext(turn: Turn): Promise<Refusal | null> {
  const { attempt } = turn;
  if (attempt.quiz.navigation === 'linear' && !isClosed(stateAt(attempt))) return 'not-closed-yet';
  if (attempt.current + 1 >= attempt.questions.length) return 'last-question';
  await openQuestion(turn, attempt.current + 1);
  return null;
}

async function takeGoto(turn: Turn, id: string): Promise<Refusal | null> {
  const { attempt } = turn;
  const index = attempt.quiz.questions.findIndex(question => question.id === id);
  if (index < 0) return 'not-this-question';
  // Where questions come in order, one may go back to those that were reached.
  const reached = attempt.quiz.navigation === 'free' || stateAt(attempt, index).openedAt !== null;
  if (!mayReturn(attempt) || !reached) return 'not-open';
  if (index !== attempt.current) await openQuestion(turn, index);
  return null;
}

function takeSkip(turn: Turn, id: string): Refusal | null {
  if (questionAt(turn.attempt).id !== id) return 'not-this-question';
  if (isClosed(stateAt(turn.attempt))) return 'closed';
  giveUp(turn);
  return null;
}
