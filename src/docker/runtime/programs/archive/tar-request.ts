import { entryOf } from '../../../entry.ts';
import { cleanPath } from '../../../filesystem/index.ts';
import type { ProgramCall } from '../../kernel/program.ts';

/** What a call of tar asks for. */
export interface TarRequest {
  /** Create, extract, list; empty when nothing was said. */
  readonly mode: string;
  /** The archive; null and `-` are the standard streams. */
  readonly file: string | null;
  readonly directory: string;
  /** How many directories are taken off the front of each path. */
  readonly strip: number;
  readonly gzip: boolean;
  readonly verbose: boolean;
  readonly toOutput: boolean;
  readonly excluded: readonly string[];
  readonly names: readonly string[];
}

const MODES: Readonly<Record<string, string>> = { create: 'c', extract: 'x', list: 't' };

export function tarRequest({ args, cwd }: ProgramCall): TarRequest {
  let mode = '';
  let file: string | null = null;
  let directory = cwd;
  let strip = 0;
  let gzip = false;
  let verbose = false;
  let toOutput = false;
  const excluded: string[] = [];
  const names: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg.startsWith('--')) {
      const [name = '', value] = arg.slice(2).split(/=(.*)/s);
      if (name === 'directory') directory = cleanPath(value ?? args[++at] ?? '', directory);
      else if (name === 'file') file = value ?? args[++at] ?? '';
      else if (name === 'strip-components' || name === 'strip') strip = Number(value ?? args[++at]);
      else if (name === 'exclude') excluded.push(value ?? args[++at] ?? '');
      else if (name === 'gzip') gzip = true;
      else if (name === 'to-stdout') toOutput = true;
      else mode = entryOf(MODES, name) ?? mode;
    } else if (arg.startsWith('-') || at === 0) {
      for (const letter of arg.replace(/^-/, '')) {
        if ('cxt'.includes(letter)) mode = letter;
        else if (letter === 'f') file = args[++at] ?? '';
        else if (letter === 'C') directory = cleanPath(args[++at] ?? '', directory);
        else if (letter === 'z') gzip = true;
        else if (letter === 'v') verbose = true;
        else if (letter === 'O') toOutput = true;
      }
    } else names.push(arg);
  }
  return { mode, file, directory, strip, gzip, verbose, toOutput, excluded, names };
}
