import type { ScriptExpression } from '../script/syntax.ts';

export type NodeStatement =
  | {
      readonly type: 'declare';
      readonly target: BindingTarget;
      readonly value: ScriptExpression | null;
      readonly hoists?: boolean;
      readonly isConst?: boolean;
    }
  | { readonly type: 'import'; readonly target: BindingTarget; readonly module: string }
  | { readonly type: 'assign'; readonly name: string; readonly value: ScriptExpression }
  | { readonly type: 'if'; readonly test: ScriptExpression; readonly yes: NodeBlock; readonly no: NodeBlock | null }
  | { readonly type: 'for-of'; readonly name: string; readonly over: ScriptExpression; readonly body: NodeBlock }
  /** `for (let i = 0; i < 3; i++)` */
  | {
      readonly type: 'for';
      readonly name: string;
      readonly start: ScriptExpression;
      readonly test: ScriptExpression;
      readonly by: number;
      readonly body: NodeBlock;
    }
  | { readonly type: 'return'; readonly value: ScriptExpression | null }
  | { readonly type: 'throw'; readonly kind: string; readonly message: ScriptExpression }
  | { readonly type: 'expression'; readonly value: ScriptExpression }
  | { readonly type: 'break' }
  | { readonly type: 'continue' }
  /** What changes nothing here: `'use strict'`, what a module gives to others. */
  | { readonly type: 'nothing' }
  /** What is not simulated; met only when the script comes to it. */
  | { readonly type: 'beyond'; readonly what: string };

export type NodeBlock = readonly NodeStatement[];

/** A name, or several that are taken out of an object. */
export type BindingTarget = string | { readonly members: readonly string[] };
