import type { GoFault } from '../fault.ts';
import type { GoFile, Import } from '../syntax.ts';
import { type BlockNames, type Checker, declare, inside, report } from './scope.ts';
import { checkBlock, checkStatement } from './walk.ts';

/**
 * What the type checker would say: names that are not there, variables and imports that nobody uses. In the order of lines.
 * `elsewhere`: what the other files of the package declare.
 */
export function check(file: GoFile, elsewhere: ReadonlySet<string>): readonly GoFault[] {
  const imports = new Map(file.imports.map(each => [each.alias ?? lastOf(each.path), each]));
  const checker: Checker = { imports, elsewhere, usedImports: new Set(), faults: [] };
  const top = inside(null);
  declareFunctions(checker, file, top);
  for (const each of file.variables) checkStatement(checker, each, top);
  for (const each of file.functions) {
    const names = inside(top);
    for (const name of each.parameters) declare(names, name, each, false);
    checkBlock(checker, each.body, names);
  }
  for (const [name, each] of imports) if (!checker.usedImports.has(name)) reportUnused(checker, each);
  return checker.faults.sort((a, b) => a.line - b.line || a.column - b.column);
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function declareFunctions(checker: Checker, file: GoFile, top: BlockNames): void {
  for (const each of file.functions) {
    if (top.declared.has(each.name) && each.name !== 'init')
      report(checker, each, `${each.name} redeclared in this block`);
    declare(top, each.name, each, false);
  }
}

function reportUnused(checker: Checker, each: Import): void {
  if (each.alias === '_' || each.alias === '.') return;
  const as = each.alias === null || each.path.endsWith(each.alias) ? '' : ` as ${each.alias}`;
  report(checker, each, `${JSON.stringify(each.path)} imported${as} and not used`);
}
