import type { ScriptExpression } from '../script/syntax.ts';

/** A logical line of a program, with the block below it. */
export interface PythonStep {
  /** From 1. */
  readonly line: number;
  /** Several where semicolons part them. */
  readonly statements: readonly PythonStatement[];
}

export type PythonStatement =
  | { readonly type: 'pass' }
  | { readonly type: 'break' }
  | { readonly type: 'continue' }
  | { readonly type: 'import'; readonly modules: readonly Imported[] }
  | { readonly type: 'from'; readonly module: string; readonly names: readonly Imported[] }
  | { readonly type: 'return'; readonly value: ScriptExpression | null }
  | { readonly type: 'raise'; readonly kind: string; readonly message: ScriptExpression | null }
  /** `raise SystemExit(2)` */
  | { readonly type: 'exit'; readonly code: ScriptExpression | null }
  | { readonly type: 'assign'; readonly name: string; readonly value: ScriptExpression }
  | { readonly type: 'expression'; readonly value: ScriptExpression }
  | { readonly type: 'if'; readonly branches: readonly PythonBranch[] }
  | { readonly type: 'while'; readonly test: ScriptExpression; readonly body: readonly PythonStep[] }
  | {
      readonly type: 'for';
      readonly targets: readonly string[];
      readonly over: ScriptExpression;
      readonly body: readonly PythonStep[];
    }
  | {
      readonly type: 'def';
      readonly name: string;
      readonly parameters: readonly Parameter[];
      readonly body: readonly PythonStep[];
    }
  | {
      readonly type: 'with';
      readonly opened: ScriptExpression;
      readonly name: string;
      readonly body: readonly PythonStep[];
    }
  /** What is not simulated; met only when the program comes to it. */
  | { readonly type: 'beyond'; readonly what: string };

export interface Imported {
  readonly name: string;
  /** The name that it gets here. */
  readonly as: string;
}

export interface PythonBranch {
  /** Null: else. */
  readonly test: ScriptExpression | null;
  readonly body: readonly PythonStep[];
}

export interface Parameter {
  readonly name: string;
  /** Its value where none is given. */
  readonly usual: ScriptExpression | null;
}
