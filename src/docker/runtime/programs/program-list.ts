/** Which programs there are and what they make of their options, told from the tables by which calls are read. */
import { entryOf } from '../../entry.ts';
import { GNU_TOOLS, type GnuEffect, type GnuOption, type GnuTool } from './gnu/tools.ts';
import { programNames, saysItsVersionAlone } from './index.ts';
import { APPLETS } from './usages.ts';

/** Options as they are written: `-a, --all`, `--color`. */
export interface ProgramOptions {
  readonly acted: readonly string[];
  /** Taken without a word; nothing that could be seen here need come of them. */
  readonly accepted: readonly string[];
  /** The tool has them, and this host says that it has not. */
  readonly refused: readonly string[];
}

export interface PlayedProgram {
  readonly name: string;
  /** It answers when it is asked for its version, and does nothing else. */
  readonly versionAlone: boolean;
  /** Of the tool in images of Debian and Ubuntu; null where it reads its words itself. */
  readonly gnu: ProgramOptions | null;
  /** Of the applet of BusyBox, so far as they have a letter; null where it reads its words itself. */
  readonly busybox: ProgramOptions | null;
}

let told: readonly PlayedProgram[] | null = null;

/** By name. */
export function playedPrograms(): readonly PlayedProgram[] {
  told ??= programNames().map(name => {
    const tool = entryOf(GNU_TOOLS, name);
    return {
      name,
      versionAlone: saysItsVersionAlone(name),
      gnu: tool === undefined ? null : optionsOf(tool),
      busybox: lettersOf(name, tool),
    };
  });
  return told;
}

function optionsOf(tool: GnuTool): ProgramOptions {
  const having = (does: GnuEffect): readonly string[] => {
    const long = [...tool.long].filter(([, option]) => option.does === does);
    const named = ([letter]: readonly [string, GnuOption]): string =>
      [`-${letter}`, ...long.filter(([, option]) => option.letter === letter).map(([name]) => `--${name}`)].join(', ');
    const lettered = [...tool.letters].filter(([, option]) => option.does === does).map(named);
    return [...lettered, ...long.filter(([, { letter }]) => letter === null).map(([name]) => `--${name}`)].sort();
  };
  return { acted: having('acts'), accepted: having('nothing'), refused: having('lacks') };
}

function lettersOf(name: string, tool: GnuTool | undefined): ProgramOptions | null {
  const letters = entryOf(APPLETS, name)?.options?.replace(/[:+]/g, '');
  if (letters === undefined) return null;
  const having = (is: (does: GnuEffect | undefined) => boolean): readonly string[] =>
    [...new Set(letters)]
      .filter(letter => is(tool?.letters.get(letter)?.does))
      .map(letter => `-${letter}`)
      .sort();
  return {
    acted: having(does => does === 'acts'),
    accepted: having(does => does === 'nothing' || does === undefined),
    refused: having(does => does === 'lacks'),
  };
}
