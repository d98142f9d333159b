/**
 * What a family of variants is: it draws a host and lines, and reads the key out of what the lines print. Nothing in it says what is right; a
 * family that reads real output gets the real key.
 */
import type { Host, ProfileName } from '../docker/index.ts';
import type { Check, HostSolution } from '../quiz/index.ts';
import type { Chance } from './chance.ts';
import type { Text } from './words.ts';

export const LEVELS = [1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];

/** Lessons of the course in its order, by what they are about. */
export const LESSON_TOPICS = [
  'architecture',
  'images',
  'containers',
  'dockerfile',
  'layers',
  'data',
  'multi-stage',
  'cache',
  'registry',
] as const;
export type LessonTopic = (typeof LESSON_TOPICS)[number];

export interface PracticeFamily {
  /** `cache-edit`: what people type. */
  readonly name: string;
  readonly topic: LessonTopic;
  /** What is asked, in a sentence. */
  readonly about: Text;
  /** Draws one; which are good enough to be asked is known after the run. */
  readonly draw: (chance: Chance, level: Level) => Drawn;
}

/** A host and lines that were drawn, and how the question is read out of their run. */
export interface Drawn {
  readonly profile?: ProfileName;
  readonly images: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** Lines that have run when the question opens. */
  readonly before: readonly string[];
  /** Lines whose run shows the key. Everything that they ask for is printed: the key is read from there. */
  readonly run: readonly string[];
  /** Null: this draw makes no question (two readings agree, nothing is left to choose from). */
  readonly read: (run: VariantRun) => VariantDraft | null;
}

/** What a line printed. */
export interface PrintedLine {
  readonly line: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  /** Whom it asked what, as `daemon GET /images/json`. It is not printed, but can be listened to on a real host. */
  readonly calls: readonly string[];
}

export interface VariantRun {
  readonly before: readonly PrintedLine[];
  readonly ran: readonly PrintedLine[];
  /** What the lines left: explanations may tell of it, keys may not. */
  readonly host: Host;
}

export interface VariantDraft {
  readonly title: Text;
  readonly prompt: Text;
  readonly hint: Text;
  readonly why: Text;
  readonly ask: VariantAsk;
}

/** Something to choose. Two options with one `value` are the same answer. */
export interface Choosable {
  readonly value: string;
  readonly text: Text;
}

/** The same run, read by a mistake that people make. `name`: of the mistake. */
export interface Misreading {
  readonly name: string;
  /** What is said to who answers so: why it is not what happened. */
  readonly says: Text;
}

export type VariantAsk =
  | {
      /** One of several: the right one, and what misreadings come to. Those that come to the right one, or to one another, are left out. */
      readonly kind: 'one';
      readonly right: Choosable;
      readonly wrong: readonly (Misreading & Choosable)[];
      /** Options have an order of their own: numbers. */
      readonly sorted?: boolean;
    }
  | {
      /** Any of a list. */
      readonly kind: 'many';
      readonly options: readonly Choosable[];
      /** Values. */
      readonly right: readonly string[];
      readonly wrong: readonly (Misreading & { readonly values: readonly string[] })[];
    }
  | {
      readonly kind: 'match';
      readonly left: readonly Choosable[];
      readonly right: readonly Choosable[];
      /** Value of left → value of right. */
      readonly pairs: Readonly<Record<string, string>>;
      readonly wrong: readonly (Misreading & { readonly pairs: Readonly<Record<string, string>> })[];
    }
  | {
      readonly kind: 'order';
      readonly items: readonly Choosable[];
      /** Every right order, by values. */
      readonly orders: readonly (readonly string[])[];
      readonly wrong: readonly (Misreading & { readonly order: readonly string[] })[];
    }
  | {
      /** Done on the host: a Dockerfile is mended. */
      readonly kind: 'task';
      readonly file: string;
      readonly checks: readonly (Check & { readonly name: Text })[];
      readonly solution: HostSolution;
      /** `check`: the id of the one that it fails. */
      readonly wrong: readonly (Misreading & { readonly answer: HostSolution; readonly check: string })[];
    };
