/** Cases with the answers of the real parts of Docker: in `../shared/conformance` those that were recorded, here what is done with them. */

export interface Cases<T> {
  readonly cases: readonly T[];
}

/** What a check on a case found wrong, one line each; empty when all is well. */
export function failures<T>(list: readonly T[], check: (one: T) => string | null): readonly string[] {
  return list.flatMap(one => {
    const wrong = check(one);
    return wrong === null ? [] : [wrong];
  });
}
