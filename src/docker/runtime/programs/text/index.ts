import { hash } from 'node:crypto';
import { cleanPath } from '../../../filesystem/index.ts';
import { bytesOfDevice, isEndless, neverEnds } from '../../kernel/devices.ts';
import type { Call, Program } from '../../kernel/program.ts';
import { suspend } from '../../kernel/session.ts';
import { printf } from '../../shell/format.ts';
import { runTool } from '../../shell/tools.ts';
import { contentAt } from '../files/content.ts';
import { busybox, complainOf, readOptions } from '../words.ts';
import { sort } from './sort.ts';
import { wc } from './wc.ts';

/** Programs that read text and print text. The interpreter's own tools do the work where it has them. */
export function textProgram(name: string): Program | null {
  return OWN[name] ?? (TOOLS.has(name) ? tool : null);
}

const TOOLS = new Set([
  'awk',
  'gawk',
  'mawk',
  'base64',
  'basename',
  'column',
  'comm',
  'cut',
  'diff',
  'dirname',
  'egrep',
  'expand',
  'expr',
  'fgrep',
  'file',
  'fold',
  'grep',
  'head',
  'join',
  'jq',
  'nl',
  'od',
  'paste',
  'rev',
  'sed',
  'seq',
  'split',
  'strings',
  'tac',
  'tail',
  'tee',
  'tr',
  'tree',
  'unexpand',
  'uniq',
]);

const tool: Program = async call => {
  const name = call.name === 'gawk' || call.name === 'mawk' ? 'awk' : call.name;
  const follow = name === 'tail' && call.args.some(arg => /^-[0-9nq]*[fF]/.test(arg) || arg === '--follow');
  const given = name === 'tr' ? call.args.map(octal) : call.args;
  const args = follow
    ? given.filter(arg => !/^(-f|-F|--follow)$/.test(arg)).map(arg => arg.replace(/^-(.*)[fF](.*)$/, '-$1$2'))
    : given;
  const device = args.map(arg => cleanPath(arg, call.cwd)).find(isEndless);
  if (device !== undefined) {
    const part = name === 'head' ? partOf(args) : null;
    if (part !== null) {
      call.outBytes(Buffer.from(bytesOfDevice(call.session, device, part)).toString('latin1'));
      return 0;
    }
    const cut = name === 'head' || (name === 'od' && args.some(arg => arg.startsWith('-N')));
    if ((call.route.out !== null && !cut) || TO_THE_END.has(name)) neverEnds(call.session, device);
  }
  const readsInput = args.every(arg => arg.startsWith('-')) && WAITS.has(name);
  const said = await runTool(call.session, call.files, name, args, { env: call.env, cwd: call.cwd, stdin: call.stdin });
  if (said.bytes) call.outBytes(said.stdout);
  else call.out(said.stdout);
  call.err(reworded(call, said.stderr));
  if (follow) suspend(call.session);
  if (readsInput && call.session.request.stdinOpen && call.session.depth === 0) suspend(call.session);
  return said.exitCode;
};

