/** Numbers and characters as Go writes them. */
import { quote, unquote } from '../../../quote.ts';
import type { TemplateToken } from './lex.ts';

type Numeral = { readonly ok: true; readonly value: bigint | number } | { readonly ok: false; readonly error: string };

/** What a token stands for: whole numbers and characters as bigint, all others as number. */
export function numeral(token: TemplateToken): Numeral {
  const text = token.text.replaceAll('_', '');
  if (token.kind === 'char') {
    const value = unquote(text);
    const code = value === null || [...value].length !== 1 ? undefined : value.codePointAt(0);
    return code === undefined
      ? { ok: false, error: `malformed character constant: ${token.text}` }
      : { ok: true, value: BigInt(code) };
  }
  const unsigned = text.replace(/^[+-]/, '');
  const negative = text.startsWith('-');
  if (/^(?:0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|[0-9]+)$/.test(unsigned)) {
    const legacyOctal = /^0[0-7]+$/.test(unsigned) ? `0o${unsigned.slice(1)}` : unsigned;
    const value = BigInt(legacyOctal);
    return { ok: true, value: negative ? -value : value };
  }
  const value = Number(text);
  return Number.isNaN(value)
    ? { ok: false, error: `illegal number syntax: ${quote(token.text)}` }
    : { ok: true, value };
}
