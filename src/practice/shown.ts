/** A variant in one language, as plain data for people and programs outside: everything that a page may know only later stands in it. */
import { isHostQuestion, type Locale, type Question, type Response } from '../quiz/index.ts';
import type { PracticeVariant } from './variant.ts';

interface ShownOption {
  readonly id: string;
  readonly text: string;
}

export interface Shown {
  readonly family: string;
  readonly seed: number;
  readonly level: number;
  readonly lang: Locale;
  readonly kind: Question['kind'];
  /** Release of Docker. */
  readonly profile: string;
  readonly platform: string;
  readonly directory: string;
  readonly images: readonly string[];
  /** Path → text. */
  readonly files: Readonly<Record<string, string>>;
  /** The lines whose run gives the key, on a new host with these images and files. */
  readonly lines: readonly string[];
  readonly title: string;
  readonly prompt: string;
  readonly hint: string;
  /** What is chosen from, put in order, or matched; empty for a task. */
  readonly options: readonly ShownOption[];
  /** To what the options are matched. */
  readonly right?: readonly ShownOption[];
  /** Ids: those that are right; in their order, for an order (any of several); pairs for a match. Null for a task. */
  readonly key: unknown;
  readonly explanation: string;
  /** Of a task. */
  readonly checks?: readonly unknown[];
  readonly solution?: unknown;
  /** Mistakes by name, what they answer, and what is said to them. */
  readonly wrong: readonly {
    readonly name: string;
    readonly answer: unknown;
    readonly check?: string;
    readonly says: string;
  }[];
}

export function shownVariant(
  { family, seed, level, host, lines, question, prose }: PracticeVariant,
  lang: Locale,
): Shown {
  const words = prose[lang];
  const named = (ids: readonly string[]): readonly ShownOption[] =>
    ids.map(id => ({ id, text: words.options[id] ?? '' }));
  const files = Object.entries(host.files).map(([path, file]) => [path, 'text' in file ? file.text : file.base64]);
  const isTask = isHostQuestion(question);
  return {
    family,
    seed,
    level,
    lang,
    kind: question.kind,
    profile: host.profile ?? '28',
    platform: host.platform,
    directory: host.directory,
    images: host.images,
    files: Object.fromEntries(files),
    lines,
    title: words.title,
    prompt: words.prompt,
    hint: words.hints.join('\n'),
    options: named(listedIn(question)),
    ...(question.kind === 'match' ? { right: named(question.right) } : {}),
    key: isTask ? null : keyOf(question),
    explanation: words.why,
    ...(isTask
      ? {
          checks: question.checks.map(check => ({ ...check, name: words.checks[check.id] ?? '' })),
          solution: question.solution,
        }
      : {}),
    wrong: question.wrong.map(({ id, answer, check }) => ({
      name: id,
      answer: 'kind' in answer ? bare(answer) : answer,
      ...(isTask ? { check } : {}),
      says: words.wrong[id] ?? '',
    })),
  };
}

function listedIn(question: Question): readonly string[] {
  switch (question.kind) {
    case 'predict':
      return question.ask.kind === 'choice' ? question.ask.options : [];
    case 'choice':
      return question.options;
    case 'order':
      return question.items;
    case 'match':
      return question.left;
    case 'command':
    case 'dockerfile':
    case 'number':
    case 'text':
    case 'cache':
    case 'paste':
      return [];
  }
}

function keyOf(question: Question): unknown {
  const [check] = question.checks;
  if (check?.kind === 'order') return check.orders;
  return 'kind' in question.solution ? bare(question.solution) : null;
}

/** An answer without its wrapping. */
function bare(answer: Response): unknown {
  switch (answer.kind) {
    case 'predict':
      return bare(answer.prediction);
    case 'choice':
      return answer.chosen;
    case 'number':
      return answer.value;
    case 'text':
    case 'paste':
      return answer.text;
    case 'order':
      return answer.order;
    case 'match':
      return answer.pairs;
    case 'cache':
      return answer.steps;
    case 'host':
      return null;
  }
}
