import type { GoExpression } from '../syntax.ts';

/** An expression as the compiler quotes it. */
export function spell(value: GoExpression): string {
  switch (value.type) {
    case 'string':
      return JSON.stringify(value.value);
    case 'name':
      return value.name;
    case 'select':
      return `${spell(value.of)}.${value.name}`;
    case 'int':
    case 'float':
      return value.value;
    case 'binary':
      return `${spell(value.left)} ${value.operator} ${spell(value.right)}`;
    default:
      return 'expression';
  }
}

/** What the compiler says that an expression is. */
export function kindOf(value: GoExpression): string {
  switch (value.type) {
    case 'string':
      return 'untyped string constant';
    case 'int':
      return 'untyped int constant';
    case 'float':
      return 'untyped float constant';
    case 'select':
      return 'value of type func';
    default:
      return 'value';
  }
}
