import { GoSyntax, lex, type Token } from './lexer.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

export type Expression = Place &
  (
    | { readonly type: 'string' | 'int' | 'float' | 'char'; readonly value: string }
    | { readonly type: 'name'; readonly name: string }
    | { readonly type: 'select'; readonly of: Expression; readonly name: string }
    | {
        readonly type: 'call';
        readonly callee: Expression;
        readonly args: readonly Expression[];
        readonly spread: boolean;
      }
    | { readonly type: 'index'; readonly of: Expression; readonly index: Expression }
    | {
        readonly type: 'slice';
        readonly of: Expression;
        readonly low: Expression | null;
        readonly high: Expression | null;
      }
    | { readonly type: 'unary'; readonly operator: string; readonly operand: Expression }
    | { readonly type: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
    | { readonly type: 'list'; readonly items: readonly Expression[] }
    | { readonly type: 'map'; readonly items: readonly { readonly key: Expression; readonly value: Expression }[] }
    | { readonly type: 'function'; readonly parameters: readonly string[]; readonly body: readonly Statement[] }
  );

export type Statement = Place &
  (
    | { readonly type: 'expression'; readonly value: Expression }
    | {
        readonly type: 'declare';
        readonly names: readonly (Place & { readonly name: string })[];
        readonly values: readonly Expression[];
        readonly zero: string | null;
        readonly constant: boolean;
        readonly short: boolean;
      }
    | {
        readonly type: 'assign';
        readonly targets: readonly Expression[];
        readonly operator: string;
        readonly values: readonly Expression[];
      }
    | {
        readonly type: 'if';
        readonly start: Statement | null;
        readonly condition: Expression;
        readonly body: readonly Statement[];
        readonly otherwise: readonly Statement[] | null;
      }
    | {
        readonly type: 'for';
        readonly start: Statement | null;
        readonly condition: Expression | null;
        readonly step: Statement | null;
        readonly body: readonly Statement[];
      }
    | {
        readonly type: 'range';
        readonly key: string | null;
        readonly value: string | null;
        readonly over: Expression;
        readonly body: readonly Statement[];
        readonly names: readonly (Place & { readonly name: string })[];
      }
    | {
        readonly type: 'switch';
        readonly subject: Expression | null;
        readonly cases: readonly {
          readonly values: readonly Expression[] | null;
          readonly body: readonly Statement[];
        }[];
      }
    | { readonly type: 'return'; readonly values: readonly Expression[] }
    | { readonly type: 'break' | 'continue' }
    | { readonly type: 'defer'; readonly call: Expression }
    | { readonly type: 'block'; readonly body: readonly Statement[] }
  );

export interface Import extends Place {
  readonly path: string;
  readonly alias: string | null;
}

export interface Func extends Place {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: readonly Statement[];
}

export interface GoFile {
  readonly package: string;
  readonly imports: readonly Import[];
  readonly functions: readonly Func[];
  readonly variables: readonly Statement[];
}

/** What real Go compiles and this host does not: said plainly, never taken for an error of the learner. */
export class NotSimulated extends Error {}

const BINARY: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<', '<=', '>', '>='],
  ['+', '-', '|', '^'],
  ['*', '/', '%', '<<', '>>', '&', '&^'],
];

