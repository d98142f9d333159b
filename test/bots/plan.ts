/** What a learner does next: mostly types, answers when there is something to answer, errs, asks, gives up and goes on. */
import type { Input, QuestionCard } from '../../src/live/protocol.ts';
import type { HostSolution, Question, Quiz, Response, WrongAnswer } from '../../src/quiz/quiz.ts';
import type { Chance } from './chance.ts';
import { HOSTILE } from './hostile.ts';
import { USUAL } from './lines.ts';

export type Temper = 'usual' | 'greedy';

const line = (text: string): Input => ({ kind: 'line', line: text, columns: 100 });

/** Inputs to be sent one after another: a solution on the host is several. */
export function plan(quiz: Quiz, card: QuestionCard, chance: Chance, temper: Temper): readonly Input[] {
  const question = quiz.questions.find(each => each.id === card.id);
  if (question === undefined) throw new Error(`${quiz.id} has no question ${card.id}: these are other quizzes`);
  if (temper === 'greedy' && chance.share() < 0.5) return chance.oneOf(HOSTILE).inputs;
  if (card.status !== 'open' && card.hasNext && chance.share() < 0.6) return [{ kind: 'next' }];
  const what = chance.share();
  if (what < 0.45) return [line(chance.oneOf(USUAL))];
  if (card.status === 'open') {
    if (what < 0.63) return rightly(question);
    if (what < 0.75) return wrongly(question, chance);
    if (what < 0.83) return [{ kind: 'hint', question: card.id }];
    if (what < 0.85) return [{ kind: 'skip', question: card.id }];
  }
  if (what < 0.89) return [{ kind: 'ask', text: chance.oneOf(['что делает -f?', 'docker build', 'слой', '?']) }];
  if (what < 0.93) return [{ kind: 'edit', edits: [{ path: 'notes.txt', text: `x = ${chance.share()}\n` }] }];
  if (what < 0.96) return [{ kind: 'undo' }];
  if (what < 0.97) return [{ kind: 'reset' }];
  return [{ kind: 'repeat' }];
}

function rightly(question: Question): readonly Input[] {
  return given(question, question.solution);
}

function wrongly(question: Question, chance: Chance): readonly Input[] {
  const known: readonly WrongAnswer[] = question.wrong;
  return known.length === 0 ? [line('docker nosuch')] : given(question, chance.oneOf(known).answer);
}

function given(question: Question, answer: Response | HostSolution): readonly Input[] {
  if ('kind' in answer) return [{ kind: 'answer', question: question.id, response: answer }];
  const edits = Object.entries(answer.files).map(([path, text]) => ({ path, text }));
  return [
    ...(edits.length > 0 ? [{ kind: 'edit', edits } as const] : []),
    ...answer.lines.map(line),
    { kind: 'answer', question: question.id, response: { kind: 'host' } },
  ];
}
