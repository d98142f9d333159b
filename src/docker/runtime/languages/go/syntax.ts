/** Where something stands in its file: both count from 1, columns in bytes. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export type Expression = Position &
  (
    | { readonly type: 'string' | 'int' | 'float' | 'char'; readonly value: string }
    | { readonly type: 'name'; readonly name: string }
    | { readonly type: 'select'; readonly of: Expression; readonly name: string }
    | CallExpression
    | { readonly type: 'index'; readonly of: Expression; readonly index: Expression }
    | SliceExpression
    | { readonly type: 'unary'; readonly operator: string; readonly operand: Expression }
    | { readonly type: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
    | { readonly type: 'list'; readonly items: readonly Expression[] }
    | { readonly type: 'map'; readonly items: readonly { readonly key: Expression; readonly value: Expression }[] }
    | { readonly type: 'function'; readonly parameters: readonly string[]; readonly body: readonly Statement[] }
  );

export interface CallExpression {
  readonly type: 'call';
  readonly callee: Expression;
  readonly args: readonly Expression[];
  /** `f(list...)`. */
  readonly spread: boolean;
}

export interface SliceExpression {
  readonly type: 'slice';
  readonly of: Expression;
  readonly low: Expression | null;
  readonly high: Expression | null;
}

/** A name where it is declared. */
export interface Identifier extends Position {
  readonly name: string;
}

/** Which value a variable of a type has before it is given one. */
export type Zero = 'nil' | 'int' | 'float' | 'string' | 'bool' | 'list' | 'map';

export type Statement = Position &
  (
    | { readonly type: 'expression'; readonly value: Expression }
    | DeclareStatement
    | AssignStatement
    | IfStatement
    | ForStatement
    | RangeStatement
    | SwitchStatement
    | { readonly type: 'return'; readonly values: readonly Expression[] }
    | { readonly type: 'break' | 'continue' }
    | { readonly type: 'defer'; readonly call: Expression }
    | { readonly type: 'block'; readonly body: readonly Statement[] }
  );

/** `var`, `const` and `:=`. */
export interface DeclareStatement {
  readonly type: 'declare';
  readonly names: readonly Identifier[];
  readonly values: readonly Expression[];
  /** For names that are given no value. */
  readonly zero: Zero;
  readonly constant: boolean;
  /** `:=`. */
  readonly short: boolean;
}

/** `=`, `+=` and their like; `++` and `--` are `+= 1` and `-= 1`. */
export interface AssignStatement {
  readonly type: 'assign';
  readonly targets: readonly Expression[];
  readonly operator: string;
  readonly values: readonly Expression[];
}

export interface IfStatement {
  readonly type: 'if';
  readonly start: Statement | null;
  readonly condition: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[] | null;
}

export interface ForStatement {
  readonly type: 'for';
  readonly start: Statement | null;
  readonly condition: Expression | null;
  readonly step: Statement | null;
  readonly body: readonly Statement[];
}

export interface RangeStatement {
  readonly type: 'range';
  readonly key: string | null;
  readonly value: string | null;
  readonly over: Expression;
  readonly names: readonly Identifier[];
  readonly body: readonly Statement[];
}

export interface SwitchStatement {
  readonly type: 'switch';
  readonly subject: Expression | null;
  readonly cases: readonly SwitchCase[];
}

/** `case …:` with its values, or `default:` with null. */
export interface SwitchCase {
  readonly values: readonly Expression[] | null;
  readonly body: readonly Statement[];
}

export interface Import extends Position {
  readonly path: string;
  readonly alias: string | null;
}

export interface Func extends Position {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: readonly Statement[];
}

/** A file of a package; the files of a package together have the same shape. */
export interface GoFile {
  readonly package: string;
  readonly imports: readonly Import[];
  readonly functions: readonly Func[];
  /** `var` and `const` outside of functions. */
  readonly variables: readonly Statement[];
}
