import type { Machine } from './machine.ts';

/** A language that reads what is typed at its prompt, input by input. */
export interface LanguagePrompt {
  /** What it says when it begins. */
  readonly banner: string;
  /** What it asks with, and what for more of an input. */
  readonly asks: string;
  readonly continued: string;
  /** What it says when an input that does not end is left with Ctrl-C. */
  readonly interrupted: string;
  /** What a program at it is told of its arguments. */
  readonly argv: readonly string[];
  /** What it says to Ctrl-C; `isEmpty`: nothing is begun; `isAgain`: the last thing that was typed was one as well. Null: it is left. */
  interrupt(isEmpty: boolean, isAgain: boolean): string | null;
  /** Whether Ctrl-D leaves it within an input that is not whole, too. */
  readonly isLeftWithin: boolean;
  /** Whether lines, each with its end, are an input to its end. */
  isWhole(text: string): boolean;
  /** `kept`: what another one has put away, or null for the beginning. */
  open(machine: Machine, kept: unknown): OpenPrompt;
}

interface OpenPrompt {
  play(source: string): PromptAnswer;
  /** With which exit code Ctrl-D leaves it. */
  leave(): number;
  /** What it knows, as plain data; null where something is known that cannot be put away. */
  keep(): unknown;
}

/** What comes of an input: it goes on, asked for what is not simulated, or was left. */
export type PromptAnswer =
  /** `begun`: lines that it goes on with, which were not played. */
  | { readonly kind: 'on'; readonly begun?: string }
  | { readonly kind: 'unmet'; readonly message: string }
  | { readonly kind: 'left'; readonly exitCode: number };
