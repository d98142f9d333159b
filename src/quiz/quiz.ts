/** The words of assessment: a quiz, its questions, what a learner may answer. What a check holds stands in check.ts. */
import type { Platform, ProfileName } from '../docker/index.ts';
import type { CacheResponse, CacheRun, CacheWhy } from './cache.ts';
import type { Check } from './check.ts';
import type { ShowStep } from './demonstration.ts';
import type { DrawPlace, Exam } from './exam.ts';
import type { PasteResponse } from './paste.ts';

export const LOCALES = ['ru', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export interface Quiz {
  /** `docker/04-dockerfile`: the folder under quizzes/. */
  readonly id: string;
  /** sha256 of everything that the quiz is made of: an attempt keeps the version that it began with. */
  readonly digest: string;
  /** 1-based place in the course. */
  readonly number: number;
  /** Ids that it had before its folder was moved. Left out: none. */
  readonly formerly?: readonly string[];
  /** `linear`: a question opens when the one before it is closed. `free`: in any order. */
  readonly navigation: 'linear' | 'free';
  /** Whether the tutor answers questions about Docker and the host here; `closed` is for an exam. */
  readonly glossary: 'open' | 'closed';
  readonly host: HostSetup;
  /** Hosts that questions begin on, by name. */
  readonly starts: Readonly<Record<string, Start>>;
  readonly questions: readonly Question[];
  readonly prose: Readonly<Record<Locale, QuizProse>>;
  /** The questions are a pool, from which each learner is drawn their own; left out where all of them are asked. */
  readonly exam?: Exam;
  /** Of what one learner was drawn: the quiz with all questions. */
  readonly pool?: Quiz;
  /** Questions whose key a run gives and nobody has run yet: something else stands in its place. Left out where every key is known. */
  readonly unsolved?: readonly string[];
}

/** The host that every attempt starts with. */
export interface HostSetup {
  readonly platform: Platform;
  /** Which release of Docker it runs; 28 where nothing is said. */
  readonly profile?: ProfileName;
  readonly directory: string;
  /** The build context's files: path → bytes as base64 or text. */
  readonly files: Readonly<Record<string, QuizFile>>;
  /** Images on the host from the start. */
  readonly images: readonly string[];
}

export type QuizFile = { readonly text: string } | { readonly base64: string };

/** What a new one asks for, place by place, stands in CONTRIBUTING.md. */
export const QUESTION_KINDS = [
  'command',
  'dockerfile',
  'choice',
  'number',
  'text',
  'order',
  'match',
  'predict',
  'cache',
  'paste',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Answers that look like a solution and are none, which the content compiler makes for each task: `src/author/cheats.ts` says how. */
export const CHEATS = [
  'text-echoed',
  'name-on-another-image',
  'other-solution',
  'file-emptied',
  'file-rewritten',
  'everything-deleted',
  'command-overridden',
] as const;
export type Cheat = (typeof CHEATS)[number];

/** Cheats that do what the question asks, so that they pass rightly, and why. */
export interface RightCheats {
  readonly right: readonly Cheat[];
  readonly because: string;
}

export interface QuestionBase extends DrawPlace {
  /** Unique in the quiz: `[a-z0-9-]+`. */
  readonly id: string;
  readonly points: number;
  /** Graded tries before the question closes; null for as many as it takes. */
  readonly tries: number | null;
  /** Points taken from this question for each failed try. */
  readonly tryPenalty: number;
  /** Points taken for each hint, one entry a hint. */
  readonly hintPrices: readonly number[];
  /** The host that it begins on, the same for everyone. */
  readonly start: Start;
  /** Whether it goes on with the learner's own host from the question before, if that has all that the start has. */
  readonly continues: boolean;
  /** What the tutor shows before it asks; mostly nothing. */
  readonly show: readonly ShowStep[];
  /** How the host was prepared by the rules of 0.3 and before: attempts that began by them keep to them. Null: the quiz was written after that. */
  readonly given: Given | null;
  readonly checks: readonly Check[];
  readonly wrong: readonly WrongAnswer[];
  /** Why the key is taken on trust, in the author's words; left out where they say nothing of it. */
  readonly trust?: string;
}

/** How a host is made ready for a question, once for everyone: files are put in place, then lines run, unseen. */
export interface Start {
  /** What it is built on: the quiz's own host, another start, what the solution of a question leaves, or a host that a variant brings. */
  readonly on:
    | { readonly kind: 'host' }
    | { readonly kind: 'start'; readonly name: string }
    | { readonly kind: 'question'; readonly id: string }
    | { readonly kind: 'setup'; readonly host: HostSetup };
  readonly files: Readonly<Record<string, string | null>>;
  readonly lines: readonly string[];
}

export interface Given {
  /**
   * `fresh`: a new host from the quiz's setup. `continue`: the learner's own host as the question before left it, if that one
   * was passed; otherwise the host that the solution of the question before leaves.
   */
  readonly host: 'fresh' | 'continue';
  /** Files put in place (text) or taken away (null) first. */
  readonly files: Readonly<Record<string, string | null>>;
  /** Lines run on the host before the learner sees it, not shown. */
  readonly lines: readonly string[];
}

/** How the key is shown to be true on the host of the start: lines, and what they print when it is. */
export interface Proof {
  readonly run: readonly string[];
  /**
   * A pattern with one group, which catches the key (number, text); or id → pattern: the options that are met are the right ones
   * (choice), the lines that meet the items stand in the right order (order), the lines that meet one of the left meet its partner too (match).
   */
  readonly printed: string | Readonly<Record<string, string>>;
}

/** Names of images that are drawn as the solution leaves them, beside the host as it is; mostly none. */
export type Goal = readonly string[];

export type Question =
  | (QuestionBase & {
      readonly kind: 'command';
      readonly goal: Goal;
      readonly solution: HostSolution;
      readonly cheats: RightCheats | null;
    })
  | (QuestionBase & {
      readonly kind: 'dockerfile';
      readonly file: string;
      readonly goal: Goal;
      readonly solution: HostSolution;
      readonly cheats: RightCheats | null;
    })
  | (QuestionBase & {
      readonly kind: 'choice';
      readonly many: boolean;
      /** Options have an order of their own: they are shown as they stand here. */
      readonly ordered: boolean;
      readonly options: readonly string[];
      readonly solution: Response;
      /** Null: the key is taken on trust. */
      readonly proof: Proof | null;
    })
  | (QuestionBase & {
      readonly kind: 'number';
      readonly unit: string | null;
      readonly solution: Response;
      readonly proof: Proof | null;
    })
  | (QuestionBase & { readonly kind: 'text'; readonly solution: Response; readonly proof: Proof | null })
  | (QuestionBase & {
      readonly kind: 'order';
      readonly items: readonly string[];
      readonly solution: Response;
      readonly proof: Proof | null;
    })
  | (QuestionBase & {
      readonly kind: 'match';
      readonly left: readonly string[];
      readonly right: readonly string[];
      readonly solution: Response;
      readonly proof?: Proof;
    })
  | (QuestionBase & {
      readonly kind: 'predict';
      /** What is asked before `run` is typed for the learner. */
      readonly ask: PredictAsk;
      /** The lines that show the truth once the prediction is written down. */
      readonly run: readonly string[];
      readonly solution: Response;
    })
  | (QuestionBase & {
      /** What becomes of each step of a second build. The first one is the end of the start. */
      readonly kind: 'cache';
      /** What is done between the two, shown beside the question. */
      readonly change: HostSolution;
      /** The line of the second build, typed for the learner once the answer is written down. */
      readonly build: string;
      /** Steps that are asked about, by the beginnings of their instructions; none: all that have layers of their own. */
      readonly asked: readonly string[];
      readonly why: CacheWhy;
      /** It is meant that all steps come to the same. */
      readonly alike: boolean;
      /** What the second build told; without steps until it was run. */
      readonly told: CacheRun;
      readonly solution: Response;
    })
  | (QuestionBase & {
      /** What a line prints on the learner's own machine, pasted; whoever has no Docker there runs it on the host. */
      readonly kind: 'paste';
      readonly line: string;
      /** What the line prints on the host. */
      readonly solution: Response;
    });

/** Answered by what the learner makes of the host; the others are answered with a response of their own. */
export type HostQuestion = Extract<Question, { readonly solution: HostSolution }>;

const ON_HOST: Readonly<Record<QuestionKind, boolean>> = {
  command: true,
  dockerfile: true,
  choice: false,
  number: false,
  text: false,
  order: false,
  match: false,
  predict: false,
  cache: false,
  paste: false,
};

export function isHostQuestion(question: Question): question is HostQuestion {
  return ON_HOST[question.kind];
}

export type CacheQuestion = Extract<Question, { readonly kind: 'cache' }>;

export type PredictAsk =
  | { readonly kind: 'choice'; readonly many: boolean; readonly ordered: boolean; readonly options: readonly string[] }
  | { readonly kind: 'number'; readonly unit: string | null }
  | { readonly kind: 'text' };

/** What is done on the host: files edited first, then lines typed. */
export interface HostSolution {
  readonly files: Readonly<Record<string, string | null>>;
  readonly lines: readonly string[];
}

/** A mistake that people make, and what must be said to it. */
export interface WrongAnswer {
  readonly id: string;
  readonly answer: Response | HostSolution;
  /** The check that it fails. */
  readonly check: string;
  /**
   * The code of the check's own feedback (`feedback.image.elsewhere`) when what differs says enough; null when prose of its own
   * stands under `### wrong <id>`.
   */
  readonly code: string | null;
}

/** How sure of a prediction, from the least. */
export const CERTAINTIES = ['guess', 'think', 'know'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** What a learner answers. Values are as typed: reading them is grading's work. */
export type Response =
  | PlainResponse
  | { readonly kind: 'predict'; readonly prediction: PlainResponse; readonly certainty: Certainty };

export type PlainResponse =
  | { readonly kind: 'choice'; readonly chosen: readonly string[] }
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'order'; readonly order: readonly string[] }
  | { readonly kind: 'match'; readonly pairs: Readonly<Record<string, string>> }
  | CacheResponse
  | PasteResponse
  /** The host as it stands is the answer (command, dockerfile). */
  | { readonly kind: 'host' };

/** What a run tells: the answer that is right; of a question about the cache all that its build told. */
export type ToldKey =
  | Exclude<PlainResponse, { readonly kind: 'cache' | 'paste' }>
  | CacheRun
  | (PasteResponse & { readonly source: 'own' });

/** Markdown of one language, by key. */
export interface QuizProse {
  readonly title: string;
  /** One line under the title. */
  readonly summary: string;
  /** What the tutor says first. */
  readonly intro: string;
  readonly questions: Readonly<Record<string, QuestionProse>>;
}

export interface QuestionProse {
  readonly title: string;
  /** What the tutor says before the question; may be empty. */
  readonly lead: string;
  /** What is shown before it is asked: the title of that, and a sentence to each line. Empty where nothing is. */
  readonly show: { readonly title: string; readonly steps: readonly string[] };
  readonly prompt: string;
  readonly options: Readonly<Record<string, string>>;
  /** The visible name of each check. */
  readonly checks: Readonly<Record<string, string>>;
  readonly hints: readonly string[];
  /** Feedback to each known wrong answer. */
  readonly wrong: Readonly<Record<string, string>>;
  /** Why the right answer is right: shown after the question is closed. */
  readonly why: string;
}
