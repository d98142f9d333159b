/** Whether a task is fair: whatever does the same as its solution passes, whatever only looks like it fails, and nobody is told of a mistake that they did not make. */
import type { Host } from '../docker/index.ts';
import { commandsIn, type RanLine, type TypedCommand } from '../grade/index.ts';
import type { Cheat, HostQuestion, Quiz } from '../quiz/index.ts';
import { type CheatTried, cheats, type SolvedTask } from './cheats.ts';
import { equivalents, type Variant } from './equivalents.ts';
import { failing, passes, type Tried, transcript, tried } from './trial.ts';

/** How many answers were made and tried. */
export interface FairnessCounts {
  readonly equivalents: number;
  readonly cheats: number;
  /** Kinds of cheats that pass, as the quiz says they may, one for each kind and question. */
  readonly exceptions: number;
}

export const NONE_TRIED: FairnessCounts = { equivalents: 0, cheats: 0, exceptions: 0 };

export function sumOf(counts: readonly FairnessCounts[]): FairnessCounts {
  return counts.reduce(
    (sum, each) => ({
      equivalents: sum.equivalents + each.equivalents,
      cheats: sum.cheats + each.cheats,
      exceptions: sum.exceptions + each.exceptions,
    }),
    NONE_TRIED,
  );
}

export type Say = (path: readonly (string | number)[], code: string, message: string, hint: string | null) => void;

/** `mistakes`: what the lines of each listed wrong answer did, by its id. `quiz` and `start` as for the solution, which passes on it. */
export async function proveFairness(
  solved: SolvedTask,
  mistakes: ReadonlyMap<string, readonly RanLine[]>,
  say: Say,
): Promise<FairnessCounts> {
  const { quiz, question, start, host } = solved;
  const variants = equivalents(question, start, host);
  for (const variant of variants) await proveEquivalent(quiz, question, start, variant, say);
  const exceptions = new Set<Cheat>();
  let count = 0;
  for (const cheat of cheats(solved)) {
    const met = await tried(quiz, question, start, cheat.answer);
    if (!cheat.isDone(met.host)) continue;
    count += 1;
    if (passes(met.grade.checks)) {
      if (question.cheats?.right.includes(cheat.cheat) === true) exceptions.add(cheat.cheat);
      else say(['checks'], 'cheat-passes', `the cheat ${cheat.cheat} passes: ${cheat.name}`, cheatHint(cheat, met));
    } else sayMistaken(question, mistakes, cheat, met, say);
  }
  for (const name of question.cheats?.right.filter(each => !exceptions.has(each)) ?? []) {
    say(['cheats', name], 'vain-cheat', `no cheat ${name} passes`, 'take the exception away');
  }
  return { equivalents: variants.length, cheats: count, exceptions: exceptions.size };
}

async function proveEquivalent(quiz: Quiz, question: HostQuestion, start: Host, variant: Variant, say: Say) {
  const met = await tried(quiz, question, start, variant.answer);
  if (passes(met.grade.checks)) return;
  const said = `the same is refused when it is written otherwise (${variant.name}): ${failing(met.grade.checks)}`;
  say(['checks'], 'equivalent-fails', said, linesOf(variant, met));
}

/** What a check may ask so that the cheat fails. */
const AGAINST: Readonly<Record<Cheat, string>> = {
  'text-echoed': 'request, which counts what docker printed itself, or state in place of output',
  'name-on-another-image': 'unmoved: true where the check has it, else a further check of kind kept',
  'other-solution': 'what this question alone leaves: new, tag, name, built',
  'file-emptied': 'where things come from: built, starts, files with from',
  'file-rewritten': 'where things come from: built, starts, files with from, program',
  'everything-deleted': 'what must stay: a further check of kind kept, image or container',
  'command-overridden': 'program (the image’s own program ran), or what it leaves: printed, changes, state',
};

function cheatHint(cheat: CheatTried, met: Tried): string {
  const exception = `ask for ${AGAINST[cheat.cheat]}; or say why it is right: cheats: {${cheat.cheat}: right, because: …}`;
  return [exception, linesOf(cheat, met)].filter(text => text !== null).join('\n    ');
}

/** Files that it changes by name, then its lines and how they ended. */
function linesOf({ answer }: Variant, { ran }: Tried): string | null {
  const files = Object.entries(answer.files).flatMap(([path, text]) => [
    `${path}:`,
    ...(text ?? '(away)')
      .trimEnd()
      .split('\n')
      .map(row => `    ${row}`),
  ]);
  const lines = transcript(ran);
  return [...files, ...(lines === null ? [] : [lines])].join('\n    ') || null;
}

function sayMistaken(
  question: HostQuestion,
  mistakes: ReadonlyMap<string, readonly RanLine[]>,
  cheat: CheatTried,
  met: Tried,
  say: Say,
): void {
  const index = question.wrong.findIndex(each => each.id === met.grade.misconception);
  const wrong = question.wrong[index];
  const made = wrong === undefined ? undefined : mistakes.get(wrong.id);
  if (wrong === undefined || made === undefined || wrong.code !== null || isMade(made, met.ran)) return;
  say(
    ['wrong', index],
    'wrong-mistaken',
    `what is said of ${wrong.id} is said to one who did something else: ${cheat.name}`,
    ['name in its text, in backticks, the command that makes the mistake', linesOf(cheat, met)].join('\n    '),
  );
}

/** Whether every command of a mistake was given, with its flags, whatever it was given for. */
function isMade(mistake: readonly RanLine[], ran: readonly RanLine[]): boolean {
  const given = commandsIn(ran);
  const has = (wanted: TypedCommand): boolean =>
    given.some(({ name, flags }) => name === wanted.name && wanted.flags.every(flag => flags.includes(flag)));
  return commandsIn(mistake).every(has);
}
