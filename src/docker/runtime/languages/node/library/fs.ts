import { cleanPath } from '../../../../filesystem/path.ts';
import type { Machine } from '../../machine.ts';
import { plain, Raised, type ScriptValue, type Table } from '../../script/values.ts';
import { allowText } from '../../size.ts';

export function fs(machine: Machine): Table {
  const absolute = (path: ScriptValue): string => cleanPath(plain(path), machine.cwd);
  return {
    readFileSync: ([path]) => readText(machine, plain(path)),
    writeFileSync: ([path, text]) => {
      machine.files.write(absolute(path), plain(text));
      return undefined;
    },
    existsSync: ([path]) => machine.files.exists(absolute(path)),
    readdirSync: ([path]) => [...machine.files.list(absolute(path))],
  };
}

export function readText({ files, cwd }: Machine, path: string): string {
  const found = files.read(cleanPath(path, cwd));
  if ('refused' in found) throw new Raised('Error', `ENOENT: no such file or directory, open '${path}'`);
  const text = found.text ?? '';
  allowText(text.length);
  return text;
}
