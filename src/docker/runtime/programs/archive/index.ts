import type { Program } from '../../kernel/program.ts';
import { gzip } from './gzip.ts';
import { tar } from './tar.ts';

/** Programs that pack and unpack. */
export function archiveProgram(name: string): Program | null {
  return PROGRAMS[name] ?? null;
}

const unzip: Program = call => {
  call.err(`unzip: can't open ${call.args.at(-1) ?? ''}[.zip]\n`);
  return 1;
};

const PROGRAMS: Readonly<Record<string, Program>> = { gunzip: gzip, gzip, tar, unzip, zcat: gzip };
