/** What a learner happens to do, from a seed: the same seed gives the same class. */
export interface Chance {
  /** From 0 up to 1. */
  readonly share: () => number;
  readonly oneOf: <Item>(items: readonly Item[]) => Item;
  /** An exponential wait with this mean, at most six times as long. */
  readonly wait: (mean: number) => number;
}

export function chance(seed: number): Chance {
  // mulberry32: 32 bits of state are enough for a class that is made up.
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    share,
    oneOf: items => {
      const item = items[Math.floor(share() * items.length)];
      if (item === undefined) throw new Error('there is nothing to choose from');
      return item;
    },
    wait: mean => Math.min(6, -Math.log(1 - share())) * mean,
  };
}
