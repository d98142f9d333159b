import { CALL } from '../../budget.ts';
import { type PyFrame, type PyPlay, Raise } from '../value/values.ts';

/** Notes in an exception the frame that it goes through, and what was handled when it was raised. */
export function note(play: PyPlay, raise: Raise): void {
  if (raise.rethrown) return;
  raise.rethrown = true;
  const { error } = raise.value;
  if (error === null) return;
  const { frame, handling } = play;
  if (!error.seen && error.context === null && handling !== null && handling !== raise.value) error.context = handling;
  error.seen = true;
  error.trace.unshift({ path: frame.code.path, name: frame.name, span: frame.span, lines: frame.code.lines });
}

/** Plays something in a frame of its own; what is raised in it takes the frame along. */
export function withFrame<Made>(play: PyPlay, frame: PyFrame, work: () => Made): Made {
  const before = play.frame;
  const handled = play.handling;
  play.frame = frame;
  const depth = play.budget.mark();
  play.budget.enter(CALL);
  try {
    const made = work();
    play.budget.leave(CALL);
    return made;
  } catch (error) {
    if (error instanceof Raise) {
      play.budget.reset(depth);
      note(play, error);
      error.rethrown = false;
    }
    throw error;
  } finally {
    play.frame = before;
    play.handling = handled;
  }
}
