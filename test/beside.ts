/**
 * What lies beside the repository and not in it: answers recorded from Docker's own parts, far more than would be kept here.
 * Without them a test is not run and the end of the run says so; cases of our own stand in `test/` for each of their rules.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { AsyncFunc, Context, Test } from 'mocha';
import { leftOut } from './left-out.ts';

/** `SHARED=none` looks away, as on a machine that has only the repository. */
const FOLDER =
  process.env.SHARED === undefined
    ? new URL('../../shared/', import.meta.url)
    : new URL(`${process.env.SHARED}/`, `file://${process.cwd()}/`);

/** Rule by rule, in the same form: written for this repository, so that each rule is held without what lies beside it. */
const RULES = new URL('fixtures/rules/', import.meta.url);

/** The same test twice: over our own cases, and over the many that were recorded, where they are there. */
export function itByRules<T>(
  name: string,
  title: string,
  body: (this: Context, content: T) => Promise<void> | void,
): void {
  const own: AsyncFunc = async function () {
    const content: T = JSON.parse(readFileSync(new URL(`${name}.json`, RULES), 'utf8'));
    await body.call(this, content);
  };
  it(`${title}: rule by rule`, own);
  itBeside(`conformance/${name}.json`, title, body);
}

/** A test over a JSON file of `../shared`. */
export function itBeside<T>(
  file: string,
  title: string,
  body: (this: Context, content: T) => Promise<void> | void,
): Test {
  const path = new URL(file, FOLDER);
  if (!existsSync(path)) return leftOut(title, `needs ../shared/${file}`);
  const played: AsyncFunc = async function () {
    const content: T = JSON.parse(readFileSync(path, 'utf8'));
    await body.call(this, content);
  };
  return it(title, played);
}
