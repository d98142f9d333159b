import type { ProgramCall } from '../../../kernel/program.ts';

/** A line of pip. */
export interface PipLine {
  readonly command: string;
  /** Requirements, mostly. */
  readonly names: readonly string[];
  /** Of `-r`. */
  readonly files: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** Options with a value. */
  readonly values: ReadonlyMap<string, string>;
}

const VALUE_FLAG =
  /^(-i|--index-url|--extra-index-url|-t|--target|--prefix|-c|--constraint|--trusted-host|--timeout|--default-timeout|--root|--retries|-f|--find-links|--platform|--python-version|--only-binary|--no-binary|--upgrade-strategy|--cache-dir)$/;

export function readLine(call: ProgramCall): PipLine {
  const words: string[] = [];
  const files: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (let at = 0; at < call.args.length; at++) {
    const arg = call.args[at] ?? '';
    if (arg === '-r' || arg === '--requirement') files.push(call.args[++at] ?? '');
    else if (/^-r./.test(arg) || arg.startsWith('--requirement=')) files.push(arg.replace(/^-r|^--requirement=/, ''));
    else if (arg === '-e' || arg === '--editable') words.push(call.args[++at] ?? '');
    else if (VALUE_FLAG.test(arg)) values.set(arg, call.args[++at] ?? '');
    else if (arg.startsWith('--') && arg.includes('='))
      values.set(...(arg.split(/=(.*)/s).slice(0, 2) as [string, string]));
    else if (arg.startsWith('-')) flags.add(arg);
    else words.push(arg);
  }
  const [command = '', ...names] = words;
  return { command, names, files, flags, values };
}
