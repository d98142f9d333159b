/**
 * Reads what the real parts of Docker answered. The files are kept beside the project, not in it: without them a test says
 * how many cases it did not run.
 */
import { existsSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../shared/conformance/', import.meta.url);

/** The parsed file, or null when it is not there. */
export function conformance(name: string): unknown {
  const file = new URL(`${name}.json`, FOLDER);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

export function cases<T>(name: string): readonly T[] {
  const body = conformance(name) as { readonly cases: readonly T[] } | null;
  return body?.cases ?? [];
}

/** What a check on a case found wrong, one line each; empty when all is well. */
export function failures<T>(list: readonly T[], check: (one: T) => string | null): readonly string[] {
  return list.flatMap(one => {
    const wrong = check(one);
    return wrong === null ? [] : [wrong];
  });
}

/** Says how many cases were compared, or how many could not be because their file is not there. */
export function tell(name: string, list: readonly unknown[], usual: number): void {
  console.log(list.length > 0 ? `    ${name}: ${list.length} cases agree` : `    ${name}: ${usual} cases were not run`);
}
