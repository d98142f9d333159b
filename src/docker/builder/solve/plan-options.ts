/** What a plan is made by, of what was asked for. */
import { type PlatformParts, platformOf } from '../plan/platform.ts';
import type { PlanOptions } from '../plan/step.ts';
import type { SolveRequest } from '../types.ts';

/** `ignored` is asked once .dockerignore was read. */
export function planOptionsOf(
  request: SolveRequest,
  sign: PlanOptions['escape'],
  ignored: PlanOptions['ignored'],
  work: PlanOptions['work'],
): PlanOptions {
  const host: PlatformParts = platformOf(request.platform, { os: 'linux', architecture: 'amd64', variant: '' });
  return {
    escape: sign,
    host,
    target: request.targetPlatform === null ? host : platformOf(request.targetPlatform, host),
    targetStage: request.target,
    buildArgs: request.buildArgs,
    everyStage: request.call === 'lint' && (request.target ?? '') === '',
    labels: request.labels,
    noCache: request.noCache,
    network: request.network,
    hosts: request.hosts,
    limits: request.limits,
    noCacheFilter: request.noCacheFilter.map(name => name.toLowerCase()),
    ignored,
    created: null,
    work,
  };
}
