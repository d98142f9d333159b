/** How time passes while a line is played: all of it is simulated, so nobody waits longer than it takes to say so. */
import type { ClientIO, Patience } from '../client/index.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { AtKeyboard } from './at-keyboard.ts';

/** What nobody watches comes at its moment; what never comes is waited for until the waiting is called off. */
export async function passAlone(daemon: Daemon, { next, endsAt, off }: Parameters<Daemon['wait']>[1]): Promise<void> {
  const at = next ?? endsAt;
  if (at === null) return off;
  daemon.clock = Math.max(daemon.clock, Math.ceil(at));
}

interface Watch {
  readonly until: number;
  readonly patience: Patience;
  readonly pressed: () => void;
}

/**
 * A learner before the line's output. What ends by itself is watched to its end. What does not is left with Ctrl-C as soon as
 * nothing comes that they would wait for; and a shell that waits for them gets what they type.
 */
export interface Learner {
  readonly wait: Daemon['wait'];
  readonly watch: ClientIO['watch'];
}

export function learnerOf(daemon: Daemon): Learner {
  let watched: Watch | null = null;
  return {
    async wait(_, awaited) {
      const { next, endsAt, asking } = awaited;
      const comes = next !== null && (endsAt !== null || watched === null || next <= watched.until);
      if (comes || endsAt !== null) return passAlone(daemon, awaited);
      if (asking !== null) throw new AtKeyboard(asking);
      if (watched === null) return passAlone(daemon, awaited);
      const { patience, pressed } = watched;
      watched = null;
      daemon.clock += patience.after;
      pressed();
    },
    watch(patience, pressed) {
      const before = watched;
      const watch = { until: daemon.clock + patience.most, patience, pressed };
      watched = watch;
      return () => {
        if (watched === watch) watched = before;
      };
    },
  };
}
