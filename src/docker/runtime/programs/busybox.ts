import type { UserFiles } from '../kernel/files.ts';
import type { Call } from '../kernel/program.ts';
import { APPLETS, type Applet } from './usages.ts';

/** How a busybox was built: what tells one from another at the prompt. */
export interface Build {
  /** What stands before `multi-call binary.` in every usage. */
  readonly version: string;
  /** glibc's getopt says `invalid option -- 'x'` where musl's says `unrecognized option: x`. */
  readonly glibc: boolean;
  /** Its shell finds applets without a look at PATH, so that `type ls` says `ls is ls`. */
  readonly standalone: boolean;
  /** Whether `ps` has a TIME column. */
  readonly time: boolean;
}

const ALPINE: Build = { version: 'v1.37.0 (2025-01-17 18:12:01 UTC)', glibc: false, standalone: false, time: true };
const OFFICIAL: Build = { version: 'v1.37.0 (2024-09-26 21:31:42 UTC)', glibc: true, standalone: false, time: true };
/** Debian's busybox-static. */
const DEBIAN: Build = {
  version: 'v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1)',
  glibc: true,
  standalone: true,
  time: false,
};

/** Builds that are not Alpine's, by the size of the binary. */
const BUILDS: ReadonlyMap<number, Build> = new Map([
  [1_131_528, OFFICIAL],
  [1_239_696, OFFICIAL],
  [1_982_256, DEBIAN],
]);

/** The build of the busybox at `path`. */
export function buildAt(files: UserFiles, path: string): Build {
  const node = files.whole.stat(path);
  return (node?.type === 'file' ? BUILDS.get(node.content.size) : undefined) ?? ALPINE;
}

export function buildOf(call: Call): Build {
  return buildAt(call.files, call.path);
}

/** Prints how an applet is called, after what was wrong with the call; its exit code. */
export function showUsage(call: Call, said = ''): number {
  const applet = APPLETS[call.name];
  const usage = applet?.usage ?? call.name;
  call.err(`${said}BusyBox ${buildOf(call).version} multi-call binary.\n\nUsage: ${usage}\n`);
  return applet?.code ?? 1;
}

/** What getopt says of an option: `x`, or `--long` by its name. */
export function unknownOption(call: Call, option: string): string {
  if (!buildOf(call).glibc) return `${call.name}: unrecognized option: ${option}\n`;
  return option.length === 1
    ? `${call.name}: invalid option -- '${option}'\n`
    : `${call.name}: unrecognized option '--${option}'\n`;
}

/** Applets for which `--help` is a word like any other. */
const TAKES_HELP: ReadonlySet<string> = new Set(['[', '[[', 'echo', 'false', 'printf', 'test', 'true', 'expr']);

/** Refuses a call whose options or number of operands do not fit, as every applet does before its work; null when they do. */
export function refuseCall(call: Call): number | null {
  const applet = APPLETS[call.name];
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
function scan(call: Call, applet: Applet): { readonly operands: number; readonly fault: string | null } {
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

function needsArgument(call: Call, letter: string): string {
  return buildOf(call).glibc
    ? `${call.name}: option requires an argument -- '${letter}'\n`
    : `${call.name}: option requires an argument: ${letter}\n`;
}
