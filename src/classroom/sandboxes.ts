/** Sandboxes: attempts at nothing, of which a person may have several. */
import { SANDBOX, sandboxWith } from '../quiz/sandbox.ts';
import { attemptView, ownRows } from './attempts.ts';
import type { Beginnings } from './beginning.ts';
import type { Sandboxes } from './classroom.ts';
import { ANYWHERE } from './guesses.ts';
import type { LiveAttempts } from './live-attempts.ts';
import { sandboxLinks } from './sandbox-links.ts';
import type { World } from './world.ts';

export function sandboxes(world: World, live: LiveAttempts, beginning: Beginnings): Sandboxes {
  return {
    ...sandboxLinks(world, live, beginning),
    beginSandbox: (actor, profile, from = ANYWHERE) =>
      world.turns.run(actor.id, async () => {
        const rows = await ownRows(world, live, actor);
        return beginning.within(actor, rows, from, () => beginning.begin(actor, sandboxWith(profile), null));
      }),
    sandboxes: async actor => {
      const rows = await ownRows(world, live, actor);
      return rows
        .filter(row => row.quiz === SANDBOX && row.summary.finishedAt === null)
        .sort((a, b) => b.summary.at - a.summary.at)
        .map(attemptView);
    },
  };
}
