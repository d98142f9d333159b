import { listsLittle } from '../docker/index.ts';
import type { Attempt, Input } from './attempt.ts';

/** Whether an input takes no time worth telling, whatever its learner has made: nothing of it is run. */
export function isLight(attempt: Attempt, input: Input): boolean {
  switch (input.kind) {
    case 'answer':
      return input.response.kind !== 'host' && input.response.kind !== 'predict' && input.response.kind !== 'cache';
    case 'line':
      return listsLittle(attempt.host, input.line);
    case 'repeat':
    case 'hint':
      return true;
    default:
      return false;
  }
}
