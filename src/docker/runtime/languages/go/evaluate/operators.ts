import type { Budget } from '../../budget.ts';
import { joined } from '../../size.ts';
import { show } from '../format.ts';
import { Panic } from '../process.ts';
import { isFloat, numberOf, type Value, weightOf } from '../values.ts';

/** A binary operator but `&&` and `||`. An operand that is a float makes the result one. */
export function combine(budget: Budget, operator: string, left: Value, right: Value): Value {
  budget.make(weightOf(left) + weightOf(right));
  switch (operator) {
    case '==':
      return areEqual(left, right);
    case '!=':
      return !areEqual(left, right);
    case '<':
      return order(left, right) < 0;
    case '>':
      return order(left, right) > 0;
    case '<=':
      return order(left, right) <= 0;
    case '>=':
      return order(left, right) >= 0;
    case '+':
      return typeof left === 'string'
        ? joined([left, typeof right === 'string' ? right : show(right)], '')
        : arithmetic(operator, left, right);
    case '-':
    case '*':
    case '/':
      return arithmetic(operator, left, right);
    default:
      return ofBits(operator, numberOf(left), numberOf(right));
  }
}

export function areEqual(left: Value, right: Value): boolean {
  const plain = typeof left === 'string' || typeof left === 'boolean' || left === null || right === null;
  return plain ? left === right : numberOf(left) === numberOf(right);
}

/** Below 0 when the left one is the lesser. */
function order(left: Value, right: Value): number {
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return numberOf(left) - numberOf(right);
}

function arithmetic(operator: '+' | '-' | '*' | '/', left: Value, right: Value): Value {
  const float = isFloat(left) || isFloat(right);
  const a = numberOf(left);
  const b = numberOf(right);
  if (operator === '/' && b === 0 && !float) throw new Panic('runtime error: integer divide by zero');
  const value = operator === '+' ? a + b : operator === '-' ? a - b : operator === '*' ? a * b : a / b;
  return float ? { float: value } : Math.trunc(value);
}

/** Operators that ints alone have. */
function ofBits(operator: string, a: number, b: number): number {
  switch (operator) {
    case '%':
      if (b === 0) throw new Panic('runtime error: integer divide by zero');
      return a % b;
    case '<<':
      return a * 2 ** b;
    case '>>':
      return Math.floor(a / 2 ** b);
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    default:
      return a & ~b;
  }
}

/** `-`, `+`, `!` and `^` before an operand. */
export function applyUnary(operator: string, value: Value): Value {
  if (operator === '!') return value !== true;
  const sign = operator === '-' ? -1 : 1;
  if (isFloat(value)) return { float: sign * value.float };
  return operator === '^' ? ~numberOf(value) : sign * numberOf(value);
}
