/** The key of a prediction, as the run that was graded told it. */
import { capture, matches, type PlainResponse, type Question } from '../quiz/index.ts';

export type PrintedKey = Extract<PlainResponse, { kind: 'choice' | 'number' | 'text' }>;

/** Null where what is printed decides nothing: then the key is the quiz's own. `shown`: what the `run` lines printed. */
export function printedKey(question: Extract<Question, { kind: 'predict' }>, shown: string): PrintedKey | null {
  const chosen = new Set<string>();
  for (const check of question.checks) {
    switch (check.kind) {
      case 'choice': {
        const printed = Object.keys(check.printed).filter(id => matches(check.printed[id] ?? '', shown));
        for (const id of [...check.right, ...printed]) chosen.add(id);
        break;
      }
      case 'number':
      case 'text': {
        const caught = check.printed === null ? '' : (capture(check.printed, shown)?.trim() ?? '');
        if (caught !== '')
          return check.kind === 'number' ? { kind: 'number', value: caught } : { kind: 'text', text: caught };
        break;
      }
      default:
    }
  }
  return chosen.size === 0 ? null : { kind: 'choice', chosen: [...chosen] };
}
