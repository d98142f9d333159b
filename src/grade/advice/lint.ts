/** Docker's own build checks of a Dockerfile as it stands in an editor, with what we say of it beside them. */
import { editFiles, type Host, run } from '../../docker/index.ts';
import type { Said } from '../grade.ts';
import { COLUMNS } from '../stage.ts';
import { buildLineIn, contextIn, copyOf } from './trial.ts';
import { adviceOnText } from './written.ts';

export type LintNote =
  | {
      readonly by: 'docker';
      /** 1-based. */
      readonly line: number;
      readonly rule: string;
      readonly url: string;
      /** Docker's own words. */
      readonly text: string;
    }
  | { readonly by: 'drydock'; readonly line: number; readonly said: Said };

export interface LintFound {
  /** Why no build would begin, in Docker's words; null when one would. */
  readonly error: { readonly line: number | null; readonly text: string } | null;
  /** By line. */
  readonly notes: readonly LintNote[];
}

/** The part of `docker build --call=check,format=json` that is read. */
interface CheckPrinted {
  readonly warnings: readonly CheckedWarning[] | null;
  readonly buildError?: { readonly message: string; readonly location: CheckedPlace | null };
}

interface CheckedPlace {
  readonly ranges: readonly { readonly start: { readonly line: number } }[];
}

interface CheckedWarning {
  readonly ruleName: string;
  readonly url: string;
  readonly detail: string;
  readonly location: CheckedPlace;
}

export interface LintRequest {
  /** Below the working directory. */
  readonly path: string;
  readonly text: string;
  /** What was typed at the host: the context of the newest build is taken for this one's. */
  readonly lines: readonly string[];
}

/** Asks `docker build --check` on a copy of the host that has this text. An empty text is not refused: somebody has only begun. */
export async function lintOf(host: Host, { path, text, lines }: LintRequest): Promise<LintFound> {
  if (text.trim() === '') return { error: null, notes: [] };
  const copy = editFiles(copyOf(host), [{ path, text }], host.clock);
  const line = `docker build --call=check,format=json -f ${quoted(`${host.directory}/${path}`)} ${quoted(contextFor(host, path, lines))}`;
  const { outcome } = await run(copy, line, { at: copy.clock, columns: COLUMNS, stdin: '' });
  const told = readChecked(outcome.stdout);
  const docker = (told?.warnings ?? []).map(
    ({ ruleName, url, detail, location }): LintNote => ({
      by: 'docker',
      line: location.ranges[0]?.start.line ?? 1,
      rule: ruleName,
      url,
      text: detail,
    }),
  );
  const own = adviceOnText(text).map(({ line: at, said }): LintNote => ({ by: 'drydock', line: at, said }));
  const failed = told?.buildError;
  return {
    error: failed === undefined ? null : { line: failed.location?.ranges[0]?.start.line ?? null, text: failed.message },
    notes: [...docker, ...own].sort((one, other) => one.line - other.line),
  };
}

function readChecked(stdout: string): CheckPrinted | null {
  try {
    // It is what our own client printed, by its own shapes.
    return JSON.parse(stdout) as CheckPrinted;
  } catch {
    return null;
  }
}

function contextFor(host: Host, path: string, lines: readonly string[]): string {
  const line = buildLineIn(lines) ?? '';
  const given = contextIn(line);
  // Whoever names the file with its folder builds from above it.
  const folder = path.includes('/') && !line.includes(path) ? path.slice(0, path.lastIndexOf('/')) : '';
  const own = given === null || given === '.' || given === './' || given.startsWith('/') || given.includes('..');
  return [host.directory, own ? folder : given].filter(part => part !== '').join('/');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
