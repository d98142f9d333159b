/** What is proved of what is shown: each line of a demonstration ends as it is meant to, what is to be looked at is there by then, and a goal is reached by the solution. */
import { type Host, isShortfall, view } from '../docker/index.ts';
import { act, imageNamed } from '../grade/index.ts';
import { isHostQuestion, type Question } from '../quiz/index.ts';
import { sightOf } from '../tutor/index.ts';
import type { Say } from './fairness.ts';
import { AT, transcript } from './trial.ts';

/** `opened`: the host that the question begins on. */
export async function proveDemonstration({ show }: Question, opened: Host, say: Say): Promise<void> {
  let before = opened;
  for (const [n, { line, fails, look }] of show.entries()) {
    const { host, ran } = await act(before, { files: {}, lines: [line] }, AT);
    before = host;
    const failed = ran.some(({ ending }) => ending.exitCode !== 0);
    const at = ['show', n];
    if (ran.some(({ ending }) => isShortfall(ending)))
      say(at, 'not-simulated', `the host cannot do ${line}`, 'show what it does');
    else if (failed && !fails)
      say(at, 'show-fails', `what is shown fails: ${line}`, transcript(ran) ?? 'fails: true, if that is what it shows');
    else if (!failed && fails)
      say(at, 'show-passes', `what is to be refused goes well: ${line}`, 'take fails away, or show a line that fails');
    if (look !== null && sightOf(host, look) === null)
      say(at, 'nothing-to-see', `nothing like ${nameOf(look)} is there after ${line}`, 'name what the line leaves');
  }
}

/** What is drawn as the goal is there once the task is solved. */
export function proveGoal(question: Question, solved: Host, say: Say): void {
  if (!isHostQuestion(question)) return;
  for (const [n, name] of question.goal.entries())
    if (imageNamed(view(solved), name) === null)
      say(['goal', n], 'nothing-to-see', `the solution leaves no ${name}`, 'name an image that it leaves');
}

function nameOf(look: NonNullable<Question['show'][number]['look']>): string {
  switch (look.kind) {
    case 'image':
      return look.tag;
    case 'layer':
      return `${look.instruction} in ${look.of}`;
    case 'container':
      return look.name;
    case 'client':
    case 'daemon':
    case 'registry':
      return look.kind;
  }
}
