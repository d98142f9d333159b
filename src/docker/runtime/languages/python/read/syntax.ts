/** The syntax of Python, as plain data. */

/** From where to where something stands: lines from 1, columns from 0, the end behind it. */
export interface PySpan {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface At {
  readonly span: PySpan;
}

export type Expression = At & ExpressionKind;

type ExpressionKind =
  | { readonly type: 'literal'; readonly value: null | boolean | number | string }
  /** Digits of an integer, as long as they may be. */
  | { readonly type: 'integer'; readonly text: string }
  /** Each character is a byte. */
  | { readonly type: 'bytes'; readonly data: string }
  | { readonly type: 'ellipsis' }
  | { readonly type: 'format'; readonly parts: readonly (string | PyHole)[] }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'list' | 'tuple' | 'set'; readonly items: readonly Expression[] }
  /** An entry without a key is `**mapping`. */
  | { readonly type: 'dict'; readonly entries: readonly DictEntry[] }
  | { readonly type: 'star'; readonly value: Expression }
  | { readonly type: 'unary'; readonly operator: '-' | '+' | '~' | 'not'; readonly operand: Expression }
  | { readonly type: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly type: 'compare'; readonly first: Expression; readonly rest: readonly Comparison[] }
  | { readonly type: 'logical'; readonly operator: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly type: 'choice'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly type: 'member'; readonly of: Expression; readonly name: string }
  | { readonly type: 'item'; readonly of: Expression; readonly key: Expression }
  | {
      readonly type: 'slice';
      readonly from: Expression | null;
      readonly to: Expression | null;
      readonly by: Expression | null;
    }
  | { readonly type: 'call'; readonly callee: Expression; readonly args: readonly PyArgument[] }
  | { readonly type: 'lambda'; readonly made: PyDefinition }
  | {
      readonly type: 'comprehension';
      readonly makes: 'list' | 'set' | 'dict' | 'generator';
      /** For a dict the key. */
      readonly item: Expression;
      readonly value: Expression | null;
      readonly loops: readonly ComprehensionLoop[];
    }
  | { readonly type: 'assigned'; readonly name: string; readonly value: Expression }
  | { readonly type: 'yield'; readonly value: Expression | null; readonly from: boolean }
  | { readonly type: 'await'; readonly value: Expression };

export interface DictEntry {
  readonly key: Expression | null;
  readonly value: Expression;
}

export interface Comparison {
  readonly operator: string;
  readonly right: Expression;
}

export interface ComprehensionLoop {
  readonly target: Expression;
  readonly over: Expression;
  readonly tests: readonly Expression[];
  readonly isAsync: boolean;
}

/** What stands in the braces of an f-string. */
export interface PyHole {
  readonly value: Expression;
  /** `x=` as it is written, or nothing. */
  readonly said: string;
  readonly conversion: '' | 'r' | 's' | 'a';
  readonly format: readonly (string | PyHole)[];
}

export interface PyArgument {
  /** Null: by its place; `*` and `**` spread. */
  readonly name: string | null;
  readonly value: Expression;
}

export interface Parameter {
  readonly name: string;
  readonly kind: 'place' | 'place-only' | 'name-only' | 'rest' | 'names';
  readonly usual: Expression | null;
}

/** A function or lambda. */
export interface PyDefinition extends At {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  readonly names: NamesOf;
  readonly decorators: readonly Expression[];
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly doc: string | null;
  /** Which of the definitions of its source it is. */
  readonly place: number;
}

/** What the names of a function are. */
export interface NamesOf {
  readonly local: ReadonlySet<string>;
  readonly global: ReadonlySet<string>;
  readonly outer: ReadonlySet<string>;
}

export interface Handler extends At {
  readonly kind: Expression | null;
  readonly name: string | null;
  readonly body: readonly Statement[];
}

export interface Imported {
  readonly name: string;
  readonly as: string | null;
}

export type Statement = At & StatementKind;

type StatementKind =
  | { readonly type: 'pass' | 'break' | 'continue' | 'global' }
  | { readonly type: 'expression'; readonly value: Expression }
  | { readonly type: 'assign'; readonly targets: readonly Expression[]; readonly value: Expression }
  | { readonly type: 'change'; readonly target: Expression; readonly operator: string; readonly value: Expression }
  | {
      readonly type: 'annotated';
      readonly target: Expression;
      readonly hint: Expression;
      readonly value: Expression | null;
    }
  | { readonly type: 'return'; readonly value: Expression | null }
  | { readonly type: 'raise'; readonly value: Expression | null; readonly cause: Expression | null }
  | { readonly type: 'delete'; readonly targets: readonly Expression[] }
  | { readonly type: 'assert'; readonly test: Expression; readonly message: Expression | null }
  | { readonly type: 'import'; readonly modules: readonly Imported[] }
  | { readonly type: 'from'; readonly module: string; readonly names: readonly Imported[] | '*' }
  | {
      readonly type: 'if';
      readonly test: Expression;
      readonly yes: readonly Statement[];
      readonly no: readonly Statement[];
    }
  | {
      readonly type: 'while';
      readonly test: Expression;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly type: 'for';
      readonly target: Expression;
      readonly over: Expression;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
      readonly isAsync: boolean;
    }
  | {
      readonly type: 'try';
      readonly body: readonly Statement[];
      readonly handlers: readonly Handler[];
      readonly otherwise: readonly Statement[];
      readonly last: readonly Statement[];
    }
  | {
      readonly type: 'with';
      readonly items: readonly { readonly value: Expression; readonly target: Expression | null }[];
      readonly body: readonly Statement[];
      readonly isAsync: boolean;
    }
  | { readonly type: 'def'; readonly made: PyDefinition }
  | {
      readonly type: 'class';
      readonly name: string;
      readonly bases: readonly PyArgument[];
      readonly body: readonly Statement[];
      readonly decorators: readonly Expression[];
      readonly doc: string | null;
    }
  | { readonly type: 'match'; readonly subject: Expression; readonly cases: readonly MatchCase[] };

export interface MatchCase extends At {
  readonly pattern: Pattern;
  readonly guard: Expression | null;
  readonly body: readonly Statement[];
}

export type Pattern =
  | { readonly type: 'value'; readonly value: Expression }
  | { readonly type: 'capture'; readonly name: string | null }
  | { readonly type: 'or'; readonly any: readonly Pattern[] }
  | { readonly type: 'sequence'; readonly items: readonly Pattern[] }
  | { readonly type: 'as'; readonly pattern: Pattern; readonly name: string };

/** A source that was read. */
export interface PyProgram {
  readonly statements: readonly Statement[];
  /** All functions in it, by their place. */
  readonly definitions: readonly PyDefinition[];
}
