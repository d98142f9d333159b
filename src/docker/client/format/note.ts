/** Colours of the client's newer tables, and its notes: a heading at the left, lines beside it. */

/** What is written around a text. */
export type Paint = (text: string) => string;

export const paint =
  (...codes: readonly number[]): Paint =>
  text =>
    `${codes.map(code => `\u001b[${code}m`).join('')}${text}\u001b[0m`;

export const PLAIN_INFO = ' Info -> ';
/** As wide as the plain one. */
export const INFO = paint(1)(`${paint(106)(paint(30)('i'))} ${paint(96)('Info → ')}`);
const ITALIC = paint(3);

export function note(text: string, onTerminal: boolean): string {
  const lines = text.split('\n').map(line => (onTerminal ? ITALIC(line) : line));
  return `\n${onTerminal ? INFO : PLAIN_INFO}${lines.join(`\n${' '.repeat(PLAIN_INFO.length)}`)}\n`;
}
