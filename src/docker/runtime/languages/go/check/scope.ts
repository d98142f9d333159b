import type { GoFault } from '../fault.ts';
import type { GoPosition, Import } from '../syntax.ts';

/** What the checker knows of a file, and what it has found. */
export interface Checker {
  /** By the name that the file calls each by. */
  readonly imports: ReadonlyMap<string, Import>;
  readonly elsewhere: ReadonlySet<string>;
  readonly usedImports: Set<string>;
  readonly faults: GoFault[];
}

/** The names of one block. */
export interface BlockNames {
  readonly declared: Map<string, Declared>;
  /** Null for those of the file. */
  readonly outer: BlockNames | null;
}

interface Declared {
  readonly position: GoPosition;
  /** Whether it must be used: functions, constants and parameters need not be. */
  readonly variable: boolean;
  used: boolean;
}

export function report(checker: Checker, { line, column }: GoPosition, message: string): void {
  checker.faults.push({ line, column, message });
}

/** A name that nobody declares, unless another file of the package does. */
export function reportUndefined(checker: Checker, at: GoPosition, name: string): void {
  if (!checker.elsewhere.has(name)) report(checker, at, `undefined: ${name}`);
}

export function inside(outer: BlockNames | null): BlockNames {
  return { declared: new Map(), outer };
}

export function declare(names: BlockNames, name: string, { line, column }: GoPosition, variable: boolean): void {
  if (name !== '_') names.declared.set(name, { position: { line, column }, used: false, variable });
}

export function find(names: BlockNames, name: string): Declared | null {
  for (let here: BlockNames | null = names; here !== null; here = here.outer) {
    const known = here.declared.get(name);
    if (known !== undefined) return known;
  }
  return null;
}

/** The end of a block, where it shows which of its variables nobody used. */
export function leave(checker: Checker, names: BlockNames): void {
  for (const [name, { position, used, variable }] of names.declared)
    if (variable && !used) report(checker, position, `declared and not used: ${name}`);
}
