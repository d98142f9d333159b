import { balanced } from '../script/brackets.ts';

/** What a line ends with when its statement goes on. */
const GOES_ON = '=+,&|?:(';

/** The texts of a script's statements: they end with a semicolon, or with a line that is complete. */
export function statementsOf(source: string): readonly string[] {
  const text = withoutComments(source);
  const found: string[] = [];
  let start = 0;
  for (const { end, next } of endsOf(text)) {
    const statement = text.slice(start, end).trim();
    start = next;
    if (statement === '' || statement === ';') continue;
    const before = found.at(-1);
    if (before !== undefined && continues(statement)) found[found.length - 1] = `${before} ${statement}`;
    else found.push(statement);
  }
  return found;
}

/** Whether a line belongs to the statement before it: an else, or a call in a chain. */
function continues(statement: string): boolean {
  return /^else\b/.test(statement) || (/^[.?]/.test(statement) && !/^\?\?/.test(statement));
}

/** Whether a statement does not end with the line that it has come to. */
function goesOn(statement: string): boolean {
  const last = statement.trimEnd().at(-1);
  return last !== undefined && GOES_ON.includes(last);
}

/** A text in quotes, in which no comment begins. */
const QUOTED = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`/y;

function withoutComments(source: string): string {
  let text = '';
  let kept = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source[at] ?? '';
    if (char === '"' || char === "'" || char === '`') {
      QUOTED.lastIndex = at;
      at += (QUOTED.exec(source)?.[0].length ?? 1) - 1;
    } else if (char === '/') {
      const end = commentEnd(source, at);
      if (end === null) continue;
      text += source.slice(kept, at);
      kept = end;
      at = end - 1;
    }
  }
  return text + source.slice(kept);
}

/** Where the comment ends that begins at a slash; null where none begins, or it has no end. */
function commentEnd(source: string, at: number): number | null {
  if (source[at + 1] === '/') {
    const end = source.indexOf('\n', at);
    return end < 0 ? source.length : end;
  }
  if (source[at + 1] !== '*') return null;
  const end = source.indexOf('*/', at + 2);
  return end < 0 ? null : end + 2;
}

/** A statement that ends with its block, so that the next may follow on the same line. */
const ENDS_WITH_BLOCK = /^\s*(?:else\b|if\b|for\b|(?:async\s+)?function\s+[\w$])/;

/** Where a statement ends, and where the next may begin. */
interface End {
  readonly end: number;
  readonly next: number;
}

/** Where statements end: outside of quotes and brackets. */
function endsOf(text: string): readonly End[] {
  const ends: End[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  const push = (end: number, next: number): void => {
    ends.push({ end, next });
    start = next;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'" || char === '`') quote = char;
    else if ('{[('.includes(char)) depth++;
    else if ('}])'.includes(char)) {
      depth--;
      if (depth === 0 && char === '}' && ENDS_WITH_BLOCK.test(text.slice(start, at))) push(at + 1, at + 1);
    } else if (depth === 0 && (char === ';' || (char === '\n' && !goesOn(text.slice(start, at))))) push(at, at + 1);
  }
  return [...ends, { end: text.length, next: text.length }];
}

/** The body of an if or a loop, without its braces, and what stands after it. */
export function bodyOf(text: string): { readonly body: string; readonly after: string } {
  if (text.startsWith('{')) {
    const block = balanced(text);
    return { body: block.slice(1, -1), after: text.slice(block.length) };
  }
  const end = /\belse\b/.exec(text);
  if (end === null) return { body: text, after: '' };
  return { body: text.slice(0, end.index).replace(/;\s*$/, ''), after: text.slice(end.index) };
}
