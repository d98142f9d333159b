/** How much of the time of an exam is left, and how that is told. All in milliseconds, by the server's clock. */

export interface SittingTime {
  readonly startedAt: number;
  readonly limitAt: number | null;
  readonly endsAt: number;
}

export function leftOf({ endsAt }: SittingTime, at: number): number {
  return Math.max(0, endsAt - at);
}

/** Five minutes and one are told; at the end nothing blinks. */
export function stageOf(left: number): 'calm' | 'low' | 'last' | 'over' {
  if (left <= 0) return 'over';
  if (left <= 60_000) return 'last';
  return left <= 5 * 60_000 ? 'low' : 'calm';
}

/** `52:53`; from an hour on `1:02:53`. The last second is told as one. */
export function clockText(left: number): string {
  const seconds = Math.ceil(left / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${hours === 0 ? two(minutes) : `${hours}:${two(minutes)}`}:${two(seconds % 60)}`;
}

/** A clock that stood still while the machine slept is behind by more than any timer is late. Milliseconds. */
const JUMP = 2000;
/** A page that was out of sight for so long may have slept. Milliseconds. */
const AWAY = 30_000;

/**
 * Whether the server is to be asked for its time again: the clock of the page and that of the machine, which went on while it slept, have come apart.
 */
export function driftOf(page: () => number, machine: () => number) {
  let apart = machine() - page();
  const again = (): void => {
    apart = machine() - page();
  };
  return {
    jumped: (): boolean => {
      const is = Math.abs(machine() - page() - apart) > JUMP;
      if (is) again();
      return is;
    },
    wasAway: (since: number): boolean => machine() - since > AWAY,
  };
}
