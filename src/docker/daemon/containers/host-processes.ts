import type { OtherProcess } from '../../runtime/kernel/process-request.ts';
import type { Daemon } from '../daemon.ts';
import type { ContainerRecord } from '../state.ts';
import { isRunning } from './is-running.ts';
import { rowsOf } from './top.ts';

/** Processes of the learner's machine as its own `ps` shows them: the daemon's, and with each container its proxies, its shim and what runs in it. */
export function hostProcesses(daemon: Daemon): readonly OtherProcess[] {
  const started = daemon.clock;
  const containers = [...daemon.state.containers.values()].filter(
    each => isRunning(each) && each.status !== 'restarting',
  );
  const machine: readonly OtherProcess[] = [
    { pid: 1, parent: 0, user: 'root', command: '/sbin/init', started, memory: [168_424, 13_184] },
    { pid: 612, parent: 1, user: 'root', command: '/usr/bin/containerd', started, memory: [1_724_768, 45_676] },
    { pid: 743, parent: 1, user: 'root', command: DOCKERD, started, memory: [2_007_300, 79_188] },
  ];
  return [...machine, ...containers.flatMap(each => processesWith(each, daemon))].sort(
    (one, other) => one.pid - other.pid,
  );
}

const DOCKERD = '/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock';

function processesWith(container: ContainerRecord, daemon: Daemon): readonly OtherProcess[] {
  const shim = container.pid - 22;
  const started = container.startedAt ?? daemon.clock;
  const address = Object.values(container.networks)[0]?.ip ?? '';
  const proxies = Object.entries(container.bound).flatMap(([port, bindings]) => {
    const [inner, protocol = 'tcp'] = port.split('/');
    return bindings.map(
      ({ HostIp, HostPort }) =>
        `/usr/bin/docker-proxy -proto ${protocol} -host-ip ${HostIp} -host-port ${HostPort} -container-ip ${address} -container-port ${inner} -use-listen-fd`,
    );
  });
  const runtime = `/usr/bin/containerd-shim-runc-v2 -namespace moby -id ${container.id} -address /run/containerd/containerd.sock`;
  return [
    ...proxies.map((command, at): OtherProcess => {
      const pid = shim - 7 * (proxies.length - at);
      return { pid, parent: 743, user: 'root', command, started, memory: [1_598_352, 3_840] };
    }),
    { pid: shim, parent: 1, user: 'root', command: runtime, started, memory: [1_237_880, 13_568] },
    ...rowsOf(container, daemon).map(
      ({ pid, parent, user, command }): OtherProcess => ({ pid, parent, user, command, started }),
    ),
  ];
}
