/** An expression of JavaScript. */
export type ScriptExpression =
  | { readonly type: 'literal'; readonly value: number | string }
  /** A template: texts, and values between them. */
  | { readonly type: 'text'; readonly parts: readonly (string | ScriptExpression)[] }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'list'; readonly items: readonly ScriptExpression[] }
  | { readonly type: 'table'; readonly entries: readonly KeyedExpression[] }
  | { readonly type: 'unary'; readonly operator: '-' | '+' | 'not' | 'typeof'; readonly operand: ScriptExpression }
  /** `x++` gives the number before, `++x` the one after. */
  | { readonly type: 'count'; readonly name: string; readonly by: 1 | -1; readonly gives: 'before' | 'after' }
  | {
      readonly type: 'binary';
      readonly operator: string;
      readonly left: ScriptExpression;
      readonly right: ScriptExpression;
    }
  | {
      readonly type: 'logical';
      readonly operator: 'and' | 'or' | '??';
      readonly left: ScriptExpression;
      readonly right: ScriptExpression;
    }
  | {
      readonly type: 'choice';
      readonly test: ScriptExpression;
      readonly yes: ScriptExpression;
      readonly no: ScriptExpression;
    }
  | { readonly type: 'member'; readonly of: ScriptExpression; readonly name: string }
  | { readonly type: 'item'; readonly of: ScriptExpression; readonly key: ScriptExpression }
  | {
      readonly type: 'slice';
      readonly of: ScriptExpression;
      readonly from: ScriptExpression | null;
      readonly to: ScriptExpression | null;
    }
  | ScriptCall
  | FunctionExpression
  /** What cannot be read here; met only when it would be evaluated. */
  | { readonly type: 'beyond'; readonly what: string };

export interface KeyedExpression {
  readonly key: ScriptExpression;
  readonly value: ScriptExpression;
}

export interface ScriptCall {
  readonly type: 'call';
  readonly callee: ScriptExpression;
  readonly args: readonly ScriptExpression[];
}

/** A function of JavaScript that is written in place. */
export interface FunctionExpression {
  readonly type: 'function';
  readonly parameters: readonly string[];
  /** Statements without their braces, or one expression. */
  readonly body: { readonly text: string; readonly block: boolean };
}
