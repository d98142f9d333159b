/**
 * Build arguments of the classic builder: those that the Dockerfile has declared so far, those before the first FROM, and those of
 * the command line. Rule: builder/dockerfile/buildargs.go.
 */
import { entryOf } from '../../entry.ts';

type GivenArguments = Readonly<Record<string, string | null>>;

/** Known without an ARG, and no part of the history unless there is one. */
const BUILT_IN: readonly string[] = [
  'HTTP_PROXY',
  'http_proxy',
  'HTTPS_PROXY',
  'https_proxy',
  'FTP_PROXY',
  'ftp_proxy',
  'NO_PROXY',
  'no_proxy',
  'ALL_PROXY',
  'all_proxy',
];

export interface BuildArguments {
  /** Since the stage's FROM: name → default. */
  readonly allowed: ReadonlyMap<string, string | null>;
  /** Before the first FROM. */
  readonly meta: ReadonlyMap<string, string | null>;
  /** Names that any ARG has had. */
  readonly referenced: ReadonlySet<string>;
  readonly given: GivenArguments;
}

export function argumentsOf(given: GivenArguments): BuildArguments {
  return { allowed: new Map(), meta: new Map(), referenced: new Set(), given };
}

export function withArguments(
  known: BuildArguments,
  given: readonly (readonly [name: string, value: string | null])[],
): BuildArguments {
  return {
    ...known,
    allowed: new Map([...known.allowed, ...given]),
    referenced: new Set([...known.referenced, ...given.map(([name]) => name)]),
  };
}

export function withMeta(known: BuildArguments, name: string, value: string | null): BuildArguments {
  return { ...withArguments(known, [[name, value]]), meta: new Map(known.meta).set(name, value) };
}

/** What a stage begins with. */
export function forStage(known: BuildArguments): BuildArguments {
  return { ...known, allowed: new Map() };
}

function argumentOf(
  { given, meta }: BuildArguments,
  name: string,
  mapping: ReadonlyMap<string, string | null>,
): string | null {
  return entryOf(given, name) ?? mapping.get(name) ?? meta.get(name) ?? null;
}

function all(
  known: BuildArguments,
  mapping: ReadonlyMap<string, string | null>,
): readonly (readonly [string, string])[] {
  return [...new Set([...mapping.keys(), ...BUILT_IN])].flatMap(name => {
    const value = argumentOf(known, name, mapping);
    return value === null ? [] : [[name, value] as const];
  });
}

export function metaValues(known: BuildArguments): readonly (readonly [string, string])[] {
  return all(known, known.meta);
}

export function allowedValues(known: BuildArguments): readonly (readonly [string, string])[] {
  return all(known, known.allowed);
}

/** `NAME=value` of those that the environment does not have. */
export function besides(known: BuildArguments, environment: readonly string[]): readonly string[] {
  const taken = new Set(environment.map(entry => entry.split('=', 1)[0]));
  return allowedValues(known)
    .filter(([name]) => !taken.has(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
}

/** `|2 A=1 B=2`, which stands before a command's words in the history; nothing when it sees no arguments. */
export function argumentWords(known: BuildArguments, visible: readonly string[]): readonly string[] {
  if (visible.length === 0) return [];
  const shown = visible.filter(entry => {
    const name = entry.split('=', 1)[0] ?? '';
    return known.allowed.has(name) || !BUILT_IN.includes(name);
  });
  return [`|${shown.length}`, ...shown];
}

/** Names of the command line that no ARG took. */
export function unused({ given, referenced }: BuildArguments): readonly string[] {
  return Object.keys(given)
    .filter(name => !referenced.has(name) && !BUILT_IN.includes(name))
    .sort();
}
