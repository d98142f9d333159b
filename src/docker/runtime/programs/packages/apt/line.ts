import type { ProgramCall } from '../../../kernel/program.ts';

/** A line of apt or apt-get. */
export interface AptLine {
  readonly command: string;
  /** Packages, mostly. */
  readonly names: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** Prints what `-qq` keeps silent. */
  readonly say: (text: string) => void;
}

export function readLine(call: ProgramCall): AptLine {
  const flags = new Set(call.args.filter(arg => arg.startsWith('-')));
  const [command = '', ...names] = call.args.filter(
    (arg, at) => !arg.startsWith('-') && !/^(-o|-t|-c)$/.test(call.args[at - 1] ?? ''),
  );
  const say = (text: string) => {
    if (!flags.has('-qq')) call.out(text);
  };
  return { command, names, flags, say };
}
