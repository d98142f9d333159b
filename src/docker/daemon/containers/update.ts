import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { ContainerUpdate, HostConfig } from '../../engine/container-create.ts';
import { type Daemon, emit, putContainer, record } from '../daemon.ts';
import { findContainer } from '../lookup.ts';
import { eventAttributes } from './create.ts';
import { policyTrouble } from './settings.ts';

export function containerUpdate(
  daemon: Daemon,
  name: string,
  update: ContainerUpdate,
): Answer<{ readonly Warnings: readonly string[] }> {
  record(daemon, { request: `POST /containers/${name}/update` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const container = found.value;
  const cannot = (why: string) => refuse('bad-request', `Cannot update container ${container.id}: ${why}`);
  if (
    update.RestartPolicy !== undefined &&
    container.hostConfig.AutoRemove === true &&
    update.RestartPolicy.Name !== 'no'
  ) {
    return refuse('bad-request', 'Restart policy cannot be updated because AutoRemove is enabled for the container');
  }
  const policy = policyTrouble(update.RestartPolicy);
  if (policy !== null) return refuse('bad-request', policy);
  if (update.NanoCpus !== undefined && update.NanoCpus > 2e9)
    return refuse('bad-request', 'range of CPUs is from 0.01 to 2.00, as there are only 2 CPUs available');
  if (update.Memory !== undefined && update.Memory !== 0 && update.Memory < 6 * 1024 * 1024) {
    return refuse('bad-request', 'Minimum memory limit allowed is 6MB');
  }
  const swap = update.MemorySwap ?? container.hostConfig.MemorySwap ?? (container.hostConfig.Memory ?? 0) * 2;
  // Without any limit so far the one of swap counts as 0, so it has to be given as well.
  if (update.Memory !== undefined && update.MemorySwap === undefined && update.Memory > swap) {
    return cannot(
      'Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time',
    );
  }
  const hostConfig: HostConfig = { ...container.hostConfig, ...update };
  putContainer(daemon, { ...container, hostConfig });
  emit(daemon, 'container', 'update', container.id, eventAttributes(container));
  return answer({ Warnings: [] });
}
