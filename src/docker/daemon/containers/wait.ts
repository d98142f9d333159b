/** Waiting for the end of a container. */
import { type Answer, answer } from '../../engine/answer.ts';
import type { ContainerWaitResponse, WaitCondition, Waiting } from '../../engine/containers.ts';
import { type Daemon, record } from '../daemon.ts';
import { findContainer } from '../lookup.ts';
import type { ContainerRecord } from '../state.ts';
import { newReader, type PieceReader, sleep } from '../waiting.ts';
import { askingOf } from './attach.ts';

/** `settled` lets everything happen that was due. */
export function containerWait(
  daemon: Daemon,
  name: string,
  condition: WaitCondition,
  settled: () => Promise<void>,
): Answer<Waiting> {
  record(daemon, { request: `POST /containers/${name}/wait` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const reader = newReader();
  const container = found.value;
  return answer({ ended: () => ended(daemon, container, condition, settled, reader), cancel: () => reader.leave() });
}

async function ended(
  daemon: Daemon,
  container: ContainerRecord,
  condition: WaitCondition,
  settled: () => Promise<void>,
  reader: PieceReader,
): Promise<ContainerWaitResponse | null> {
  const before = container.run?.startedAt ?? null;
  const wasRunning = container.status === 'running' || container.status === 'paused';
  let code = container.run?.exitCode ?? container.exitCode;
  while (!reader.isGone) {
    const current = daemon.state.containers.get(container.id);
    if (current === undefined) return { StatusCode: code };
    const { run, status } = current;
    if (status === 'paused') {
      await sleep(daemon, reader, { next: null, endsAt: null, asking: null });
      continue;
    }
    if (status === 'running' && run !== null) {
      code = run.exitCode;
      const { endsAt } = run;
      if (endsAt === null || endsAt > daemon.clock) {
        await sleep(daemon, reader, { next: endsAt, endsAt, asking: askingOf(daemon, current) });
        continue;
      }
      await settled();
      if (condition !== 'removed') return { StatusCode: code };
      if (daemon.state.containers.has(container.id)) await sleep(daemon, reader, NEVER);
      continue;
    }
    const isOver = condition === 'not-running' || wasRunning || (run?.startedAt ?? null) !== before;
    if (isOver && condition !== 'removed') return { StatusCode: current.exitCode };
    code = current.exitCode;
    await sleep(daemon, reader, NEVER);
  }
  return null;
}

const NEVER = { next: null, endsAt: null, asking: null } as const;
