/** Escape sequences of ECMA-48 in a text: where each begins and ends, and what it asks for. */

/** Whether this code begins one: ESC, or CSI as one character. */
export function beginsEscape(code: number): boolean {
  return code === 0x1b || code === 0x9b;
}

export interface Escape {
  /** Where the text goes on behind it. */
  readonly end: number;
  /** The letter that says what to do; null where nothing is to be done. */
  readonly final: string | null;
  readonly parameters: readonly number[];
  /** A private sequence (`?25l`, `>c`): understood by no one here. */
  readonly marked: boolean;
}

/** The escape sequence that begins at `from`, or null while it is not whole yet. */
export function escapeAt(text: string, from: number): Escape | null {
  const nothing = (end: number): Escape => ({ end, final: null, parameters: [], marked: false });
  const short = text[from] === '\u009b';
  const kind = short ? '[' : text[from + 1];
  if (kind === undefined) return null;
  const start = from + (short ? 1 : 2);
  if (kind === '[') {
    let end = start;
    while (end < text.length && !/[@-~]/.test(text[end] ?? '')) {
      // A control character in the middle breaks the sequence off.
      if ((text.charCodeAt(end) < 0x20 || end - start > 64) && end > start) return nothing(end);
      end += 1;
    }
    if (end >= text.length) return end - start > 64 ? nothing(end) : null;
    const body = text.slice(start, end);
    return {
      end: end + 1,
      final: text[end] ?? null,
      parameters: body.split(/[;:]/).map(part => Number.parseInt(part, 10) || 0),
      marked: /[<-?]/.test(body),
    };
  }
  if (kind === ']' || kind === 'P' || kind === '_' || kind === '^' || kind === 'X') {
    // A string, such as a window's title or a link: it ends with BEL, ST or ESC \.
    const ends = ['\u0007', '\u009c', '\u001b\\'].map(mark => ({ at: text.indexOf(mark, start), length: mark.length }));
    const end = ends.filter(each => each.at >= 0).sort((one, other) => one.at - other.at)[0];
    if (end === undefined) return text.length - start > 4096 ? nothing(text.length) : null;
    return nothing(end.at + end.length);
  }
  if (/[ -/]/.test(kind)) return text.length > start ? nothing(start + 1) : null;
  return nothing(start);
}
