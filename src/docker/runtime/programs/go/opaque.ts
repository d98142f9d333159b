import { joinPath, nameOf, parentOf } from '../../../filesystem/index.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { isStandard } from '../../languages/go/index.ts';
import { leave, refuseTool, remarkUncompiled } from '../toolchains/artefact.ts';
import { filesBelow, shownFrom } from '../toolchains/project.ts';
import type { GoPackage } from './package.ts';
import { binarySize } from './size.ts';
import { moduleFile, sourceText, targetArchitecture, usesModules } from './toolchain.ts';

/** A package that goes beyond the Go that is played here: what can be read of it without parsing. */
export interface UnreadPackage {
  readonly imports: ReadonlySet<string>;
  readonly isMain: boolean;
  /** Characters of its sources. */
  readonly length: number;
}

const IMPORTS = /^import\s+(?:[\w.]+\s+)?"([^"]+)"|^import\s*\(([^)]*)\)/gm;

/** Import paths of a file, with the lines that they stand on. */
function importsOf(text: string): readonly (readonly [path: string, line: number, column: number])[] {
  const found: (readonly [string, number, number])[] = [];
  for (const match of text.matchAll(IMPORTS))
    for (const quoted of match[0].matchAll(/"([^"\n]+)"/g)) {
      const before = text.slice(0, match.index + quoted.index).split('\n');
      found.push([quoted[1] ?? '', before.length, (before.at(-1)?.length ?? 0) + 1]);
    }
  return found;
}

/** Whether a package that is not of the standard library is in this module, or in one that go.mod requires. */
export function isProvided(call: ProgramCall, wanted: string): boolean {
  const file = moduleFile(call);
  if (file === null || !usesModules(call)) return false;
  const text = sourceText(call, file);
  const module = /^\s*module\s+"?([^\s"]+)"?/m.exec(text)?.[1] ?? '';
  if (wanted === module || wanted.startsWith(`${module}/`))
    return call.files
      .list(joinPath(parentOf(file), wanted.slice(module.length + 1)))
      .some(each => each.endsWith('.go'));
  const required = [...text.matchAll(/^\s*(?:require\s+)?([a-z0-9][\w.-]*\.[a-z]+(?:\/\S+)?)\s+v\S+/gm)].map(
    ([, name = '']) => name,
  );
  return required.some(each => wanted === each || wanted.startsWith(`${each}/`));
}

/** Reads a package that cannot be parsed. `missing` says of an import that nothing provides; null when one is missing. */
export function readUnparsed(
  call: ProgramCall,
  found: GoPackage,
  missing: (path: string, line: number, column: number, wanted: string) => void,
): UnreadPackage | null {
  const imports = new Set<string>();
  let length = 0;
  let isMain = false;
  for (const path of found.files) {
    const text = sourceText(call, path);
    length += text.length;
    isMain ||= /^package\s+main\b/m.test(text);
    for (const [wanted, line, column] of importsOf(text)) {
      if (!isStandard(wanted) && wanted !== 'C' && !isProvided(call, wanted)) {
        missing(path, line, column, wanted);
        return null;
      }
      imports.add(wanted);
    }
  }
  return { imports, isMain, length };
}

/** Bytes that a module of others brings into a program. */
const MODULE = 780_000;
const HTTP = 4_900_000;

/** Leaves a program that was not compiled. */
export function leaveUncompiled(call: ProgramCall, unread: UnreadPackage, path: string, stripped: boolean): number {
  const { imports, length } = unread;
  const modules = [...imports].filter(each => !isStandard(each)).length;
  const own = binarySize(imports, targetArchitecture(call), stripped, length);
  const more = (imports.has('net/http') || modules > 0 ? HTTP : 0) + modules * MODULE;
  const bytes = own + Math.round(stripped ? more * 0.66 : more);
  if (!leave(call, { path, bytes, tool: 'go build', prints: null, executable: true }))
    return refuseTool(call, `go build into ${parentOf(path)}`);
  remarkUncompiled(call, 'go build', [shownFrom(call, path)]);
  return 0;
}

/** `go build ./...` where the directory itself has no package: all below is looked at, and nothing is left. */
export function hasPackagesBelow(call: ProgramCall, directory: string): boolean {
  return filesBelow(call, directory, /\.go$/).some(
    each => parentOf(each) !== directory && !nameOf(each).endsWith('_test.go'),
  );
}
