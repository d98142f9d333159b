import { Raised, type Value } from './values.ts';

/** What an operator makes of two values, where Python and JavaScript agree. `show`: a value as text. */
export function operate(operator: string, a: Value, b: Value, show: (value: Value) => string): Value {
  switch (operator) {
    case '+':
      if (typeof a === 'string' || typeof b === 'string') return show(a) + show(b);
      if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
      return Number(a) + Number(b);
    case '-':
      return Number(a) - Number(b);
    case '*':
      return Number(a) * Number(b);
    case '/':
      return Number(a) / Number(b);
    case '//':
      if (Number(b) === 0) throw new Raised('ZeroDivisionError', 'integer division or modulo by zero');
      return Math.floor(Number(a) / Number(b));
    case '%':
      return Number(a) % Number(b);
    case '**':
      return Number(a) ** Number(b);
    case '==':
    case '===':
      return a === b;
    case '!=':
    case '!==':
      return a !== b;
    case '<':
      return Number(a) < Number(b);
    case '>':
      return Number(a) > Number(b);
    case '<=':
      return Number(a) <= Number(b);
    case '>=':
      return Number(a) >= Number(b);
    default:
      return isIn(a, b);
  }
}

function isIn(a: Value, b: Value): boolean {
  if (typeof b === 'string') return b.includes(String(a));
  if (Array.isArray(b)) return b.includes(a);
  return typeof b === 'object' && b !== null && Object.hasOwn(b, String(a));
}
