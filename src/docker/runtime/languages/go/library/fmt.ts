import { format, joined, spaced } from '../format.ts';
import type { GoProcess } from '../process.ts';
import type { Value } from '../values.ts';
import { type LibraryPackage, nothing, textOf } from './package.ts';

export const fmt: LibraryPackage = {
  functions: {
    Print: (args, { machine }) => nothing(machine.out(joined(args))),
    Printf: (args, { machine }) => nothing(machine.out(formatted(args))),
    Println: (args, { machine }) => nothing(machine.out(`${spaced(args)}\n`)),
    Fprint: ([to, ...args], process) => nothing(print(process, to, joined(args))),
    Fprintf: ([to, ...args], process) => nothing(print(process, to, formatted(args))),
    Fprintln: ([to, ...args], process) => nothing(print(process, to, `${spaced(args)}\n`)),
    Sprint: args => joined(args),
    Sprintf: args => formatted(args),
    Sprintln: args => `${spaced(args)}\n`,
    Errorf: ([template, ...args]) => ({ error: format(textOf(template).replaceAll('%w', '%v'), args) }),
  },
  values: {},
};

/** What the functions that end in f print of a template and its operands. */
function formatted([template, ...args]: readonly Value[]): string {
  return format(textOf(template), args);
}

/** `to`: os.Stdout or os.Stderr. */
function print({ machine }: GoProcess, to: Value | undefined, text: string): void {
  if (to === 'stderr') machine.err(text);
  else machine.out(text);
}
