import { entryOf } from '../../../entry.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { stop } from '../../kernel/session.ts';
import { GNU_TOOLS, type GnuOption, type GnuTool } from './tools.ts';

/** How a call of a tool is read before its work, as getopt_long of glibc reads it: what the tool has not is its error, what this host has not is told. */

/**
 * The arguments as the program here reads them: long options that have a letter by that letter, those that change nothing left out. A number is
 * the exit code of a call that the tool refuses. Stops the process where the tool has an option that is not simulated.
 */
export function readGnuCall(call: ProgramCall): readonly string[] | number {
  const tool = entryOf(GNU_TOOLS, call.name);
  if (tool === undefined) return call.args;
  const { args } = call;
  const read: string[] = [];
  const bundle = tool.old && args.length > 0 && !args[0]?.startsWith('-') ? readBundle(call, tool, args[0] ?? '') : 0;
  if (typeof bundle === 'string') return refuse(call, tool, bundle);
  read.push(...args.slice(0, bundle));
  for (let at = bundle; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--') return [...read, ...args.slice(at)];
    const taken = arg.startsWith('--')
      ? readLong(call, tool, arg.slice(2), args[at + 1])
      : /^-./.test(arg) && !(tool.numbers && /^-\d/.test(arg))
        ? readLetters(call, tool, arg.slice(1), args[at + 1])
        : null;
    if (taken === null) {
      if (tool.strict) return [...read, ...args.slice(at)];
      read.push(arg);
      continue;
    }
    if ('fault' in taken) return refuse(call, tool, tool.own ? ownWords(arg, taken.fault) : taken.fault);
    read.push(...taken.args);
    if (taken.takesNext) at++;
  }
  return read;
}

function refuse(call: ProgramCall, tool: GnuTool, fault: string): number {
  call.err(`${call.name}: ${fault}\n${hintOf(call.name)}`);
  return tool.code;
}

/** curl names the word as it stands. */
function ownWords(arg: string, fault: string): string {
  return `option ${arg}: ${/requires an argument/.test(fault) ? 'requires parameter' : 'is unknown'}`;
}

/** `xzf a.tgz`: how many words its letters and their values are, or what is wrong with a letter. */
function readBundle(call: ProgramCall, tool: GnuTool, letters: string): number | string {
  let words = 1;
  for (const letter of letters) {
    const option = tool.letters.get(letter);
    if (option === undefined) return `invalid option -- '${letter}'`;
    if (option.does === 'lacks') return lacking(call, `-${letter}`);
    if (option.value === 'needed') words++;
  }
  return words;
}

interface TakenOption {
  readonly args: readonly string[];
  /** Its value was the next argument. */
  readonly takesNext: boolean;
}

type OptionReading = TakenOption | { readonly fault: string };

function readLong(call: ProgramCall, tool: GnuTool, text: string, next: string | undefined): OptionReading {
  const [given = '', value] = tool.own ? [text] : text.split(/=(.*)/s);
  const exact = tool.long.get(given);
  const names = exact === undefined ? [...tool.long.keys()].filter(each => each.startsWith(given)) : [given];
  const options = new Set(names.map(name => tool.long.get(name)));
  const [option] = options;
  if (option === undefined) return { fault: `unrecognized option '--${text}'` };
  if (options.size > 1)
    return {
      fault: `option '--${given}' is ambiguous; possibilities: ${[...names]
        .sort()
        .map(name => `'--${name}'`)
        .join(' ')}`,
    };
  const name = names[0] ?? given;
  if (value !== undefined && option.value === 'none') return { fault: `option '--${name}' doesn't allow an argument` };
  // Nothing is coloured here, and where it need not be nobody misses it.
  if (option.does === 'lacks' || (option.does === 'nothing' && value === 'always')) return lacking(call, `--${text}`);
  const takesNext = value === undefined && option.value === 'needed';
  if (takesNext && next === undefined) return { fault: `option '--${name}' requires an argument` };
  const found = takesNext ? next : value;
  return { args: option.does === 'nothing' ? [] : written(tool, option, name, found), takesNext };
}

