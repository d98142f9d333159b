import { cleanPath } from '../../../../filesystem/path.ts';
import type { Machine } from '../../machine.ts';
import { Raised, type Table } from '../../script/values.ts';
import { allowText } from '../../size.ts';
import { show } from '../values.ts';

/** `open(name, mode)`: a file that is read at once, or one that is written piece by piece. */
export function openFile({ cwd, files }: Machine, name: string, mode: string): Table {
  const path = cleanPath(name, cwd);
  if (mode.startsWith('r')) {
    const found = files.read(path);
    if ('refused' in found) throw new Raised('FileNotFoundError', `[Errno 2] No such file or directory: '${name}'`);
    const text = found.text ?? '';
    allowText(text.length);
    return { read: () => text, readlines: () => text.split(/(?<=\n)/), close: () => null };
  }
  if (mode.startsWith('w')) files.write(path, '');
  return { write: ([text]) => void files.append(path, show(text)), close: () => null };
}
