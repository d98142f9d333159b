import type { ProgramCall } from '../../kernel/program.ts';

/** The word after the first of these options, or null. */
export function optionValue(call: ProgramCall, ...names: readonly string[]): string | null {
  const at = call.args.findIndex(arg => names.includes(arg));
  return at < 0 ? null : (call.args[at + 1] ?? null);
}
