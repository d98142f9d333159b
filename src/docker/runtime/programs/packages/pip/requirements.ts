import { cleanPath, textOf } from '../../../../filesystem/index.ts';
import type { ProgramCall } from '../../../kernel/program.ts';
import type { PipLine } from './line.ts';

/** Something that has to be there: `flask>=3`. */
export interface Requirement {
  readonly text: string;
  /** Who asks for it, as pip says behind it: ` (from -r requirements.txt (line 1))`. */
  readonly origin: string;
}

/** All that a line asks for; null when pip has said why it cannot be read. */
export function requirementsOf(call: ProgramCall, { names, files }: PipLine): readonly Requirement[] | null {
  const requirements: Requirement[] = names.map(text => ({ text, origin: '' }));
  for (const file of files) {
    const content = call.files.content(cleanPath(file, call.cwd));
    if (typeof content === 'string') {
      call.err(`ERROR: Could not open requirements file: [Errno 2] No such file or directory: '${file}'\n`);
      return null;
    }
    const lines = (textOf(content) ?? '').split('\n').map(line => line.replace(/\s*#.*$/, '').trim());
    lines.forEach((text, at) => {
      if (text !== '' && !text.startsWith('-'))
        requirements.push({ text, origin: ` (from -r ${file} (line ${at + 1}))` });
    });
  }
  if (requirements.length > 0) return requirements;
  call.err('ERROR: You must give at least one requirement to install (see "pip help install")\n');
  return null;
}
