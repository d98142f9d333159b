import {
  type ArchiveEntry,
  cleanPath,
  joinBytes,
  joinPath,
  nameOf,
  storeGzip,
  writeTar,
} from '../../../filesystem/index.ts';
import { kernelErrnoText } from '../../kernel/errno.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { spend } from '../../kernel/session.ts';
import { busybox } from '../words.ts';
import type { TarRequest } from './tar-request.ts';

/** Units of work for a byte that goes into an archive. */
const BYTE = 0.5;

/** `tar -c`. */
export async function create(
  call: ProgramCall,
  { file, directory, gzip, verbose, names, excluded }: TarRequest,
): Promise<number> {
  const entries: ArchiveEntry[] = [];
  let code = 0;
  const add = (path: string, shown: string): void => {
    const node = call.files.lstat(path);
    if (node === null) {
      call.err(
        busybox(call)
          ? `tar: ${shown}: No such file or directory\n`
          : `tar: ${shown}: Cannot stat: No such file or directory\n`,
      );
      code = busybox(call) ? 1 : 2;
      return;
    }
    if (excluded.some(each => each === shown || each === nameOf(path) || each === shown.replace(/^\.\//, ''))) return;
    if (shown !== '.') entries.push({ path: shown.replace(/^\/+/, ''), node });
    if (verbose) call.err(`${shown}${node.type === 'directory' ? '/' : ''}\n`);
    if (node.type === 'directory')
      for (const name of call.files.list(path)) add(joinPath(path, name), `${shown}/${name}`);
  };
  if (names.some(name => name.startsWith('/')))
    call.err(
      busybox(call) ? "tar: removing leading '/' from member names\n" : "tar: Removing leading `/' from member names\n",
    );
  for (const name of names) add(cleanPath(name, directory), name.replace(/(.)\/+$/, '$1'));
  for (const { node } of entries)
    if (node.type === 'file') spend(call.session, BYTE * (node.content.bytes?.length ?? 0));
  const archive = await writeTar(entries);
  const bytes = gzip ? storeGzip(archive) : archive;
  if (file === null || file === '-') call.outBytes(Buffer.from(bytes).toString('latin1'));
  else {
    const refused = call.files.write(cleanPath(file, call.cwd), joinBytes([bytes]));
    if (refused !== null) {
      call.err(
        busybox(call)
          ? `tar: can't open '${file}': ${kernelErrnoText(refused)}\n`
          : `tar: ${file}: Cannot open: ${kernelErrnoText(refused)}\n`,
      );
      return busybox(call) ? 1 : 2;
    }
  }
  return code;
}