/** `\0`, `\012`: characters by their octal number, which the tool at hand does not read. */
function octal(text: string): string {
  return text.replace(/\\([0-7]{1,3})/g, (_whole, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

/** How many bytes `head` was told to take: `-c 10`, `-c10k`; null when it counts lines or from the end. */
function partOf(args: readonly string[]): number | null {
  const said = /(?:^| )(?:-c ?|--bytes[= ])(\d+)([a-zA-Z]*)(?: |$)/.exec(args.join(' '));
  if (said === null) return null;
  const unit = { '': 1, b: 512, k: 1024, K: 1024, kB: 1000, M: 1_048_576, MB: 1e6, G: 1_073_741_824, GB: 1e9 }[
    said[2] ?? ''
  ];
  return unit === undefined ? null : Number(said[1]) * unit;
}

/** Tools that say nothing before they have read everything. */
const TO_THE_END = new Set(['wc', 'tail', 'tac']);

/** Tools that read standard input when they are given no file. */
const WAITS = new Set(['grep', 'sed', 'sort', 'tee', 'wc', 'head', 'tail', 'tr']);

/** The tools speak as GNU's do. */
function reworded(call: Call, said: string): string {
  if (!busybox(call) || said === '') return said;
  return said
    .replace(/^head: cannot open '(.*)' for reading: (.*)$/gm, 'head: $1: $2')
    .replace(/^tail: cannot open '(.*)' for reading: (.*)$/gm, "tail: can't open '$1': $2")
    .replace(/^(uniq|cut): ([^':\n]+): (No such file or directory|Permission denied)$/gm, "$1: can't open '$2': $3")
    .replace(/^cut: you must specify a list.*$/gm, 'cut: expected a list of bytes, characters, or fields')
    .replace(/^grep: [^\n]+: Is a directory\n/gm, '')
    .replace(/^sed: invalid command: unterminated (?:substitution|address).*$/gm, "sed: unmatched '/'")
    .replace(/^sed: invalid command: (.)$/gm, 'sed: unsupported command $1')
    .replace(/^awk: Unexpected token: .*$/gm, 'awk: cmd. line:1: Unexpected token')
    .replace(/^expr: non-integer argument$/gm, 'expr: non-numeric argument')
    .replace(
      /^(sed|awk|tee|nl|fold|paste): (?:can't (?:open|read) )?'([^':\n]+)': (No such file or directory|Is a directory|Permission denied)$/gm,
      '$1: $2: $3',
    );
}

const echo: Program = call => {
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

/** How much of an endless stream is made: whoever reads it takes what it needs. */
const yes: Program = call => {
  const line = `${call.args.length === 0 ? 'y' : call.args.join(' ')}\n`;
  if (call.route.out !== null) {
    call.out(line.repeat(100));
    return suspend(call.session);
  }
  call.out(line.repeat(2000));
  return 0;
};

const sum: Program = call => {
  const { flags, rest } = readOptions(call.args, { short: 'cbtsw', long: { check: 'c', status: 's' } });
  const algorithm = call.name.replace(/sum$/, '');
  const digest = (bytes: Uint8Array) => hash(algorithm, bytes);
  let code = 0;
  if (flags.has('c')) {
    for (const list of rest.length === 0 ? ['-'] : rest) {
      const content = list === '-' ? null : contentAt(call, list);
      const text =
        content === null ? call.input : typeof content === 'string' ? '' : Buffer.from(content.bytes ?? []).toString();
      for (const line of text.split('\n')) {
        const [, wanted, name = ''] = /^([0-9a-f]+) [ *](.*)$/.exec(line.trim()) ?? [];
        if (wanted === undefined) continue;
        const held = contentAt(call, name);
        const same = typeof held !== 'string' && (held.bytes === null || digest(held.bytes) === wanted);
        if (!flags.has('s')) call.out(`${name}: ${same ? 'OK' : 'FAILED'}\n`);
        if (!same) code = 1;
      }
    }
    return code;
  }
  for (const file of rest.length === 0 ? ['-'] : rest) {
    const content = file === '-' ? null : contentAt(call, file);
    if (typeof content === 'string') {
      complainOf(call, `can't open '${file}'`, file, content);
      code = 1;
    } else if (content === null) call.out(`${digest(Buffer.from(call.stdin, 'latin1'))}  -\n`);
    else call.out(`${content.bytes === null ? digest(Buffer.from(content.digest)) : digest(content.bytes)}  ${file}\n`);
  }
  return code;
};

const clear: Program = call => {
  if (call.session.request.tty) call.out('\x1b[H\x1b[J');
  return 0;
};

const OWN: Readonly<Record<string, Program>> = {
  clear,
  echo,
  md5sum: sum,
  printf,
  reset: clear,
  sha1sum: sum,
  sha256sum: sum,
  sha512sum: sum,
  sort,
  wc,
  yes,
};
