/**
 * Flags as data. One table gives parsing, help and completion, and says which flags this host simulates.
 */

/** What a flag takes; also the word that help shows after its name. `filter` and `list` may be given many times. */
export type FlagType =
  | 'bool'
  | 'string'
  | 'int'
  | 'uint16'
  | 'bytes'
  | 'decimal'
  | 'duration'
  | 'list'
  | 'strings'
  | 'stringArray'
  | 'filter'
  | 'map'
  | 'mount'
  | 'network'
  | 'ulimit'
  | 'gpu-request';

/** What stands behind a value, for completion. */
export type ValueOf =
  | 'image'
  | 'container'
  | 'running'
  | 'volume'
  | 'network'
  | 'file'
  | 'directory'
  | readonly string[];

/** Checks one given value of a list; the text of what is wrong, or null. */
type ValueCheck = (text: string) => string | null;

export interface Flag {
  readonly long: string;
  readonly short: string | null;
  readonly type: FlagType;
  /** Our own sentence. */
  readonly about: string;
  /** The value without the flag, as text; empty for the type's zero. */
  readonly usual: string;
  /** As help shows it between brackets after `default`; null for none. */
  readonly shownDefault: string | null;
  /** The word help shows in place of the type; null: the type, or nothing for bool. */
  readonly placeholder: string | null;
  /** False: real Docker knows it, this host does not and says so. */
  readonly simulated: boolean;
  /** Known, but left out of help. */
  readonly hidden: boolean;
  readonly values: ValueOf | null;
  readonly check: ValueCheck | null;
  /** What is said when it is given twice; null: it may be. */
  readonly once: string | null;
}

export interface FlagOptions {
  readonly short?: string;
  readonly usual?: string;
  readonly shownDefault?: string;
  readonly placeholder?: string;
  readonly simulated?: boolean;
  readonly hidden?: boolean;
  readonly values?: ValueOf;
  readonly check?: ValueCheck;
  readonly once?: string;
}

export function flag(long: string, type: FlagType, about: string, options: FlagOptions = {}): Flag {
  const usual = options.usual ?? '';
  return {
    long,
    short: options.short ?? null,
    type,
    about,
    usual,
    shownDefault: options.shownDefault ?? shownDefault(type, usual),
    placeholder: options.placeholder ?? null,
    simulated: options.simulated ?? true,
    hidden: options.hidden ?? false,
    values: options.values ?? null,
    check: options.check ?? null,
    once: options.once ?? null,
  };
}

/** Help shows a default only when it is not the type's zero value; texts stand in quotes. */
function shownDefault(type: FlagType, usual: string): string | null {
  if (usual === '' || usual === 'false' || usual === '0') return null;
  return type === 'string' ? `"${usual}"` : usual;
}

/** A flag that real Docker has and this host does not act on. */
export function unsimulated(long: string, type: FlagType, about: string, options: FlagOptions = {}): Flag {
  return flag(long, type, about, { ...options, simulated: false });
}
