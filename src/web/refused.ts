/** A request that is refused: the one error of the pages. */
import type { Key } from '../locale/index.ts';

/** A request that is refused, with the status and the sentence that says why. */
export class Refused extends Error {
  readonly status: number;
  readonly key: Key;
  readonly data: Readonly<Record<string, string | number>>;

  constructor(status: number, key: Key, data: Readonly<Record<string, string | number>> = {}) {
    super(`${status} ${key}`);
    this.name = 'Refused';
    this.status = status;
    this.key = key;
    this.data = data;
  }
}
