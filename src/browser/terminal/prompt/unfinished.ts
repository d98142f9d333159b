/** Whether a shell would wait for more: a quote, a here-document, an operator or a compound command that is not closed yet. */

export interface ReadCommand {
  /** The shell would ask for another line. */
  readonly open: boolean;
  /** The command as it is run: lines that a backslash continues are one. */
  readonly text: string;
}

interface AwaitedText {
  readonly word: string;
  /** `<<-`: tabs before the closing word do not count. */
  readonly dash: boolean;
}

/** What is being read. */
interface OpenCommand {
  readonly text: string;
  at: number;
  out: string;
  /** Closing words and brackets that are awaited, the innermost last. */
  readonly awaited: string[];
  readonly heredocs: AwaitedText[];
  /** A word here would be a command's name or a keyword. */
  first: boolean;
  /** The line, or the text, ends in an operator that wants more behind it. */
  hanging: boolean;
}

const OPENS: Readonly<Record<string, string>> = {
  if: 'fi',
  for: 'done',
  while: 'done',
  until: 'done',
  case: 'esac',
  '{': '}',
};
/** After these a command begins. */
const LEADS: ReadonlySet<string> = new Set(['if', 'then', 'elif', 'else', 'while', 'until', 'do', '{', '!', 'time']);

/** Reads as bash does, as far as the end of a command needs it. `text`: the lines that were typed so far, with their breaks. */
export function readCommand(text: string): ReadCommand {
  const entered = `${text}\n`;
  const reading: OpenCommand = {
    text: entered,
    at: 0,
    out: '',
    awaited: [],
    heredocs: [],
    first: true,
    hanging: false,
  };
  while (reading.at < entered.length) if (!step(reading)) return { open: true, text };
  const open = reading.hanging || reading.awaited.length > 0;
  return { open, text: open ? text : reading.out.slice(0, -1) };
}

function take(reading: OpenCommand, length: number): void {
  reading.out += reading.text.slice(reading.at, reading.at + length);
  reading.at += length;
}

/** One word, operator or break further; false where the text ends within it. */
function step(reading: OpenCommand): boolean {
  const { text, at } = reading;
  const letter = text[at] ?? '';
  if (letter === '\n') return lineEnd(reading);
  if (letter === '\\' && text[at + 1] === '\n') return joined(reading);
  if (letter === ' ' || letter === '\t') take(reading, 1);
  else if (letter === '#') take(reading, (/^[^\n]*/.exec(text.slice(at)) ?? [''])[0].length);
  else if (/[|&;()<>]/.test(letter)) operator(reading);
  else return word(reading);
  return true;
}

/** A backslash before the break: the next line goes on with this one. */
function joined(reading: OpenCommand): boolean {
  const { text, at } = reading;
  if (at + 2 >= text.length) return false;
  reading.at = at + 2 + (/^[ \t]*/.exec(text.slice(at + 2))?.[0].length ?? 0);
  if (reading.out !== '' && !/\s$/.test(reading.out) && reading.at > at + 2) reading.out += ' ';
  return true;
}

function lineEnd(reading: OpenCommand): boolean {
  take(reading, 1);
  if (!reading.hanging) reading.first = true;
  for (;;) {
    const heredoc = reading.heredocs[0];
    if (heredoc === undefined) return true;
    const end = reading.text.indexOf('\n', reading.at);
    const line = reading.text.slice(reading.at, end < 0 ? undefined : end);
    take(reading, line.length + (end < 0 ? 0 : 1));
    if ((heredoc.dash ? line.replace(/^\t+/, '') : line) === heredoc.word) reading.heredocs.shift();
    if (end < 0) return reading.heredocs.length === 0;
  }
}

function operator(reading: OpenCommand): void {
  const { text, at, awaited } = reading;
  const rest = text.slice(at);
  const heredoc = /^<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([^\s;&|<>()'"]+))/.exec(rest);
  if (heredoc !== null && !rest.startsWith('<<<')) {
    const [whole, dash, single, double, bare] = heredoc;
    reading.heredocs.push({ word: single ?? double ?? bare ?? '', dash: dash === '-' });
    take(reading, whole.length);
    return;
  }
  const symbol = /^(?:<<<|&&|\|\||;;|>>|[<>]&|&>|[|&;()<>])/.exec(rest)?.[0] ?? rest[0] ?? '';
  if (symbol === '(') awaited.push(')');
  if (symbol === ')' && awaited.at(-1) === ')') awaited.pop();
  reading.first = !/[<>]/.test(symbol);
  reading.hanging = ['|', '||', '&&'].includes(symbol);
  take(reading, symbol.length);
}

function word(reading: OpenCommand): boolean {
  const begin = reading.at;
  reading.hanging = false;
  while (reading.at < reading.text.length) {
    const letter = reading.text[reading.at] ?? '';
    if (/[\s|&;()<>]/.test(letter)) break;
    if (letter === '\\' && reading.text[reading.at + 1] === '\n') break;
    const length = pieceAt(reading.text, reading.at);
    if (length === null) return false;
    take(reading, length);
  }
  keyword(reading, reading.text.slice(begin, reading.at));
  return true;
}

/** Length of a quoted piece, an expansion, an escape or a letter; null where it is not closed. */
function pieceAt(text: string, at: number): number | null {
  const letter = text[at] ?? '';
  if (letter === '\\') return at + 1 < text.length ? 2 : 1;
  if (letter === "'") return closed(at, text.indexOf("'", at + 1));
  if (letter === '"') return closed(at, quoteEnd(text, at + 1, '"'));
  if (letter === '`') return closed(at, quoteEnd(text, at + 1, '`'));
  if (letter !== '$') return 1;
  if (text[at + 1] === '{') return closed(at, nestedEnd(text, at + 2, '{', '}'));
  if (text[at + 1] === '(') return closed(at, nestedEnd(text, at + 2, '(', ')'));
  return 1;
}

function closed(at: number, end: number): number | null {
  return end < 0 ? null : end + 1 - at;
}

function quoteEnd(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at;
    else if (quote === '"' && text[at] === '$') {
      const inner = pieceAt(text, at);
      if (inner === null) return -1;
      at += inner - 1;
    }
  }
  return -1;
}

function nestedEnd(text: string, from: number, open: string, close: string): number {
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (letter === close) return at;
    if (letter === open) {
      const end = nestedEnd(text, at + 1, open, close);
      if (end < 0) return -1;
      at = end;
      continue;
    }
    const length = pieceAt(text, at);
    if (length === null) return -1;
    at += length - 1;
  }
  return -1;
}

function keyword(reading: OpenCommand, name: string): void {
  if (!reading.first) return;
  const closer = OPENS[name];
  if (closer !== undefined) reading.awaited.push(closer);
  else if (name === reading.awaited.at(-1)) reading.awaited.pop();
  reading.first = LEADS.has(name);
}
