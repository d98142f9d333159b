import { joinPath, textOf } from '../../../../filesystem/index.ts';
import type { Call } from '../../../kernel/program.ts';

/** What npm reads of a package.json. */
export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** The path of the package.json here. */
export function manifestPath(call: Call): string {
  return joinPath(call.cwd, 'package.json');
}

/** The package.json here: null when there is none. */
export function readManifest(call: Call): Manifest | null | 'broken' {
  const content = call.files.content(manifestPath(call));
  if (typeof content === 'string') return null;
  try {
    const parsed: unknown = JSON.parse(textOf(content) ?? '');
    return typeof parsed === 'object' && parsed !== null ? parsed : 'broken';
  } catch {
    return 'broken';
  }
}

export function writeJson(call: Call, path: string, value: unknown): void {
  call.files.write(path, jsonText(value));
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
