import type { Instant } from '../../outcome.ts';
import { type Daemon, emit, update, withoutEntry } from '../daemon.ts';
import type { ContainerRecord } from '../state.ts';
import { volumeUsers } from '../volumes/volumes.ts';
import { eventAttributes } from './create.ts';

/**
 * Takes a container out of the daemon, and with it the volumes that its maker did not name, when they are to go too: a name that
 * Docker gave keeps a volume when it was asked for by that name (removeMountPoints).
 */
export function removeContainer(
  daemon: Daemon,
  container: ContainerRecord,
  withVolumes: boolean,
  at: Instant = daemon.clock,
): void {
  update(daemon, { containers: withoutEntry(daemon.state.containers, container.id) });
  for (const mount of withVolumes ? container.mounts : []) {
    const volume = mount.type === 'volume' && !mount.named ? daemon.state.volumes.get(mount.source) : undefined;
    if (volume !== undefined && volumeUsers(daemon.state, volume.name).length === 0) {
      update(daemon, { volumes: withoutEntry(daemon.state.volumes, volume.name) });
      emit(daemon, 'volume', 'destroy', volume.name, { driver: volume.driver }, at);
    }
  }
  emit(daemon, 'container', 'destroy', container.id, eventAttributes(container), at);
}
