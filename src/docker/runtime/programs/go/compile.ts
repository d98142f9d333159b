import { nameOf, parentOf } from '../../../filesystem/index.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { check, type GoFile, GoSyntax, isStandard, NotSimulated, PACKAGES, parseGo } from '../../languages/go/index.ts';
import { isProvided } from './opaque.ts';
import type { GoPackage } from './package.ts';
import { binarySize } from './size.ts';
import { sourceText, targetArchitecture, usesModules, versionOf } from './toolchain.ts';

/** What a compiled program carries: enough to play it, and what it was built for. */
export type GoBinary = {
  readonly sources: readonly { readonly name: string; readonly text: string }[];
  readonly architecture: string;
  readonly version: string;
};

export interface Compiled {
  readonly built: GoBinary;
  /** Import paths, in the order in which the files have them. */
  readonly imports: ReadonlySet<string>;
  /** Bytes of the program. */
  readonly size: number;
  readonly isMain: boolean;
}

/** How many faults the compiler tells of. */
const MOST_FAULTS = 10;

/** Compiles a package. Null when it has faults, which are printed as go and its compiler print them; throws `NotSimulated` for Go that is not played here. */
export function compile(call: ProgramCall, found: GoPackage, stripped: boolean): Compiled | null {
  const sources = found.files.map(path => ({ path, name: nameOf(path), text: sourceText(call, path) }));
  const parsed = parseAll(call, found, sources);
  if (parsed === null || !importsAreThere(call, parsed) || !checkAll(call, found, parsed)) return null;
  const files = parsed.map(each => each.file);
  const isMain = files[0]?.package === 'main';
  if (isMain && !files.some(each => each.functions.some(({ name }) => name === 'main'))) {
    call.err(`${heading(found)}runtime.main_main·f: function main is undeclared in the main package\n`);
    return null;
  }
  const architecture = targetArchitecture(call);
  const imports = new Set(files.flatMap(each => each.imports.map(({ path }) => path)));
  const length = sources.reduce((sum, each) => sum + each.text.length, 0);
  const built = {
    sources: sources.map(({ name, text }) => ({ name, text })),
    architecture,
    version: versionOf(call),
  };
  return { built, imports, size: binarySize(imports, architecture, stripped, length), isMain };
}

interface GoSource {
  readonly path: string;
  readonly text: string;
}

interface ParsedSource {
  readonly path: string;
  readonly file: GoFile;
}

/** What stands above the compiler's own words. */
function heading(found: GoPackage): string {
  return `# ${found.importPath}\n`;
}

/** A file as the compiler names it: `./main.go`. */
function compilerShown(call: ProgramCall, path: string): string {
  if (parentOf(path) === call.cwd) return `./${nameOf(path)}`;
  return path.startsWith(`${call.cwd}/`) ? path.slice(call.cwd.length + 1) : path;
}

/** A file as the go command names it: `main.go`. */
function shown(call: ProgramCall, path: string): string {
  return compilerShown(call, path).replace(/^\.\//, '');
}

function parseAll(call: ProgramCall, found: GoPackage, sources: readonly GoSource[]): readonly ParsedSource[] | null {
  const parsed: ParsedSource[] = [];
  const faults: string[] = [];
  for (const { path, text } of sources) {
    if (text.trim() === '') {
      call.err(`${shown(call, path)}:1:1: expected 'package', found 'EOF'\n`);
      return null;
    }
    try {
      parsed.push({ path, file: parseGo(text) });
    } catch (error) {
      if (!(error instanceof GoSyntax)) throw error;
      const { line, column, message } = error.fault;
      // The go command itself reads the package clause and the imports; the rest is the compiler's.
      if (/package statement|import path|after package clause/.test(message)) {
        const words = message.replace(
          'syntax error: package statement must be first',
          "expected 'package', found something else",
        );
        call.err(`${shown(call, path)}:${line}:${column}: ${words}\n`);
        return null;
      }
      faults.push(`${compilerShown(call, path)}:${line}:${column}: ${message}\n`);
    }
  }
  if (faults.length === 0) return parsed;
  call.err(heading(found) + faults.join(''));
  return null;
}

/** Whether there is a package for each import; says which is the first that has none. */
function importsAreThere(call: ProgramCall, parsed: readonly ParsedSource[]): boolean {
  for (const { path, file } of parsed) {
    for (const { path: wanted, line, column } of file.imports) {
      if (isStandard(wanted)) {
        if (Object.hasOwn(PACKAGES, wanted)) continue;
        throw new NotSimulated(`the package ${wanted}`);
      }
      if (isProvided(call, wanted)) throw new NotSimulated(`the package ${wanted}`);
      sayMissing(call, path, line, column, wanted);
      return false;
    }
  }
  return true;
}

/** Says that nothing provides what a file imports. */
export function sayMissing(call: ProgramCall, path: string, line: number, column: number, wanted: string): void {
  call.err(`${shown(call, path)}:${line}:${column}: ${missingPackage(call, wanted)}\n`);
}

function missingPackage(call: ProgramCall, wanted: string): string {
  if (!wanted.includes('.')) return `package ${wanted} is not in std (/usr/local/go/src/${wanted})`;
  return usesModules(call)
    ? `no required module provides package ${wanted}; to add it:\n\tgo get ${wanted}`
    : `cannot find package "${wanted}" in any of:\n\t/usr/local/go/src/${wanted} (from $GOROOT)\n\t/go/src/${wanted} (from $GOPATH)`;
}

/** Whether the checker finds nothing; what it finds is printed. */
function checkAll(call: ProgramCall, found: GoPackage, parsed: readonly ParsedSource[]): boolean {
  const faults = parsed.flatMap(({ path, file }) => {
    const others = parsed.filter(each => each.file !== file);
    const elsewhere = new Set(others.flatMap(each => each.file.functions.map(({ name }) => name)));
    return check(file, elsewhere).map(
      ({ line, column, message }) => `${compilerShown(call, path)}:${line}:${column}: ${message}\n`,
    );
  });
  if (faults.length === 0) return true;
  const told = faults.slice(0, MOST_FAULTS);
  if (faults.length > MOST_FAULTS) told.push(`${faults[MOST_FAULTS]?.split(' ')[0] ?? ''} too many errors\n`);
  call.err(heading(found) + told.join(''));
  return false;
}
