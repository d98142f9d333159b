/**
 * Which daemon a line speaks to: what `--context`, `--host`, `DOCKER_HOST`, `DOCKER_CONTEXT` and the client's own file say, in this
 * order. There is one daemon, behind its socket; nobody answers anywhere else. Source: docker/cli, `cli/command/cli.go`,
 * `cli/command/defaultcontextstore.go`, `opts/hosts.go`; docker/docker, `client/request.go`.
 */
import { type Engine, refuse } from '../engine/index.ts';
import { sha256 } from '../filesystem/index.ts';
import { quote } from '../quote.ts';
import { configDirectory, configuredContext } from './config-file.ts';
import { refusingEmptyNames } from './empty-names.ts';
import type { ClientIO } from './io.ts';
import { absolute } from './paths.ts';

export const DEFAULT_CONTEXT = 'default';
const SOCKET = 'unix:///var/run/docker.sock';
/** Ways to the one socket: `/var/run` is a link. */
const HERE: readonly string[] = [SOCKET, 'unix:///run/docker.sock'];
const TCP_PORT = '2375';

export type HostAddress = { readonly ok: true; readonly host: string } | { readonly ok: false; readonly error: string };

/** Which context a line is about. A host that is named outright means the default one. */
export function contextOf(io: ClientIO): string {
  const { context = '', host = null } = io.chosen ?? {};
  if (context !== '') return context;
  if (host !== null || (io.env.DOCKER_HOST ?? '') !== '') return DEFAULT_CONTEXT;
  return io.env.DOCKER_CONTEXT || configuredContext(io) || DEFAULT_CONTEXT;
}

/** What is wrong with a context by its name, or null: only the default one is kept. */
export function contextProblem(io: ClientIO, name: string): string | null {
  if (name === DEFAULT_CONTEXT) return null;
  const file = `${absolute(io, configDirectory(io))}/contexts/meta/${sha256(name).slice('sha256:'.length)}/meta.json`;
  return `context ${quote(name)}: context not found: open ${file}: no such file or directory`;
}

/** The address of the default context, as `--host` or the environment give it. */
export function hostOf(io: ClientIO): HostAddress {
  const given = (io.chosen?.host ?? io.env.DOCKER_HOST ?? '').trim();
  if (given === '') return { ok: true, host: SOCKET };
  const [, named = 'tcp', rest = given] = /^(.*?):\/\/(.*)$/s.exec(given) ?? [];
  switch (named) {
    case 'tcp':
      return tcpAddress(rest);
    case 'unix':
    case 'npipe':
      if (rest.includes('://')) return { ok: false, error: `invalid proto, expected ${named}: ${rest}` };
      return { ok: true, host: rest === '' ? SOCKET : `${named}://${rest}` };
    case 'fd':
    case 'ssh':
      return { ok: true, host: given };
    default:
      return { ok: false, error: `invalid bind address format: ${given}` };
  }
}

function tcpAddress(rest: string): HostAddress {
  if (rest === '') return { ok: true, host: `tcp://localhost:${TCP_PORT}` };
  if (rest.includes('://')) return { ok: false, error: `invalid proto, expected tcp: ${rest}` };
  const [, authority = '', path = ''] = /^([^/]*)(.*)$/s.exec(rest) ?? [];
  const [, name = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(authority) ?? [null, authority, 'none'];
  if (port !== '' && !/^[0-9]+$/.test(port))
    return { ok: false, error: `parse ${quote(`tcp://${rest}`)}: invalid port ${quote(`:${port}`)} after host` };
  return { ok: true, host: `tcp://${name || 'localhost'}:${port || TCP_PORT}${path}` };
}

const CONTEXT_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$/;

/** What is wrong with a name of a context, or null. */
export function contextNameProblem(name: string): string | null {
  if (name === '') return 'context name cannot be empty';
  const rule = quote(CONTEXT_NAME.source);
  return CONTEXT_NAME.test(name)
    ? null
    : `context name ${quote(name)} is invalid, names are validated against regexp ${rule}`;
}

/** What keeps the client from beginning, or null. To what builds, a context is a builder. */
export function endpointProblem(io: ClientIO, builds: boolean): string | null {
  const context = contextOf(io);
  const unknown = contextProblem(io, context);
  if (unknown !== null && builds) return `ERROR: no builder ${quote(context)} found`;
  const wrong = unknown ?? (hostProblem(io) || null);
  return wrong === null ? null : `Failed to initialize: unable to resolve docker endpoint: ${wrong}`;
}

function hostProblem(io: ClientIO): string {
  const host = hostOf(io);
  return host.ok ? '' : host.error;
}

/** A version of the API as a number to compare: `1.51` → 1051. */
function versionNumber(text: string): number {
  const [major = 0, minor = 0] = text.split('.').map(Number);
  return major * 1000 + minor;
}

/** The daemon as the line reaches it: at any other address than its own nobody answers. */
export function engineAt(io: ClientIO, engine: Engine): Engine {
  const host = hostOf(io);
  if (host.ok && !HERE.includes(host.host)) {
    return refusing(
      engine,
      'unreachable',
      `Cannot connect to the Docker daemon at ${host.host}. Is the docker daemon running?`,
    );
  }
  const { DOCKER_API_VERSION: asked = '' } = io.env;
  if (asked === '') return refusingEmptyNames(engine);
  if (!/^[0-9.]+$/.test(asked)) return refusing(engine, 'not-found', 'page not found');
  const { apiVersion: newest, minApiVersion: oldest } = io.profile.engine;
  if (versionNumber(asked) < versionNumber(oldest)) {
    const advice = 'please upgrade your client to a newer version';
    const text = `client version ${asked} is too old. Minimum supported API version is ${oldest}, ${advice}`;
    return refusing(engine, 'bad-request', text);
  }
  if (versionNumber(asked) > versionNumber(newest)) {
    const text = `client version ${asked} is too new. Maximum supported API version is ${newest}`;
    return refusing(engine, 'bad-request', text);
  }
  return refusingEmptyNames(engine);
}

/** An engine that answers each call with the same refusal; its clock goes on, and what machine it is on the client knows. */
function refusing(engine: Engine, kind: 'unreachable' | 'bad-request' | 'not-found', message: string): Engine {
  const call = async () => refuse(kind, message);
  return new Proxy(engine, {
    get: (target, name) => (name === 'now' || name === 'platform' ? target[name] : call),
  });
}
