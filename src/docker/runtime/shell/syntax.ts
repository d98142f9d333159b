import { parse, type ScriptNode } from 'just-bash';
import type { Dialect } from '../kernel/manners.ts';
import type { SyntaxFault } from './syntax-error.ts';

export type ParsedScript =
  | { readonly ok: true; readonly script: ScriptNode }
  | { readonly ok: false; readonly capped: false; readonly fault: SyntaxFault; readonly line: number }
  /** It may be right, but it is longer or nests deeper than is read here. */
  | { readonly ok: false; readonly capped: true };

const KEYWORDS: Readonly<Record<string, string>> = {
  FI: 'fi',
  DONE: 'done',
  DO: 'do',
  ESAC: 'esac',
  THEN: 'then',
  RPAREN: ')',
  RBRACE: '}',
  IN: 'in',
};

const CAPPED = /exceeds limit of|nesting depth exceeded|too many iterations/;

/** The parser has a cap on its input; comments that only fill a file up to a size do not count against it. */
export function withoutFilling(text: string): string {
  return text.length < 1000 ? text : text.replace(/^[ \t]*#[^\n]{1000,}$/gm, '#');
}

/** Parses a script, and refuses what the shell at hand does not know. */
export function parseScript(text: string, dialect: Dialect): ParsedScript {
  try {
    const script = parse(withoutFilling(text));
    const fault = refuse(script, text, dialect);
    return fault === null ? { ok: true, script } : { ok: false, capped: false, ...fault };
  } catch (error) {
    if (error instanceof RangeError || CAPPED.test((error as ParserError).message)) return { ok: false, capped: true };
    return { ok: false, capped: false, ...faultOf(error, text) };
  }
}

interface ParserError {
  readonly message: string;
  readonly line?: number;
  readonly token?: { readonly type: string; readonly value: string };
}

function faultOf(error: unknown, text: string): { readonly fault: SyntaxFault; readonly line: number } {
  const { message, token, line = 1 } = error as ParserError;
  const last = text.split('\n').length;
  const quote = /looking for matching [`'](.)'/.exec(message)?.[1];
  if (quote === '"' || quote === "'" || quote === '`') return { fault: { kind: 'quote', quote }, line: last };
  if (quote !== undefined) return { fault: { kind: 'end', expecting: quote }, line: last };
  // A condition without a command: the shell stumbles at the word after it, wherever the interpreter's parser does.
  const bare = /(?:^|[;&|\n])[ \t]*(?:if|elif|while|until)\s+(then|do)\b/.exec(text);
  if (bare?.[1] !== undefined) {
    const before = text.slice(0, bare.index + bare[0].length);
    return { fault: { kind: 'token', token: bare[1], expecting: null }, line: before.split('\n').length };
  }
  const expected = /Expected (\w+), got/.exec(message)?.[1];
  const expecting = expected === undefined ? null : (KEYWORDS[expected] ?? null);
  if (token !== undefined && token.type !== 'EOF') {
    return { fault: { kind: 'token', token: token.value, expecting }, line: line || 1 };
  }
  if (/redirection target/.test(message)) return { fault: { kind: 'token', token: '\n', expecting: null }, line: last };
  const near = /near unexpected token `(.*)'/.exec(message)?.[1];
  if (near !== undefined && token === undefined)
    return { fault: { kind: 'token', token: near, expecting: null }, line: line || 1 };
  return { fault: { kind: 'end', expecting }, line: last };
}

/** What the parser lets pass: empty commands, deferred errors, and arrays in shells that have none. */
function refuse(
  value: unknown,
  text: string,
  dialect: Dialect,
): { readonly fault: SyntaxFault; readonly line: number } | null {
  if (Array.isArray(value)) {
    for (const each of value) {
      const found = refuse(each, text, dialect);
      if (found !== null) return found;
    }
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const node = value as {
    readonly type?: unknown;
    readonly line?: number;
    readonly deferredError?: { readonly token: string };
    readonly name?: unknown;
    readonly assignments?: readonly { readonly array: unknown }[];
    readonly redirections?: readonly { readonly operator: string }[];
    readonly commands?: readonly unknown[];
    readonly clauses?: readonly { readonly condition: readonly unknown[] }[];
    readonly condition?: unknown;
  };
  const line = node.line ?? 1;
  if (node.deferredError !== undefined) {
    return { fault: { kind: 'token', token: node.deferredError.token, expecting: null }, line };
  }
  if (node.type === 'If' && node.clauses?.some(({ condition }) => condition.length === 0) === true)
    return { fault: { kind: 'token', token: 'then', expecting: null }, line };
  if ((node.type === 'While' || node.type === 'Until') && Array.isArray(node.condition) && node.condition.length === 0)
    return { fault: { kind: 'token', token: 'do', expecting: null }, line };
  if (node.type === 'SimpleCommand') {
    const { assignments = [], redirections = [] } = node;
    if (node.name === null && assignments.length === 0 && redirections.length === 0) {
      const open = /(&&|\|\|?)\s*$/.test(text);
      return { fault: open ? { kind: 'end', expecting: null } : { kind: 'token', token: '|', expecting: null }, line };
    }
    if (dialect !== 'bash' && assignments.some(each => each.array !== null)) {
      return { fault: { kind: 'token', token: '(', expecting: null }, line };
    }
    if (dialect !== 'bash' && redirections.some(each => each.operator === '<<<')) {
      return { fault: { kind: 'token', token: 'redirection', expecting: null }, line };
    }
  }
  for (const each of Object.values(value)) {
    const found = refuse(each, text, dialect);
    if (found !== null) return found;
  }
  return null;
}
