import { Exit } from '../../control.ts';
import { dateText } from '../../strftime.ts';
import { format, joined, spaced } from '../format.ts';
import type { GoProcess } from '../process.ts';
import type { Value } from '../values.ts';
import { type LibraryPackage, nothing, textOf } from './package.ts';

export const log: LibraryPackage = {
  functions: {
    Print: (args, process) => nothing(write(process, joined(args))),
    Printf: (args, process) => nothing(write(process, formatted(args))),
    Println: (args, process) => nothing(write(process, spaced(args))),
    Fatal: (args, process) => fatal(process, joined(args)),
    Fatalf: (args, process) => fatal(process, formatted(args)),
    Fatalln: (args, process) => fatal(process, spaced(args)),
    SetFlags: () => null,
  },
  values: {},
};

function formatted([template, ...args]: readonly Value[]): string {
  return format(textOf(template), args);
}

/** A line of the log: to standard error, with date and time before it. */
function write({ machine }: GoProcess, text: string): void {
  const line = text.endsWith('\n') ? text : `${text}\n`;
  machine.err(`${dateText('%Y/%m/%d %H:%M:%S', machine.now() / 1000)} ${line}`);
}

function fatal(process: GoProcess, text: string): never {
  write(process, text);
  throw new Exit(1);
}
