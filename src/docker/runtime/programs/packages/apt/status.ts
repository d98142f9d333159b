import type { ProgramCall } from '../../../kernel/program.ts';
import { textAt } from '../archive.ts';

const STATUS = '/var/lib/dpkg/status';

/** Versions of what is installed, by name: dpkg's own record. */
export function readInstalled(call: ProgramCall): Map<string, string> {
  const found = textAt(call, STATUS).matchAll(/^Package: (.*)\nVersion: (.*)$/gm);
  return new Map([...found].map(([, name = '', version = '']) => [name, version]));
}

export function writeInstalled(call: ProgramCall, known: ReadonlyMap<string, string>): void {
  const blocks = [...known].map(
    ([name, version]) => `Package: ${name}\nVersion: ${version}\nStatus: install ok installed\n\n`,
  );
  call.files.mkdir('/var/lib/dpkg', { recursive: true });
  call.files.write(STATUS, blocks.join(''));
}
