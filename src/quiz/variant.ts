/**
 * A variant of practice as one file, `variant.json`: its question with the host that it is asked on. It is written by a program and read for as long as an attempt that
 * began with it is kept, so what a later Drydock asks of a question and it does not say has its usual value here.
 */
import * as z from 'zod';
import { digestOf, parseQuiz } from './parse.ts';
import type { HostSetup, Locale, Question, QuestionProse, Quiz, QuizProse } from './quiz.ts';

const VARIANT = 'variant.json';
const FORMAT = 1;

export interface WrittenVariant {
  readonly host: HostSetup;
  readonly question: Question;
  readonly prose: Readonly<Record<Locale, QuestionProse>>;
}

const object = <Shape>() => z.custom<Shape>(value => typeof value === 'object' && value !== null);
const written = z.object({
  format: z.literal(FORMAT),
  host: object<HostSetup>(),
  question: object<Question>(),
  prose: z.object({ ru: object<QuestionProse>(), en: object<QuestionProse>() }),
});

/** Its files. `own`: whose it is; a variant that says so has a digest of its own, so that its text goes when that goes. */
export function variantFiles(
  { host, question, prose }: WrittenVariant,
  own: string | null,
): Readonly<Record<string, string>> {
  const mark = own === null ? {} : { own };
  return { [VARIANT]: JSON.stringify({ format: FORMAT, host, question, prose, ...mark }) };
}

/** A quiz of this one question: what rooms, grading and pages know how to show. Null: these are no files of a variant. */
export function readVariant(id: string, files: Readonly<Record<string, string | Uint8Array>>): Quiz | null {
  const file = files[VARIANT];
  if (file === undefined || Object.keys(files).length > 1) return null;
  const read = written.safeParse(parsedJson(typeof file === 'string' ? file : new TextDecoder().decode(file)));
  if (!read.success) return null;
  const { host, question, prose } = read.data;
  const quizProse = (own: QuestionProse): QuizProse => ({
    title: own.title,
    summary: '',
    intro: '',
    questions: { [question.id]: own },
  });
  return {
    id,
    digest: digestOf(files),
    number: 1,
    navigation: 'free',
    glossary: 'open',
    host,
    starts: {},
    questions: [question],
    prose: { ru: quizProse(prose.ru), en: quizProse(prose.en) },
  };
}

/** What a version that was kept is: a quiz of an author, or a variant. Null: it does not read. */
export function keptQuiz(id: string, files: Readonly<Record<string, string | Uint8Array>>): Quiz | null {
  const variant = readVariant(id, files);
  if (variant !== null) return variant;
  const parsed = parseQuiz(id, files);
  return parsed.ok ? parsed.quiz : null;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
