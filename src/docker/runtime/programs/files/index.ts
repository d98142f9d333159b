import type { Program } from '../../kernel/program.ts';
import { cat } from './cat.ts';
import { chmod } from './chmod.ts';
import { chown } from './chown.ts';
import { cmp } from './cmp.ts';
import { cp } from './cp.ts';
import { dd } from './dd.ts';
import { du } from './du.ts';
import { find } from './find/index.ts';
import { install } from './install.ts';
import { ln } from './ln.ts';
import { ls } from './ls.ts';
import { mkdir } from './mkdir.ts';
import { mktemp } from './mktemp.ts';
import { mv } from './mv.ts';
import { readlink } from './readlink.ts';
import { rm } from './rm.ts';
import { rmdir } from './rmdir.ts';
import { stat } from './stat.ts';
import { touch } from './touch.ts';
import { truncate } from './truncate.ts';

/** Programs that find, make, move, change and show files. */
export const filePrograms: Readonly<Record<string, Program>> = {
  cat,
  chgrp: chown,
  chmod,
  chown,
  cmp,
  cp,
  dd,
  du,
  fallocate: truncate,
  find,
  install,
  link: ln,
  ln,
  ls,
  mkdir,
  mktemp,
  mv,
  readlink,
  realpath: readlink,
  rm,
  rmdir,
  stat,
  touch,
  truncate,
  unlink: rm,
};
