/** What a build shows: its progress with its times, then its warnings, or how it failed. */

import type { SolveRequest, SolveResult } from '../../builder/index.ts';
import { errorReport, quietReport, renderPlain, renderTty, warningSummary } from '../../builder/progress/index.ts';
import type { Instant } from '../../index.ts';
import { type Done, exit } from '../command.ts';
import type { ClientIO } from '../io.ts';
import { type Call, showCalled } from './called.ts';

/** `quiet` ends with the image's id, `none` with nothing. */
export type Showing = 'plain' | 'tty' | 'quiet' | 'none';

/** Columns of a terminal when standard error is none and `--progress tty` was asked for. */
const USUAL_COLUMNS = 80;

function failed({ error }: SolveResult, exitCode: number): Done {
  const told = error === null ? null : { kind: error.kind, message: error.message, what: 'docker build' };
  return { exitCode, error: told };
}

/** `started`: the moment on the host's clock to which the progress counts. */
export function showBuild(
  io: ClientIO,
  result: SolveResult,
  request: SolveRequest,
  how: {
    readonly showing: Showing;
    readonly started: Instant;
    readonly debug: boolean;
    readonly call: Call;
    readonly shownName: string;
  },
): Done {
  const { showing, started } = how;
  const name = request.dockerfileName;
  const silent = showing === 'quiet' || showing === 'none';
  if (!silent) {
    const chunks =
      showing === 'plain'
        ? renderPlain(result.status)
        : renderTty(result.status, { columns: io.columns.stderr ?? USUAL_COLUMNS, end: result.duration });
    for (const chunk of chunks) io.write(chunk.stream, chunk.text, started + chunk.after);
  }
  const { call } = how;
  if (call.name !== null && (call.name === 'lint' || result.error === null)) {
    if (!silent) io.write('stderr', warningSummary(result, name, how.debug));
    if (showing === 'quiet') io.write('stdout', '\n');
    const exitCode = showCalled(io, result, request, call, how.shownName);
    return exitCode === 0 ? exit(0) : failed(result, exitCode);
  }
  if (silent) {
    const report = quietReport(result, name);
    if (showing === 'quiet') io.write('stdout', report.stdout);
    io.write('stderr', report.stderr);
  } else {
    io.write('stderr', warningSummary(result, name, how.debug));
    if (result.error !== null) io.write('stderr', errorReport(result.error, result.source, name));
  }
  return result.error === null ? exit(0) : failed(result, 1);
}
