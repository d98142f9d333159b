/** In which order a learner is shown what a question lists: the same after a reload, another for a neighbour. Answers name ids, so the key never moves. */
import type { Question } from '../quiz/quiz.ts';
import type { Attempt, QuestionState } from './attempt.ts';

/** The question as this learner sees it. By the first rules the options of a choice stood as the quiz lists them. */
export function asShown(question: Question, { rules, seed }: Pick<Attempt, 'rules' | 'seed'>): Question {
  const mixed = (ids: readonly string[]): readonly string[] => shuffled(ids, seed, question.id);
  switch (question.kind) {
    case 'choice':
      return rules === 1 || question.ordered ? question : { ...question, options: mixed(question.options) };
    case 'predict': {
      const { ask } = question;
      if (rules === 1 || ask.kind !== 'choice' || ask.ordered) return question;
      return { ...question, ask: { ...ask, options: mixed(ask.options) } };
    }
    case 'order':
      return { ...question, items: rules === 1 ? mixed(question.items) : unsolved(question, mixed(question.items)) };
    case 'match':
      return { ...question, right: mixed(question.right) };
    case 'command':
    case 'dockerfile':
    case 'number':
    case 'text':
    case 'cache':
    case 'paste':
      return question;
  }
}

/** The question with the key that this learner's prediction was graded by, in place of the author's. */
export function withKey(question: Question, { key }: Pick<QuestionState, 'key'>): Question {
  return question.kind === 'predict' && key != null ? { ...question, solution: key } : question;
}

/** An order that is right before anybody touched it is turned until it is not. */
function unsolved({ checks }: Question, items: readonly string[]): readonly string[] {
  const right = new Set(
    checks.flatMap(check => (check.kind === 'order' ? check.orders.map(order => order.join()) : [])),
  );
  for (let turn = 0; turn < items.length; turn++) {
    const turned = [...items.slice(turn), ...items.slice(0, turn)];
    if (!right.has(turned.join())) return turned;
  }
  return items;
}

/** Fisher–Yates over mulberry32. */
function shuffled(items: readonly string[], seed: number, salt: string): readonly string[] {
  let state = seed | 0;
  for (const char of salt) state = (Math.imul(state, 31) + (char.codePointAt(0) ?? 0)) | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const order = [...items];
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(next() * (index + 1));
    const [here, there] = [order[index], order[other]];
    if (here === undefined || there === undefined) continue;
    order[index] = there;
    order[other] = here;
  }
  return order;
}
