import { complete as completeDocker } from '../client/index.ts';
import { cleanPath, draftOf, fileSystemOf, joinPath } from '../filesystem/index.ts';
import type { Completion } from '../view.ts';
import type { Host } from './host.ts';
import { MACHINE } from './machine.ts';
import { view } from './seen.ts';

/** What Tab offers at a place of a line. */
export function complete(host: Host, line: string, cursor: number): Completion {
  if (host.inside !== null) return { from: cursor, to: cursor, candidates: [] };
  const draft = draftOf(MACHINE, host.files);
  const files = fileSystemOf(draft, { now: () => host.clock / 1000 });
  const namesIn = (directory: string): readonly string[] => {
    const path = cleanPath(directory.replace(/^~(?=\/|$)/, host.shell.variables.HOME ?? '/'), host.shell.cwd);
    return files.list(path).map(name => (files.stat(joinPath(path, name))?.type === 'directory' ? `${name}/` : name));
  };
  return completeDocker(line, Math.min(cursor, line.length), { view: view(host), files: namesIn });
}
