import { NotSimulated } from '../control.ts';
import { operate } from '../script/operators.ts';
import { isTable, numberOf, ownMember, Raised, type ScriptValue, type Table } from '../script/values.ts';
import { allowList, allowNested, joined, repeated, replaced } from '../size.ts';

/** A value as print shows it; `within`: the lists and tables that it stands in. */
export function show(value: ScriptValue, within: readonly ScriptValue[] = []): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return within.length === 0 ? value : `'${value}'`;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'function') return '<function>';
  if (within.includes(value)) return Array.isArray(value) ? '[...]' : '{...}';
  allowNested(within.length);
  const inner = [...within, value];
  if (Array.isArray(value))
    return `[${joined(
      value.map((each: ScriptValue) => show(each, inner)),
      ', ',
    )}]`;
  const entries = Object.entries(value).map(([key, each]) => `'${key}': ${show(each as ScriptValue, inner)}`);
  return `{${joined(entries, ', ')}}`;
}

/** What an operator makes of two values. */
export function operateInPython(operator: string, a: ScriptValue, b: ScriptValue): ScriptValue {
  if (operator === '+' && typeof a !== typeof b) {
    if (typeof a === 'string') throw new Raised('TypeError', `can only concatenate str (not "${classOf(b)}") to str`);
    if (typeof b === 'string')
      throw new Raised('TypeError', `unsupported operand type(s) for +: '${classOf(a)}' and 'str'`);
  }
  if (operator === '*' && typeof a === 'string') return repeated(a, numberOf(b));
  if (operator === '*' && Array.isArray(a)) return listRepeated(a, numberOf(b));
  if (operator === '<' || operator === '>' || operator === '<=' || operator === '>=') {
    const order = orderInPython(operator, a, b);
    return operator === '<' ? order < 0 : operator === '>' ? order > 0 : operator === '<=' ? order <= 0 : order >= 0;
  }
  if (operator === '/' && numberOf(b) === 0) throw new Raised('ZeroDivisionError', 'division by zero');
  const made = operate(operator, a, b, value => show(value));
  // An integer of Python has as many digits as it takes; a number here has not, and would tell another one.
  if (EXACT.has(operator) && Number.isInteger(a) && Number.isInteger(b) && !isKept(made))
    throw new NotSimulated('an integer beyond 2**53');
  return made;
}

const EXACT: ReadonlySet<string> = new Set(['+', '-', '*', '**']);

function isKept(value: ScriptValue): boolean {
  return typeof value !== 'number' || (Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER);
}

function listRepeated(list: readonly ScriptValue[], count: number): ScriptValue {
  const times = count >= 1 && list.length > 0 ? Math.trunc(count) : 0;
  allowList(list.length * times);
  return Array.from({ length: times }, () => list).flat();
}

/** Which of two values comes first: below 0 the first, above 0 the second, NaN neither. Texts are ordered by their characters. */
export function orderInPython(operator: string, a: ScriptValue, b: ScriptValue): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'string' || typeof b === 'string')
    throw new Raised(
      'TypeError',
      `'${operator}' not supported between instances of '${classOf(a)}' and '${classOf(b)}'`,
    );
  return numberOf(a) - numberOf(b);
}

/** The name of a value's class. */
export function classOf(value: ScriptValue): string {
  if (typeof value === 'string') return 'str';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'function') return 'function';
  if (Array.isArray(value)) return 'list';
  return isTable(value) ? 'dict' : 'NoneType';
}

const INDEX = /^-?\d+$/;

/** A member of a value, or an item of it by key or number. */
export function member(of: ScriptValue, name: string): ScriptValue {
  if (typeof of === 'string') return INDEX.test(name) ? of.at(Number(name)) : methodOfText(of, name);
  if (Array.isArray(of)) return memberOfList(of as ScriptValue[], name);
  if (isTable(of)) return memberOfTable(of, name);
  if (of === null || of === undefined)
    throw new Raised('AttributeError', `'NoneType' object has no attribute '${name}'`);
  throw new NotSimulated(`.${name}`);
}

function methodOfText(of: string, name: string): ScriptValue {
  switch (name) {
    case 'upper':
      return () => of.toUpperCase();
    case 'lower':
      return () => of.toLowerCase();
    case 'strip':
      return () => of.trim();
    case 'title':
      return () => of.replace(/\b\p{L}/gu, letter => letter.toUpperCase());
    case 'split':
      return ([by]) => (by === undefined ? of.trim().split(/\s+/) : of.split(show(by)));
    case 'join':
      return ([list]) =>
        Array.isArray(list)
          ? joined(
              list.map((each: ScriptValue) => show(each)),
              of,
            )
          : '';
    case 'replace':
      return ([a, b]) => replaced(of, show(a), show(b));
    case 'startswith':
      return ([part]) => of.startsWith(show(part));
    case 'endswith':
      return ([part]) => of.endsWith(show(part));
    case 'format':
      return args => formatted(of, args);
    default:
      throw new NotSimulated(`.${name}`);
  }
}

/** `{}` takes the next argument, `{0}` the one of that number. */
function formatted(template: string, args: readonly ScriptValue[]): string {
  const words = args.map(each => show(each));
  let at = 0;
  const parts = template.split(/\{(\d*)\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    return words[part === '' ? at++ : Number(part)] ?? 'None';
  });
  return joined(parts, '');
}

function memberOfList(of: ScriptValue[], name: string): ScriptValue {
  if (INDEX.test(name)) {
    const found = of.at(Number(name));
    if (found === undefined) throw new Raised('IndexError', 'list index out of range');
    return found;
  }
  if (name === 'append')
    return ([value]) => {
      allowList(of.length + 1);
      of.push(value);
      return null;
    };
  throw new NotSimulated(`.${name}`);
}

function memberOfTable(of: Table, name: string): ScriptValue {
  if (Object.hasOwn(of, name)) return of[name];
  switch (name) {
    case 'get':
      return ([key, usual]) => ownMember(of, show(key)) ?? usual ?? null;
    case 'items':
      return () => Object.entries(of);
    case 'keys':
      return () => Object.keys(of);
    default:
      throw new Raised('KeyError', `'${name}'`);
  }
}
