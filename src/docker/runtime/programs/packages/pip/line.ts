import type { ProgramCall } from '../../../kernel/program.ts';

/** A line of pip. */
export interface PipLine {
  readonly command: string;
  /** Requirements, mostly. */
  readonly names: readonly string[];
  /** Of `-r`. */
  readonly files: readonly string[];
  readonly flags: ReadonlySet<string>;
}

const VALUE_FLAG = /^(-i|--index-url|--extra-index-url|-t|--target|--prefix|-c|--trusted-host|--timeout)$/;

export function readLine(call: ProgramCall): PipLine {
  const words: string[] = [];
  const files: string[] = [];
  const flags = new Set<string>();
  for (let at = 0; at < call.args.length; at++) {
    const arg = call.args[at] ?? '';
    if (arg === '-r' || arg === '--requirement') files.push(call.args[++at] ?? '');
    else if (arg.startsWith('-r') && arg.length > 2) files.push(arg.slice(2));
    else if (VALUE_FLAG.test(arg)) at++;
    else if (arg.startsWith('-')) flags.add(arg);
    else words.push(arg);
  }
  const [command = '', ...names] = words;
  return { command, names, files, flags };
}
