/** The syntax of JavaScript, as plain data. `at`: where something begins in its source. */

export type JsExpression = { readonly at: number; readonly awaits: boolean } & JsExpressionKind;

type JsExpressionKind =
  | { readonly type: 'literal'; readonly value: null | boolean | number | string | bigint }
  | { readonly type: 'regexp'; readonly source: string; readonly flags: string }
  | { readonly type: 'template'; readonly texts: readonly string[]; readonly values: readonly JsExpression[] }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'this' }
  | { readonly type: 'super' }
  | { readonly type: 'array'; readonly items: readonly JsExpression[] }
  | { readonly type: 'object'; readonly entries: readonly JsEntry[] }
  | { readonly type: 'function'; readonly made: JsFunctionMade }
  | { readonly type: 'class'; readonly made: JsClassMade }
  | { readonly type: 'spread'; readonly value: JsExpression }
  | { readonly type: 'unary'; readonly operator: string; readonly operand: JsExpression }
  | { readonly type: 'update'; readonly target: JsExpression; readonly by: 1 | -1; readonly isPrefix: boolean }
  | { readonly type: 'binary'; readonly operator: string; readonly left: JsExpression; readonly right: JsExpression }
  | {
      readonly type: 'logical';
      readonly operator: '&&' | '||' | '??';
      readonly left: JsExpression;
      readonly right: JsExpression;
    }
  | { readonly type: 'choice'; readonly test: JsExpression; readonly yes: JsExpression; readonly no: JsExpression }
  | {
      readonly type: 'assign';
      readonly operator: string;
      readonly signAt: number;
      readonly target: JsTarget;
      readonly value: JsExpression;
    }
  /** `nameAt`: where the name of the member stands. */
  | {
      readonly type: 'member';
      readonly of: JsExpression;
      readonly name: string;
      readonly optional: boolean;
      readonly nameAt: number;
    }
  | { readonly type: 'item'; readonly of: JsExpression; readonly key: JsExpression; readonly optional: boolean }
  | {
      readonly type: 'call';
      readonly callee: JsExpression;
      readonly args: readonly JsExpression[];
      readonly optional: boolean;
    }
  | { readonly type: 'new'; readonly callee: JsExpression; readonly args: readonly JsExpression[] }
  | { readonly type: 'sequence'; readonly items: readonly JsExpression[] }
  | { readonly type: 'await'; readonly value: JsExpression }
  | { readonly type: 'yield'; readonly value: JsExpression | null; readonly from: boolean }
  /** The end of `a?.b.c`: what stands in it may be left. */
  | { readonly type: 'chain'; readonly value: JsExpression };

export interface JsEntry {
  /** Null: what is spread. */
  readonly key: string | JsExpression | null;
  readonly kind: 'value' | 'get' | 'set';
  readonly value: JsExpression;
}

export type JsTarget =
  | { readonly type: 'bind'; readonly name: string; readonly at: number }
  | { readonly type: 'place'; readonly value: JsExpression }
  | { readonly type: 'list'; readonly items: readonly (JsPart | null)[] }
  | {
      readonly type: 'table';
      readonly parts: readonly (JsPart & { readonly key: string | JsExpression })[];
      readonly rest: JsTarget | null;
    };

export interface JsPart {
  readonly target: JsTarget;
  readonly usual: JsExpression | null;
  readonly isRest: boolean;
}

export interface JsFunctionMade {
  readonly name: string;
  readonly parameters: readonly JsPart[];
  readonly body: readonly JsStatement[];
  readonly isArrow: boolean;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** Names that `var` and functions bind in it. */
  readonly hoisted: readonly string[];
  readonly at: number;
  readonly end: number;
  /** A method of a class or object. */
  readonly isMethod: boolean;
}

export interface JsClassMade {
  readonly name: string;
  readonly parent: JsExpression | null;
  readonly members: readonly JsMember[];
}

export interface JsMember {
  readonly key: string | JsExpression;
  readonly kind: 'method' | 'get' | 'set' | 'field';
  readonly isStatic: boolean;
  readonly value: JsExpression | null;
}

export type JsStatement = { readonly at: number } & JsStatementKind;

type JsStatementKind =
  | { readonly type: 'empty' }
  | { readonly type: 'expression'; readonly value: JsExpression }
  | { readonly type: 'declare'; readonly kind: 'var' | 'let' | 'const'; readonly parts: readonly JsPart[] }
  | { readonly type: 'function'; readonly made: JsFunctionMade }
  | { readonly type: 'class'; readonly made: JsClassMade }
  | { readonly type: 'return' | 'throw'; readonly value: JsExpression | null }
  | { readonly type: 'if'; readonly test: JsExpression; readonly yes: JsStatement; readonly no: JsStatement | null }
  | { readonly type: 'block'; readonly body: readonly JsStatement[] }
  | {
      readonly type: 'while';
      readonly test: JsExpression;
      readonly body: JsStatement;
      readonly isLate: boolean;
      readonly label: string;
    }
  | {
      readonly type: 'for';
      readonly start: JsStatement | null;
      readonly test: JsExpression | null;
      readonly step: JsExpression | null;
      readonly body: JsStatement;
      readonly label: string;
    }
  | {
      readonly type: 'each';
      readonly kind: 'var' | 'let' | 'const' | null;
      readonly target: JsTarget;
      readonly way: 'of' | 'in';
      readonly over: JsExpression;
      readonly body: JsStatement;
      readonly label: string;
    }
  | { readonly type: 'break' | 'continue'; readonly label: string }
  | {
      readonly type: 'try';
      readonly body: readonly JsStatement[];
      readonly name: JsTarget | null;
      readonly handler: readonly JsStatement[] | null;
      readonly last: readonly JsStatement[] | null;
    }
  | {
      readonly type: 'switch';
      readonly value: JsExpression;
      readonly cases: readonly { readonly test: JsExpression | null; readonly body: readonly JsStatement[] }[];
    }
  | {
      readonly type: 'import';
      readonly module: string;
      readonly names: readonly { readonly name: string; readonly as: string }[];
    };
