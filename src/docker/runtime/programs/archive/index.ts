import type { Program } from '../../kernel/program.ts';
import { gzip } from './gzip.ts';
import { tar } from './tar.ts';

const unzip: Program = call => {
  call.err(`unzip: can't open ${call.args.at(-1) ?? ''}[.zip]\n`);
  return 1;
};

/** Programs that pack and unpack. */
export const archivePrograms: Readonly<Record<string, Program>> = { gunzip: gzip, gzip, tar, unzip, zcat: gzip };
