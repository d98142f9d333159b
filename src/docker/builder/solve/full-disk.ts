/** A build on a disk without room. Recorded from buildx 0.29.1 with Docker 28.5.2, whose client then ends with 102. */
import { sha256 } from '../../filesystem/index.ts';
import type { BuildError } from '../types.ts';
import { type Board, vertexOf } from './board.ts';

/** Milliseconds. */
const TOOK = 6;

/** What the client sends first has no place to go: that vertex, and what the build ends with. `error`: of the write. */
export function noteFull(board: Board, dockerfile: string, error: string, at: number): BuildError {
  const vertex = sha256('definition');
  board.note(vertexOf(vertex, `[internal] load build definition from ${dockerfile}`, at, at + TOOK, { error }));
  const message = `ResourceExhausted: failed to read dockerfile: ${error}`;
  return { kind: 'docker', message, lines: null, vertex, exitCode: 102 };
}
