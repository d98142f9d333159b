/** What the client's own help says of a command or a flag, from the table that it parses with. */
import { type ManualEntry, manual } from '../docker/index.ts';

export interface CommandHelp {
  /** As it was named: `docker image ls`. */
  readonly command: string;
  /** The shortest of its names, with dashes: `images`, `system-prune`. */
  readonly short: string;
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly FlagHelp[];
}

export interface FlagHelp {
  /** `-t`, `--tag` */
  readonly flags: readonly string[];
  /** `--tag` */
  readonly long: string;
  /** As the help prints it. */
  readonly text: string;
}

let known: ReadonlyMap<string, ManualEntry> | null = null;

/** By every name that a command has. The builder that is meant without further ado comes first. */
function entries(): ReadonlyMap<string, ManualEntry> {
  if (known !== null) return known;
  const found = new Map<string, ManualEntry>();
  const usual = (entry: ManualEntry): boolean => entry.usage.startsWith('docker ');
  for (const entry of manual().toSorted((one, other) => Number(usual(other)) - Number(usual(one))))
    for (const name of [entry.name, ...entry.also]) if (!found.has(name)) found.set(name, entry);
  known = found;
  return found;
}

/** Words of commands in the order in which they are tried: `docker image ls`, then `docker image`. Null for what is no command. */
export function helpOn(words: readonly string[]): CommandHelp | null {
  for (const length of [2, 1]) {
    if (words.length < length) continue;
    const name = words.slice(0, length).join(' ');
    const entry = entries().get(name);
    if (entry !== undefined) return helpOf(`docker ${name}`, entry);
  }
  return null;
}

function helpOf(command: string, { name, also, usage, about, flags }: ManualEntry): CommandHelp {
  const [short = name] = [name, ...also].toSorted((one, other) => one.length - other.length);
  return {
    command,
    short: short.replaceAll(' ', '-'),
    usage,
    summary: about,
    options: flags.map(flag => {
      const names = flag.name.replace(/ [^-].*$/, '').split(', ');
      return { flags: names, long: names.at(-1) ?? '', text: `${flag.name}   ${flag.about}` };
    }),
  };
}

/** The flags that are meant: `-it` stands for `-i` and `-t`. Empty when the command has none of that name. */
export function optionsOf({ options }: CommandHelp, flag: string): readonly FlagHelp[] {
  const named = (name: string): FlagHelp | undefined => options.find(option => option.flags.includes(name));
  const whole = named(flag);
  if (whole !== undefined) return [whole];
  if (!/^-[A-Za-z]{2,4}$/.test(flag)) return [];
  const each = [...flag.slice(1)].map(letter => named(`-${letter}`)).filter(option => option !== undefined);
  return each.length === flag.length - 1 ? each : [];
}
