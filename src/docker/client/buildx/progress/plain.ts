/** `--progress=plain`, and what a build prints into a pipe. */
import type { SolveStatus, Vertex, VertexWarning } from '../../../builder/types.ts';
import { warningText } from '../../../engine/warning.ts';
import type { Chunk } from '../../../outcome.ts';
import { amountText, failureBoxes, isCanceled, logLines, stamped } from './lines.ts';
import { secondsText } from './numbers.ts';

const LAST_LINES = 10;

/** The whole progress: one block for each vertex in the order in which they began, and the boxes of what failed. */
export function renderPlain(status: SolveStatus, options: { readonly short?: boolean } = {}): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let latest = 0;
  const print = (text: string, at: number): void => {
    latest = Math.max(latest, Math.round(at));
    chunks.push({ stream: 'stderr', text, after: latest, voice: 'docker' });
  };
  print('#0 building with "default" instance using docker driver\n', 0);
  status.vertices.forEach((whole, index) => {
    if (whole.started === null) return;
    const vertex = options.short === true ? { ...whole, name: shortened(whole.name) } : whole;
    const warnings = status.warnings.filter(warning => warning.vertex === vertex.digest);
    for (const { text, at } of block(vertex, index + 1, warnings)) print(text, at);
  });
  const boxes = failureBoxes(status.vertices, LAST_LINES);
  if (boxes !== '') print(boxes, latest);
  return chunks;
}

const SHORT = 72;

/** PROGRESS_NO_TRUNC=0 cuts names. */
function shortened(name: string): string {
  return name.length > SHORT ? `${name.slice(0, SHORT)}...` : name;
}

function block(
  vertex: Vertex,
  number: number,
  warnings: readonly VertexWarning[],
): readonly { readonly text: string; readonly at: number }[] {
  const started = vertex.started ?? 0;
  const line = (text: string, at: number) => ({ text: `#${number} ${text}\n`, at });
  const events = [
    ...vertex.statuses
      .filter(status => status.completed !== null)
      .map(status => {
        const took = (status.completed ?? 0) - status.started;
        const parts = [status.name, amountText(status), took >= 10 ? `${secondsText(took)}s` : '', 'done'];
        return line(parts.filter(part => part !== '').join(' '), status.completed ?? 0);
      }),
    // What is wrong with a file is known when the whole of it is there.
    ...warnings.map(warning => line(`WARN: ${warningText(warning)}`, vertex.completed ?? started)),
    ...logLines(vertex).map(log => line(stamped(vertex, log), log.at)),
  ].sort((a, b) => a.at - b.at);
  const first = { text: `\n#${number} ${vertex.name}\n`, at: started };
  return [first, ...events, ...(vertex.completed === null ? [] : [line(ending(vertex), vertex.completed)])];
}

function ending(vertex: Vertex): string {
  if (isCanceled(vertex)) return 'CANCELED';
  if (vertex.error !== null) return `ERROR: ${vertex.error}`;
  if (vertex.cached) return 'CACHED';
  return `DONE ${secondsText((vertex.completed ?? 0) - (vertex.started ?? 0))}s`;
}
