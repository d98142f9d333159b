/** Go's template grammar. What is wrong with a template is told in Go's words: `template: :1: unclosed action`. */
import { quote, unquote } from '../../../quote.ts';
import { Beyond } from '../../../work.ts';
import { lex, type TemplateToken, tokenText } from './lex.ts';
import { numeral } from './numeral.ts';
import { type Operand, type Pipe, type Template, type TemplateCommand, type TemplateNode, termText } from './tree.ts';

export type ParsedTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly error: string };

/** How deep lists and parentheses may stand in each other. */
const MOST_NESTED = 300;

class ParseTrouble extends Error {}

type BlockEnd = { readonly kind: 'end' } | { readonly kind: 'else'; readonly at: number };

/** `functions` are the names that may be called; `name` stands in messages. */
export function parseTemplate(text: string, functions: ReadonlySet<string>, name = ''): ParsedTemplate {
  const parser = new Parser(lex(text), functions, name);
  try {
    const { nodes } = parser.list(true);
    return { ok: true, template: { name, text, body: nodes, named: parser.named } };
  } catch (trouble) {
    if (trouble instanceof ParseTrouble) return { ok: false, error: trouble.message };
    throw trouble;
  }
}

class Parser {
  readonly named = new Map<string, readonly TemplateNode[]>();
  private at = 0;
  /** Lists and parentheses that are open. */
  private depth = 0;
  private variables = ['$'];
  /** `range`s that are open, which break and continue leave. */
  private loops = 0;
  private actionLine = 0;
  private lastLine = 1;
  private readonly tokens: readonly TemplateToken[];
  private readonly functions: ReadonlySet<string>;
  private readonly name: string;

  constructor(tokens: readonly TemplateToken[], functions: ReadonlySet<string>, name: string) {
    this.tokens = tokens;
    this.functions = functions;
    this.name = name;
  }

  private fail(message: string): never {
    throw new ParseTrouble(`template: ${this.name}:${this.lastLine}: ${message}`);
  }

  private peekRaw(): TemplateToken {
    return this.tokens[Math.min(this.at, this.tokens.length - 1)] as TemplateToken;
  }

  private next(): TemplateToken {
    const token = this.peekRaw();
    this.at += 1;
    this.lastLine = token.line;
    return token;
  }

  private peek(): TemplateToken {
    let token = this.peekRaw();
    while (token.kind === 'space') {
      this.at += 1;
      token = this.peekRaw();
    }
    this.lastLine = token.line;
    return token;
  }

  private nextSolid(): TemplateToken {
    this.peek();
    return this.next();
  }

  private unexpected(token: TemplateToken, context: string): never {
    if (token.kind !== 'error') return this.fail(`unexpected ${tokenText(token)} in ${context}`);
    if (token.text === 'unclosed action' && this.actionLine !== 0 && this.actionLine !== token.line) {
      return this.fail(`${token.text} started at ${this.name}:${this.actionLine}`);
    }
    return this.fail(token.text);
  }

  private expect(kind: TemplateToken['kind'], context: string): TemplateToken {
    const token = this.nextSolid();
    return token.kind === kind ? token : this.unexpected(token, context);
  }

