import type { Program } from '../../kernel/program.ts';
import { apk } from './apk/index.ts';
import { dpkg } from './apt/dpkg.ts';
import { apt } from './apt/index.ts';
import { npm } from './npm/index.ts';
import { pip } from './pip/index.ts';

/** Package managers: what they print, how long they take, and what they leave in the image. */
export function packageProgram(name: string): Program | null {
  switch (name) {
    case 'apk':
      return apk;
    case 'apt':
    case 'apt-get':
    case 'apt-cache':
      return apt;
    case 'dpkg':
      return dpkg;
    case 'npm':
    case 'npx':
    case 'yarn':
    case 'pnpm':
    case 'corepack':
      return npm;
    case 'pip':
    case 'pip3':
      return pip;
    default:
      return null;
  }
}
