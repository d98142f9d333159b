import type { Machine } from './machine.ts';

/** The work that a program may do. It is counted, not timed: the same program is stopped at the same step everywhere. */
export interface Budget {
  /** One step more; stops the machine when there were too many. */
  spend(): void;
}

/** `what`: how the program is called when it is stopped. */
export function budgetOf(machine: Pick<Machine, 'stop'>, steps: number, what: 'program' | 'script'): Budget {
  let left = steps;
  return {
    spend() {
      if (--left < 0) machine.stop('limit', `the ${what} runs more steps than this host plays`);
    },
  };
}
