import type { Program } from '../../program.ts';
import { node } from './node.ts';
import { python } from './python.ts';

/** Interpreters of other languages: what a first exercise in a container needs of them. */
export function scriptProgram(name: string): Program | null {
  if (name === 'node' || name === 'nodejs') return node;
  return /^python(3(\.\d+)?)?$/.test(name) ? python : null;
}
