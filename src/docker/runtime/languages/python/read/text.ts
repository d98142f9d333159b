import { PyUnread } from './fault.ts';

/** What a text in quotes stands for. */
export interface ReadText {
  readonly kind: 'text' | 'bytes' | 'format';
  readonly isRaw: boolean;
  /** Without quotes, with its escapes. */
  readonly inner: string;
  /** How many characters stand before it. */
  readonly before: number;
}

export function readText(token: string): ReadText {
  const [opening = '', prefix = '', quote = ''] = /^([a-zA-Z]*)("""|'''|"|')/.exec(token) ?? [];
  return {
    kind: /b/i.test(prefix) ? 'bytes' : /f/i.test(prefix) ? 'format' : 'text',
    isRaw: /r/i.test(prefix),
    inner: token.slice(opening.length, token.length - quote.length).replaceAll('\r\n', '\n'),
    before: opening.length,
  };
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

const ESCAPE = /\\(?:([ntrabfv\\'"\n])|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{[^}]*\})/g;

/** What the escapes of a text stand for; those that mean nothing stay as they are. */
export function unescaped(inner: string, isBytes: boolean, line: number): string {
  return inner.replace(
    ESCAPE,
    (whole, simple?: string, octal?: string, hex?: string, four?: string, eight?: string) => {
      if (simple !== undefined) return SIMPLE[simple] ?? whole;
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (isBytes) return whole;
      const code = four ?? eight;
      if (code === undefined) throw new PyUnread('`\\N{…}`', line);
      const point = Number.parseInt(code, 16);
      if (point > 0x10_ffff) throw new PyUnread('this escape', line);
      return String.fromCodePoint(point);
    },
  );
}
