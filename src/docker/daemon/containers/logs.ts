/** What a container has printed, as its logging driver keeps it. */
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { LogsOptions } from '../../engine/containers.ts';
import type { OutputChunk, Pieces } from '../../engine/pieces.ts';
import { type Daemon, record } from '../daemon.ts';
import { findContainer } from '../lookup.ts';
import type { ContainerRecord } from '../state.ts';
import { type PieceReader, piecesFrom, sleep } from '../waiting.ts';
import { outputOf } from './attach.ts';
import { isRunning } from './is-running.ts';

/** Pieces of output cut at the ends of lines, as the log keeps them. */
function lines(chunks: readonly OutputChunk[]): readonly OutputChunk[] {
  const open = new Map<string, OutputChunk>();
  const found: OutputChunk[] = [];
  for (const chunk of chunks) {
    for (const part of chunk.text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      const begun = open.get(chunk.stream);
      const line: OutputChunk = begun === undefined ? { ...chunk, text: part } : { ...begun, text: begun.text + part };
      if (part.endsWith('\n')) {
        open.delete(chunk.stream);
        found.push(line);
      } else open.set(chunk.stream, line);
    }
  }
  return [...found, ...open.values()];
}

export function containerLogs(daemon: Daemon, name: string, options: LogsOptions): Answer<Pieces<OutputChunk>> {
  record(daemon, { request: `GET /containers/${name}/logs` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const driver = found.value.hostConfig.LogConfig?.Type ?? 'json-file';
  if (driver === 'none') return refuse('server-error', 'configured logging driver does not support reading');
  return answer(piecesFrom(reader => logged(daemon, found.value, options, reader)));
}

async function* logged(
  daemon: Daemon,
  container: ContainerRecord,
  options: LogsOptions,
  reader: PieceReader,
): AsyncGenerator<OutputChunk, void> {
  const began = daemon.clock;
  const wanted = (chunk: OutputChunk) =>
    (chunk.stream === 'stdout' ? options.stdout : options.stderr) &&
    (options.since === null || chunk.at >= options.since) &&
    (options.until === null || chunk.at <= options.until);
  const past = lines(outputOf(container)).filter(chunk => chunk.at <= began && wanted(chunk));
  const tail = /^\d+$/.test(options.tail) ? Number(options.tail) : null;
  yield* tail === null ? past : tail === 0 ? [] : past.slice(-tail);
  if (!options.follow || !isRunning(container)) return;
  const after = (one: ContainerRecord) => lines(outputOf(one)).filter(chunk => chunk.at > began && wanted(chunk));
  let latest = container;
  let coming = after(container);
  for (let given = 0; !reader.isGone; ) {
    const current = daemon.state.containers.get(container.id);
    if (current !== undefined && current !== latest) {
      latest = current;
      coming = after(current);
    }
    const chunk = coming[given];
    if (chunk !== undefined && chunk.at <= daemon.clock) {
      given++;
      yield chunk;
      continue;
    }
    const live = current !== undefined && isRunning(current);
    const next = chunk?.at ?? null;
    const ends = !live ? next : current.status === 'paused' ? null : (current.run?.endsAt ?? null);
    const endsAt = options.until === null || ends === null ? (options.until ?? ends) : Math.min(options.until, ends);
    if (chunk === undefined && (!live || (endsAt !== null && endsAt <= daemon.clock))) return;
    await sleep(daemon, reader, { next, endsAt, asking: null });
  }
}
