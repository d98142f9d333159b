import type { Program } from '../../kernel/program.ts';
import { node } from '../../languages/node/evaluate.ts';
import { python } from '../../languages/python/evaluate.ts';

/** Interpreters of other languages: what a first exercise in a container needs of them. */
export function scriptProgram(name: string): Program | null {
  if (name === 'node' || name === 'nodejs') return node;
  return /^python(3(\.\d+)?)?$/.test(name) ? python : null;
}
