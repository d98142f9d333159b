import { show } from '../format.ts';
import type { GoProcess } from '../process.ts';
import type { Native, Value } from '../values.ts';

/** A package of the standard library, as far as programs on this host may use it. */
export interface LibraryPackage {
  readonly functions: Readonly<Record<string, Native>>;
  /** Constants and variables. */
  readonly values: Readonly<Record<string, (process: GoProcess) => Value>>;
}

/** An argument that is a string; anything else as it is printed. */
export function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : show(value);
}

/** For functions that give nothing. */
export function nothing(_done: unknown): null {
  return null;
}
