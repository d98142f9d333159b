import { cleanPath } from '../../../../filesystem/path.ts';
import type { Callable, ScriptValue, Table } from '../../script/values.ts';
import type { PythonProcess } from '../process.ts';
import { show } from '../values.ts';

export function os({ machine }: PythonProcess): Table {
  const { env, files, cwd } = machine;
  const getenv: Callable = ([name, usual]) => env.get(show(name)) ?? usual;
  return {
    environ: { ...Object.fromEntries(env), get: getenv },
    getenv,
    getcwd: () => cwd,
    getpid: () => machine.pid,
    getuid: () => machine.uid,
    listdir: ([name]) => [...files.list(cleanPath(name === undefined ? '.' : show(name), cwd))],
    path: {
      exists: ([name]) => files.exists(cleanPath(show(name), cwd)),
      join: (args: readonly ScriptValue[]) => args.map(each => show(each)).join('/'),
    },
  };
}
