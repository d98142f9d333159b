/**
 * Dots, then what failed, then in a line each: which lengths were run, what was not run and why, whether golden files
 * were written, and the figures: of recorded steps how many match, and why the others cannot. A script reads the last line: `1211 passed, 0 failed, 14 skipped`, alone on it.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mocha, { type MochaOptions, type Runner, type Test } from 'mocha';
import { askFor, type CourseFigures, type Figures, type RecordedFigures, takeFigures } from './figures.ts';
import { updates } from './golden.ts';
import { REASON } from './left-out.ts';
import { SIZED } from './length.ts';

const { EVENT_TEST_END } = mocha.Runner.constants;

export default class Closing extends mocha.reporters.Dot {
  readonly #seen: Test[] = [];

  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    askFor(join(tmpdir(), `drydock-figures-${process.pid}`));
    runner.on(EVENT_TEST_END, test => this.#seen.push(test));
  }

  override epilogue(): void {
    super.epilogue();
    const written = updates(process.env)
      ? 'UPDATE=1: golden files were written, not compared. See git diff test/golden.'
      : null;
    for (const text of takeFigures().map(figuresOf)) console.log(text);
    for (const text of [lengthsOf(this.#seen), omittedOf(this.#seen), written]) if (text !== null) console.log(text);
    const { passes, failures, pending } = this.stats;
    console.log(`${passes} passed, ${failures} failed${pending === 0 ? '' : `, ${pending} skipped`}`);
  }
}

function figuresOf(figures: Figures): string {
  return 'course' in figures ? courseOf(figures) : recordedOf(figures);
}

/** How many questions each lesson has, of which kinds, in which languages. */
function courseOf({ course, words, seconds }: CourseFigures): string {
  const sum = (kinds: Readonly<Record<string, number>>): number => Object.values(kinds).reduce((a, b) => a + b, 0);
  const listed = (kinds: Readonly<Record<string, number>>): string =>
    Object.entries(kinds)
      .sort(([, a], [, b]) => b - a)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ');
  const all: Record<string, number> = {};
  for (const { kinds } of course)
    for (const [kind, count] of Object.entries(kinds)) all[kind] = (all[kind] ?? 0) + count;
  const languages = Object.entries(words).map(([locale, count]) => `${count} words of ${locale}`);
  return [
    `The course: ${sum(all)} questions in ${course.length} quizzes are proved in ${seconds.toFixed(0)} s of CPU; ${languages.join(', ')}. ${listed(all)}.`,
    ...course.map(({ quiz, kinds }) => `  ${quiz}: ${sum(kinds)} (${listed(kinds)})`),
  ].join('\n');
}

/** `Recorded sessions: 4919 of 4982 steps match.`, and a line for each reason why the others cannot. */
function recordedOf({ what, agreed, compared, excused }: RecordedFigures): string {
  const reasons = new Map<string, string[]>();
  for (const { line, reason } of excused) reasons.set(reason, [...(reasons.get(reason) ?? []), line]);
  const told = [...reasons].map(([reason, lines]) => {
    const [first = ''] = lines;
    const which = first.length <= 60 ? first : `${first.slice(0, 59)}…`;
    return `  ${lines.length === 1 ? which : `${lines.length} steps, such as ${which}`}: ${reason}`;
  });
  return [`Recorded ${what}: ${agreed} of ${compared} steps match.`, ...told].join('\n');
}

/** How many tests of which suites have a title that ends so, by what its end says: `the caps of a line (8)`. */
function byEnd(tests: readonly Test[], end: RegExp): ReadonlyMap<string, string> {
  const found = new Map<string, Map<string, number>>();
  for (const test of tests) {
    const said = end.exec(test.title)?.[0];
    if (said === undefined) continue;
    const suites = found.get(said) ?? new Map<string, number>();
    const suite = test.parent?.fullTitle() ?? '';
    found.set(said, suites.set(suite, (suites.get(suite) ?? 0) + 1));
  }
  return new Map(
    [...found].map(([said, suites]) => [said, [...suites].map(([name, count]) => `${name} (${count})`).join(', ')]),
  );
}

/** The lengths of each suite's tests: `40 of 800`. */
function bySuite(tests: readonly Test[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const test of tests) {
    const size = SIZED.exec(test.title)?.[0].slice(2, -1) ?? '';
    const suite = test.parent?.fullTitle() ?? '';
    found.set(suite, [...(found.get(suite) ?? []), size]);
  }
  return found;
}

/** `40 of 800`; of several that are alike `3 of 40 of 800`, of many others the least and the most. */
function sizesOf(sizes: readonly string[]): string {
  const different = [...new Set(sizes)].sort((a, b) => Number(a.split(' ').at(-1)) - Number(b.split(' ').at(-1)));
  const [least = '', most = least] = [different[0], different.at(-1)];
  const how = least === most ? least : `${least} to ${most}`;
  return sizes.length === 1 ? how : `${sizes.length} times ${how}`;
}

function lengthsOf(tests: readonly Test[]): string | null {
  const sized = tests.filter(test => SIZED.test(test.title));
  const short = sized.filter(({ title }) => {
    const [, length, full] = SIZED.exec(title) ?? [];
    return length !== full;
  });
  if (sized.length === 0) return null;
  if (short.length === 0) return `Lengths: ${sized.length} tests that have a shorter form were run in full.`;
  const named = [...bySuite(short)].map(([suite, sizes]) => `${suite} (${sizesOf(sizes)})`);
  return `Lengths: ${short.length} tests in a shorter form, in full by npm run soak: ${named.join('; ')}.`;
}

function omittedOf(tests: readonly Test[]): string | null {
  const left = tests.filter(test => test.isPending());
  if (left.length === 0) return null;
  const reasons = [...byEnd(left, REASON)].map(([said, suites]) => `${REASON.exec(said)?.[1]}: ${suites}`);
  const mute = left.filter(({ title }) => !REASON.test(title)).map(test => test.fullTitle());
  return `Not run: ${[...reasons, ...(mute.length === 0 ? [] : [`for no reason given: ${mute.join(', ')}`])].join('; ')}.`;
}
