/** Programs, and where they are: in images of the catalogue, and at the prompt of the learner's machine. */
import { programsCarried } from '../catalogue/programs.ts';
import { type PlayedProgram, playedPrograms } from '../runtime/programs/program-list.ts';
import { promptPrograms } from '../runtime/prompt.ts';

export interface ProgramEntry extends PlayedProgram {
  /** Repositories whose images bring it; packages may bring it to others. */
  readonly carriedBy: readonly string[];
  readonly atPrompt: boolean;
  /** False: images carry it, and it is refused by name. */
  readonly isPlayed: boolean;
}

let told: readonly ProgramEntry[] | null = null;

/** By name. */
export function programs(): readonly ProgramEntry[] {
  if (told !== null) return told;
  const carried = programsCarried();
  const played = playedPrograms();
  const known = new Set(played.map(({ name }) => name));
  const refused = [...carried.keys()]
    .filter(name => !known.has(name))
    .map((name): ProgramEntry => {
      const none = { versionAlone: false, gnu: null, busybox: null };
      return { name, ...none, carriedBy: carried.get(name) ?? [], atPrompt: false, isPlayed: false };
    });
  const all = played.map((program): ProgramEntry => {
    const { name } = program;
    return { ...program, carriedBy: carried.get(name) ?? [], atPrompt: promptPrograms.has(name), isPlayed: true };
  });
  told = [...all, ...refused].sort((a, b) => (a.name < b.name ? -1 : 1));
  return told;
}
