import { NotSimulated } from '../../control.ts';
import { Raised, type Table } from '../../script/values.ts';
import type { PythonProcess } from '../process.ts';
import { flask } from './flask.ts';
import { json } from './json.ts';
import { math, random } from './numbers.ts';
import { os } from './os.ts';
import { platform, socket } from './platform.ts';
import { sys } from './sys.ts';
import { datetime, time } from './time.ts';

/** Where pip puts packages: below this, in a directory of Python's version. */
const LIB = '/usr/local/lib';

type Module = (process: PythonProcess) => Table;

/** Modules that come with Python. */
const STANDARD: ReadonlyMap<string, Module> = new Map(
  Object.entries({ datetime, json, math, os, platform, random, socket, sys, time }),
);
/** Packages that are simulated where they are installed. */
const PACKAGES: ReadonlyMap<string, Module> = new Map([['flask', flask]]);

/** The module that an import names; a part of one, as os.path, is the whole. */
export function load(process: PythonProcess, name: string): Table {
  const root = name.split('.')[0] ?? '';
  const module = STANDARD.get(root) ?? installed(process, name);
  const key = STANDARD.has(root) ? root : name;
  const before = process.loaded.get(key);
  if (before !== undefined) return before;
  const made = module(process);
  process.loaded.set(key, made);
  return made;
}

function installed({ machine: { files } }: PythonProcess, name: string): Module {
  const sites = files
    .list(LIB)
    .filter(each => each.startsWith('python3'))
    .flatMap(each => files.list(`${LIB}/${each}/site-packages`));
  if (!sites.includes(name.replaceAll('-', '_').toLowerCase()))
    throw new Raised('ModuleNotFoundError', `No module named '${name}'`);
  const module = PACKAGES.get(name);
  if (module === undefined) throw new NotSimulated(`the package ${name}`);
  return module;
}
