/** Is the data folder one that can be written? Asked first, so that the answer comes at the start and not with the first answer lost. */
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { codeOf, type Disk, replaceFile, syncFolder } from './disk.ts';

/** Makes the folder and those in it. @throws Fault `read-only`, with a hint */
export async function prepareFolder(disk: Disk, folder: string, inside: readonly string[]): Promise<void> {
  const mark = join(folder, '.writable');
  try {
    await disk.makeFolder(folder);
    for (const name of inside) await disk.makeFolder(join(folder, name));
    await syncFolder(disk, folder);
    await replaceFile(disk, mark, Buffer.from('ok\n'));
    await disk.remove(mark);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw new Fault('read-only', `${folder} has no room left. Make some, then start again.`, { file: folder }, error);
    }
    throw new Fault(
      'read-only',
      `${folder} cannot be written (${code === '' ? String(error) : code}). Give the account that runs Drydock write access to it, or set DATA_DIR to a folder that it may write.`,
      { file: folder },
      error,
    );
  }
}
