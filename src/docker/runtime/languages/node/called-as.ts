import type { ScriptExpression } from '../script/syntax.ts';

/** Operators that are words in what is read, and signs in what is said. */
const SIGNS = { and: '&&', or: '||', '??': '??', not: '!', '-': '-', '+': '+', typeof: 'typeof ' } as const;

/** What is called, as V8 names it in `… is not a function`: written anew from the syntax, values between in words. Recorded from Node 20. */
export function calledAs(callee: ScriptExpression): string {
  switch (callee.type) {
    case 'literal':
      return typeof callee.value === 'string' ? JSON.stringify(callee.value) : String(callee.value);
    case 'name':
      return callee.name;
    case 'member':
      return `${calledAs(callee.of)}.${callee.name}`;
    case 'item': {
      const { of, key } = callee;
      const isWord = key.type === 'literal' && typeof key.value === 'string';
      return `${calledAs(of)}${isWord ? `.${key.value}` : `[${calledAs(key)}]`}`;
    }
    case 'call':
      return `${calledAs(callee.callee)}(...)`;
    case 'list':
      return `[${callee.items.map(calledAs).join(',')}]`;
    case 'table':
      return `{${'(intermediate value)'.repeat(callee.entries.length)}}`;
    case 'count': {
      const sign = callee.by > 0 ? '++' : '--';
      return `(${callee.gives === 'before' ? callee.name + sign : sign + callee.name})`;
    }
    case 'unary':
      // The sign of a number belongs to it.
      if (callee.operator === '-' && callee.operand.type === 'literal') return `-${callee.operand.value}`;
      return `(${SIGNS[callee.operator]}${calledAs(callee.operand)})`;
    case 'logical':
      return `(${calledAs(callee.left)} ${SIGNS[callee.operator]} ${calledAs(callee.right)})`;
    case 'binary':
      return `(${calledAs(callee.left)} ${callee.operator} ${calledAs(callee.right)})`;
    default:
      return '(intermediate value)';
  }
}
