/** Expressions, as Python and JavaScript share them. */
export type Language = 'javascript' | 'python';

export type Expression =
  | { readonly type: 'literal'; readonly value: number | string }
  /** Text with values in it: a template of JavaScript, an f-string of Python. */
  | { readonly type: 'text'; readonly parts: readonly (string | Hole)[] }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'list'; readonly items: readonly Expression[] }
  | { readonly type: 'table'; readonly entries: readonly Entry[] }
  | { readonly type: 'unary'; readonly operator: '-' | '+' | 'not' | 'typeof'; readonly operand: Expression }
  /** `x++` gives the number before, `++x` the one after. */
  | { readonly type: 'count'; readonly name: string; readonly by: 1 | -1; readonly gives: 'before' | 'after' }
  | { readonly type: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | {
      readonly type: 'logical';
      readonly operator: 'and' | 'or' | '??';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly type: 'choice'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly type: 'member'; readonly of: Expression; readonly name: string }
  | { readonly type: 'item'; readonly of: Expression; readonly key: Expression }
  | {
      readonly type: 'slice';
      readonly of: Expression;
      readonly from: Expression | null;
      readonly to: Expression | null;
    }
  | Call
  | FunctionExpression
  /** What cannot be read here; met only when it would be evaluated. */
  | { readonly type: 'beyond'; readonly what: string };

export interface Hole {
  readonly value: Expression;
  /** Digits after the point, where the text asks for them. */
  readonly places: number | null;
}

export interface Entry {
  readonly key: Expression;
  readonly value: Expression;
}

export interface Call {
  readonly type: 'call';
  readonly callee: Expression;
  readonly args: readonly Expression[];
}

/** A function of JavaScript that is written in place. */
export interface FunctionExpression {
  readonly type: 'function';
  readonly parameters: readonly string[];
  /** Statements without their braces, or one expression. */
  readonly body: { readonly text: string; readonly block: boolean };
}
