import type { ArgumentType } from './functions.ts';
import { type Operand, operandText } from './tree.ts';

/** Why what is written in the template itself cannot be an argument of that type; null when it can. */
export function unfitConstant(operand: Operand, type: ArgumentType): string | null {
  if (type === 'any') return null;
  const context = operandText(operand);
  switch (operand.kind) {
    case 'nil':
      return `cannot assign nil to ${type}`;
    case 'string':
    case 'number':
    case 'bool':
      if (type === 'string' && operand.kind !== 'string') return `expected string; found ${context}`;
      if (type === 'int' && typeof operand.value !== 'bigint') return `expected integer; found ${context}`;
      return type === '[]string' ? `can't handle ${context} for arg of type ${type}` : null;
    default:
      return null;
  }
}
