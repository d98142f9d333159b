import { CUT_OFF, JsUnread, tokensOf } from '../read/lexer.ts';
import { parseJs } from '../read/statements.ts';
import type { JsStatement } from '../read/syntax.ts';
import { placeOf } from '../value/errors.ts';
import { findIn } from './find.ts';

/** Reading what is typed at the prompt of Node.js, input by input. */

export type TypedInput =
  /** `source`: as it is played. */
  | {
      readonly kind: 'program';
      readonly source: string;
      readonly body: readonly JsStatement[];
      readonly hoisted: readonly string[];
    }
  /** A command of the prompt itself, without its dot. */
  | { readonly kind: 'command'; readonly name: string }
  /** More of it is asked for. */
  | { readonly kind: 'open' }
  /** What node says of it. */
  | { readonly kind: 'refused'; readonly said: string }
  /** What it says is not known. */
  | { readonly kind: 'unread'; readonly error: JsUnread };

export const COMMANDS = ['break', 'clear', 'editor', 'exit', 'help', 'load', 'save'];

/** `text`: lines, each with its end. */
export function readInput(text: string): TypedInput {
  const command = commandIn(text);
  if (command !== null) return { kind: 'command', name: command };
  // A brace at the beginning is an object, unless that cannot be read.
  if (/^\s*\{/.test(text) && !/;\s*$/.test(text)) {
    const source = `(${text.trim()})\n`;
    const wrapped = attempt(source);
    if (!(wrapped instanceof JsUnread)) return { kind: 'program', source, ...wrapped };
  }
  const plain = attempt(text);
  if (!(plain instanceof JsUnread)) {
    const said = importRefused(text, plain.body) ?? returnRefused(text, plain.body);
    return said === null ? { kind: 'program', source: text, ...plain } : { kind: 'refused', said };
  }
  const isCutOff = (Object.values(CUT_OFF) as readonly string[]).includes(plain.message);
  const inner = isCutOff ? null : statementWithin(text, plain.at);
  if (inner === null && (isCutOff || hasOpenBracket(text))) return { kind: 'open' };
  const said = inner ?? refusal(text, plain);
  return said === null ? { kind: 'unread', error: plain } : { kind: 'refused', said };
}

function attempt(source: string): ReturnType<typeof parseJs> | JsUnread {
  try {
    return parseJs(source);
  } catch (error) {
    if (error instanceof JsUnread) return error;
    throw error;
  }
}

/** The last line may be a command. Within something begun one that there is not may be a method of what stands above it. */
function commandIn(text: string): string | null {
  const lines = text.replace(/\n$/, '').split('\n');
  const last = (lines.at(-1) ?? '').trim();
  const name = /^\.([^\s.]\S*)/.exec(last)?.[1];
  if (name === undefined || !Number.isNaN(Number.parseFloat(last))) return null;
  return lines.length === 1 || COMMANDS.includes(name) ? name : null;
}

/** Whether a bracket is open at the end, where what stands in it is nothing that is read here. */
function hasOpenBracket(text: string): boolean {
  const open: string[] = [];
  try {
    for (const { kind, text: sign } of tokensOf(text)) {
      if (kind !== 'operator') continue;
      const close = { '(': ')', '[': ']', '{': '}' }[sign];
      if (close !== undefined) open.push(close);
      else if ([')', ']', '}'].includes(sign) && open.pop() !== sign) return false;
    }
  } catch (error) {
    if (error instanceof JsUnread) return false;
    throw error;
  }
  return open.length > 0;
}

/** Behind these a name may still belong to what is only not read here. */
const UNSURE = new Set(['async', 'await', 'yield', 'let', 'using', 'of', 'get', 'set', 'static', 'import', 'export']);
/** Words that begin nothing. */
const INNER = ['else', 'catch', 'finally', 'case', 'default', 'in', 'instanceof', 'extends'];

const STATEMENTS = /^(?:if|for|while|do|return|try|switch|throw|var|const|break|continue)\b/;

/** What is said of a word that begins a statement and stands within an expression. */
function statementWithin(text: string, at: number): string | null {
  const word = STATEMENTS.exec(text.slice(at))?.[0];
  if (word === undefined || !/[-+*/%=<>&|^?,([!~]\s*$/.test(text.slice(0, at))) return null;
  return shown(text, at, word.length, `Unexpected token '${word}'`);
}

/** What node says of what no reader of JavaScript reads; null where it only may not be read here. */
function refusal(text: string, { at, message, stray }: JsUnread): string | null {
  const rest = text.slice(at);
  const first = /^(?:[)\]}]|[a-z]+\b)/.exec(rest)?.[0] ?? '';
  const isFirst = /(?:^|[;{}\n])\s*$/.test(text.slice(0, at));
  if (message === "`'`" || message === '`"`')
    return shown(text, at, /^[^\n]*/.exec(rest)?.[0].length ?? 1, 'Invalid or unexpected token');
  if (isFirst && (INNER.includes(first) || /^[)\]}]$/.test(first)))
    return shown(text, at, first.length, `Unexpected token '${first}'`);
  if (stray === null) return null;
  const before = /([\p{L}\p{N}_$]+)\s*$/u.exec(text.slice(0, at))?.[1] ?? '';
  const length = stray.end - stray.at;
  switch (stray.kind) {
    case 'name':
      return UNSURE.has(before) || INNER.includes(stray.text)
        ? null
        : shown(text, at, length, `Unexpected identifier '${stray.text}'`);
    case 'string':
      return shown(text, at, length, 'Unexpected string');
    case 'number':
      return shown(text, at, length, 'Unexpected number');
    default:
      return /^[)\]}]$/.test(stray.text) ? shown(text, at, length, `Unexpected token '${stray.text}'`) : null;
  }
}

/** `return` outside of a function. */
function returnRefused(text: string, body: readonly JsStatement[]): string | null {
  const at = findIn(body, each => each.type === 'return');
  return at === null ? null : shown(text, at.at, 'return'.length, 'Illegal return statement');
}

/** What is said of `import … from`, which no prompt has. */
function importRefused(text: string, body: readonly JsStatement[]): string | null {
  const imports = body.filter(each => each.type === 'import');
  const [first] = imports;
  if (first === undefined) return null;
  const dynamic = imports.map(({ module, names }) => {
    const from = `await ${'import'}(${JSON.stringify(module)});`;
    const [only] = names;
    if (only === undefined) return from;
    if (names.length === 1 && only.name === '*') return `const ${only.as} = ${from}`;
    return `const { ${names.map(({ name, as }) => (name === as ? name : `${name}: ${as}`)).join(', ')} } = ${from}`;
  });
  const message = `Cannot use import statement inside the Node.js REPL, alternatively use dynamic import: ${dynamic.join('')}`;
  return shown(text, first.at, 'import'.length, message).replace('Uncaught ', 'Uncaught:\n');
}

/** The line, what is meant below it, and the error. */
function shown(text: string, at: number, length: number, message: string): string {
  const { line, column } = placeOf(text, at);
  const before = (text.split('\n')[line - 1] ?? '').slice(0, column - 1);
  return `${text.split('\n')[line - 1]}\n${before.replace(/[^\t]/g, ' ')}${'^'.repeat(length)}\n\nUncaught SyntaxError: ${message}\n`;
}
