import type { Fault } from '../fault.ts';
import type { Import, Position } from '../syntax.ts';

/** What the checker knows of a file, and what it has found. */
export interface Checker {
  /** By the name that the file calls each by. */
  readonly imports: ReadonlyMap<string, Import>;
  readonly elsewhere: ReadonlySet<string>;
  readonly usedImports: Set<string>;
  readonly faults: Fault[];
}

/** The names of one block. */
export interface Names {
  readonly declared: Map<string, Declared>;
  /** Null for those of the file. */
  readonly outer: Names | null;
}

interface Declared {
  readonly position: Position;
  /** Whether it must be used: functions, constants and parameters need not be. */
  readonly variable: boolean;
  used: boolean;
}

export function report(checker: Checker, { line, column }: Position, message: string): void {
  checker.faults.push({ line, column, message });
}

/** A name that nobody declares, unless another file of the package does. */
export function reportUndefined(checker: Checker, at: Position, name: string): void {
  if (!checker.elsewhere.has(name)) report(checker, at, `undefined: ${name}`);
}

export function inside(outer: Names | null): Names {
  return { declared: new Map(), outer };
}

export function declare(names: Names, name: string, { line, column }: Position, variable: boolean): void {
  if (name !== '_') names.declared.set(name, { position: { line, column }, used: false, variable });
}

export function find(names: Names, name: string): Declared | null {
  for (let here: Names | null = names; here !== null; here = here.outer) {
    const known = here.declared.get(name);
    if (known !== undefined) return known;
  }
  return null;
}

/** The end of a block, where it shows which of its variables nobody used. */
export function leave(checker: Checker, names: Names): void {
  for (const [name, { position, used, variable }] of names.declared)
    if (variable && !used) report(checker, position, `declared and not used: ${name}`);
}
