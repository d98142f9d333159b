import { entryOf } from '../../entry.ts';
import type { KernelErrno } from '../kernel/errno.ts';
import { kernelErrnoText } from '../kernel/errno.ts';
import type { ProgramCall } from '../kernel/program.ts';
import { showUsage, unknownOption } from './busybox.ts';

/** Options as getopt reads them: groups of letters, `--long`, `--long=value`, `-ovalue`; `--` ends them. */
export interface GetoptOptions {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
  /** The first option that is not known: `x` or `long`. */
  readonly unknown: string | null;
}

export interface OptionSpec {
  /** Letters without a value, and those with one followed by `:`. */
  readonly short: string;
  /** Long name → the letter that it stands for. */
  readonly long?: Readonly<Record<string, string>>;
  /** Options end at the first operand. */
  readonly strict?: boolean;
}

export function readOptions(args: readonly string[], spec: OptionSpec): GetoptOptions {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const rest: string[] = [];
  let unknown: string | null = null;
  const takes = (letter: string) => spec.short.includes(`${letter}:`);
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--') {
      rest.push(...args.slice(at + 1));
      break;
    }
    if (arg.startsWith('--')) {
      const [name = '', value] = arg.slice(2).split(/=(.*)/s);
      const letter = entryOf(spec.long, name);
      if (letter === undefined) unknown ??= name;
      else if (takes(letter)) values.set(letter, value ?? args[++at] ?? '');
      else flags.add(letter);
    } else if (arg.startsWith('-') && arg.length > 1) {
      for (let i = 1; i < arg.length; i++) {
        const letter = arg[i] ?? '';
        if (!spec.short.includes(letter) || letter === ':') {
          unknown ??= letter;
          continue;
        }
        if (!takes(letter)) {
          flags.add(letter);
          continue;
        }
        values.set(letter, arg.length > i + 1 ? arg.slice(i + 1) : (args[++at] ?? ''));
        break;
      }
    } else {
      rest.push(arg);
      if (spec.strict === true) {
        rest.push(...args.slice(at + 1));
        break;
      }
    }
  }
  return { flags, values, rest, unknown };
}

export function busybox(call: ProgramCall): boolean {
  return call.family === 'busybox';
}

/** `cat: can't open 'x': No such file or directory`, or with GNU's words. */
export function complainOf(call: ProgramCall, ofBusybox: string, ofGnu: string, refusal: KernelErrno): void {
  call.err(`${call.name}: ${busybox(call) ? ofBusybox : ofGnu}: ${kernelErrnoText(refusal)}\n`);
}

/** The usage error of an option that the program does not have. */
export function badOption(call: ProgramCall, option: string): number {
  if (busybox(call)) return showUsage(call, unknownOption(call, option));
  const said = option.length === 1 ? `invalid option -- '${option}'` : `unrecognized option '--${option}'`;
  call.err(`${call.name}: ${said}\nTry '${call.name} --help' for more information.\n`);
  return call.name === 'ls' ? 2 : 1;
}

export function missingOperand(call: ProgramCall): number {
  if (busybox(call)) return showUsage(call);
  call.err(`${call.name}: missing operand\nTry '${call.name} --help' for more information.\n`);
  return 1;
}
