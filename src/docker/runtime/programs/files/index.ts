import type { Program } from '../../kernel/program.ts';
import { cat } from './cat.ts';
import { cmp } from './cmp.ts';
import { cp, install, mv } from './copy.ts';
import { dd } from './dd.ts';
import { du } from './du.ts';
import { ln, readlink } from './link.ts';
import { list } from './list.ts';
import { mkdir, mktemp, touch, truncate } from './make.ts';
import { chmod, chown } from './owner.ts';
import { rm, rmdir } from './remove.ts';

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
