import type { ProgramCall } from '../../../kernel/program.ts';
import type { Database } from './database.ts';
import { ARCHIVE } from './repositories.ts';

/** A line of apk. */
export interface ApkLine {
  readonly command: string;
  /** Packages, mostly. */
  readonly names: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** The name that `--virtual` gives to what is added. */
  readonly virtual: string | null;
  /** Prints what `-q` keeps silent. */
  readonly say: (text: string) => void;
}

export function readLine(call: ProgramCall): ApkLine {
  const words: string[] = [];
  const flags = new Set<string>();
  let virtual: string | null = null;
  for (let at = 0; at < call.args.length; at++) {
    const arg = call.args[at] ?? '';
    if (arg === '--virtual' || arg === '-t') virtual = call.args[++at] ?? '';
    else if (arg.startsWith('--virtual=')) virtual = arg.slice(10);
    else if (arg === '--repository' || arg === '-X' || arg === '--root' || arg === '-p') at++;
    else if (arg.startsWith('-')) flags.add(arg);
    else words.push(arg);
  }
  const [command = '', ...names] = words;
  const say = (text: string) => {
    if (!flags.has('-q') && !flags.has('--quiet')) call.out(text);
  };
  return { command, names, flags, virtual, say };
}

/** The last line of what changes something: how much there is now. */
export function saySum({ installed }: Database, say: ApkLine['say']): void {
  const kib = 7400 + [...installed.keys()].reduce((sum, name) => sum + (ARCHIVE.get(name)?.size ?? 0) / 1024, 0);
  say(`OK: ${Math.max(1, Math.round(kib / 1024))} MiB in ${installed.size + 10} packages\n`);
}
