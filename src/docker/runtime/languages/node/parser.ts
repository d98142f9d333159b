import { NotSimulated } from '../control.ts';
import { balanced } from '../script/brackets.ts';
import { parseExpression } from '../script/parser.ts';
import type { ScriptExpression } from '../script/syntax.ts';
import { bodyOf, statementsOf } from './statements.ts';
import type { BindingTarget, NodeBlock, NodeStatement } from './syntax.ts';

/** Blocks within each other. */
const MOST_NESTED = 100;

/** Reads a script, or the body of a function. What cannot be read becomes a statement that says so when the script comes to it. */
export function parseBlock(source: string): NodeBlock {
  return block(source, { depth: 0, loop: false });
}

/** Where statements stand. */
interface StatementPlace {
  /** In how many blocks. */
  readonly depth: number;
  /** In a loop, which they may leave. */
  readonly loop: boolean;
}

function block(source: string, { depth, loop }: StatementPlace): NodeBlock {
  if (depth > MOST_NESTED) return [{ type: 'beyond', what: 'a block that nests this deep' }];
  return statementsOf(source).map(text => {
    try {
      return statement(text, { depth: depth + 1, loop });
    } catch (error) {
      if (error instanceof NotSimulated) return { type: 'beyond', what: error.message };
      throw error;
    }
  });
}

const expression = (text: string): ScriptExpression => parseExpression(text);

/** `inner`: where the blocks of the statement stand. */
function statement(text: string, inner: StatementPlace): NodeStatement {
  return (
    declaration(text) ??
    conditional(text, inner) ??
    loop(text, inner) ??
    jump(text, inner) ??
    beyond(text) ??
    change(text)
  );
}

/** `const a = 1`, `import a from 'b'`, `function a() { … }` */
function declaration(text: string): NodeStatement | null {
  const declared = /^(?:const|let|var)\s+([\w$]+|\{[^}]*\})\s*(?:=\s*([\s\S]*))?$/.exec(text);
  if (declared !== null) {
    const [, target = '', value] = declared;
    return {
      type: 'declare',
      target: targetOf(target),
      value: value === undefined ? null : expression(value),
      isConst: text.startsWith('const'),
    };
  }
  const imported = /^import\s+(?:\*\s+as\s+)?([\w$]+|\{[^}]*\})\s+from\s+(['"][^'"]+['"])$/.exec(text);
  if (imported !== null) {
    const [, target = '', module = ''] = imported;
    return { type: 'import', target: targetOf(target), module: module.slice(1, -1) };
  }
  if (/^async\b/.test(text)) throw new NotSimulated('`async`');
  const named = /^(?:async\s+)?function\s+([\w$]+)\s*(\([^)]*\)\s*\{[\s\S]*)$/.exec(text);
  if (named === null) return null;
  return { type: 'declare', target: named[1] ?? '', value: expression(`function ${named[2]}`), hoists: true };
}

function targetOf(text: string): BindingTarget {
  if (!text.startsWith('{')) return text;
  return {
    members: text
      .slice(1, -1)
      .split(',')
      .map(each => each.trim()),
  };
}

function conditional(text: string, inner: StatementPlace): NodeStatement | null {
  const opened = /^if\s*(\([\s\S]*)$/.exec(text)?.[1];
  if (opened === undefined) return null;
  const test = balanced(opened);
  const rest = opened.slice(test.length).trim();
  // Without braces it is not told here where the statement ends.
  if (!rest.startsWith('{') && /\belse\b/.test(rest)) throw new NotSimulated('`if` without braces');
  const { body, after } = bodyOf(rest);
  const otherwise = /^\s*else\b([\s\S]*)$/.exec(after)?.[1];
  return {
    type: 'if',
    test: expression(test),
    yes: block(body, inner),
    no: otherwise === undefined ? null : block(bodyOf(otherwise.trim()).body, inner),
  };
}

const FOR_OF = /^for\s*\(\s*(?:const|let|var)\s+([\w$]+)\s+of\s+([\s\S]*?)\)\s*(\{[\s\S]*)$/;
const FOR =
  /^for\s*\(\s*(?:let|var)\s+([\w$]+)\s*=\s*([^;]*);\s*([^;]*);\s*[\w$]+\s*(\+\+|--|\+=\s*\d+)\s*\)\s*(\{[\s\S]*|[^{][\s\S]*)$/;

function loop(text: string, { depth }: StatementPlace): NodeStatement | null {
  const through = FOR_OF.exec(text);
  if (through !== null) {
    const [, name = '', over = '', body = ''] = through;
    return {
      type: 'for-of',
      name,
      over: expression(over),
      body: block(body.trim().slice(1, -1), { depth, loop: true }),
    };
  }
  const counted = FOR.exec(text);
  if (counted === null) return /^for\b/.test(text) ? { type: 'beyond', what: 'this loop' } : null;
  const [, name = '', start = '0', test = 'false', step = '++', body = ''] = counted;
  return {
    type: 'for',
    name,
    start: expression(start),
    test: expression(test),
    by: step === '--' ? -1 : step === '++' ? 1 : Number(step.slice(2)),
    body: block(bodyOf(body).body, { depth, loop: true }),
  };
}

function jump(text: string, { loop: within }: StatementPlace): NodeStatement | null {
  if (text === 'break' || text === 'continue') return within ? { type: text } : { type: 'beyond', what: `\`${text}\`` };
  const returned = /^return\b([\s\S]*)$/.exec(text)?.[1];
  if (returned !== undefined) return { type: 'return', value: returned.trim() ? expression(returned) : null };
  const thrown = /^throw\s+new\s+(\w*Error)\(([\s\S]*)\)$/.exec(text);
  if (thrown === null) return /^throw\b/.test(text) ? { type: 'beyond', what: '`throw` of this' } : null;
  return { type: 'throw', kind: thrown[1] ?? 'Error', message: expression(thrown[2] ?? '') };
}

function beyond(text: string): NodeStatement | null {
  if (!/^(?:class|else|try|while|switch|do|export|async)\b/.test(text)) return null;
  return { type: 'beyond', what: `\`${text.split(/\s/)[0]}\`` };
}

/** `a = 1`, `a += 1`, `a++`, and whatever else has a value. */
function change(text: string): NodeStatement {
  const counter = /^([\w$]+)([+-])\2$/.exec(text);
  const [, name = '', operator, value = ''] =
    /^([\w$]+)\s*(\+|-|\*|\/)?=(?![=>])\s*([\s\S]*)$/.exec(text) ??
    (counter === null ? [] : [text, counter[1], counter[2], '1']);
  if (name !== '')
    return {
      type: 'assign',
      name,
      value: expression(operator === undefined ? value : `${name} ${operator} (${value})`),
    };
  if (/^module\.exports\b|^['"]use strict['"]$/.test(text)) return { type: 'nothing' };
  return { type: 'expression', value: expression(text) };
}
