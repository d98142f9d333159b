/** One thing at a time for each key: what must not happen twice at once waits here for its turn. */
import { Fault } from '../store/errors.ts';

export interface Turns {
  /** @throws Fault `overloaded` when too many wait under the key already */
  run<Result>(key: string, task: () => Promise<Result>): Promise<Result>;
  busy(key: string): boolean;
  /** Resolves once nothing waits. */
  idle(): Promise<void>;
}

export function turns(limit: number): Turns {
  const lines = new Map<string, { tail: Promise<unknown>; waiting: number }>();
  return {
    run: (key, task) => {
      const line = lines.get(key) ?? { tail: Promise.resolve(), waiting: 0 };
      if (line.waiting >= limit) return Promise.reject(new Fault('overloaded', 'too many at once'));
      line.waiting += 1;
      const result = line.tail.then(task);
      line.tail = result
        .catch(() => undefined)
        .then(() => {
          line.waiting -= 1;
          if (line.waiting === 0) lines.delete(key);
        });
      lines.set(key, line);
      return result;
    },
    busy: key => lines.has(key),
    idle: async () => {
      while (lines.size > 0) await Promise.all([...lines.values()].map(line => line.tail));
    },
  };
}
