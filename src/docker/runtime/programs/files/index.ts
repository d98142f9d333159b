import type { Program } from '../../kernel/program.ts';
import { cat } from './cat.ts';
import { chmod, chown } from './chmod.ts';
import { cmp } from './cmp.ts';
import { cp, install, mv } from './cp.ts';
import { dd } from './dd.ts';
import { du } from './du.ts';
import { ln, readlink } from './ln.ts';
import { list } from './ls.ts';
import { mkdir, mktemp, touch, truncate } from './mkdir.ts';
import { rm, rmdir } from './rm.ts';

/** Programs that make, move, change and show files. */
export function fileProgram(name: string): Program | null {
  return PROGRAMS[name] ?? null;
}

const PROGRAMS: Readonly<Record<string, Program>> = {
  cat,
  chgrp: chown,
  chmod,
  chown,
  cmp,
  cp,
  dd,
  du,
  fallocate: truncate,
  install,
  link: ln,
  ln,
  ls: list,
  mkdir,
  mktemp,
  mv,
  readlink,
  realpath: readlink,
  rm,
  rmdir,
  touch,
  truncate,
  unlink: rm,
};
