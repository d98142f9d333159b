/** What the client knows, told from the very table it parses with: each command, each flag, and whether this host acts on it. */
import type { Command } from './command.ts';
import { CLASSIC_COMMANDS } from './commands/builder/classic.ts';
import { COMMANDS } from './commands/index.ts';
import { isOutside } from './commands/outside.ts';
import type { Flag } from './flags/flag.ts';

export interface ManualFlag {
  /** `-t, --tag list` */
  readonly name: string;
  readonly about: string;
  readonly simulated: boolean;
}

export interface ManualEntry {
  /** `image ls` */
  readonly name: string;
  /** The other places and words that mean the same: `images`, `image list`. */
  readonly also: readonly string[];
  /** `docker image ls [OPTIONS] [REPOSITORY[:TAG]]` */
  readonly usage: string;
  readonly about: string;
  /** False: known by name, and refused as not simulated. */
  readonly simulated: boolean;
  readonly flags: readonly ManualFlag[];
}

/** By name. */
export function manual(): readonly ManualEntry[] {
  return [...COMMANDS.map(entryOf), ...CLASSIC_COMMANDS.map(classicOf)].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What is meant where BuildKit is turned off, beside what is usually meant. */
function classicOf(command: Command): ManualEntry {
  const entry = entryOf(command);
  return { ...entry, usage: `${WITHOUT_BUILDKIT} ${entry.usage}`, about: `${entry.about} (${WITHOUT_BUILDKIT})` };
}

const WITHOUT_BUILDKIT = 'DOCKER_BUILDKIT=0';

function entryOf(command: Command): ManualEntry {
  const [first = [], ...others] = command.at;
  const group = first.slice(0, -1);
  return {
    name: first.join(' '),
    also: [...others, ...command.aliases.map(alias => [...group, alias])].map(words => words.join(' ')),
    usage: ['docker', ...first, ...(command.usage === '' ? [] : [command.usage])].join(' '),
    about: command.about,
    simulated: !isOutside.has(command),
    flags: command.flags.filter(flag => !flag.hidden).map(flagOf),
  };
}

function flagOf(flag: Flag): ManualFlag {
  const type = flag.type === 'bool' ? '' : ` ${flag.placeholder ?? flag.type}`;
  return {
    name: `${flag.short === null ? '' : `-${flag.short}, `}--${flag.long}${type}`,
    about: flag.about,
    simulated: flag.simulated,
  };
}
