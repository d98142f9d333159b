import { joinPath, parentOf, sha256, standIn, textOf } from '../../../filesystem/index.ts';
import type { ProgramCall } from '../../kernel/program.ts';

/** A package of a distribution. */
export interface Package {
  readonly name: string;
  readonly version: string;
  /** Bytes when installed. */
  readonly size: number;
  readonly needs: readonly string[];
  /** Absolute paths of the programs that it brings; a path with `=name` is the program of that name. */
  readonly programs: readonly string[];
}

/**
 * A distribution's archive, a package to a line, or several with semicolons between: `name version KiB needs,… programs,…`. `-` stands for none; a program without a directory is
 * in /usr/bin.
 */
export function readArchive(lines: string): ReadonlyMap<string, Package> {
  const packages = new Map<string, Package>();
  for (const line of lines.trim().split(/\n|; /)) {
    const [name = '', version = '', size = '0', needs = '-', programs = '-'] = line.trim().split(/\s+/);
    const list = (text: string) => (text === '-' ? [] : text.split(','));
    packages.set(name, {
      name,
      version,
      size: Number(size) * 1024,
      needs: list(needs),
      programs: list(programs).map(inDirectory),
    });
  }
  return packages;
}

function inDirectory(program: string): string {
  return program.startsWith('/') ? program : `/usr/bin/${program}`;
}

/** What has to be installed for the names, in the order of installation: what is needed stands before what needs it. */
export function closure(
  archive: ReadonlyMap<string, Package>,
  names: readonly string[],
  installed: ReadonlySet<string>,
): readonly Package[] {
  const found: Package[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name) || installed.has(name)) return;
    seen.add(name);
    const each = archive.get(name);
    if (each === undefined) return;
    for (const need of each.needs) visit(need);
    found.push(each);
  };
  for (const name of [...names].sort()) visit(name);
  return found;
}

/** Puts a package's files into the image: its programs, and the rest as one library. */
export function unpack(call: ProgramCall, each: Package, library: string): void {
  const { files } = call;
  const own = each.programs.map(program => program.split('=') as [string, string?]);
  const small = Math.min(120_000, Math.floor(each.size / (own.length + 1)));
  for (const [path, name] of own) {
    files.mkdir(parentOf(path), { recursive: true });
    const program = name ?? path.slice(path.lastIndexOf('/') + 1);
    files.write(path, standIn(small, `${each.name} ${each.version} ${path}`, { name: program, data: null }), {
      mode: 0o755,
    });
  }
  const rest = each.size - own.length * small;
  if (rest <= 0) return;
  files.mkdir(library, { recursive: true });
  files.write(joinPath(library, `${each.name}.so`), standIn(rest, `${each.name} ${each.version}`));
}

export function remove(call: ProgramCall, each: Package, library: string): void {
  for (const program of each.programs) call.files.remove(program.split('=')[0] ?? '');
  call.files.remove(joinPath(library, `${each.name}.so`));
}

/** A number that depends on a name alone: for versions and sizes of packages that nobody listed. */
export function numberFrom(name: string, below: number): number {
  return Number.parseInt(sha256(name).slice(7, 15), 16) % below;
}

/** A file as text; empty when it is not there or may not be read. */
export function textAt(call: ProgramCall, path: string): string {
  const content = call.files.content(path);
  return typeof content === 'string' ? '' : (textOf(content) ?? '');
}
