/** What a build shows: its progress, and how it failed. */
import type { SolveRequest, SolveResult } from '../../builder/index.ts';
import type { Instant } from '../../index.ts';
import { type Done, fail, WELL } from '../command.ts';
import type { ClientIO } from '../io.ts';

export type Showing = 'plain' | 'tty' | 'quiet';

export function showBuild(
  io: ClientIO,
  result: SolveResult,
  _request: SolveRequest,
  _showing: Showing,
  _started: Instant,
): Done {
  if (result.error === null) return WELL;
  return fail(io, `ERROR: failed to build: failed to solve: ${result.error.message}`, { kind: result.error.kind });
}
