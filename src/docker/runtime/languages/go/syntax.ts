/** Where something stands in its file: both count from 1, columns in bytes. */
export interface GoPosition {
  readonly line: number;
  readonly column: number;
}

export type GoExpression = GoPosition &
  (
    | { readonly type: 'string' | 'int' | 'float' | 'char'; readonly value: string }
    | { readonly type: 'name'; readonly name: string }
    | { readonly type: 'select'; readonly of: GoExpression; readonly name: string }
    | CallExpression
    | { readonly type: 'index'; readonly of: GoExpression; readonly index: GoExpression }
    | SliceExpression
    | { readonly type: 'unary'; readonly operator: string; readonly operand: GoExpression }
    | { readonly type: 'binary'; readonly operator: string; readonly left: GoExpression; readonly right: GoExpression }
    | { readonly type: 'list'; readonly items: readonly GoExpression[] }
    | { readonly type: 'map'; readonly items: readonly { readonly key: GoExpression; readonly value: GoExpression }[] }
    | { readonly type: 'function'; readonly parameters: readonly string[]; readonly body: readonly GoStatement[] }
  );

export interface CallExpression {
  readonly type: 'call';
  readonly callee: GoExpression;
  readonly args: readonly GoExpression[];
  /** `f(list...)`. */
  readonly spread: boolean;
}

export interface SliceExpression {
  readonly type: 'slice';
  readonly of: GoExpression;
  readonly low: GoExpression | null;
  readonly high: GoExpression | null;
}

/** A name where it is declared. */
export interface Identifier extends GoPosition {
  readonly name: string;
}

/** Which value a variable of a type has before it is given one. */
export type Zero = 'nil' | 'int' | 'float' | 'string' | 'bool' | 'list' | 'map';

export type GoStatement = GoPosition &
  (
    | { readonly type: 'expression'; readonly value: GoExpression }
    | DeclareStatement
    | AssignStatement
    | IfStatement
    | ForStatement
    | RangeStatement
    | SwitchStatement
    | { readonly type: 'return'; readonly values: readonly GoExpression[] }
    | { readonly type: 'break' | 'continue' }
    | { readonly type: 'defer'; readonly call: GoExpression }
    | { readonly type: 'block'; readonly body: readonly GoStatement[] }
  );

/** `var`, `const` and `:=`. */
export interface DeclareStatement {
  readonly type: 'declare';
  readonly names: readonly Identifier[];
  readonly values: readonly GoExpression[];
  /** For names that are given no value. */
  readonly zero: Zero;
  readonly constant: boolean;
  /** `:=`. */
  readonly short: boolean;
}

/** `=`, `+=` and their like; `++` and `--` are `+= 1` and `-= 1`. */
export interface AssignStatement {
  readonly type: 'assign';
  readonly targets: readonly GoExpression[];
  readonly operator: string;
  readonly values: readonly GoExpression[];
}

export interface IfStatement {
  readonly type: 'if';
  readonly start: GoStatement | null;
  readonly condition: GoExpression;
  readonly body: readonly GoStatement[];
  readonly otherwise: readonly GoStatement[] | null;
}

export interface ForStatement {
  readonly type: 'for';
  readonly start: GoStatement | null;
  readonly condition: GoExpression | null;
  readonly step: GoStatement | null;
  readonly body: readonly GoStatement[];
}

export interface RangeStatement {
  readonly type: 'range';
  readonly key: string | null;
  readonly value: string | null;
  readonly over: GoExpression;
  readonly names: readonly Identifier[];
  readonly body: readonly GoStatement[];
}

export interface SwitchStatement {
  readonly type: 'switch';
  readonly subject: GoExpression | null;
  readonly cases: readonly SwitchCase[];
}

/** `case …:` with its values, or `default:` with null. */
export interface SwitchCase {
  readonly values: readonly GoExpression[] | null;
  readonly body: readonly GoStatement[];
}

export interface Import extends GoPosition {
  readonly path: string;
  readonly alias: string | null;
}

export interface Func extends GoPosition {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: readonly GoStatement[];
}

/** A file of a package; the files of a package together have the same shape. */
export interface GoFile {
  readonly package: string;
  readonly imports: readonly Import[];
  readonly functions: readonly Func[];
  /** `var` and `const` outside of functions. */
  readonly variables: readonly GoStatement[];
}
