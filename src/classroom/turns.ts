/** One thing at a time for each key: what must not happen twice at once waits here for its turn. */
import { Fault } from '../fault.ts';

export interface Turns {
  /** @throws Fault `overloaded` when too many wait under the key already */
  run<Result>(key: string, task: () => Promise<Result>): Promise<Result>;
  busy(key: string): boolean;
  /** Resolves once nothing waits. */
  idle(): Promise<void>;
}

interface WaitingTask {
  readonly begin: () => Promise<void>;
}

export function turns(limit: number): Turns {
  /** What waits under each busy key, behind what runs. */
  const lines = new Map<string, WaitingTask[]>();
  let whenIdle: (() => void)[] = [];

  async function serve(key: string, line: WaitingTask[]): Promise<void> {
    for (let next = line[0]; next !== undefined; next = line[0]) {
      await next.begin();
      line.shift();
    }
    lines.delete(key);
    if (lines.size > 0) return;
    const told = whenIdle;
    whenIdle = [];
    for (const tell of told) tell();
  }

  return {
    run: <Result>(key: string, task: () => Promise<Result>) =>
      new Promise<Result>((resolve, reject) => {
        const begin = (): Promise<void> => task().then(resolve, reject);
        const line = lines.get(key);
        if (line === undefined) {
          const fresh = [{ begin }];
          lines.set(key, fresh);
          void serve(key, fresh);
        } else if (line.length < limit) line.push({ begin });
        else reject(new Fault('overloaded', 'too many at once'));
      }),
    busy: key => lines.has(key),
    idle: () => (lines.size === 0 ? Promise.resolve() : new Promise(resolve => whenIdle.push(resolve))),
  };
}
