import { joinPath, parentOf, textOf } from '../../../filesystem/index.ts';
import type { ProgramCall } from '../../kernel/program.ts';

/** The version that the executable carries: `1.23.6`. */
export function versionOf(call: ProgramCall): string {
  return typeof call.data === 'string' ? call.data : '1.23.6';
}

/** The architecture that the tools themselves run on, as Go names it. */
export function hostArchitecture(call: ProgramCall): string {
  return call.session.request.platform === 'linux/arm64' ? 'arm64' : 'amd64';
}

/** The architecture that is compiled for. */
export function targetArchitecture(call: ProgramCall): string {
  return call.env.get('GOARCH') || hostArchitecture(call);
}

export function usesModules(call: ProgramCall): boolean {
  return call.env.get('GO111MODULE') !== 'off';
}

/** The go.mod that rules here: the next one above. */
export function moduleFile(call: ProgramCall): string | null {
  for (let directory = call.cwd; ; directory = parentOf(directory)) {
    const path = joinPath(directory, 'go.mod');
    if (call.files.stat(path)?.type === 'file') return path;
    if (directory === '/') return null;
  }
}

export const NO_MODULE_FILE =
  "go: go.mod file not found in current directory or any parent directory; see 'go help modules'\n";

/** Where what was compiled is kept. */
export function cachePath(call: ProgramCall): string {
  const { env } = call;
  const general = env.get('XDG_CACHE_HOME') || `${env.get('HOME') ?? '/root'}/.cache`;
  return env.get('GOCACHE') || `${general}/go-build`;
}

/** A source or go.mod as text; empty when it cannot be read. */
export function sourceText(call: ProgramCall, path: string): string {
  const content = call.files.content(path);
  return typeof content === 'string' ? '' : (textOf(content) ?? '');
}
