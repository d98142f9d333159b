import type { ProgramCall } from '../../../kernel/program.ts';
import { textAt } from '../archive.ts';

const INSTALLED = '/lib/apk/db/installed';
const WORLD = '/etc/apk/world';

/** What apk keeps of a machine. */
export interface Database {
  /** Versions by name; a virtual package has `virtual:` and the names that it stands for. */
  readonly installed: Map<string, string>;
  /** What somebody asked for. */
  readonly world: readonly string[];
}

export function readDatabase(call: ProgramCall): Database {
  const installed = new Map<string, string>();
  for (const block of textAt(call, INSTALLED).split('\n\n')) {
    const name = /^P:(.*)$/m.exec(block)?.[1];
    if (name !== undefined) installed.set(name, /^V:(.*)$/m.exec(block)?.[1] ?? '');
  }
  const world = textAt(call, WORLD)
    .split('\n')
    .filter(each => each !== '');
  return { installed, world };
}

export function writeDatabase(call: ProgramCall, { installed, world }: Database): void {
  const blocks = [...installed].map(([name, version]) => `P:${name}\nV:${version}\n\n`);
  const lines = [...world].sort().map(each => `${each}\n`);
  call.files.mkdir('/lib/apk/db', { recursive: true });
  call.files.write(INSTALLED, blocks.join(''));
  call.files.write(WORLD, lines.join(''));
}
