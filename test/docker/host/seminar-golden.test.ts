import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { editFiles, type Host, screen } from '../../../src/docker/index.ts';
import { MAIN_GO, ONE_STAGE, played, TWO_STAGES, type } from './world.ts';

/** The console of the seminar: `$ command` and what it printed; `....` stands for what the seminar leaves out. */
const CONSOLE = readFileSync('test/fixtures/seminar.console', 'utf8');
const COLUMNS = 120;

interface Entry {
  readonly line: string;
  readonly printed: readonly string[];
  /** The files were edited before it. */
  readonly edited: boolean;
}

function entries(): readonly Entry[] {
  const found: { line: string; printed: string[]; edited: boolean }[] = [];
  let edited = false;
  for (const text of CONSOLE.trimEnd().split('\n')) {
    if (text.startsWith('# ')) edited = true;
    else if (text.startsWith('$ ')) {
      found.push({ line: text.slice(2), printed: [], edited });
      edited = false;
    } else found.at(-1)?.printed.push(text);
  }
  return found;
}

/** Ids, ages and seconds are each run's own; the widths of columns follow from them. */
function masked(text: string): string {
  return text
    .replace(/\b[0-9a-f]{64}\b/g, '<digest>')
    .replace(/\b[0-9a-f]{12}\b/g, '<id>')
    .replace(
      /\b(Less than a second|About a minute|About an hour|\d+ (second|minute|hour|day|week|month|year)s?) ago\b/g,
      '<age>',
    )
    .replace(/Building \d+\.\ds/, 'Building <seconds>')
    .replace(/ {2,}/g, '  ')
    .trimEnd();
}

describe('the console of the seminar', () => {
  let host: Host;
  const ids = new Map<string, string>();

  before(async () => {
    host = (await played([], { files: { 'main.go': MAIN_GO, 'hello.Dockerfile': ONE_STAGE } })).host;
  });

  for (const [index, { line, printed, edited }] of entries().entries()) {
    it(`${index + 1}. ${line}`, async () => {
      if (edited) host = editFiles(host, [{ path: 'hello.Dockerfile', text: TWO_STAGES }], 0);
      const typed = line.replace(/\b[0-9a-f]{12}\b/g, id => ids.get(id) ?? id);
      const ran = await type(host, typed, COLUMNS);
      host = ran.host;
      assert.equal(ran.outcome.ending.exitCode, 0);
      const shown = screen(ran.outcome.chunks, COLUMNS).map(row => row.trimEnd());
      const text = shown.filter(row => row !== '' && !row.startsWith(' => '));
      const expected = printed.filter(row => row !== '....');
      if (printed.includes('....')) {
        // The right end of the first row names the builder, which the seminar leaves out.
        const rows = text.map(row => masked(row.replace(/ +docker:default$/, '')));
        for (const row of expected) assert.ok(rows.includes(masked(row)), `${row}\nis not in\n${text.join('\n')}`);
      } else assert.deepEqual(text.map(masked), expected.map(masked));
      printed.forEach((row, at) => {
        const [before, after] = [/\b[0-9a-f]{12}\b/.exec(row)?.[0], /\b[0-9a-f]{12}\b/.exec(text[at] ?? '')?.[0]];
        if (before !== undefined && after !== undefined) ids.set(before, after);
      });
    });
  }
});
