import { entryOf } from '../../entry.ts';
import { DockerfileRefusal } from '../refusal.ts';
import { suggested } from '../suggest.ts';

export type FlagKind = 'text' | 'texts' | 'bool';

export interface Flags {
  readonly text: (name: string) => string;
  readonly texts: (name: string) => readonly string[];
  /** Null when it was not given. */
  readonly bool: (name: string) => boolean | null;
  /** Names in the order given. */
  readonly used: readonly string[];
}

/** The flags of an instruction, checked against those that it knows. */
export function readFlags(given: readonly string[], known: Readonly<Record<string, FlagKind>>): Flags {
  const values = new Map<string, string[]>();
  for (const flag of given) {
    if (!flag.startsWith('--')) throw new DockerfileRefusal(`arg should start with -- : ${flag}`);
    if (flag === '--') break;
    const equals = flag.indexOf('=');
    const name = flag.slice(2, equals < 0 ? undefined : equals);
    const kind = entryOf(known, name);
    if (kind === undefined)
      throw new DockerfileRefusal(suggested(`unknown flag: --${name}`, name, Object.keys(known), true));
    const before = values.get(name);
    if (before !== undefined && kind !== 'texts') throw new DockerfileRefusal(`duplicate flag specified: --${name}`);
    let value = equals < 0 ? null : flag.slice(equals + 1);
    if (kind === 'bool') {
      value = (value ?? 'true').toLowerCase();
      if (value !== 'true' && value !== 'false')
        throw new DockerfileRefusal(`expecting boolean value for flag --${name}, not: ${flag.slice(equals + 1)}`);
    }
    if (value === null) throw new DockerfileRefusal(`missing a value on flag: --${name}`);
    values.set(name, [...(before ?? []), value]);
  }
  return {
    text: name => values.get(name)?.[0] ?? '',
    texts: name => values.get(name) ?? [],
    bool: name => {
      const value = values.get(name)?.[0];
      return value === undefined ? null : value === 'true';
    },
    used: [...values.keys()],
  };
}