/** `-n5`, `-n 5`, `--line-number`, `--iso-8601=hours`: in the form that every program here reads. */
function written({ own }: GnuTool, option: GnuOption, name: string, value: string | undefined): readonly string[] {
  if (option.letter === null && own) return value === undefined ? [`--${name}`] : [`--${name}`, value];
  if (option.letter === null) return [value === undefined ? `--${name}` : `--${name}=${value}`];
  if (value === undefined) return [`-${option.letter}`];
  return option.value === 'needed' ? [`-${option.letter}`, value] : [`-${option.letter}${value}`];
}

function readLetters(call: ProgramCall, tool: GnuTool, letters: string, next: string | undefined): OptionReading {
  let kept = '';
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? '';
    const option = tool.letters.get(letter);
    if (option === undefined) return { fault: `invalid option -- '${letter}'` };
    if (option.does === 'lacks') return lacking(call, `-${letter}`);
    const rest = letters.slice(at + 1);
    const takesNext = option.value === 'needed' && rest === '';
    if (takesNext && next === undefined) return { fault: `option requires an argument -- '${letter}'` };
    const before = kept === '' ? [] : [`-${kept}`];
    if (option.value === 'none') {
      if (option.does === 'acts') kept += letter;
      continue;
    }
    if (option.does === 'nothing') return { args: before, takesNext };
    return { args: [...before, ...(takesNext ? [`-${letter}`, next ?? ''] : [`-${letter}${rest}`])], takesNext };
  }
  return { args: kept === '' ? [] : [`-${kept}`], takesNext: false };
}

function lacking(call: ProgramCall, option: string): never {
  return stop(call.session, 'not-simulated', `${call.name} ${option} is not simulated on this host`);
}

function hintOf(name: string): string {
  switch (name) {
    case 'grep':
    case 'egrep':
    case 'fgrep':
      return `Usage: ${name} [OPTION]... PATTERNS [FILE]...\nTry '${name} --help' for more information.\n`;
    case 'diff':
    case 'cmp':
      return `${name}: Try '${name} --help' for more information.\n`;
    case 'gzip':
      return "Try `gzip --help' for more information.\n";
    case 'tar':
      return "Try 'tar --help' or 'tar --usage' for more information.\n";
    case 'curl':
      return "curl: try 'curl --help' or 'curl --manual' for more information\n";
    case 'wget':
      return "Usage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n";
    default:
      return `Try '${name} --help' for more information.\n`;
  }
}

/** An option that an applet of busybox shares with the tool and that this host does not act on; null when there is none among the letters. */
export function lackingLetter(name: string, args: readonly string[]): string | null {
  const tool = entryOf(GNU_TOOLS, name);
  if (tool === undefined) return null;
  for (const [at, arg] of args.entries()) {
    if (arg === '--' || (tool.strict && !arg.startsWith('-'))) return null;
    const isBundle = tool.old && at === 0 && !arg.startsWith('-');
    if (!isBundle && !/^-[^-\d]/.test(arg)) continue;
    for (const letter of isBundle ? arg : arg.slice(1)) {
      const option = tool.letters.get(letter);
      if (option === undefined) break;
      if (option.does === 'lacks') return letter;
      if (option.value !== 'none' && !isBundle) break;
    }
  }
  return null;
}

/** What of the arguments is neither an option nor the value of one. */
export function operandsOf(name: string, args: readonly string[]): readonly string[] {
  const tool = entryOf(GNU_TOOLS, name);
  const operands: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--') return [...operands, ...args.slice(at + 1)];
    if (!/^-./.test(arg)) operands.push(arg);
    else if (!arg.startsWith('--')) {
      const valued = [...arg.slice(1)].findIndex(letter => tool?.letters.get(letter)?.value === 'needed');
      if (valued === arg.length - 2) at++;
    }
  }
  return operands;
}
