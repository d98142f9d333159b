import { entryOf } from '../../../../entry.ts';
import type { GoProcess } from '../process.ts';
import type { Value } from '../values.ts';
import { errors } from './errors.ts';
import { fmt } from './fmt.ts';
import { log } from './log.ts';
import { math } from './math.ts';
import { os } from './os.ts';
import type { LibraryPackage } from './package.ts';
import { runtime } from './runtime.ts';
import { strconv } from './strconv.ts';
import { strings } from './strings.ts';
import { time } from './time.ts';

/** Packages of the standard library by their import path. */
const LIBRARY: ReadonlyMap<string, LibraryPackage> = new Map(
  Object.entries({ errors, fmt, log, math, os, runtime, strconv, strings, time }),
);

/** What a package gives under a name, or null where this host has nothing there. */
export function member(process: GoProcess, path: string, name: string): Value {
  const found = LIBRARY.get(path);
  return entryOf(found?.functions, name) ?? entryOf(found?.values, name)?.(process) ?? null;
}

/** What programs may use of the library: names by import path. */
export function libraryNames(): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...LIBRARY].map(([path, { functions, values }]) => [path, [...Object.keys(functions), ...Object.keys(values)]]),
  );
}
