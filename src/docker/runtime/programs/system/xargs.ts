import type { Program, ProgramCall } from '../../kernel/program.ts';
import { contentAt } from '../files/content.ts';
import { busybox, complainOf } from '../words.ts';

/** What xargs is told: how to part its input, and how to give the parts to a command. */
interface XargsRequest {
  readonly command: readonly string[];
  /** How many a command is given at most, as it was written; null: all of them. */
  readonly most: { readonly option: 'n' | 'L'; readonly text: string } | null;
  /** What stands in the command for one of them. */
  readonly replace: string | null;
  /** Whether the command is run where there are none. */
  readonly empty: boolean;
  /** What parts them, in place of blanks. */
  readonly separator: string | null;
  readonly trace: boolean;
  /** What is read in place of standard input. */
  readonly file: string | null;
}

export const xargs: Program = async call => {
  const request = read(call.args);
  const input = request.file === null ? call.input : inputFrom(call, request.file);
  if (input === null) return 1;
  const fault = request.most === null ? null : numberFault(call, request.most);
  if (fault !== null) {
    call.err(fault);
    return 1;
  }
  let code = 0;
  for (const argv of commands(request, items(input, request))) {
    if (request.trace) call.err(`${argv.join(' ')}\n`);
    const ran = await call.run(argv, { stdin: '' });
    if (ran.missing !== null) {
      call.err(`xargs: ${argv[0]}: No such file or directory\n`);
      return 127;
    }
    if (ran.exitCode !== 0) code = 123;
  }
  return code;
};

function inputFrom(call: ProgramCall, file: string): string | null {
  const content = contentAt(call, file);
  if (typeof content !== 'string') return Buffer.from(content.bytes ?? []).toString('utf8');
  complainOf(call, file, `Cannot open input file '${file}'`, content);
  return null;
}

function read(args: readonly string[]): XargsRequest {
  let most: XargsRequest['most'] = null;
  let replace: string | null = null;
  let empty = true;
  let zero = false;
  let trace = false;
  let file: string | null = null;
  let delimiter: string | null = null;
  let at = 0;
  for (; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (!arg.startsWith('-')) break;
    const counted = /^-([nL])(.*)$/s.exec(arg);
    if (counted !== null) most = { option: counted[1] === 'L' ? 'L' : 'n', text: counted[2] || (args[++at] ?? '') };
    else if (arg === '-I') replace = args[++at] ?? '{}';
    else if (/^-I./.test(arg)) replace = arg.slice(2);
    else if (/^-i/.test(arg)) replace = arg.slice(2) || '{}';
    else if (arg === '-a') file = args[++at] ?? '';
    else if (arg === '-d') delimiter = (args[++at] ?? '\n').replace('\\n', '\n');
    else if (arg === '-P') at++;
    else if (arg === '-r' || arg === '--no-run-if-empty') empty = false;
    else if (arg === '-0' || arg === '--null') zero = true;
    else if (arg === '-t') trace = true;
  }
  const command = at < args.length ? args.slice(at) : ['echo'];
  return { command, most, replace, empty, separator: zero ? '\0' : delimiter, trace, file };
}

const LARGEST = 2_147_483_647;

/** What is said of a number that is none, or below 1; null for one that will do. */
function numberFault(call: ProgramCall, { option, text }: NonNullable<XargsRequest['most']>): string | null {
  const isNumber = (busybox(call) ? /^\d+$/ : /^[-+]?\d+$/).test(text);
  const number = Number(text);
  if (isNumber && number >= 1 && number <= LARGEST) return null;
  if (busybox(call))
    return `xargs: ${isNumber ? `number ${text} is not in 1..${LARGEST} range` : `invalid number '${text}'`}\n`;
  const said = isNumber
    ? `value ${text} for -${option} option should be ${number < 1 ? '>= 1' : `<= ${LARGEST}`}`
    : `invalid number "${text}" for -${option} option`;
  return `xargs: ${said}\nTry 'xargs --help' for more information.\n`;
}

/** The parts of the input. Quotes and backslashes keep blanks, where it is blanks that part. */
function items(input: string, { separator, replace, most }: XargsRequest): readonly string[] {
  if (separator !== null)
    return input.split(separator).filter((each, index, all) => each !== '' || index < all.length - 1);
  if (replace !== null)
    return input
      .split('\n')
      .map(each => each.trim())
      .filter(each => each !== '');
  if (most?.option === 'L') return linesOf(input);
  return words(input);
}

/** With -L a command is given whole lines, which blanks at their ends join. */
function linesOf(input: string): readonly string[] {
  return input
    .replace(/[ \t]+\n/g, ' ')
    .split('\n')
    .filter(each => each.trim() !== '');
}

function words(input: string): readonly string[] {
  return [...input.matchAll(/(?:"([^"]*)"|'([^']*)'|\\(.)|([^\s"'\\]))+/g)].map(match =>
    match[0].replace(/"([^"]*)"|'([^']*)'|\\(.)/g, '$1$2$3'),
  );
}

function commands({ command, most, replace, empty }: XargsRequest, list: readonly string[]): readonly string[][] {
  if (replace !== null) return list.map(item => command.map(each => each.replaceAll(replace, item)));
  if (list.length === 0) return empty ? [[...command]] : [];
  const runs: string[][] = [];
  const step = most === null ? list.length : Number(most.text);
  for (let from = 0; from < list.length; from += step) {
    const part = list.slice(from, from + step);
    runs.push([...command, ...(most?.option === 'L' ? part.flatMap(words) : part)]);
  }
  return runs;
}
