import type { Expression } from '../script/syntax.ts';

export type Statement =
  | { readonly type: 'declare'; readonly target: Target; readonly value: Expression | null }
  | { readonly type: 'import'; readonly target: Target; readonly module: string }
  | { readonly type: 'assign'; readonly name: string; readonly value: Expression }
  | { readonly type: 'if'; readonly test: Expression; readonly yes: Block; readonly no: Block | null }
  | { readonly type: 'for-of'; readonly name: string; readonly over: Expression; readonly body: Block }
  /** `for (let i = 0; i < 3; i++)` */
  | {
      readonly type: 'for';
      readonly name: string;
      readonly start: Expression;
      readonly test: Expression;
      readonly by: number;
      readonly body: Block;
    }
  | { readonly type: 'return'; readonly value: Expression | null }
  | { readonly type: 'throw'; readonly kind: string; readonly message: Expression }
  | { readonly type: 'expression'; readonly value: Expression }
  | { readonly type: 'break' }
  | { readonly type: 'continue' }
  /** What changes nothing here: `'use strict'`, what a module gives to others. */
  | { readonly type: 'nothing' }
  /** What is not simulated; met only when the script comes to it. */
  | { readonly type: 'beyond'; readonly what: string };

export type Block = readonly Statement[];

/** A name, or several that are taken out of an object. */
export type Target = string | { readonly members: readonly string[] };
