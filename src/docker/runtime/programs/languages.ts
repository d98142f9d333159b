import type { Json } from '../../json.ts';
import type { Machine } from '../languages/machine.ts';
import { playNode } from '../languages/node/index.ts';
import { playPython } from '../languages/python/index.ts';

/** Languages whose programs may become servers, and how each is played by what it was given to run. Gives the exit code. */
export const LANGUAGES = {
  python: (machine: Machine, script: Json) =>
    playPython(machine, script as unknown as Parameters<typeof playPython>[1]),
  node: (machine: Machine, script: Json) => playNode(machine, script as unknown as Parameters<typeof playNode>[1]),
} as const;

export type Language = keyof typeof LANGUAGES;
