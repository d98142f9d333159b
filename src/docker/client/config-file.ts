/**
 * The client's own file: `$DOCKER_CONFIG/config.json`, usually in `~/.docker`. A file that is no JSON counts as empty, and the client
 * warns of it. Source: docker/cli, `cli/config`.
 */
import { parseJson } from '../json.ts';
import { firstJson } from '../json-problem.ts';
import { mapAs, type Readers, type ReadJson, readAs, structAs, text, texts } from '../read-json.ts';
import type { Invocation } from './command.ts';
import type { ClientIO } from './io.ts';
import { absolute } from './paths.ts';

/** The templates that the file may give in place of Docker's own tables. */
export type ListName = 'psFormat' | 'imagesFormat' | 'networksFormat' | 'volumesFormat' | 'statsFormat';

/** `DOCKER_CONFIG`, or `.docker` at home; as it was given. */
export function configDirectory({ env }: ClientIO): string {
  return env.DOCKER_CONFIG || `${env.HOME ?? '/root'}/.docker`;
}

export function configFile(io: ClientIO): string {
  return `${configDirectory(io)}/config.json`;
}

/** Credentials of a registry: https://docs.docker.com/reference/cli/docker/ and docker/cli, `cli/config/types`. */
interface KeptAuth {
  readonly auth?: string;
  readonly username?: string;
  readonly password?: string;
  readonly email?: string;
  readonly serveraddress?: string;
  readonly identitytoken?: string;
  readonly registrytoken?: string;
}

/** What the file may hold; what it holds beside is kept. */
export interface ConfigFile extends Readonly<Partial<Record<ListName, string>>> {
  readonly auths?: Readonly<Record<string, KeptAuth>>;
  readonly HttpHeaders?: Readonly<Record<string, string>>;
  readonly credsStore?: string;
  readonly credHelpers?: Readonly<Record<string, string>>;
  readonly detachKeys?: string;
  readonly currentContext?: string;
  readonly pruneFilters?: readonly string[];
  readonly aliases?: Readonly<Record<string, string>>;
  readonly features?: Readonly<Record<string, string>>;
  readonly plugins?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const TEXTS = mapAs('map[string]string', text, '');

const AUTH: Readers<KeptAuth> = {
  auth: text,
  username: text,
  password: text,
  email: text,
  serveraddress: text,
  identitytoken: text,
  registrytoken: text,
};

const CONFIG: Readers<ConfigFile> = {
  auths: mapAs('map[string]types.AuthConfig', structAs('types.AuthConfig', AUTH), {}),
  HttpHeaders: TEXTS,
  psFormat: text,
  imagesFormat: text,
  networksFormat: text,
  volumesFormat: text,
  statsFormat: text,
  credsStore: text,
  credHelpers: TEXTS,
  detachKeys: text,
  currentContext: text,
  pruneFilters: texts,
  aliases: TEXTS,
  features: TEXTS,
  plugins: mapAs('map[string]map[string]string', TEXTS, {}),
};

/** The credentials in the file are unpacked as it is read. */
function authsProblem(auths: ConfigFile['auths'] = {}): string | null {
  for (const { auth } of Object.values(auths)) {
    if (auth === undefined || auth === '') continue;
    const wrong = auth.replace(/[\r\n]/g, '').search(/[^A-Za-z0-9+/=]/);
    if (wrong >= 0) return `illegal base64 data at input byte ${wrong}`;
    if (!Buffer.from(auth, 'base64').toString().includes(':')) return 'Invalid auth configuration file';
  }
  return null;
}

function read(io: ClientIO): ReadJson<ConfigFile> {
  const bytes = io.files.read(absolute(io, configFile(io)))?.bytes ?? null;
  const said = bytes === null ? '' : new TextDecoder().decode(bytes);
  if (said.trim() === '') return { ok: true, value: {} };
  const first = firstJson(said);
  if (!first.ok) return first;
  const config = readAs(parseJson(first.value), 'configfile.ConfigFile', (json, at) =>
    json === null ? {} : structAs('configfile.ConfigFile', CONFIG)(json, at),
  );
  const wrong = config.ok ? authsProblem(config.value.auths) : null;
  return wrong === null ? config : { ok: false, error: wrong };
}

export function readConfig(io: ClientIO): ConfigFile {
  const config = read(io);
  return config.ok ? config.value : {};
}

/** What the client warns of before it does anything, or null. */
export function configProblem(io: ClientIO): string | null {
  const config = read(io);
  return config.ok ? null : `parsing config file (${configFile(io)}): ${config.error}`;
}

/** A text of the file; empty when it has none. */
export function configured(io: ClientIO, name: ListName | 'currentContext'): string {
  return readConfig(io)[name] ?? '';
}

/** `--format`, or what the file has in its place when more than ids is asked for, or the command's own table. */
export function listFormat({ flags, io }: Pick<Invocation, 'flags' | 'io'>, name: ListName): string {
  return flags.text('format') || (flags.on('quiet') ? '' : configured(io, name)) || 'table';
}

export function configuredContext(io: ClientIO): string {
  return configured(io, 'currentContext');
}
