import type { JsExpression } from '../read/syntax.ts';

/** What is called, as V8 names it in `… is not a function`: written anew from the syntax, values between in words. Recorded from Node 20. */
export function calledAs(callee: JsExpression): string {
  switch (callee.type) {
    case 'literal':
      return typeof callee.value === 'string' ? JSON.stringify(callee.value) : String(callee.value);
    case 'name':
      return callee.name;
    case 'this':
      return 'this';
    case 'chain':
      return calledAs(callee.value);
    case 'member':
      return `${callee.of.type === 'super' ? '(intermediate value)' : calledAs(callee.of)}${callee.optional ? '?.' : '.'}${callee.name}`;
    case 'item': {
      const { of, key } = callee;
      const isWord = key.type === 'literal' && typeof key.value === 'string';
      return `${calledAs(of)}${isWord ? `.${String(key.value)}` : `[${calledAs(key)}]`}`;
    }
    case 'call':
      return `${calledAs(callee.callee)}(...)`;
    case 'array':
      return `[${callee.items.map(calledAs).join(',')}]`;
    case 'object':
      return `{${'(intermediate value)'.repeat(callee.entries.length)}}`;
    case 'update': {
      const sign = callee.by > 0 ? '++' : '--';
      return `(${callee.isPrefix ? sign : ''}${calledAs(callee.target)}${callee.isPrefix ? '' : sign})`;
    }
    case 'unary':
      // The sign of a number belongs to it.
      if (callee.operator === '-' && callee.operand.type === 'literal') return `-${String(callee.operand.value)}`;
      return `(${callee.operator}${callee.operator.length > 1 ? ' ' : ''}${calledAs(callee.operand)})`;
    case 'logical':
    case 'binary':
      return `(${calledAs(callee.left)} ${callee.operator} ${calledAs(callee.right)})`;
    default:
      return '(intermediate value)';
  }
}
