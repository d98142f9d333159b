/**
 * What phones and word processors make of dashes and quotes, read as it was meant: `—tag` is `--tag`, `“name”` is `"name"`. A dash that is not there is not
 * put there.
 */

/** Em and horizontal bar: two hyphens were typed. */
const LONG = '\u2014\u2015';
/** En dash: one or two, by what follows. */
const EN = '\u2013';
/** Hyphens and minus signs: one. */
const SHORT = '\u2010\u2011\u2012\u2212\ufe58\ufe63\uff0d';
const ANY = `${LONG}${EN}${SHORT}`;

const BEGINNING = new RegExp(`^([-${ANY}]{1,3})(?=[A-Za-z])([A-Za-z0-9]*)`);
const ODD = new RegExp(`[${ANY}]`);
const BETWEEN = new RegExp(`(?<=[A-Za-z0-9])[${EN}${SHORT}](?=[A-Za-z0-9])`, 'g');

/** One word, with the hyphens that it was meant to have. */
export function plainHyphens(word: string): string {
  if (!ODD.test(word)) return word;
  const [begun = '', dashes = '', name = ''] = BEGINNING.exec(word) ?? [];
  const begins = begun === '' || !ODD.test(dashes) ? dashes : hyphens(dashes, name);
  return begins + word.slice(dashes.length).replace(BETWEEN, '-');
}

/** Options of two letters that are a word; `-it`, `-rf` and the like are two options of a letter. */
const SHORT_WORDS = new Set(['rm', 'ip', 'to']);

function hyphens(dashes: string, name: string): string {
  if (name.length === 1) return '-';
  if (dashes.length > 1 || LONG.includes(dashes)) return '--';
  return dashes === EN && (name.length > 2 || SHORT_WORDS.has(name)) ? '--' : '-';
}

/** What a typographic quote may end with, and what both stand for. */
const QUOTES: Readonly<Record<string, { readonly ends: string; readonly plain: string }>> = {
  '“': { ends: '”“', plain: '"' },
  '”': { ends: '”', plain: '"' },
  '„': { ends: '“”', plain: '"' },
  '«': { ends: '»', plain: '"' },
  '‘': { ends: '’‘', plain: "'" },
  '’': { ends: '’', plain: "'" },
  '‚': { ends: '‘’', plain: "'" },
};

/** A line of the shell as it was meant. What stands in plain quotes, in a comment or in a here-document is text of its own, and stays. */
export function meantLine(line: string): string {
  const end = line.includes('<<') ? line.indexOf('\n') : -1;
  const typed = end < 0 ? line : line.slice(0, end);
  if (!new RegExp(`[${ANY}${Object.keys(QUOTES).join('')}]`).test(typed)) return line;
  return meant(typed) + line.slice(typed.length);
}

function meant(line: string): string {
  let out = '';
  let word = '';
  /** What stands before belongs to the same word. */
  let within = false;
  const close = (): void => {
    out += within ? word : plainHyphens(word);
    word = '';
  };
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? '';
    const taken =
      char === '#' && word === '' && !within && out.at(-1) !== '$' ? line.slice(at) : quotedAt(line, at, word);
    if (taken !== null) {
      close();
      out += char in QUOTES ? requoted(taken, char) : taken;
      at += taken.length - 1;
      within = true;
    } else if (/[\s;|&()<>]/.test(char)) {
      close();
      within = false;
      out += char;
    } else word += char;
  }
  close();
  return out;
}

/** What is quoted from here, with its quotes; null when nothing is. */
function quotedAt(line: string, at: number, word: string): string | null {
  const char = line[at] ?? '';
  if (char === '\\') return line.slice(at, at + 2);
  const quote = QUOTES[char];
  if (char !== '"' && char !== "'" && quote === undefined) return null;
  // An apostrophe inside of a word is none of these.
  if (quote !== undefined && !/(^|[=:,])$/.test(word)) return null;
  const ends = quote?.ends ?? char;
  for (let end = at + 1; end < line.length; end++) {
    const other = line[end] ?? '';
    if (other === '\\' && char === '"') end += 1;
    else if (ends.includes(other)) return line.slice(at, end + 1);
    // Plain quotes inside would end it early.
    else if (quote?.plain === other) return null;
  }
  return quote === undefined ? line.slice(at) : null;
}

function requoted(quoted: string, char: string): string {
  const plain = QUOTES[char]?.plain ?? char;
  return `${plain}${quoted.slice(1, -1)}${plain}`;
}
