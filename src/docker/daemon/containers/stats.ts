/** What containers use of the host. */
import { type Answer, answer } from '../../engine/answer.ts';
import type { Stats } from '../../engine/containers.ts';
import type { Pieces } from '../../engine/pieces.ts';
import { MEMORY as MACHINE_MEMORY } from '../../runtime/kernel/machine.ts';
import { type Daemon, record } from '../daemon.ts';
import { findContainer } from '../lookup.ts';
import type { ContainerRecord } from '../state.ts';
import { type PieceReader, piecesFrom, sleep } from '../waiting.ts';
import { isRunning } from './is-running.ts';
import { processesOf } from './process.ts';

const MEMORY: Readonly<Record<string, number>> = {
  nginx: 4_200_000,
  'redis-server': 9_800_000,
  postgres: 38_000_000,
  mysqld: 390_000_000,
  node: 32_000_000,
  python: 14_000_000,
};

/** Bytes of memory of every host. */
export const TOTAL_MEMORY = MACHINE_MEMORY * 1024;

/** Simulated milliseconds from one look to the next. */
const EVERY = 1000;

export function containerStats(
  daemon: Daemon,
  name: string,
  options: { readonly stream: boolean },
): Answer<Pieces<Stats>> {
  record(daemon, { request: `GET /containers/${name}/stats` });
  const found = findContainer(daemon.state, name);
  return found.ok ? answer(piecesFrom(reader => looks(daemon, found.value.id, options.stream, reader))) : found;
}

/** Goes on until the container is removed: one that does not run is looked at, too. */
async function* looks(daemon: Daemon, id: string, stream: boolean, reader: PieceReader): AsyncGenerator<Stats, void> {
  for (let at = daemon.clock; !reader.isGone; ) {
    const container = daemon.state.containers.get(id);
    if (container === undefined) return;
    if (daemon.clock >= at) {
      yield statsOf(daemon, container);
      if (!stream) return;
      at = daemon.clock + EVERY;
      continue;
    }
    await sleep(daemon, reader, { next: at, endsAt: null, asking: null });
  }
}

/** Numbers of a container that idles: what its program usually holds. */
function statsOf(daemon: Daemon, container: ContainerRecord): Stats {
  const up = isRunning(container);
  const limit = container.hostConfig.Memory ?? 0;
  const networks = Object.keys(container.networks).filter(one => one !== 'none').length;
  return {
    id: container.id,
    name: container.name,
    cpuPercentage: 0,
    memory: up ? (MEMORY[container.run?.service ?? ''] ?? 425_984) : 0,
    memoryLimit: up ? (limit > 0 ? limit : TOTAL_MEMORY) : 0,
    networkRx: up ? networks * 746 : 0,
    networkTx: up ? networks * 126 : 0,
    blockRead: 0,
    blockWrite: 0,
    pids: up ? processesOf(container, daemon.clock).length + (container.run?.service === 'nginx' ? 2 : 0) : 0,
  };
}
