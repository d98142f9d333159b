import type { Program } from '../../kernel/program.ts';
import { apk } from './apk/index.ts';
import { dpkg } from './apt/dpkg.ts';
import { apt } from './apt/index.ts';
import { npm } from './npm/index.ts';
import { pip } from './pip/index.ts';
import { projectPrograms } from './pip/projects.ts';

/** Package managers: what they print, how long they take, and what they leave in the image. */
export const packagePrograms: Readonly<Record<string, Program>> = {
  apk,
  apt,
  'apt-cache': apt,
  'apt-get': apt,
  corepack: npm,
  dpkg,
  npm,
  npx: npm,
  pip,
  pip3: pip,
  ...projectPrograms,
  pnpm: npm,
  yarn: npm,
};
