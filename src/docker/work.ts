/**
 * What a line costs this host. Work is counted where it is done and before it is done, never timed: the same line ends in the same
 * place on every machine, and none keeps a host from others.
 */
export interface Work {
  /**
   * So many units more: a unit is a letter that is looked at, a letter that is made, or a step that is as cheap as those. Throws
   * Beyond when the line has none left. `what` is named then: `a pattern`, `a template`.
   */
  spend(units: number, what: string): void;
}

/** A line asks for more than this host does. Whoever plays the line catches it, tells its message, and leaves the host as it was. */
export class Beyond extends Error {}

/** Work up to so many units, all that shares it together. */
export function workOf(most: number): Work {
  let left = most;
  return {
    spend(units, what) {
      left -= units;
      if (!(left >= 0)) throw new Beyond(`${what} asks for more work than this host does for one line`);
    },
  };
}

/** For what was looked at before and is known to be small. */
export const UNCOUNTED: Work = { spend: () => {} };
