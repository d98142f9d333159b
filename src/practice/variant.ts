/** A variant: a question of its own with its host, made from a seed; its key is what the run gave. */
import { type Host, type Instant, isShortfall, run } from '../docker/index.ts';
import { bootQuiz } from '../grade/index.ts';
import { type HostSetup, type Question, type Quiz, readVariant, variantFiles } from '../quiz/index.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { Drawn, Level, PracticeFamily, PrintedLine, VariantDraft, VariantRun } from './family.ts';
import { LEVELS } from './family.ts';
import { type AskedVariant, askedOf, isFit } from './question.ts';

export interface PracticeVariant {
  readonly family: string;
  readonly seed: number;
  readonly level: Level;
  readonly host: HostSetup;
  /** The lines whose run gives the key, from the first on. */
  readonly lines: readonly string[];
  readonly question: Question;
  readonly prose: AskedVariant['prose'];
}

/** When hosts of variants are made: any instant does, no key may hang on it. */
const AT: Instant = Date.UTC(2025, 1, 28, 10);
const SEED = 0;
const PLATFORM = 'linux/amd64';
const DIRECTORY = '/home/student';
/** Draws that may turn out to make no question. */
const DRAWS = 60;

export interface VariantOptions {
  readonly seed: number;
  /** Left out: the seed decides. */
  readonly level?: Level;
}

/** The same family, seed and level give the same variant, byte for byte. Throws when the family finds no question: that is a fault of the family. */
export async function vary(
  family: PracticeFamily,
  { seed, level = levelOf(seed) }: VariantOptions,
): Promise<PracticeVariant> {
  const { drawn, draft, chance } = await drawnFor(family, seed, level);
  const id = family.name;
  const asked = askedOf(id, drawn, draft, chance);
  return { family: id, seed, level, host: hostOf(drawn), lines: [...drawn.before, ...drawn.run], ...asked };
}

interface DrawnVariant {
  readonly drawn: Drawn;
  readonly draft: VariantDraft;
  readonly chance: Chance;
}

/** The draw of a seed, and what was read from its run. */
async function drawnFor(family: PracticeFamily, seed: number, level: Level): Promise<DrawnVariant> {
  for (let draw = 0; draw < DRAWS; draw++) {
    const chance = chanceOf(`${family.name} ${level} ${seed} ${draw}`);
    const drawn = family.draw(chance, level);
    const draft = drawn.read(await runOf(drawn));
    if (draft !== null && isFit(draft.ask)) return { drawn, draft, chance };
  }
  throw new RangeError(`${family.name} finds no question for seed ${seed} of level ${level}`);
}

function levelOf(seed: number): Level {
  return LEVELS[Math.abs(seed) % LEVELS.length] ?? 1;
}

async function runOf(drawn: Drawn): Promise<VariantRun> {
  const start = await bootQuiz({ host: hostOf(drawn) }, SEED, AT);
  const before = await played(start, drawn.before);
  const after = await played(before.host, drawn.run);
  return { before: before.printed, ran: after.printed, host: after.host };
}

/** Into a pipe, where Docker prints the same whoever looks. */
async function played(start: Host, lines: readonly string[]) {
  const printed: PrintedLine[] = [];
  let host = start;
  for (const line of lines) {
    const ran = await run(host, line, { at: AT, columns: null, stdin: '' });
    const { stdout, stderr, ending } = ran.outcome;
    if (isShortfall(ending)) throw new RangeError(`the host cannot do ${line}: ${ending.message}`);
    const calls = ran.traffic.map(({ to, request }) => `${to} ${request}`);
    printed.push({ line, stdout, stderr, exitCode: ending.exitCode, calls });
    host = ran.host;
  }
  return { host, printed };
}

function hostOf({ images, files, profile = '28' }: Drawn): HostSetup {
  const texts = Object.entries(files).map(([path, words]) => [path, { text: words }]);
  return { platform: PLATFORM, profile, directory: DIRECTORY, images, files: Object.fromEntries(texts) };
}

/** The id of the quiz that a variant is: `practice/cache-edit/2` is of that family, on its second level. */
export function practiceId(family: string, level: Level): string {
  return `practice/${family}/${level}`;
}

/** Null: no quiz of practice. */
export function practiceOf(quiz: string): { readonly family: string; readonly level: Level } | null {
  const [, family, named] = /^practice\/([a-z-]+)\/(\d)$/.exec(quiz) ?? [];
  const level = LEVELS.find(each => String(each) === named);
  return family === undefined || level === undefined ? null : { family, level };
}

/** A quiz of this one question. */
export function quizOf(variant: PracticeVariant): Quiz {
  const { family, level } = variant;
  const quiz = readVariant(practiceId(family, level), variantFiles(variant, null));
  if (quiz === null) throw new RangeError(`${family} makes what is no quiz`);
  return quiz;
}
