/** A base that comes from a registry: its blobs, three at a time, and its layers, each extracted onto the one below. */
import { StepFailure } from '../../context/step-failure.ts';
import { sha256 } from '../../filesystem/index.ts';
import type { VertexStatus } from '../types.ts';
import type { ResolvedImage } from './begin.ts';
import { doneStatus } from './board.ts';

const LANES = 3;
/** Bytes in a millisecond. */
const NETWORK = 12_000;
const DISK = 60_000;

export function fetchBase(
  name: string,
  found: ResolvedImage,
  started: number,
  answered: number,
): { readonly statuses: readonly VertexStatus[]; readonly completed: number } {
  const resolved = started + answered;
  const lanes = Array.from({ length: LANES }, () => resolved);
  const arrived = new Map<string, number>();
  const coming: VertexStatus[] = [];
  for (const blob of found.blobs) {
    const lane = lanes.indexOf(Math.min(...lanes));
    const from = lanes[lane] ?? resolved;
    const until = from + Math.round((4 + blob.size / NETWORK) * (found.network?.slowness ?? 1));
    lanes[lane] = until;
    arrived.set(blob.digest, until);
    coming.push(doneStatus(blob.digest, blob.size, from, until, blob.size));
  }
  const statuses = [doneStatus(`resolve ${name}`, 0, started, resolved)];
  let extracted = resolved;
  for (const blob of found.blobs) {
    if (blob.role !== 'layer') continue;
    const from = Math.max(extracted, arrived.get(blob.digest) ?? resolved);
    extracted = from + Math.round(8 + blob.size / DISK);
    statuses.push(doneStatus(`extracting ${blob.digest}`, 0, from, extracted));
  }
  return { statuses: [...statuses, ...coming], completed: Math.max(extracted, ...lanes) + 3 };
}

/** The first layer that came and was not what it was named by; null where it was, or none had to come. Recorded from buildx 0.29.1 with Docker 28.5.2. */
export function spoiledLayer(found: ResolvedImage): { readonly after: number; readonly error: StepFailure } | null {
  const [first] = found.blobs.filter(({ role }) => role === 'layer').toSorted((a, b) => a.size - b.size);
  if (first === undefined || found.network?.corrupt !== true) return null;
  const { digest, size } = first;
  const came = sha256(`not ${digest}`);
  const message = `failed commit on ref "layer-${digest}": unexpected commit digest ${came}, expected ${digest}: failed precondition`;
  return { after: Math.max(6, Math.round(size / NETWORK)), error: new StepFailure(message) };
}
