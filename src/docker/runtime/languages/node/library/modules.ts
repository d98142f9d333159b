import { cleanPath, joinPath, parentOf } from '../../../../filesystem/path.ts';
import { NotSimulated } from '../../control.ts';
import type { ScriptValue, Table } from '../../script/values.ts';
import { isBuiltinModule } from '../known.ts';
import { ModuleNotFound, type NodeProcess } from '../process.ts';
import { parseJson, partOf } from '../values.ts';
import { fs, readText } from './fs.ts';
import { http, webPackage } from './http.ts';
import { os, path } from './system.ts';

/** Modules of Node.js that are simulated. */
export function standardModules(process: NodeProcess): ReadonlyMap<string, Table> {
  const { machine } = process;
  return new Map(
    Object.entries({
      fs: partOf('fs', fs(machine)),
      http: partOf('http', http(process)),
      os: partOf('os', os(machine)),
      path: partOf('path', path(machine)),
    }),
  );
}

/** `require`: modules of Node.js, files of data, and packages that are installed. */
export function requireOf(process: NodeProcess): (name: string) => ScriptValue {
  const standard = standardModules(process);
  return given => {
    const name = given.replace(/^node:/, '');
    const made = standard.get(name);
    if (made === undefined && (given.startsWith('node:') || isBuiltinModule(name)))
      throw new NotSimulated(`the module ${name}`);
    return made ?? (/^[./]/.test(name) ? dataFile(process, name) : installed(process, name));
  };
}

/** Where the script lies. */
export function directoryOf({ machine, path: script }: NodeProcess): string {
  return script.startsWith('/') ? parentOf(script) : machine.cwd;
}

function dataFile(process: NodeProcess, name: string): ScriptValue {
  const at = cleanPath(name, directoryOf(process));
  if (at.endsWith('.json') && process.machine.files.exists(at)) return parseJson(readText(process.machine, at));
  throw new NotSimulated(`the module ${name}`);
}

function installed(process: NodeProcess, name: string): ScriptValue {
  const { cwd, files } = process.machine;
  const places = [cwd, directoryOf(process)].map(each => joinPath(each, `node_modules/${name}`));
  if (!places.some(each => files.exists(each))) throw new ModuleNotFound(name);
  return webPackage(process);
}
