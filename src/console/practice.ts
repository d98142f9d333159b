/** `drydock practice`: prints a variant of a family, for people or as JSON. */
import { plain, words } from '../locale/index.ts';
import {
  FAMILIES,
  familyOf,
  LEVELS,
  type Level,
  type PracticeFamily,
  type Shown,
  shownVariant,
  vary,
} from '../practice/index.ts';
import type { Locale } from '../quiz/index.ts';
import { deadline } from './deadline.ts';

const EXIT_USAGE = 2;

export interface PracticeFlags {
  readonly lang: Locale;
  readonly seed: number;
  readonly level?: string;
  readonly json?: boolean;
  /** Seconds of CPU. */
  readonly deadline: number;
}

interface PracticeOptions {
  /** Null: which there are is told. */
  readonly family: string | null;
  readonly flags: PracticeFlags;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** Resolves with the exit code. */
export async function practice({ family: name, flags, stdout, stderr }: PracticeOptions): Promise<number> {
  const { lang, seed } = flags;
  if (name === null) {
    stdout(
      flags.json === true
        ? `${JSON.stringify(
            FAMILIES.map(each => told(each, lang)),
            null,
            2,
          )}\n`
        : listOf(lang),
    );
    return 0;
  }
  const family = familyOf(name);
  if (family === null) {
    stderr(`error: ${words(lang, 'play.no-family', { name })}\n${listOf(lang)}`);
    return EXIT_USAGE;
  }
  const level: Level | undefined = LEVELS.find(each => String(each) === flags.level);
  const { during } = deadline({ seconds: flags.deadline, locale: lang });
  const variant = await during(`practice ${name} --seed ${seed}`, () =>
    vary(family, level === undefined ? { seed } : { seed, level }),
  );
  const shown = shownVariant(variant, lang);
  stdout(flags.json === true ? `${JSON.stringify(shown, null, 2)}\n` : `${readable(shown)}\n`);
  return 0;
}

function told({ name, topic, about }: PracticeFamily, lang: Locale) {
  return { family: name, topic, about: about[lang] };
}

function listOf(lang: Locale): string {
  const width = Math.max(...FAMILIES.map(({ name }) => name.length));
  return FAMILIES.map(({ name, about }) => `  ${name.padEnd(width)}  ${plain(about[lang])}\n`).join('');
}

/** As people read it: the question, then its key, why, and what is said to mistakes. */
function readable(shown: Shown): string {
  const { lang, title, prompt, options, right = [], lines, explanation, wrong } = shown;
  const heading = (key: string): string => words(lang, `play.variant.${key}`, {});
  const listed = (named: Shown['options']): readonly string[] => named.map(({ id, text }) => `  ${id}) ${plain(text)}`);
  const part = (name: string, rows: readonly string[]): readonly string[] =>
    rows.length === 0 ? [] : ['', heading(name), ...rows];
  return [
    plain(title),
    '',
    plain(prompt),
    ...part('options', [...listed(options), ...(right.length === 0 ? [] : ['  →', ...listed(right)])]),
    ...part(
      'lines',
      lines.map(line => `  $ ${line}`),
    ),
    ...part('key', shown.key === null ? [] : [`  ${JSON.stringify(shown.key)}`]),
    ...part('solution', shown.solution === undefined ? [] : [`  ${JSON.stringify(shown.solution)}`]),
    ...part('why', [plain(explanation)]),
    ...part(
      'wrong',
      wrong.map(({ name, answer, says }) => `  ${name} ${JSON.stringify(answer)}: ${plain(says)}`),
    ),
  ].join('\n');
}
