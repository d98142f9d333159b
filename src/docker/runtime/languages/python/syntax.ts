import type { Expression } from '../script/syntax.ts';

/** A logical line of a program, with the block below it. */
export interface Step {
  /** From 1. */
  readonly line: number;
  /** Several where semicolons part them. */
  readonly statements: readonly Statement[];
}

export type Statement =
  | { readonly type: 'pass' }
  | { readonly type: 'break' }
  | { readonly type: 'continue' }
  | { readonly type: 'import'; readonly modules: readonly Imported[] }
  | { readonly type: 'from'; readonly module: string; readonly names: readonly Imported[] }
  | { readonly type: 'return'; readonly value: Expression | null }
  | { readonly type: 'raise'; readonly kind: string; readonly message: Expression | null }
  /** `raise SystemExit(2)` */
  | { readonly type: 'exit'; readonly code: Expression | null }
  | { readonly type: 'assign'; readonly name: string; readonly value: Expression }
  | { readonly type: 'expression'; readonly value: Expression }
  | { readonly type: 'if'; readonly branches: readonly Branch[] }
  | { readonly type: 'while'; readonly test: Expression; readonly body: readonly Step[] }
  | {
      readonly type: 'for';
      readonly targets: readonly string[];
      readonly over: Expression;
      readonly body: readonly Step[];
    }
  | {
      readonly type: 'def';
      readonly name: string;
      readonly parameters: readonly Parameter[];
      readonly body: readonly Step[];
    }
  | { readonly type: 'with'; readonly opened: Expression; readonly name: string; readonly body: readonly Step[] }
  /** What is not simulated; met only when the program comes to it. */
  | { readonly type: 'beyond'; readonly what: string };

export interface Imported {
  readonly name: string;
  /** The name that it gets here. */
  readonly as: string;
}

export interface Branch {
  /** Null: else. */
  readonly test: Expression | null;
  readonly body: readonly Step[];
}

export interface Parameter {
  readonly name: string;
  /** Its value where none is given. */
  readonly usual: Expression | null;
}
