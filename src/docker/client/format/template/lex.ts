/** A Go template cut into tokens: text outside of `{{ }}`, and words, literals and signs inside. */

type TokenKind =
  | 'text'
  | 'left'
  | 'right'
  | 'comment'
  | 'space'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'keyword'
  | 'nil'
  | 'dot'
  | 'bool'
  | 'char'
  | 'number'
  | 'string'
  | 'raw'
  | 'pipe'
  | 'declare'
  | 'assign'
  | 'open'
  | 'close'
  | 'sign'
  | 'error'
  | 'eof';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Offset in the template. */
  readonly at: number;
  /** 1-based. */
  readonly line: number;
}

const KEYWORDS = new Set([
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'range',
  'nil',
  'template',
  'with',
]);
const SPACE = /[ \t\r\n]/;
const WORD = /[\p{L}\p{Nd}_]/u;

export function lex(template: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;

  const emit = (kind: TokenKind, start: number, end: number): void => {
    tokens.push({ kind, text: template.slice(start, end), at: start, line });
    for (let i = start; i < end; i++) if (template[i] === '\n') line += 1;
    at = end;
  };
  const fail = (message: string): readonly Token[] => {
    tokens.push({ kind: 'error', text: message, at, line });
    return tokens;
  };
  const skip = (end: number): void => {
    for (let i = at; i < end; i++) if (template[i] === '\n') line += 1;
    at = end;
  };
  const spaceEnd = (start: number): number => {
    let end = start;
    while (SPACE.test(template[end] ?? '')) end += 1;
    return end;
  };

  while (at < template.length) {
    const left = template.indexOf('{{', at);
    if (left < 0) {
      emit('text', at, template.length);
      break;
    }
    const trims = template[left + 2] === '-' && SPACE.test(template[left + 3] ?? '');
    let end = left;
    if (trims) while (end > at && SPACE.test(template[end - 1] ?? '')) end -= 1;
    if (end > at) emit('text', at, end);
    skip(left);
    const inside = left + 2 + (trims ? 1 : 0);
    const body = trims ? spaceEnd(inside) : inside;
    if (template.startsWith('/*', body)) {
      skip(body);
      const close = template.indexOf('*/', body);
      if (close < 0) return fail('unclosed comment');
      const after = close + 2;
      const trimsRight = SPACE.test(template[after] ?? '') && template[after + 1] === '-' ? 2 : 0;
      if (!template.startsWith('}}', after + trimsRight)) return fail('comment ends before closing delimiter');
      skip(after + trimsRight + 2);
      if (trimsRight > 0) skip(spaceEnd(at));
      continue;
    }
    emit('left', left, left + 2);
    skip(trims ? inside : at);
    const problem = action();
    if (problem !== null) return fail(problem);
  }
  tokens.push({ kind: 'eof', text: '', at: template.length, line });
  return tokens;

  /** Reads up to and with the closing braces; the trouble met, if any. */
  function action(): string | null {
    let depth = 0;
    for (;;) {
      const trims = SPACE.test(template[at] ?? '') && template[at + 1] === '-' && template.startsWith('}}', at + 2);
      if (trims || template.startsWith('}}', at)) {
        if (depth > 0) return 'unclosed left paren';
        if (trims) skip(at + 2);
        emit('right', at, at + 2);
        if (trims) skip(spaceEnd(at));
        return null;
      }
      const letter = template[at];
      if (letter === undefined) return 'unclosed action';
      if (SPACE.test(letter)) {
        let end = at;
        while (
          SPACE.test(template[end] ?? '') &&
          !(end > at && template[end + 1] === '-' && template.startsWith('}}', end + 2))
        ) {
          end += 1;
        }
        emit('space', at, end);
      } else if (letter === '=') emit('assign', at, at + 1);
      else if (letter === ':') {
        if (template[at + 1] !== '=') return 'expected :=';
        emit('declare', at, at + 2);
      } else if (letter === '|') emit('pipe', at, at + 1);
      else if (letter === '"') {
        const problem = quoted('"', 'string', 'unterminated quoted string');
        if (problem !== null) return problem;
      } else if (letter === '`') {
        const close = template.indexOf('`', at + 1);
        if (close < 0) return 'unterminated raw quoted string';
        emit('raw', at, close + 1);
      } else if (letter === "'") {
        const problem = quoted("'", 'char', 'unterminated character constant');
        if (problem !== null) return problem;
      } else if (letter === '$') {
        const end = wordEnd(at + 1);
        if (!terminates(end)) return badCharacter(end);
        emit('variable', at, end);
      } else if (letter === '.' && !/[0-9]/.test(template[at + 1] ?? '')) {
        const end = wordEnd(at + 1);
        if (!terminates(end)) return badCharacter(end);
        emit(end === at + 1 ? 'dot' : 'field', at, end);
      } else if (/[-+0-9.]/.test(letter)) {
        const problem = number();
        if (problem !== null) return problem;
      } else if (WORD.test(letter)) {
        const end = wordEnd(at);
        if (!terminates(end)) return badCharacter(end);
        const word = template.slice(at, end);
        emit(
          word === 'nil' ? 'nil' : KEYWORDS.has(word) ? 'keyword' : /^(true|false)$/.test(word) ? 'bool' : 'identifier',
          at,
          end,
        );
      } else if (letter === '(') {
        depth += 1;
        emit('open', at, at + 1);
      } else if (letter === ')') {
        depth -= 1;
        if (depth < 0) return 'unexpected right paren';
        emit('close', at, at + 1);
      } else if (/[!-~]/.test(letter)) emit('sign', at, at + 1);
      else return `unrecognized character in action: ${rune(template.codePointAt(at) ?? 0)}`;
    }
  }

  function wordEnd(start: number): number {
    let end = start;
    while (WORD.test(String.fromCodePoint(template.codePointAt(end) ?? 0x20))) {
      end += (template.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
    }
    return end;
  }

  function terminates(end: number): boolean {
    const next = template[end];
    return next === undefined || SPACE.test(next) || /[.,|:()]/.test(next) || template.startsWith('}}', end);
  }

  function badCharacter(end: number): string {
    at = end;
    return `bad character ${rune(template.codePointAt(end) ?? 0)}`;
  }

  function quoted(mark: string, kind: TokenKind, message: string): string | null {
    let end = at + 1;
    while (template[end] !== mark) {
      if (template[end] === '\\') end += 1;
      if (template[end] === undefined || template[end] === '\n') return message;
      end += 1;
    }
    emit(kind, at, end + 1);
    return null;
  }

  function number(): string | null {
    const match =
      /^[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]+)?|0[oO][0-7_]*|0[bB][01_]*|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]+)?)i?/.exec(
        template.slice(at),
      );
    const end = at + (match?.[0].length ?? 0);
    const next = template[end] ?? '';
    if (WORD.test(next) || next === '.') return `bad number syntax: "${template.slice(at, end + 1)}"`;
    emit('number', at, end);
    return null;
  }
}

/** `U+0021 '!'` */
function rune(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')} '${String.fromCodePoint(code)}'`;
}
