import { partsOf } from '../script/brackets.ts';
import { parseExpression } from '../script/parser.ts';
import type { ScriptExpression } from '../script/syntax.ts';
import { type LogicalLine, linesOf } from './lines.ts';
import type { Imported, Parameter, PythonBranch, PythonStatement, PythonStep } from './syntax.ts';

/** Words that begin a statement with a block. */
export const HEAD = /^(if|while|for|def|elif|else|with|class|try|except|finally|async)\b/;

/** Reads a program. What cannot be read becomes a statement or an expression that says so when the program comes to it. */
export function parsePython(source: string): readonly PythonStep[] {
  return steps(linesOf(source), 0);
}

/** Blocks within each other; Python itself has as many columns of indentation. */
const MOST_NESTED = 100;

/** `depth`: in how many blocks the lines stand. */
function steps(lines: readonly LogicalLine[], depth: number): readonly PythonStep[] {
  const [first] = lines;
  if (depth > MOST_NESTED && first !== undefined)
    return [{ line: first.number, statements: [{ type: 'beyond', what: 'a block that nests this deep' }] }];
  const found: PythonStep[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as LogicalLine;
    const head = HEAD.exec(line.text)?.[1];
    const below = blockOf(lines, at);
    const end = at + 1 + below.length;
    if (head === undefined) {
      found.push({ line: line.number, statements: partsOf(line.text, ';').map(each => simple(each.trim())) });
      at = end;
    } else if (head === 'if') {
      const { branches, after } = conditional(lines, at, depth);
      found.push({ line: line.number, statements: [{ type: 'if', branches }] });
      at = after;
    } else {
      found.push({ line: line.number, statements: [compound(head, line, below, depth)] });
      at = end;
    }
  }
  return found;
}

/** The lines that are indented more than the one at `at`. */
function blockOf(lines: readonly LogicalLine[], at: number): readonly LogicalLine[] {
  const { indent } = lines[at] as LogicalLine;
  let end = at + 1;
  while ((lines[end]?.indent ?? -1) > indent) end++;
  return lines.slice(at + 1, end);
}

interface BlockHeader {
  /** Without its first word and the colon. */
  readonly condition: string;
  readonly body: readonly LogicalLine[];
}

/** A header and its block, which may stand on the same line. */
function headerOf({ text, indent, number }: LogicalLine, below: readonly LogicalLine[]): BlockHeader {
  const inline = below.length === 0 ? /:\s*(\S[\s\S]*)$/.exec(text)?.[1] : undefined;
  const header = inline === undefined ? text : text.slice(0, text.length - inline.length).trim();
  return {
    condition: header.replace(/^\w+\s*/, '').replace(/:$/, ''),
    body: inline === undefined ? below : [{ text: inline, indent: indent + 4, number }],
  };
}

const expression = (text: string): ScriptExpression => parseExpression(text, 'python');

/** An if and what follows it at its indent: elif, else. `after`: the line behind all of them. */
function conditional(
  lines: readonly LogicalLine[],
  start: number,
  depth: number,
): { branches: readonly PythonBranch[]; after: number } {
  const first = lines[start] as LogicalLine;
  const below = blockOf(lines, start);
  const { condition, body } = headerOf(first, below);
  const branches: PythonBranch[] = [{ test: expression(condition), body: steps(body, depth + 1) }];
  let at = start + 1 + below.length;
  for (;;) {
    const other = lines[at];
    const word = other?.indent === first.indent ? /^(elif|else)\b/.exec(other.text)?.[1] : undefined;
    if (other === undefined || word === undefined) return { branches, after: at };
    const block = blockOf(lines, at);
    const next = headerOf(other, block);
    branches.push({ test: word === 'else' ? null : expression(next.condition), body: steps(next.body, depth + 1) });
    at += 1 + block.length;
  }
}

function compound(head: string, line: LogicalLine, below: readonly LogicalLine[], depth: number): PythonStatement {
  const { condition, body: lines } = headerOf(line, below);
  const body = (): readonly PythonStep[] => steps(lines, depth + 1);
  switch (head) {
    case 'while':
      return { type: 'while', test: expression(condition), body: body() };
    case 'for': {
      const [, names = '', over = ''] = /^(.*?)\sin\s([\s\S]*)$/.exec(condition) ?? [];
      const targets = names.split(',').map(each => each.trim());
      return { type: 'for', targets, over: expression(over), body: body() };
    }
    case 'def': {
      const [, name = '', parameters = ''] = /^(\w+)\s*\(([\s\S]*)\)/.exec(condition) ?? [];
      return { type: 'def', name, parameters: parametersOf(parameters), body: body() };
    }
    case 'with': {
      const [, opened = '', name = ''] = /^([\s\S]*)\sas\s+(\w+)$/.exec(condition) ?? [];
      return { type: 'with', opened: expression(opened), name, body: body() };
    }
    default:
      return { type: 'beyond', what: `\`${head}\`` };
  }
}

function parametersOf(text: string): readonly Parameter[] {
  return partsOf(text, ',')
    .map(each => each.trim())
    .filter(each => each !== '')
    .map(each => {
      const [, declared = each, usual] = /^([^=]*)=([\s\S]*)$/.exec(each) ?? [];
      const name = declared.replace(/:[\s\S]*$/, '').trim();
      return { name, usual: usual === undefined ? null : expression(usual) };
    });
}

function simple(text: string): PythonStatement {
  if (text === 'pass' || text.startsWith('global ') || text.startsWith('@') || /^("""|''')/.test(text))
    return { type: 'pass' };
  if (text === 'break' || text === 'continue') return { type: text };
  const imported = /^import\s+([\w., ]+)$/.exec(text)?.[1];
  if (imported !== undefined) return { type: 'import', modules: imported.split(',').map(importedModule) };
  const from = /^from\s+([\w.]+)\s+import\s+([\s\S]*)$/.exec(text);
  if (from !== null) {
    const names = (from[2] ?? '').replace(/[()]/g, '').split(',').map(importedName);
    return { type: 'from', module: from[1] ?? '', names };
  }
  const returned = /^return\b([\s\S]*)$/.exec(text)?.[1];
  if (returned !== undefined) return { type: 'return', value: returned.trim() ? expression(returned) : null };
  const raised = /^raise\s+(\w+)(?:\(([\s\S]*)\))?$/.exec(text);
  if (raised !== null) {
    const [, kind = 'Exception', message] = raised;
    if (kind === 'SystemExit') return { type: 'exit', code: message ? expression(message) : null };
    return { type: 'raise', kind, message: message ? expression(message) : null };
  }
  const assigned = /^([A-Za-z_]\w*)\s*(?::\s*\w+\s*)?(\+|-|\*|\/)?=(?!=)\s*([\s\S]*)$/.exec(text);
  if (assigned !== null) {
    const [, name = '', operator, value = ''] = assigned;
    return {
      type: 'assign',
      name,
      value: expression(operator === undefined ? value : `${name} ${operator} (${value})`),
    };
  }
  return { type: 'expression', value: expression(text) };
}

/** `os.path as p`; without another name a module is known by its first part. */
function importedModule(text: string): Imported {
  const [, name = '', as] = /^([\w.]+)(?:\s+as\s+(\w+))?$/.exec(text.trim()) ?? [];
  return { name, as: as ?? name.split('.')[0] ?? name };
}

function importedName(text: string): Imported {
  const [, name = '', as] = /^(\w+)(?:\s+as\s+(\w+))?$/.exec(text.trim()) ?? [];
  return { name, as: as ?? name };
}
