/**
 * What a line costs this host. Work is counted where it is done and before it is done, never timed: the same line ends in the same
 * place on every machine, and none keeps a host from others. All that a line does shares one budget: the docker client, the daemon with its
 * builds, and the processes of the prompt, of containers and of steps.
 */
export interface Work {
  /**
   * So many units more: a unit is about ten nanoseconds, or a letter that is looked at or made. Throws Beyond when the line has none
   * left, or when its command has had its part. `what` is named then: `a pattern`, `a template`.
   */
  spend(units: number, what: string): void;
  /** The same for a process, which ends in words of its own: whether the line had so much left. Its part it counts itself. */
  take(units: number): boolean;
  /** What one command may do. */
  readonly part: number;
  /** From here on it is another docker command that works. */
  begin(): void;
}

/** A line asks for more than this host does. Whoever plays the line catches it, tells its message, and leaves the host as it was. */
export class Beyond extends Error {}

/** What a line may do, and what each command of it may. */
export const LINE_WORK = 200_000_000;
export const COMMAND_WORK = 40_000_000;

/** Work up to so many units, all that shares it together; `part` of them for each command. */
export function workOf(most: number, part: number = most): Work {
  let left = most;
  let leftToCommand = part;
  return {
    part,
    spend(units, what) {
      left -= units;
      leftToCommand -= units;
      if (!(left >= 0 && leftToCommand >= 0))
        throw new Beyond(`${what} asks for more work than this host does for one line`);
    },
    take(units) {
      left -= units;
      return left >= 0;
    },
    begin() {
      leftToCommand = part;
    },
  };
}

/** For what was looked at before and is known to be small. */
export const UNCOUNTED: Work = {
  part: Number.POSITIVE_INFINITY,
  spend: () => {},
  take: () => true,
  begin: () => {},
};
