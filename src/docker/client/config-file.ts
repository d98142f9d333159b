/**
 * The client's own file: `$DOCKER_CONFIG/config.json`, usually in `~/.docker`. A file that is no JSON counts as empty, and the client
 * warns of it. Source: docker/cli, `cli/config`.
 */
import { entryOf } from '../entry.ts';
import { jsonProblem } from '../json-problem.ts';
import type { Invocation } from './command.ts';
import type { ClientIO } from './io.ts';
import { absolute } from './paths.ts';

export type ConfigFile = Readonly<Record<string, unknown>> & {
  readonly auths?: Readonly<Record<string, { readonly auth?: string }>>;
};

/** The templates that the file may give in place of Docker's own tables. */
export type ListName = 'psFormat' | 'imagesFormat' | 'networksFormat' | 'volumesFormat' | 'statsFormat';

/** `DOCKER_CONFIG`, or `.docker` at home; as it was given. */
export function configDirectory({ env }: ClientIO): string {
  return env.DOCKER_CONFIG || `${env.HOME ?? '/root'}/.docker`;
}

export function configFile(io: ClientIO): string {
  return `${configDirectory(io)}/config.json`;
}

export function readConfig(io: ClientIO): ConfigFile {
  const bytes = io.files.read(absolute(io, configFile(io)))?.bytes ?? null;
  if (bytes === null) return {};
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof read === 'object' && read !== null ? (read as ConfigFile) : {};
  } catch {
    return {};
  }
}

/** What the client warns of before it does anything, or null. */
export function configProblem(io: ClientIO): string | null {
  const bytes = io.files.read(absolute(io, configFile(io)))?.bytes ?? null;
  const problem = bytes === null ? null : jsonProblem(new TextDecoder().decode(bytes));
  return problem === null ? null : `parsing config file (${configFile(io)}): ${problem}`;
}

/** A text of the file; empty when it has none. */
export function configured(io: ClientIO, name: string): string {
  const value = entryOf(readConfig(io), name);
  return typeof value === 'string' ? value : '';
}

/** `--format`, or what the file has in its place when more than ids is asked for, or the command's own table. */
export function listFormat({ flags, io }: Pick<Invocation, 'flags' | 'io'>, name: ListName): string {
  return flags.text('format') || (flags.on('quiet') ? '' : configured(io, name)) || 'table';
}

export function configuredContext(io: ClientIO): string {
  return configured(io, 'currentContext');
}
