/** A command of the docker client as data, and what running one takes and gives. */
import type { Engine } from '../engine/index.ts';
import { type Ending, type ErrorKind, inOwnVoice } from '../outcome.ts';
import type { RegistryDoor } from '../registry/door.ts';
import type { Flag, ValueOf } from './flags/flag.ts';
import type { FlagValues } from './flags/values.ts';
import type { ClientIO } from './io.ts';

/** How a command ended: as a line does, but no shell has a say in it. */
export type CommandEnding = Exclude<Ending, { readonly kind: 'shell' }>;

/** How many arguments a command takes. `most` null: any number. */
interface Arity {
  readonly least: number;
  readonly most: number | null;
}

/** Whom a command may ask. */
export interface Doors {
  readonly engine: Engine;
  /** For the few commands that ask registries without the daemon. */
  readonly registry: RegistryDoor;
}

export interface Invocation extends Doors {
  readonly command: Command;
  /** Words that name it, after `docker`: `['image', 'ls']`. */
  readonly path: readonly string[];
  readonly flags: FlagValues;
  readonly arguments: readonly string[];
  readonly io: ClientIO;
}

export interface Command {
  /** Every place in the tree where it stands under its own name, the one in a group first: `[['image', 'ls'], ['images']]`. */
  readonly at: readonly (readonly string[])[];
  /** Other words for its last name inside its group: `list`. */
  readonly aliases: readonly string[];
  /** What follows the path in its usage line. */
  readonly usage: string;
  /** The path that messages name in place of its own: `buildx build`; null for its own. */
  readonly shownAs: string | null;
  /** Our own sentence. */
  readonly about: string;
  readonly arity: Arity;
  /** What its arguments are, for completion; the last counts for all further ones. */
  readonly operands: readonly (ValueOf | null)[];
  /** Whether flags may follow arguments. */
  readonly interspersed: boolean;
  readonly flags: readonly Flag[];
  /** A part of Docker's plugin for building: its own prefix for errors. */
  readonly plugin: boolean;
  readonly run: (call: Invocation) => Promise<CommandEnding>;
}

export interface CommandOptions {
  readonly aliases?: readonly string[];
  readonly shownAs?: string;
  readonly operands?: readonly (ValueOf | null)[];
  readonly interspersed?: boolean;
  readonly flags?: readonly Flag[];
  readonly plugin?: boolean;
}

/** `places` are paths parted by commas: `image ls, images`. `arity` is `1`, `0-1`, `1+`. */
export function command(
  places: string,
  usage: string,
  arity: string,
  about: string,
  run: (call: Invocation) => Promise<CommandEnding>,
  options: CommandOptions = {},
): Command {
  const [least = '0', most] = arity.endsWith('+') ? [arity.slice(0, -1), ''] : arity.split('-');
  return {
    at: places.split(', ').map(place => place.split(' ')),
    aliases: options.aliases ?? [],
    usage,
    shownAs: options.shownAs ?? null,
    about,
    arity: { least: Number(least), most: most === '' ? null : Number(most ?? least) },
    operands: options.operands ?? [],
    interspersed: options.interspersed ?? true,
    flags: options.flags ?? [],
    plugin: options.plugin ?? false,
    run,
  };
}

export const WELL: CommandEnding = exit(0);

/** An exit code that is nobody's fault: the container's own. */
export function exit(exitCode: number): CommandEnding {
  return { kind: 'exited', exitCode };
}

/** Says on stderr what went wrong, and ends with a code. What this host lacks it says itself. */
export function fail(io: ClientIO, message: string, options: Partial<Failure> = {}): CommandEnding {
  const { kind = 'docker' } = options;
  if (kind === 'docker') io.write('stderr', `${message}\n`);
  else io.write('stderr', inOwnVoice(message), undefined, 'host');
  return failed(message, options);
}

/** As `fail`, where it has been said already. */
export function failed(message: string, options: Partial<Failure>): CommandEnding {
  const { exitCode = 1, kind = 'docker', what = '' } = options;
  return kind === 'docker' ? { kind, exitCode, message } : { kind, exitCode, message, what };
}

export interface Failure {
  readonly exitCode: number;
  readonly kind: ErrorKind;
  readonly what: string;
}
