import type { Program } from '../../kernel/program.ts';

export const echo: Program = call => {
  // dash's echo always reads escapes; busybox's and bash's only with -e.
  let at = 0;
  let newline = true;
  let escapes = call.shell === 'dash';
  for (; at < call.args.length; at++) {
    const arg = call.args[at] ?? '';
    if (!(call.shell === 'dash' ? /^-n$/ : /^-[neE]+$/).test(arg)) break;
    if (arg.includes('n')) newline = false;
    if (arg.includes('e')) escapes = true;
    if (arg.includes('E')) escapes = false;
  }
  const text = call.args.slice(at).join(' ');
  if (!escapes) {
    call.out(newline ? `${text}\n` : text);
    return 0;
  }
  const stop = text.search(/(?<!\\)(\\\\)*\\c/);
  const until = stop < 0 ? text : text.slice(0, text.indexOf('\\c', stop));
  const octal = call.shell === 'bash' ? OCTAL_OF_BASH : OCTAL;
  const read = until.replace(octal, (whole, code: string) => {
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 255);
    if (code[0] === 'x' && code.length > 1) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return ESCAPES[code] ?? whole;
  });
  call.out(newline && stop < 0 ? `${read}\n` : read);
  return 0;
};

/** bash wants a zero before the digits. */
const OCTAL_OF_BASH = /\\(0[0-7]{0,3}|x[0-9a-fA-F]{1,2}|[^0-7])/gs;
const OCTAL = /\\(0[0-7]{0,3}|[1-7][0-7]{0,2}|x[0-9a-fA-F]{1,2}|.)/gs;

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  e: '\x1b',
};
