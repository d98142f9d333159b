import type { VertexWarning } from '../builder/types.ts';

/** `FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 1)`. */
export function warningText(warning: VertexWarning): string {
  const line = warning.lines[0]?.[0];
  return `${warning.rule}: ${warning.message}${line === undefined ? '' : ` (line ${line})`}`;
}
