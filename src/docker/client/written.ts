/** A command as it can be written: by which words it is named, which flags it takes in which forms, what its arguments are. From the very table the client parses with. */
import { type FoundCommand, find, groups } from './tree.ts';

export interface FlagForm {
  readonly long: string;
  readonly short: string | null;
  /** Whether a value follows it: `-t NAME`, `--tag=NAME`. */
  readonly takesValue: boolean;
}

export interface CommandForm {
  /** How many of the words name it: `image ls` is two. */
  readonly length: number;
  /** Every way to name it: `image ls`, `images`, `image list`. */
  readonly names: readonly string[];
  readonly flags: readonly FlagForm[];
  /** Whether flags may follow arguments; where not, the first argument begins another command (`docker run IMAGE COMMAND`). */
  readonly interspersed: boolean;
  /** What its arguments are: `image`, `container`, a file; the last counts for all further ones. Null: anything else. */
  readonly operands: readonly (string | null)[];
}

/** The command that the words after `docker` name; null when they begin with a flag, or name none. */
export function commandForm(words: readonly string[]): CommandForm | null {
  for (let length = words.length; length > 0; length--) {
    const named = words.slice(0, length);
    // `docker builder` is buildx under its old name.
    const found = find(named) ?? (named[0] === 'builder' ? find(['buildx', ...named.slice(1)]) : null);
    if (found === null || groups.has(named.join(' '))) continue;
    const { flags, interspersed, operands } = found.command;
    return {
      length,
      names: namesOf(found),
      flags: flags.map(({ long, short, type }) => ({ long, short, takesValue: type !== 'bool' })),
      interspersed,
      operands: operands.map(each => (typeof each === 'string' ? each : null)),
    };
  }
  return null;
}

function namesOf({ command: { at, aliases } }: FoundCommand): readonly string[] {
  const [first = [], ...others] = at;
  const group = first.slice(0, -1);
  const places = [first, ...others, ...aliases.map(alias => [...group, alias])].map(words => words.join(' '));
  const old = places.filter(name => name.startsWith('buildx ')).map(name => name.replace('buildx', 'builder'));
  return [...new Set([...places, ...old])].filter(name => find(name.split(' ')) !== null || old.includes(name));
}
