import { allowList, allowText } from '../size.ts';
import { numberOf, plain, Raised, type ScriptValue } from './values.ts';

/** What an operator makes of two values. `show`: a value as text. */
export function operate(
  operator: string,
  a: ScriptValue,
  b: ScriptValue,
  show: (value: ScriptValue) => string,
): ScriptValue {
  switch (operator) {
    case '+':
      return sum(a, b, show);
    case '-':
      return numberOf(a) - numberOf(b);
    case '*':
      return numberOf(a) * numberOf(b);
    case '/':
      return numberOf(a) / numberOf(b);
    case '//':
      if (numberOf(b) === 0) throw new Raised('ZeroDivisionError', 'integer division or modulo by zero');
      return Math.floor(numberOf(a) / numberOf(b));
    case '%':
      return numberOf(a) % numberOf(b);
    case '**':
      return numberOf(a) ** numberOf(b);
    case '==':
    case '===':
      return a === b;
    case '!=':
    case '!==':
      return a !== b;
    case '<':
      return numberOf(a) < numberOf(b);
    case '>':
      return numberOf(a) > numberOf(b);
    case '<=':
      return numberOf(a) <= numberOf(b);
    case '>=':
      return numberOf(a) >= numberOf(b);
    default:
      return isIn(a, b);
  }
}

function sum(a: ScriptValue, b: ScriptValue, show: (value: ScriptValue) => string): ScriptValue {
  if (typeof a === 'string' || typeof b === 'string') {
    const [left, right] = [show(a), show(b)];
    allowText(left.length + right.length);
    return left + right;
  }
  if (!Array.isArray(a) || !Array.isArray(b)) return numberOf(a) + numberOf(b);
  allowList(a.length + b.length);
  return [...a, ...b];
}

function isIn(a: ScriptValue, b: ScriptValue): boolean {
  if (typeof b === 'string') return b.includes(plain(a));
  if (Array.isArray(b)) return b.includes(a);
  return typeof b === 'object' && b !== null && Object.hasOwn(b, plain(a));
}
