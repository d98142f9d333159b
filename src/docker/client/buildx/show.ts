/** What a build shows: its progress with its times, then its warnings, or how it failed. */
import type { SolveRequest, SolveResult } from '../../builder/index.ts';
import type { Build } from '../../engine/index.ts';
import type { Chunk, Instant } from '../../outcome.ts';
import { type CommandEnding, exit, fail, failed } from '../command.ts';
import type { ClientIO } from '../io.ts';
import { type BuildCall, showCalled } from './called.ts';
import type { Colors } from './progress/index.ts';
import { errorReport, renderPlain, renderTty, warningSummary } from './progress/index.ts';
import type { ProgressDisplay } from './progress.ts';

/** Columns of a terminal when standard error is none. */
const USUAL_COLUMNS = 80;

interface How {
  readonly progress: ProgressDisplay;
  readonly colors: Colors;
  /** The moment on the host's clock to which the progress counts. */
  readonly started: Instant;
  readonly call: BuildCall;
  readonly shownName: string;
}

/**
 * Goes through a build. Its own words are printed as they come, one object on each line (`--progress=rawjson`); the other displays
 * lay out what came, with its moments, when all of it has.
 */
export async function followBuild(
  io: ClientIO,
  build: Build,
  { progress }: Pick<How, 'progress'>,
): Promise<SolveResult> {
  for await (const { at, ...told } of build.progress)
    if (progress.display === 'rawjson') io.write('stderr', `${JSON.stringify(told)}\n`, at);
  return build.ended();
}

function endingOf({ error }: SolveResult, exitCode: number): CommandEnding {
  return error === null ? exit(exitCode) : failed(error.message, { kind: error.kind, what: 'docker build', exitCode });
}

function rendered(io: ClientIO, result: SolveResult, { progress, colors }: How): readonly Chunk[] {
  switch (progress.display) {
    case 'plain':
      return renderPlain(result.status, { short: io.env.PROGRESS_NO_TRUNC === '0' });
    case 'tty': {
      const rows = Number(io.env.BUILDKIT_TTY_LOG_LINES);
      return renderTty(result.status, {
        columns: io.columns.stderr ?? USUAL_COLUMNS,
        end: result.duration,
        colors,
        ...(Number.isInteger(rows) && rows > 0 ? { outputRows: rows } : {}),
      });
    }
    case 'rawjson':
    case 'none':
      return [];
  }
}

type OwnError = NonNullable<SolveResult['error']> & { readonly kind: 'not-simulated' | 'limit' };

/** What ended a build because of this host; null where it ended otherwise. */
function shortfallOf({ error }: SolveResult): OwnError | null {
  return error === null || error.kind === 'docker' ? null : { ...error, kind: error.kind };
}

/** The step at which this host could not go on is one that was called off: Docker says nothing of why. */
function withoutOwn(result: SolveResult, own: OwnError): SolveResult {
  const vertices = result.status.vertices.map(vertex =>
    vertex.digest === own.vertex || vertex.error === own.message ? { ...vertex, error: 'context canceled' } : vertex,
  );
  return { ...result, status: { ...result.status, vertices } };
}

function failOwn(io: ClientIO, { kind, message, lines }: OwnError, name: string): CommandEnding {
  const line = lines?.[0]?.[0];
  fail(io, line === undefined ? message : `${name}:${line}: ${message}`, { kind });
  return failed(message, { kind, what: 'docker build' });
}

export function showBuild(io: ClientIO, result: SolveResult, request: SolveRequest, how: How): CommandEnding {
  const { call, progress, started } = how;
  const name = request.dockerfileName;
  const own = shortfallOf(result);
  for (const chunk of rendered(io, own === null ? result : withoutOwn(result, own), how))
    io.write(chunk.stream, chunk.text, started + chunk.after);
  if (progress.warnings) io.write('stderr', warningSummary(result, name, io.debug === true));
  if (own !== null) return failOwn(io, own, name);
  if (result.error !== null && call.name !== 'lint') {
    io.write('stderr', errorReport(result.error, result.source, name));
    return endingOf(result, result.error.exitCode ?? 1);
  }
  // A call has no image, and its id is an empty line.
  if (progress.id && (result.image !== null || call.name !== null)) io.write('stdout', `${result.image?.id ?? ''}\n`);
  if (call.name === null) return exit(0);
  const exitCode = showCalled(io, result, request, call, how.shownName);
  return exitCode === 0 ? exit(0) : endingOf(result, exitCode);
}
