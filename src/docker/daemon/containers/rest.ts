/** Putting a process away that waits at its terminal, and taking it up: it goes on where it stood, and is not played anew. */
import type { OutputChunk } from '../../engine/pieces.ts';
import type { Change } from '../../filesystem/index.ts';
import type { Instant } from '../../outcome.ts';
import type { Process } from '../../runtime/kernel/process-request.ts';
import { type Daemon, putContainer, update, withEntry } from '../daemon.ts';
import type { RestingFiles, RestingProcess } from '../resting.ts';
import type { ContainerRecord } from '../state.ts';
import { lay } from './laying.ts';

/** The process of a line that was put away, when it is the one that is started now. */
export function restingAt({ keyboard }: Daemon, id: string, at: Instant): RestingProcess | null {
  const from = keyboard?.from ?? null;
  return from?.container === id && from.at === at ? from : null;
}

/** Puts a process away that waits for whoever sits at the keyboard. `chunks`: all that is kept of what it has printed. */
export function rest(daemon: Daemon, id: string, at: Instant, process: Process, chunks: readonly OutputChunk[]): void {
  const container = daemon.state.containers.get(id);
  if (daemon.keyboard === null || container === undefined || process.asks === null) return;
  const printed = process.chunks.reduce((sum, chunk) => sum + chunk.text.length, 0);
  const { checkpoint } = process;
  const resting =
    checkpoint === null
      ? null
      : { container: id, at, process: checkpoint, files: restingFilesOf(daemon, container), chunks };
  daemon.keyboard.left = { resting, printed };
}

function restingFilesOf(daemon: Daemon, { changes, scratch, mounts }: ContainerRecord): RestingFiles {
  const volumes = new Map<string, readonly Change[]>();
  for (const { type, source } of mounts)
    if (type === 'volume') volumes.set(source, daemon.state.volumes.get(source)?.changes ?? []);
  const host = mounts.some(({ type }) => type === 'bind') ? daemon.hostFiles.changes() : null;
  return { changes, scratch, volumes, host };
}

/** Files as the process has left them. */
export function layResting(daemon: Daemon, id: string, { changes, scratch, volumes, host }: RestingFiles): void {
  const container = daemon.state.containers.get(id);
  if (container !== undefined) putContainer(daemon, { ...container, changes, scratch });
  for (const [name, kept] of volumes) {
    const volume = daemon.state.volumes.get(name);
    if (volume !== undefined)
      update(daemon, { volumes: withEntry(daemon.state.volumes, name, { ...volume, changes: kept }) });
  }
  if (host !== null) lay(daemon.hostFiles, daemon.hostFiles.base, daemon.hostFiles.changes(), host);
}
