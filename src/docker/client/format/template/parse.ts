/** Go's template grammar. What is wrong with a template is told in Go's words: `template: :1: unclosed action`. */
import { quote, unquote } from '../quote.ts';
import { lex, type Token } from './lex.ts';
import type { Command, Node, Operand, Pipe, Template } from './tree.ts';

export type ParsedTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly error: string };

class Trouble extends Error {}

type Ending = { readonly kind: 'end' } | { readonly kind: 'else'; readonly at: number };

/** `functions` are the names that may be called; `name` stands in messages. */
export function parseTemplate(text: string, functions: ReadonlySet<string>, name = ''): ParsedTemplate {
  const tokens = lex(text);
  const named = new Map<string, readonly Node[]>();
  let at = 0;
  let variables = ['$'];
  let loops = 0;
  let actionLine = 0;
  let lastLine = 1;

  const fail = (message: string): never => {
    throw new Trouble(`template: ${name}:${lastLine}: ${message}`);
  };
  const peekRaw = (): Token => tokens[Math.min(at, tokens.length - 1)] as Token;
  const next = (): Token => {
    const token = peekRaw();
    at += 1;
    lastLine = token.line;
    return token;
  };
  const peek = (): Token => {
    let token = peekRaw();
    while (token.kind === 'space') {
      at += 1;
      token = peekRaw();
    }
    lastLine = token.line;
    return token;
  };
  const nextSolid = (): Token => {
    peek();
    return next();
  };
  const unexpected = (token: Token, context: string): never => {
    if (token.kind === 'error') {
      if (token.text === 'unclosed action' && actionLine !== 0 && actionLine !== token.line) {
        return fail(`${token.text} started at ${name}:${actionLine}`);
      }
      return fail(token.text);
    }
    return fail(`unexpected ${tokenText(token)} in ${context}`);
  };
  const expect = (kind: Token['kind'], context: string): Token => {
    const token = nextSolid();
    return token.kind === kind ? token : unexpected(token, context);
  };

  try {
    const body = list(true);
    return { ok: true, template: { name, text, body: body.nodes, named } };
  } catch (trouble) {
    if (trouble instanceof Trouble) return { ok: false, error: trouble.message };
    throw trouble;
  }

  function list(top: boolean): { readonly nodes: readonly Node[]; readonly ending: Ending | null } {
    const nodes: Node[] = [];
    for (;;) {
      const token = peekRaw();
      if (token.kind === 'eof') {
        lastLine = token.line;
        if (top) return { nodes, ending: null };
        return fail('unexpected EOF');
      }
      if (token.kind === 'text') {
        next();
        nodes.push({ kind: 'text', at: token.at, text: token.text });
        continue;
      }
      if (token.kind === 'left') {
        next();
        actionLine = token.line;
        const found = action(top);
        if (found === null) continue;
        if (found.kind === 'end' || found.kind === 'else') {
          if (top) return fail(`unexpected {{${found.kind}}}`);
          return { nodes, ending: found };
        }
        nodes.push(found);
        continue;
      }
      return unexpected(next(), 'input');
    }
  }

  function action(top: boolean): Node | Ending | null {
    const token = peek();
    if (token.kind === 'keyword') {
      next();
      switch (token.text) {
        case 'end':
          expect('right', 'end');
          return { kind: 'end' };
        case 'else': {
          const after = peek();
          if (after.kind === 'keyword' && (after.text === 'if' || after.text === 'with')) {
            return { kind: 'else', at: token.at };
          }
          expect('right', 'else');
          return { kind: 'else', at: token.at };
        }
        case 'if':
        case 'with':
        case 'range':
          return branch(token.text, token);
        case 'break':
        case 'continue':
          if (nextSolid().kind !== 'right') {
            at -= 1;
            return unexpected(next(), `{{${token.text}}}`);
          }
          if (loops === 0) return fail(`{{${token.text}}} outside {{range}}`);
          return { kind: token.text, at: token.at };
        case 'define': {
          if (!top) return unexpected(token, 'input');
          const title = stringToken('define clause');
          expect('right', 'define clause');
          const saved = variables;
          variables = ['$'];
          const inner = list(false);
          if (inner.ending?.kind !== 'end') return fail('unexpected {{else}} in define clause');
          variables = saved;
          named.set(title.value, inner.nodes);
          return null;
        }
        case 'block': {
          const title = stringToken('block clause');
          const argument = pipeline('block clause', 'right');
          const saved = variables;
          variables = ['$'];
          const inner = list(false);
          if (inner.ending?.kind !== 'end') return fail('unexpected {{else}} in block clause');
          variables = saved;
          named.set(title.value, inner.nodes);
          return { kind: 'template', at: title.at, name: title.value, pipe: argument };
        }
        case 'template': {
          const title = stringToken('template clause');
          if (peek().kind === 'right') {
            next();
            return { kind: 'template', at: title.at, name: title.value, pipe: null };
          }
          return { kind: 'template', at: title.at, name: title.value, pipe: pipeline('template clause', 'right') };
        }
      }
    }
    const start = peek();
    return { kind: 'action', at: start.at, pipe: pipeline('command', 'right') };
  }

  function stringToken(context: string): { readonly value: string; readonly at: number } {
    const token = nextSolid();
    if (token.kind !== 'string' && token.kind !== 'raw') return unexpected(token, context);
    return { value: literal(token.text), at: token.at };
  }

  function literal(text: string): string {
    return unquote(text) ?? fail('invalid syntax');
  }

  function branch(kind: 'if' | 'with' | 'range', token: Token): Node {
    const depth = variables.length;
    const pipe = pipeline(kind, 'right');
    if (kind === 'range') loops += 1;
    const first = list(false);
    if (kind === 'range') loops -= 1;
    let otherwise: readonly Node[] | null = null;
    if (first.ending?.kind === 'else') {
      const after = peek();
      if (after.kind === 'keyword' && kind !== 'range') {
        if (after.text !== kind) return unexpected(next(), 'else');
        next();
        otherwise = [branch(kind, after)];
      } else {
        const second = list(false);
        if (second.ending?.kind !== 'end') return fail('expected end; found {{else}}');
        otherwise = second.nodes;
      }
    }
    variables = variables.slice(0, depth);
    return { kind, at: pipe.at === 0 ? token.at : pipe.at, pipe, body: first.nodes, otherwise };
  }

  function pipeline(context: string, end: 'right' | 'close'): Pipe {
    const start = peek().at;
    const declared: string[] = [];
    let declares = false;
    const head = peek();
    if (head.kind === 'variable') {
      const mark = at;
      next();
      const after = peek();
      if (after.kind === 'declare' || after.kind === 'assign') {
        next();
        declared.push(head.text);
        declares = after.kind === 'declare';
        if (declares) variables.push(head.text);
      } else if (after.kind === 'sign' && after.text === ',' && context === 'range') {
        next();
        const second = peek();
        if (second.kind !== 'variable') return unexpected(next(), context);
        next();
        const sign = nextSolid();
        if (sign.kind !== 'declare' && sign.kind !== 'assign') return unexpected(sign, context);
        declares = sign.kind === 'declare';
        declared.push(head.text, second.text);
        if (declares) variables.push(head.text, second.text);
      } else {
        at = mark;
      }
    }
    const commands: Command[] = [];
    for (;;) {
      const token = peek();
      if (token.kind === end) {
        next();
        check(commands, context);
        return { at: start, variables: declared, declares, commands };
      }
      switch (token.kind) {
        case 'bool':
        case 'char':
        case 'dot':
        case 'field':
        case 'identifier':
        case 'number':
        case 'nil':
        case 'raw':
        case 'string':
        case 'variable':
        case 'open':
          commands.push(command());
          break;
        default:
          return unexpected(next(), context);
      }
    }
  }

  function check(commands: readonly Command[], context: string): void {
    if (commands.length === 0) fail(`missing value for ${context}`);
    for (const [index, one] of commands.slice(1).entries()) {
      const head = one.operands[0]?.kind;
      if (head === 'bool' || head === 'dot' || head === 'nil' || head === 'number' || head === 'string') {
        fail(`non executable command in pipeline stage ${index + 2}`);
      }
    }
  }

  function command(): Command {
    const start = peek().at;
    const operands: Operand[] = [];
    for (;;) {
      peek();
      const found = operand();
      if (found !== null) operands.push(found);
      const token = next();
      if (token.kind === 'space') continue;
      if (token.kind === 'right' || token.kind === 'close') {
        at -= 1;
        break;
      }
      if (token.kind === 'pipe') break;
      return unexpected(token, 'operand');
    }
    if (operands.length === 0) fail('empty command');
    return { at: start, operands };
  }

  function operand(): Operand | null {
    const found = term();
    if (found === null) return null;
    if (peekRaw().kind !== 'field') return found;
    const start = peekRaw().at;
    const names: string[] = [];
    while (peekRaw().kind === 'field') names.push(next().text.slice(1));
    switch (found.kind) {
      case 'field':
        return { kind: 'field', at: start, names: [...found.names, ...names] };
      case 'variable':
        return { kind: 'variable', at: start, name: found.name, names };
      case 'bool':
      case 'string':
      case 'number':
      case 'nil':
      case 'dot':
        return fail(`unexpected . after term ${quote(termText(found))}`);
      default:
        return { kind: 'chain', at: start, from: found, names };
    }
  }

  function term(): Operand | null {
    const token = peek();
    next();
    switch (token.kind) {
      case 'identifier':
        if (!functions.has(token.text)) fail(`function ${quote(token.text)} not defined`);
        return { kind: 'function', at: token.at, name: token.text };
      case 'dot':
        return { kind: 'dot', at: token.at };
      case 'nil':
        return { kind: 'nil', at: token.at };
      case 'variable':
        if (!variables.includes(token.text)) fail(`undefined variable ${quote(token.text)}`);
        return { kind: 'variable', at: token.at, name: token.text, names: [] };
      case 'field':
        return { kind: 'field', at: token.at, names: [token.text.slice(1)] };
      case 'bool':
        return { kind: 'bool', at: token.at, value: token.text === 'true' };
      case 'char':
      case 'number':
        return { kind: 'number', at: token.at, text: token.text, value: numberOf(token) };
      case 'string':
      case 'raw':
        return { kind: 'string', at: token.at, quoted: token.text, value: literal(token.text) };
      case 'open':
        return { kind: 'pipe', at: token.at, pipe: pipeline('parenthesized pipeline', 'close') };
      default:
        at -= 1;
        return null;
    }
  }

  function numberOf(token: Token): bigint | number {
    const text = token.text.replaceAll('_', '');
    if (token.kind === 'char') {
      const value = unquote(text);
      const code = value === null || [...value].length !== 1 ? undefined : value.codePointAt(0);
      return code === undefined ? fail(`malformed character constant: ${token.text}`) : BigInt(code);
    }
    const unsigned = text.replace(/^[+-]/, '');
    const negative = text.startsWith('-');
    if (/^(?:0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|[0-9]+)$/.test(unsigned)) {
      const legacyOctal = /^0[0-7]+$/.test(unsigned) ? `0o${unsigned.slice(1)}` : unsigned;
      const value = BigInt(legacyOctal);
      return negative ? -value : value;
    }
    const value = Number(text);
    return Number.isNaN(value) ? fail(`illegal number syntax: ${quote(token.text)}`) : value;
  }
}

function termText(operand: Operand): string {
  switch (operand.kind) {
    case 'bool':
      return String(operand.value);
    case 'number':
      return operand.text;
    case 'string':
      return operand.quoted;
    case 'nil':
      return 'nil';
    default:
      return '.';
  }
}

/** As errors show a token: keywords in angle brackets, long ones cut at ten letters. */
function tokenText(token: Token): string {
  if (token.kind === 'eof') return 'EOF';
  if (token.kind === 'keyword') return `<${token.text}>`;
  return token.text.length > 10 ? `${quote([...token.text].slice(0, 10).join(''))}...` : quote(token.text);
}
