/** What the client tells of itself, in `docker version` and `docker info`. */
import type { Engine } from '../../../engine/index.ts';
import { contextOf } from '../../endpoint.ts';
import { ansiTime } from '../../format/time.ts';
import type { ClientIO } from '../../io.ts';

/** `2025-11-05T14:43:31.000000000+00:00` as the C library writes it; what is no time stays as it is. */
export function builtAt(time: string): string {
  const at = Date.parse(time);
  return Number.isNaN(at) ? time : ansiTime(at);
}

/** The client is of the daemon's own release, apart from the commit that it was built from. */
export function clientVersion(io: ClientIO, engine: Pick<Engine, 'platform'>) {
  const { client, engine: release } = io.profile;
  const [os = 'linux', architecture = 'amd64'] = engine.platform().split('/');
  return {
    Version: client.version,
    DefaultAPIVersion: release.apiVersion,
    GitCommit: client.commit,
    GoVersion: release.goVersion,
    Os: os,
    Arch: architecture,
    BuildTime: builtAt(release.buildTime),
    Context: contextOf(io),
  };
}

/** The version of the API that is spoken: the newest that both know, or what the environment asks for. */
export function apiVersion({ env, profile }: ClientIO): string {
  return env.DOCKER_API_VERSION || profile.engine.apiVersion;
}