/** Parses the part of Go that this host compiles; faults are worded as the compiler words them. */
export function parseGo(source: string): GoFile {
  const tokens = lex(source);
  let at = 0;
  let literals = true;
  const end = tokens[tokens.length - 1] as Token;
  const peek = (ahead = 0): Token => tokens[at + ahead] ?? end;
  const here = (): Place => ({ line: peek().line, column: peek().column });
  const is = (text: string) => (peek().kind === 'operator' || peek().kind === 'keyword') && peek().text === text;
  const spoken = (token: Token): string => {
    switch (token.kind) {
      case 'end':
        return 'EOF';
      case 'name':
        return `name ${token.text}`;
      case 'keyword':
        return `keyword ${token.text}`;
      case 'string':
        return `literal ${JSON.stringify(token.text)}`;
      case 'char':
        return `literal '${token.text}'`;
      case 'int':
      case 'float':
        return `literal ${token.text}`;
      case 'operator':
        if (token.text === ';') return token.automatic ? 'newline' : 'semicolon';
        return token.text === ',' ? 'comma' : token.text;
    }
  };
  const unexpected = (rest: string, token: Token = peek()): never => {
    throw new GoSyntax({
      line: token.line,
      column: token.column,
      message: `syntax error: unexpected ${spoken(token)}${rest}`,
    });
  };
  const take = (): Token => {
    const token = peek();
    at++;
    return token;
  };
  const accept = (text: string): boolean => {
    if (!is(text)) return false;
    at++;
    return true;
  };
  const expect = (text: string, rest = `, expected ${text}`): Token => (is(text) ? take() : unexpected(rest));
  const name = (rest = ', expected name'): Token => (peek().kind === 'name' ? take() : unexpected(rest));

  /** A type is read and only its zero value kept. */
  const type = (): string => {
    if (accept('*')) {
      type();
      return 'nil';
    }
    if (accept('[')) {
      if (!accept(']')) {
        expression();
        expect(']');
      }
      type();
      return 'list';
    }
    if (accept('map')) {
      expect('[');
      type();
      expect(']');
      type();
      return 'map';
    }
    if (accept('(')) {
      const inner = type();
      expect(')');
      return inner;
    }
    if (is('func') || is('chan') || is('struct') || is('interface')) {
      if (is('interface') && peek(1).text === '{' && peek(2).text === '}') {
        at += 3;
        return 'nil';
      }
      throw new NotSimulated(`${peek().text} types`);
    }
    let named = name(', expected type').text;
    while (accept('.')) named += `.${name().text}`;
    if (/^(u?int(8|16|32|64)?|byte|rune|uintptr)$/.test(named)) return 'int';
    if (/^float(32|64)$/.test(named)) return 'float';
    if (named === 'string') return 'string';
    if (named === 'bool') return 'bool';
    if (named === 'time.Duration') return 'int';
    return 'nil';
  };
  const parameters = (): string[] => {
    const names: string[] = [];
    expect('(');
    while (!is(')')) {
      names.push(name().text);
      accept('...');
      if (!is(',') && !is(')')) type();
      if (!accept(',')) break;
    }
    expect(')');
    return names;
  };
  const results = (): void => {
    if (accept('(')) {
      while (!is(')')) {
        type();
        if (peek().kind === 'name') type();
        if (!accept(',')) break;
      }
      expect(')');
    } else if (!is('{')) type();
  };
  const primary = (): Expression => {
    const place = here();
    const token = peek();
    switch (token.kind) {
      case 'string':
      case 'int':
      case 'float':
      case 'char':
        at++;
        return { ...place, type: token.kind, value: token.text };
      case 'name':
        at++;
        return { ...place, type: 'name', name: token.text };
      default:
        break;
    }
    if (accept('(')) {
      const outer = literals;
      literals = true;
      const inner = expression();
      literals = outer;
      expect(')');
      return inner;
    }
    if (is('[') || is('map')) {
      const map = is('map');
      if (accept('map')) {
        expect('[');
        type();
        expect(']');
        type();
      } else type();
      if (is('(')) return { ...place, type: 'name', name: '[]byte' };
      return composite(place, map);
    }
    if (accept('func')) {
      const names = parameters();
      if (!is('{')) results();
      return { ...place, type: 'function', parameters: names, body: block() };
    }
    if (is('struct') || is('interface') || is('chan')) throw new NotSimulated(`${token.text} types`);
    return unexpected(', expected expression');
  };
  const composite = (place: Place, map: boolean): Expression => {
    expect('{');
    const items: Expression[] = [];
    const pairs: { key: Expression; value: Expression }[] = [];
    while (!is('}')) {
      const first = is('{') ? composite(here(), false) : expression();
      if (map) {
        expect(':');
        pairs.push({ key: first, value: is('{') ? composite(here(), false) : expression() });
      } else items.push(first);
      if (!accept(',')) {
        if (!is('}')) unexpected(' in composite literal; possibly missing comma or }');
        break;
      }
    }
    expect('}');
    return map ? { ...place, type: 'map', items: pairs } : { ...place, type: 'list', items };
  };
  const operand = (): Expression => {
    const place = here();
    for (const operator of ['-', '+', '!', '^', '&', '*', '<-']) {
      if (!is(operator)) continue;
      if (operator === '&' || operator === '*' || operator === '<-')
        throw new NotSimulated(operator === '<-' ? 'channels' : 'pointers');
      at++;
      return { ...place, type: 'unary', operator, operand: operand() };
    }
    let value = primary();
    for (;;) {
      const before = here();
      if (accept('.')) {
        if (is('(')) throw new NotSimulated('type assertions');
        value = {
          ...before,
          type: 'select',
          of: value,
          name: name(', expected name or (').text,
          line: value.line,
          column: value.column,
        };
      } else if (accept('(')) {
        const args: Expression[] = [];
        let spread = false;
        const outer = literals;
        literals = true;
        while (!is(')')) {
          args.push(expression());
          if (accept('...')) spread = true;
          if (!accept(',')) {
            if (!is(')')) unexpected(' in argument list; possibly missing comma or )');
            break;
          }
        }
        literals = outer;
        expect(')');
        value = { line: value.line, column: value.column, type: 'call', callee: value, args, spread };
      } else if (accept('[')) {
        const outer = literals;
        literals = true;
        const low = is(':') ? null : expression();
        if (accept(':')) {
          const high = is(']') ? null : expression();
          value = { ...before, type: 'slice', of: value, low, high };
        } else if (low !== null) value = { ...before, type: 'index', of: value, index: low };
        literals = outer;
        expect(']');
      } else if (
        is('{') &&
        literals &&
        (value.type === 'name' || value.type === 'select') &&
        peek(1).kind === 'name' &&
        peek(2).text === ':'
      )
        throw new NotSimulated('struct types');
      else return value;
    }
  };
  const binary = (level: number): Expression => {
    const operators = BINARY[level];
    if (operators === undefined) return operand();
    let left = binary(level + 1);
    while (peek().kind === 'operator' && operators.includes(peek().text)) {
      const { text, line, column } = take();
      left = { line, column, type: 'binary', operator: text, left, right: binary(level + 1) };
    }
    return left;
  };
  const expression = (): Expression => binary(0);
  const expressions = (): Expression[] => {
    const list = [expression()];
    while (accept(',')) list.push(expression());
    return list;
  };
  const block = (): Statement[] => {
    expect('{');
    const outer = literals;
    literals = true;
    const list: Statement[] = [];
    while (!is('}')) {
      if (peek().kind === 'end') unexpected(', expected }');
      if (accept(';')) continue;
      list.push(statement());
      if (!is('}') && !accept(';')) unexpected(' at end of statement');
    }
    literals = outer;
    expect('}');
    return list;
  };
  const declaration = (constant: boolean): Statement[] => {
    const one = (): Statement => {
      const place = here();
      const names = [{ ...here(), name: name().text }];
      while (accept(',')) names.push({ ...here(), name: name().text });
      const zero = is('=') || is(';') || is(')') ? null : type();
      const values = accept('=') ? expressions() : [];
      return { ...place, type: 'declare', names, values, zero: zero ?? 'nil', constant, short: false };
    };
    if (!accept('(')) return [one()];
    const list: Statement[] = [];
    while (!is(')')) {
      if (accept(';')) continue;
      list.push(one());
      if (!is(')')) expect(';', ', expected semicolon, newline, or )');
    }
    expect(')');
    return list;
  };
  const simple = (): Statement => {
    const place = here();
    const left = expressions();
    const operator = peek().text;
    if (is(':=')) {
      at++;
      const names = left.map(each => {
        if (each.type !== 'name')
          throw new GoSyntax({
            line: each.line,
            column: each.column,
            message: `syntax error: non-name on left side of :=`,
          });
        return { line: each.line, column: each.column, name: each.name };
      });
      if (is('range')) return range(names, place);
      return { ...place, type: 'declare', names, values: expressions(), zero: null, constant: false, short: true };
    }
    if (/^([-+*/%&|^]|<<|>>)?=$/.test(operator) && peek().kind === 'operator') {
      at++;
      return { ...place, type: 'assign', targets: left, operator, values: expressions() };
    }
    const [only] = left;
    if (only === undefined) return unexpected('');
    if (is('++') || is('--')) {
      const step = take().text === '++' ? '+=' : '-=';
      return {
        ...place,
        type: 'assign',
        targets: [only],
        operator: step,
        values: [{ ...place, type: 'int', value: '1' }],
      };
    }
    if (is('<-')) throw new NotSimulated('channels');
    return { ...place, type: 'expression', value: only };
  };
  const range = (names: readonly (Place & { readonly name: string })[], place: Place): Statement => {
    expect('range');
    const over = expression();
    return {
      ...place,
      type: 'range',
      key: names[0]?.name ?? null,
      value: names[1]?.name ?? null,
      over,
      names,
      body: [],
    };
  };
  const ifStatement = (place: Place): Statement => {
    const outer = literals;
    literals = false;
    if (is('{'))
      throw new GoSyntax({
        line: peek().line,
        column: peek().column,
        message: 'syntax error: missing condition in if statement',
      });
    let start: Statement | null = simple();
    let condition: Statement = start;
    if (accept(';')) condition = simple();
    else start = null;
    literals = outer;
    if (condition.type !== 'expression')
      throw new GoSyntax({
        line: condition.line,
        column: condition.column,
        message: 'syntax error: cannot use assignment as value',
      });
    const body = block();
    let otherwise: Statement[] | null = null;
    if (accept('else')) {
      const next = here();
      if (accept('if')) otherwise = [ifStatement(next)];
      else if (is('{')) otherwise = block();
      else
        throw new GoSyntax({
          line: peek().line,
          column: peek().column,
          message: 'syntax error: else must be followed by if or statement block',
        });
    }
    return { ...place, type: 'if', start, condition: condition.value, body, otherwise };
  };
  const forStatement = (place: Place): Statement => {
    const outer = literals;
    literals = false;
    let start: Statement | null = null;
    let condition: Expression | null = null;
    let step: Statement | null = null;
    if (is('range')) start = range([], place);
    else if (!is('{')) {
      if (!is(';')) start = simple();
      if (start?.type !== 'range') {
        if (is('{') && start !== null) {
          if (start.type !== 'expression') unexpected(', expected for loop condition');
          else condition = start.value;
          start = null;
        } else {
          expect(';', ', expected for loop condition');
          if (!is(';')) condition = expression();
          expect(';');
          if (!is('{')) step = simple();
        }
      }
    }
    literals = outer;
    const body = block();
    if (start?.type === 'range') return { ...start, body };
    return { ...place, type: 'for', start, condition, step, body };
  };
  const switchStatement = (place: Place): Statement => {
    const outer = literals;
    literals = false;
    const subject = is('{') ? null : expression();
    literals = outer;
    expect('{');
    const cases: { values: Expression[] | null; body: Statement[] }[] = [];
    while (!is('}')) {
      if (accept(';')) continue;
      const otherwise = accept('default');
      if (!otherwise) expect('case');
      const values = otherwise ? null : expressions();
      expect(':');
      const body: Statement[] = [];
      while (!is('case') && !is('default') && !is('}')) {
        if (accept(';')) continue;
        body.push(statement());
        if (!is('}') && !is('case')) accept(';');
      }
      cases.push({ values, body });
    }
    expect('}');
    return { ...place, type: 'switch', subject, cases };
  };
  const statement = (): Statement => {
    const place = here();
    if (peek().kind === 'keyword') {
      const word = peek().text;
      switch (word) {
        case 'var':
        case 'const': {
          at++;
          const list = declaration(word === 'const');
          const [only] = list;
          return list.length === 1 && only !== undefined ? only : { ...place, type: 'block', body: list };
        }
        case 'if':
          at++;
          return ifStatement(place);
        case 'for':
          at++;
          return forStatement(place);
        case 'switch':
          at++;
          return switchStatement(place);
        case 'return': {
          at++;
          return { ...place, type: 'return', values: is(';') || is('}') ? [] : expressions() };
        }
        case 'break':
        case 'continue':
          at++;
          return { ...place, type: word };
        case 'defer':
          at++;
          return { ...place, type: 'defer', call: expression() };
        case 'go':
        case 'select':
        case 'goto':
        case 'type':
          throw new NotSimulated(`the statement \`${word}\``);
        case 'func':
        case 'map':
        case 'chan':
        case 'struct':
        case 'interface':
          break;
        default:
          unexpected(', expected }');
      }
    }
    if (is('{')) return { ...place, type: 'block', body: block() };
    return simple();
  };

  const first = peek();
  if (!is('package')) {
    throw new GoSyntax({
      line: first.line,
      column: first.column,
      message: 'syntax error: package statement must be first',
    });
  }
  at++;
  const packageName = name().text;
  if (!accept(';') && peek().kind !== 'end') unexpected(' after package clause');
  const imports: Import[] = [];
  const importOne = (): void => {
    const place = here();
    const alias = peek().kind === 'name' || is('.') ? take().text : null;
    if (peek().kind !== 'string') unexpected(', expected import path');
    imports.push({ ...place, path: take().text, alias });
  };
  while (accept('import')) {
    if (accept('(')) {
      while (!is(')')) {
        if (accept(';')) continue;
        importOne();
        if (!is(')')) expect(';', ', expected semicolon, newline, or )');
      }
      expect(')');
    } else importOne();
    if (!accept(';') && peek().kind !== 'end') unexpected(' after top level declaration');
  }
  const functions: Func[] = [];
  const variables: Statement[] = [];
  while (peek().kind !== 'end') {
    if (accept(';')) continue;
    const place = here();
    if (accept('func')) {
      if (is('(')) throw new NotSimulated('methods');
      const named = here();
      const called = name(', expected name or (').text;
      const names = parameters();
      if (!is('{') && !is(';')) results();
      if (is(';')) throw new GoSyntax({ ...here(), message: 'syntax error: unexpected semicolon or newline before {' });
      functions.push({ ...named, name: called, parameters: names, body: block() });
    } else if (accept('var')) variables.push(...declaration(false));
    else if (accept('const')) variables.push(...declaration(true));
    else if (is('type')) throw new NotSimulated('type declarations');
    else if (is('import'))
      throw new GoSyntax({ ...place, message: 'syntax error: imports must appear before other declarations' });
    else throw new GoSyntax({ ...place, message: 'syntax error: non-declaration statement outside function body' });
    if (!accept(';') && peek().kind !== 'end') unexpected(' after top level declaration');
  }
  return { package: packageName, imports, functions, variables };
}
