import { toBytes } from '../../kernel/bytes.ts';
import { readTyped, terminalBehind } from '../../kernel/keyboard.ts';
import type { Program } from '../../kernel/program.ts';
import { suspend } from '../../kernel/session.ts';
import { badOption, complainOf, readOptions } from '../words.ts';
import { contentAt } from './content.ts';

/** `cat`, with its numbers, `$` at the ends of lines and `^I` for tabs. */
export const cat: Program = call => {
  const { flags, rest, unknown } = readOptions(call.args, {
    short: 'nebsutvAET',
    long: { number: 'n', 'number-nonblank': 'b', 'show-all': 'A', 'show-ends': 'E', 'show-tabs': 'T' },
  });
  if (unknown !== null) return badOption(call, unknown);
  let code = 0;
  let number = 0;
  let begun = false;
  const has = (...letters: readonly string[]) => letters.some(letter => flags.has(letter));
  const plain = !has('n', 'b', 'e', 's', 't', 'v', 'A', 'E', 'T');
  const show = (bytes: string): void => {
    if (plain) {
      call.outBytes(bytes);
      return;
    }
    let text = '';
    for (const line of bytes.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      const blank = line === '\n';
      if (!begun && (has('b') ? !blank : has('n'))) text += `${String(++number).padStart(6)}\t`;
      const whole = line.endsWith('\n');
      const inner = whole ? line.slice(0, -1) : line;
      const seen = has('v', 'e', 't', 'A') ? inner.replace(NOT_PRINTED, caret) : inner;
      text += has('t', 'A', 'T') ? seen.replaceAll('\t', '^I') : seen;
      if (whole) text += has('e', 'A', 'E') ? '$\n' : '\n';
      begun = !whole;
    }
    call.outBytes(text);
  };
  for (const file of rest.length === 0 ? ['-'] : rest) {
    const terminal = file === '-' ? terminalBehind(call) : null;
    if (terminal !== null) {
      readTyped(call.session, terminal, line => show(toBytes(line)));
      continue;
    }
    if (file === '-') {
      show(call.stdin);
      // What is still to be typed is waited for.
      if (call.session.request.stdinOpen && call.session.depth === 0 && !call.piped) suspend(call.session);
      continue;
    }
    const content = contentAt(call, file);
    if (typeof content === 'string') {
      complainOf(call, content === 'EISDIR' ? `read error` : `can't open '${file}'`, file, content);
      code = 1;
    } else if (content.bytes !== null) show(Buffer.from(content.bytes).toString('latin1'));
  }
  return code;
};

/** All but ASCII's printed bytes, the tab and the end of a line. */
const NOT_PRINTED = /[^\t\n\x20-\x7e]/g;

/** A byte that is not printed, as `^M` or `M-a`. */
function caret(byte: string): string {
  const code = byte.charCodeAt(0);
  if (code >= 128)
    return `M-${code < 160 || code === 255 ? caret(String.fromCharCode(code - 128)) : String.fromCharCode(code - 128)}`;
  return code === 127 ? '^?' : `^${String.fromCharCode(code + 64)}`;
}
