import { joinPath, textOf } from '../../../../filesystem/index.ts';
import type { ProgramCall } from '../../../kernel/program.ts';

/** What npm reads of a package.json: of what stands there in another form than it should, nothing. */
export interface Manifest {
  readonly name: string | null;
  readonly version: string | null;
  /** Ranges by name. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly devDependencies: ReadonlyMap<string, string>;
  /** Command lines by name. */
  readonly scripts: ReadonlyMap<string, string>;
  /** All of it, as it is written. */
  readonly whole: object;
}

/** The path of the package.json here. */
export function manifestPath(call: ProgramCall): string {
  return joinPath(call.cwd, 'package.json');
}

/** The package.json here: null when there is none. */
export function readManifest(call: ProgramCall): Manifest | null | 'broken' {
  const content = call.files.content(manifestPath(call));
  if (typeof content === 'string') return null;
  const whole = parseObject(textOf(content) ?? '');
  if (whole === null) return 'broken';
  const fields = new Map<string, unknown>(Object.entries(whole));
  const textOrNull = (field: unknown) => (typeof field === 'string' ? field : null);
  return {
    name: textOrNull(fields.get('name')),
    version: textOrNull(fields.get('version')),
    dependencies: textsOf(fields.get('dependencies')),
    devDependencies: textsOf(fields.get('devDependencies')),
    scripts: textsOf(fields.get('scripts')),
    whole,
  };
}

function parseObject(text: string): object | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' ? parsed : null;
  } catch {
    return null;
  }
}

function textsOf(field: unknown): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  if (typeof field !== 'object' || field === null) return texts;
  for (const [name, value] of Object.entries(field)) if (typeof value === 'string') texts.set(name, value);
  return texts;
}

export function writeJson(call: ProgramCall, path: string, value: unknown): void {
  call.files.write(path, jsonText(value));
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
