import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { editFiles, type Host, screen } from '../../../src/docker/index.ts';
import { golden } from '../../golden.ts';
import { MAIN_GO, ONE_STAGE, played, TWO_STAGES, type } from './world.ts';

/**
 * The console of the seminar: `$ command` and what it printed on its author's Docker; `....` stands for what the seminar leaves out.
 * It is a recording, so it is never written anew; the golden file beside it has all that our host shows, left out or not.
 */
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

/** One line typed on the host as the last one left it, with the screen that it filled. */
async function shown(before: Host, line: string, edited: boolean): Promise<{ host: Host; rows: readonly string[] }> {
  const edit = [{ path: 'hello.Dockerfile', text: TWO_STAGES }];
  const { host, outcome } = await type(edited ? editFiles(before, edit, 0) : before, line, COLUMNS);
  assert.equal(outcome.ending.exitCode, 0);
  return { host, rows: screen(outcome.chunks, COLUMNS).map(row => row.trimEnd()) };
}

/** Ids of the seminar's console, and those that stand for them on our host. */
type Ids = Map<string, string>;

function withOwnIds(line: string, ids: Ids): string {
  return line.replace(/\b[0-9a-f]{12}\b/g, id => ids.get(id) ?? id);
}

function textOf(rows: readonly string[]): readonly string[] {
  return rows.filter(row => row !== '' && !row.startsWith(' => '));
}

function learn(ids: Ids, printed: readonly string[], text: readonly string[]): void {
  printed.forEach((row, at) => {
    const [before, after] = [/\b[0-9a-f]{12}\b/.exec(row)?.[0], /\b[0-9a-f]{12}\b/.exec(text[at] ?? '')?.[0]];
    if (before !== undefined && after !== undefined) ids.set(before, after);
  });
}

describe('the console of the seminar', () => {
  const begun = async (): Promise<Host> =>
    (await played([], { files: { 'main.go': MAIN_GO, 'hello.Dockerfile': ONE_STAGE } })).host;
  let host: Host;
  const ids: Ids = new Map();

  before(async () => {
    host = await begun();
  });

  for (const [index, { line, printed, edited }] of entries().entries()) {
    it(`${index + 1}. ${line}`, async () => {
      const ran = await shown(host, withOwnIds(line, ids), edited);
      host = ran.host;
      const text = textOf(ran.rows);
      const expected = printed.filter(row => row !== '....');
      if (printed.includes('....')) {
        // The right end of the first row names the builder, which the seminar leaves out.
        const rows = text.map(row => masked(row.replace(/ +docker:default$/, '')));
        for (const row of expected) assert.ok(rows.includes(masked(row)), `${row}\nis not in\n${text.join('\n')}`);
      } else assert.deepEqual(text.map(masked), expected.map(masked));
      learn(ids, printed, text);
    });
  }

  it('is the same to the byte on every machine, with all that the seminar leaves out', async () => {
    let again = await begun();
    const known: Ids = new Map();
    const seen: string[] = [];
    for (const { line, printed, edited } of entries()) {
      const typed = withOwnIds(line, known);
      const ran = await shown(again, typed, edited);
      again = ran.host;
      seen.push(...(edited ? ['# hello.Dockerfile in two stages'] : []), `$ ${typed}`, ...ran.rows);
      learn(known, printed, textOf(ran.rows));
    }
    golden('seminar.console', `${seen.join('\n')}\n`);
  });
});
