import { entryOf } from '../../entry.ts';
import { type BusyboxBuild, buildAt } from '../kernel/busybox-build.ts';
import type { ProgramCall } from '../kernel/program.ts';
import { APPLETS, type Applet } from './usages.ts';

/** The build of the busybox whose applet is called. */
export function buildOf(call: ProgramCall): BusyboxBuild {
  return buildAt(call.files, call.path);
}

/** Prints how an applet is called, after what was wrong with the call; its exit code. */
export function showUsage(call: ProgramCall, said = ''): number {
  const applet = entryOf(APPLETS, call.name);
  const usage = applet?.usage ?? call.name;
  call.err(`${said}BusyBox ${buildOf(call).version} multi-call binary.\n\nUsage: ${usage}\n`);
  return applet?.code ?? 1;
}

/** What getopt says of an option: `x`, or `--long` by its name. */
export function unknownOption(call: ProgramCall, option: string): string {
  if (!buildOf(call).glibc) return `${call.name}: unrecognized option: ${option}\n`;
  return option.length === 1
    ? `${call.name}: invalid option -- '${option}'\n`
    : `${call.name}: unrecognized option '--${option}'\n`;
}

/** Applets for which `--help` is a word like any other. */
const TAKES_HELP: ReadonlySet<string> = new Set(['[', '[[', 'echo', 'false', 'printf', 'test', 'true', 'expr']);

/** Refuses a call whose options or number of operands do not fit, as every applet does before its work; null when they do. */
export function refuseCall(call: ProgramCall): number | null {
  const applet = entryOf(APPLETS, call.name);
  if (applet === undefined) return null;
  if (call.args[0] === '--help' && !TAKES_HELP.has(call.name)) {
    showUsage(call);
    return 0;
  }
  const read = applet.options === null ? { operands: call.args.length, fault: null } : scan(call, applet);
  if (read.fault !== null) return showUsage(call, read.fault);
  return read.operands < applet.least ? showUsage(call) : null;
}

/** Reads the options as getopt does, and counts what is left. */
function scan(call: ProgramCall, applet: Applet): { readonly operands: number; readonly fault: string | null } {
  const strict = applet.options?.startsWith('+') === true;
  const letters = applet.options ?? '';
  const { args } = call;
  let operands = 0;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--') return { operands: operands + args.length - at - 1, fault: null };
    if (arg.startsWith('--')) {
      const [name = '', value] = arg.slice(2).split(/=(.*)/s);
      const known = applet.long.find(each => each.replace(/=$/, '') === name);
      if (known === undefined) return { operands, fault: unknownOption(call, name) };
      if (known.endsWith('=') && value === undefined) at++;
    } else if (/^-./.test(arg) && !(applet.numbers && /^-\d/.test(arg))) {
      for (let i = 1; i < arg.length; i++) {
        const letter = arg[i] ?? '';
        const where = letter === ':' || letter === '+' ? -1 : letters.indexOf(letter);
        if (where < 0) return { operands, fault: unknownOption(call, letter) };
        if (letters[where + 1] !== ':') continue;
        if (letters[where + 2] !== ':' && i === arg.length - 1 && ++at >= args.length)
          return { operands, fault: needsArgument(call, letter) };
        break;
      }
    } else {
      operands++;
      if (strict) return { operands: args.length - at, fault: null };
    }
  }
  return { operands, fault: null };
}

function needsArgument(call: ProgramCall, letter: string): string {
  return buildOf(call).glibc
    ? `${call.name}: option requires an argument -- '${letter}'\n`
    : `${call.name}: option requires an argument: ${letter}\n`;
}
