/**
 * What is elsewhere: ADD of a URL or a repository, and such a build context. A build on this host has no network, and fails in the
 * words of BuildKit where nobody answers; of other machines it is said beside them that they are not simulated. Recorded from Docker 28.5.2.
 */
import { StepFailure } from '../../context/step-failure.ts';
import type { VertexLog } from '../types.ts';

/** A repository rather than a file: its own schemes, or a path that ends in `.git`. */
const GIT = /^(?:git@[^:]+:|git:\/\/|ssh:\/\/)|^https?:\/\/[^#?]+\.git(?:$|[#?])/u;

export function isRepository(url: string): boolean {
  return GIT.test(url);
}

/** Why a URL or a repository cannot be fetched, and what git printed about it before, `at` a moment after the line was typed. */
export function remoteFailure(
  url: string,
  at: number,
): { readonly error: StepFailure; readonly logs: readonly VertexLog[] } {
  if (/^(?:git@|ssh:)/u.test(url)) return { error: new StepFailure('unset ssh forward key default'), logs: [] };
  const prefix = 'failed to load cache key: ';
  const kind = placeOf(url).local === null ? 'not-simulated' : 'docker';
  if (!isRepository(url)) {
    const message = `Get "${url}": ${unreachable(url)}`;
    return { error: new StepFailure(message, kind, prefix), logs: [] };
  }
  const [repository = url, fragment = ''] = url.split('#');
  const text = `fatal: unable to access '${repository}/': ${unreachableForGit(repository)}\n`;
  const failed =
    fragment.split(':')[0] === '' ? 'error fetching default branch for repository' : 'failed to fetch remote';
  const error = new StepFailure(`${failed} ${repository}: git stderr:\n${text}: exit status 128`, kind, prefix);
  return { error, logs: [{ stream: 'stderr', text, at }] };
}

interface RemoteAddress {
  readonly host: string;
  readonly port: string;
  /** As Go dials this machine itself; null for any other. */
  readonly local: string | null;
}

function placeOf(url: string): RemoteAddress {
  const [, scheme = '', host = '', port = scheme === 'https' ? '443' : '80'] =
    /^(https?|git):\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]*)(?::(\d+))?/u.exec(url) ?? [];
  const loopback = /^(?:127\.\d+\.\d+\.\d+|\[::1\])$/u.test(host) ? host : null;
  return { host, port, local: host === 'localhost' ? '127.0.0.1' : loopback };
}

/** In the words of Go's network library. */
function unreachable(url: string): string {
  const { host, port, local } = placeOf(url);
  if (local !== null) return `dial tcp ${local}:${port}: connect: connection refused`;
  return `dial tcp: lookup ${host}: no such host`;
}

/** In the words of curl, which git asks. */
function unreachableForGit(url: string): string {
  const { host, port, local } = placeOf(url);
  if (local !== null) return `Failed to connect to ${host} port ${port} after 0 ms: Couldn't connect to server`;
  return `Could not resolve host: ${host}`;
}
