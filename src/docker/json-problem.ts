/** The first JSON value of a text, or what Go's decoder says of one that is none. What follows that value is not read. */
import { quote } from './quote.ts';

class JsonTrouble extends Error {}

function shown(letter: string): string {
  if (letter === "'") return "'\\''";
  return letter === '"' ? `'"'` : `'${quote(letter).slice(1, -1)}'`;
}

export type FirstJson = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: string };

export function firstJson(text: string): FirstJson {
  let at = 0;

  const peek = (): string => {
    const letter = text[at];
    if (letter === undefined) throw new JsonTrouble('unexpected EOF');
    return letter;
  };
  const refuse = (context: string): never => {
    throw new JsonTrouble(`invalid character ${shown(peek())} ${context}`);
  };
  const blank = (): string => {
    while (' \t\r\n'.includes(peek())) at += 1;
    return peek();
  };
  const digits = (context: string): void => {
    if (!/[0-9]/.test(peek())) refuse(context);
    while (/[0-9]/.test(text[at] ?? '')) at += 1;
  };

  function value(): void {
    const letter = blank();
    const word = ['true', 'false', 'null'].find(literal => literal.startsWith(letter));
    if (letter === '{') object();
    else if (letter === '[') list();
    else if (letter === '"') string();
    else if (/[-0-9]/.test(letter)) number();
    else if (word !== undefined) literal(word);
    else refuse('looking for beginning of value');
  }

  function object(): void {
    at += 1;
    if (blank() === '}') {
      at += 1;
      return;
    }
    for (;;) {
      if (blank() !== '"') refuse('looking for beginning of object key string');
      string();
      if (blank() !== ':') refuse('after object key');
      at += 1;
      value();
      const letter = blank();
      if (letter !== ',' && letter !== '}') refuse('after object key:value pair');
      at += 1;
      if (letter === '}') return;
    }
  }

  function list(): void {
    at += 1;
    if (blank() === ']') {
      at += 1;
      return;
    }
    for (;;) {
      value();
      const letter = blank();
      if (letter !== ',' && letter !== ']') refuse('after array element');
      at += 1;
      if (letter === ']') return;
    }
  }

  function string(): void {
    at += 1;
    for (;;) {
      const letter = peek();
      if (letter < ' ') refuse('in string literal');
      at += 1;
      if (letter === '"') return;
      if (letter !== '\\') continue;
      if (!'"\\/bfnrtu'.includes(peek())) refuse('in string escape code');
      at += 1;
      if (text[at - 1] !== 'u') continue;
      for (let left = 4; left > 0; left--, at++) {
        if (!/[0-9a-fA-F]/.test(peek())) refuse('in \\u hexadecimal character escape');
      }
    }
  }

  function number(): void {
    if (peek() === '-') at += 1;
    if (text[at] === '0') at += 1;
    else digits('in numeric literal');
    if (text[at] === '.') {
      at += 1;
      digits('after decimal point in numeric literal');
    }
    if (text[at] !== 'e' && text[at] !== 'E') return;
    at += 1;
    if (/[-+]/.test(peek())) at += 1;
    digits('in exponent of numeric literal');
  }

  function literal(word: string): void {
    for (const expected of word) {
      if (peek() !== expected) refuse(`in literal ${word} (expecting ${shown(expected)})`);
      at += 1;
    }
  }

  try {
    value();
    return { ok: true, value: text.slice(0, at) };
  } catch (trouble) {
    if (trouble instanceof JsonTrouble) return { ok: false, error: trouble.message };
    throw trouble;
  }
}
