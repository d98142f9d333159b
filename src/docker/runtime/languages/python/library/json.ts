import { type JsonStyle, placeIn, readJson, writeJson } from '../../script/json.ts';
import { Raised, type Table } from '../../script/values.ts';
import { show } from '../values.ts';

const STYLE: JsonStyle = { comma: ', ', colon: ': ', indent: 0 };

export function json(): Table {
  return {
    dumps: ([value]) => {
      const text = writeJson(value ?? null, STYLE);
      if (text === undefined) throw new Raised('TypeError', 'Object of type function is not JSON serializable');
      return text;
    },
    loads: ([given]) => {
      const text = show(given);
      const read = readJson(text);
      if ('value' in read) return read.value;
      throw new Raised('json.decoder.JSONDecodeError', faultOf(text));
    },
  };
}

/** What may come next in a text that is JSON, as Python's decoder calls it. */
const VALUE = 'Expecting value';
const KEY = 'Expecting property name enclosed in double quotes';
const COLON = "Expecting ':' delimiter";
const COMMA = "Expecting ',' delimiter";
const END = 'Extra data';
const UNTERMINATED = 'Unterminated string starting at';

const TOKEN = /[[\]{},:]|true|false|null|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|"(?:[^"\\]|\\.)*"/sy;

/** What Python's decoder says of a text that is not JSON: it goes through the tokens to the first that does not fit. */
function faultOf(text: string): string {
  const open: ('[' | '{')[] = [];
  let wanted = VALUE;
  let before = '';
  for (let at = 0; ; at = TOKEN.lastIndex) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0] ?? '';
    const ends = token === (open.at(-1) === '[' ? ']' : '}') && (wanted === COMMA || before === open.at(-1));
    const next = ends ? ended(open) : after(wanted, token, open);
    if (next === null) return said(token === '' && text[at] === '"' ? UNTERMINATED : wanted, text, at);
    wanted = next;
    before = token;
  }
}

function ended(open: ('[' | '{')[]): string {
  open.pop();
  return open.length === 0 ? END : COMMA;
}

/** What is wanted after a token that does not end what is open; null where it does not fit. */
function after(wanted: string, token: string, open: ('[' | '{')[]): string | null {
  if (wanted === COMMA) return token !== ',' ? null : open.at(-1) === '{' ? KEY : VALUE;
  if (wanted === COLON) return token === ':' ? VALUE : null;
  if (wanted === KEY) return token.startsWith('"') ? COLON : null;
  if (wanted === END || token === '' || ',:]}'.includes(token)) return null;
  if (token !== '[' && token !== '{') return open.length === 0 ? END : COMMA;
  open.push(token);
  return token === '[' ? VALUE : KEY;
}

function said(fault: string, text: string, at: number): string {
  const { line, column } = placeIn(text, at);
  return `${fault}: line ${line} column ${column} (char ${at})`;
}