  private deeper<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > MOST_NESTED) throw new Beyond('a template nests deeper than this host goes');
    const found = read();
    this.depth -= 1;
    return found;
  }

  list(top: boolean): { readonly nodes: readonly TemplateNode[]; readonly ending: BlockEnd | null } {
    const nodes: TemplateNode[] = [];
    for (;;) {
      const token = this.peekRaw();
      if (token.kind === 'eof') {
        this.lastLine = token.line;
        if (top) return { nodes, ending: null };
        return this.fail('unexpected EOF');
      }
      if (token.kind === 'text') {
        this.next();
        nodes.push({ kind: 'text', at: token.at, text: token.text });
        continue;
      }
      if (token.kind === 'left') {
        this.next();
        this.actionLine = token.line;
        const found = this.action(top);
        if (found === null) continue;
        if (found.kind === 'end' || found.kind === 'else') {
          if (top) return this.fail(`unexpected {{${found.kind}}}`);
          return { nodes, ending: found };
        }
        nodes.push(found);
        continue;
      }
      return this.unexpected(this.next(), 'input');
    }
  }

  private action(top: boolean): TemplateNode | BlockEnd | null {
    const token = this.peek();
    if (token.kind === 'keyword') {
      this.next();
      switch (token.text) {
        case 'end':
          this.expect('right', 'end');
          return { kind: 'end' };
        case 'else':
          return this.otherwise(token);
        case 'if':
        case 'with':
        case 'range':
          return this.branch(token.text, token);
        case 'break':
        case 'continue':
          return this.leave(token.text, token);
        case 'define':
          return top ? this.define() : this.unexpected(token, 'input');
        case 'block':
          return this.block();
        case 'template':
          return this.invoke();
      }
    }
    const start = this.peek();
    return { kind: 'action', at: start.at, pipe: this.pipeline('command', 'right') };
  }

  /** `{{else if}}` stands for an else with an if in it: its end is read there. */
  private otherwise(token: TemplateToken): BlockEnd {
    const after = this.peek();
    if (after.kind !== 'keyword' || (after.text !== 'if' && after.text !== 'with')) this.expect('right', 'else');
    return { kind: 'else', at: token.at };
  }

  private leave(kind: 'break' | 'continue', token: TemplateToken): TemplateNode {
    if (this.nextSolid().kind !== 'right') {
      this.at -= 1;
      return this.unexpected(this.next(), `{{${kind}}}`);
    }
    if (this.loops === 0) return this.fail(`{{${kind}}} outside {{range}}`);
    return { kind, at: token.at };
  }

  private define(): null {
    const title = this.stringToken('define clause');
    this.expect('right', 'define clause');
    this.nameBody(title.value, 'define clause');
    return null;
  }

  private block(): TemplateNode {
    const title = this.stringToken('block clause');
    const pipe = this.pipeline('block clause', 'right');
    this.nameBody(title.value, 'block clause');
    return { kind: 'template', at: title.at, name: title.value, pipe };
  }

  /** Reads a template up to its end under a name of its own; it knows no variable from outside. */
  private nameBody(title: string, context: string): void {
    const saved = this.variables;
    this.variables = ['$'];
    const inner = this.deeper(() => this.list(false));
    if (inner.ending?.kind !== 'end') this.fail(`unexpected {{else}} in ${context}`);
    this.variables = saved;
    this.named.set(title, inner.nodes);
  }

  private invoke(): TemplateNode {
    const title = this.stringToken('template clause');
    if (this.peek().kind !== 'right')
      return { kind: 'template', at: title.at, name: title.value, pipe: this.pipeline('template clause', 'right') };
    this.next();
    return { kind: 'template', at: title.at, name: title.value, pipe: null };
  }

  private stringToken(context: string): { readonly value: string; readonly at: number } {
    const token = this.nextSolid();
    if (token.kind !== 'string' && token.kind !== 'raw') return this.unexpected(token, context);
    return { value: this.literal(token.text), at: token.at };
  }

  private literal(text: string): string {
    return unquote(text) ?? this.fail('invalid syntax');
  }

  private branch(kind: 'if' | 'with' | 'range', token: TemplateToken): TemplateNode {
    const depth = this.variables.length;
    const pipe = this.pipeline(kind, 'right');
    if (kind === 'range') this.loops += 1;
    const first = this.deeper(() => this.list(false));
    if (kind === 'range') this.loops -= 1;
    let otherwise: readonly TemplateNode[] | null = null;
    if (first.ending?.kind === 'else') {
      const after = this.peek();
      if (after.kind === 'keyword' && kind !== 'range') {
        if (after.text !== kind) return this.unexpected(this.next(), 'else');
        this.next();
        otherwise = [this.deeper(() => this.branch(kind, after))];
      } else {
        const second = this.deeper(() => this.list(false));
        if (second.ending?.kind !== 'end') return this.fail('expected end; found {{else}}');
        otherwise = second.nodes;
      }
    }
    this.variables = this.variables.slice(0, depth);
    return { kind, at: pipe.at === 0 ? token.at : pipe.at, pipe, body: first.nodes, otherwise };
  }

  private pipeline(context: string, end: 'right' | 'close'): Pipe {
    const start = this.peek().at;
    const declared: string[] = [];
    let declares = false;
    const head = this.peek();
    if (head.kind === 'variable') {
      const mark = this.at;
      this.next();
      const after = this.peek();
      if (after.kind === 'declare' || after.kind === 'assign') {
        this.next();
        declared.push(head.text);
        declares = after.kind === 'declare';
        if (declares) this.variables.push(head.text);
      } else if (after.kind === 'sign' && after.text === ',' && context === 'range') {
        this.next();
        const second = this.peek();
        if (second.kind !== 'variable') return this.unexpected(this.next(), context);
        this.next();
        const sign = this.nextSolid();
        if (sign.kind !== 'declare' && sign.kind !== 'assign') return this.unexpected(sign, context);
        declares = sign.kind === 'declare';
        declared.push(head.text, second.text);
        if (declares) this.variables.push(head.text, second.text);
      } else {
        this.at = mark;
      }
    }
    const commands: TemplateCommand[] = [];
    for (;;) {
      const token = this.peek();
      if (token.kind === end) {
        this.next();
        this.check(commands, context);
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
          commands.push(this.command());
          break;
        default:
          return this.unexpected(this.next(), context);
      }
    }
  }

  private check(commands: readonly TemplateCommand[], context: string): void {
    if (commands.length === 0) this.fail(`missing value for ${context}`);
    for (const [index, one] of commands.slice(1).entries()) {
      const head = one.operands[0]?.kind;
      if (head === 'bool' || head === 'dot' || head === 'nil' || head === 'number' || head === 'string') {
        this.fail(`non executable command in pipeline stage ${index + 2}`);
      }
    }
  }

  private command(): TemplateCommand {
    const start = this.peek().at;
    const operands: Operand[] = [];
    for (;;) {
      this.peek();
      const found = this.operand();
      if (found !== null) operands.push(found);
      const token = this.next();
      if (token.kind === 'space') continue;
      if (token.kind === 'right' || token.kind === 'close') {
        this.at -= 1;
        break;
      }
      if (token.kind === 'pipe') break;
      return this.unexpected(token, 'operand');
    }
    if (operands.length === 0) this.fail('empty command');
    return { at: start, operands };
  }

  private operand(): Operand | null {
    const found = this.term();
    if (found === null) return null;
    if (this.peekRaw().kind !== 'field') return found;
    const start = this.peekRaw().at;
    const names: string[] = [];
    while (this.peekRaw().kind === 'field') names.push(this.next().text.slice(1));
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
        return this.fail(`unexpected . after term ${quote(termText(found))}`);
      default:
        return { kind: 'chain', at: start, from: found, names };
    }
  }

  private term(): Operand | null {
    const token = this.peek();
    this.next();
    switch (token.kind) {
      case 'identifier':
        if (!this.functions.has(token.text)) this.fail(`function ${quote(token.text)} not defined`);
        return { kind: 'function', at: token.at, name: token.text };
      case 'dot':
        return { kind: 'dot', at: token.at };
      case 'nil':
        return { kind: 'nil', at: token.at };
      case 'variable':
        if (!this.variables.includes(token.text)) this.fail(`undefined variable ${quote(token.text)}`);
        return { kind: 'variable', at: token.at, name: token.text, names: [] };
      case 'field':
        return { kind: 'field', at: token.at, names: [token.text.slice(1)] };
      case 'bool':
        return { kind: 'bool', at: token.at, value: token.text === 'true' };
      case 'char':
      case 'number': {
        const read = numeral(token);
        if (!read.ok) return this.fail(read.error);
        return { kind: 'number', at: token.at, text: token.text, value: read.value };
      }
      case 'string':
      case 'raw':
        return { kind: 'string', at: token.at, quoted: token.text, value: this.literal(token.text) };
      case 'open':
        return {
          kind: 'pipe',
          at: token.at,
          pipe: this.deeper(() => this.pipeline('parenthesized pipeline', 'close')),
        };
      default:
        this.at -= 1;
        return null;
    }
  }
}
