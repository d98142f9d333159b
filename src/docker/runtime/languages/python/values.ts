import { NotSimulated } from '../control.ts';
import { operate } from '../script/operators.ts';
import { isTable, ownMember, Raised, type Table, type Value } from '../script/values.ts';

/** A value as print shows it; `nested`: as a part of another. */
export function show(value: Value, nested = false): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return nested ? `'${value}'` : value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'function') return '<function>';
  if (Array.isArray(value)) return `[${value.map(each => show(each as Value, true)).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, each]) => `'${key}': ${show(each as Value, true)}`)
    .join(', ')}}`;
}

/** What an operator makes of two values. */
export function operateInPython(operator: string, a: Value, b: Value): Value {
  if (operator === '+' && typeof a !== typeof b) {
    if (typeof a === 'string') throw new Raised('TypeError', `can only concatenate str (not "${typeName(b)}") to str`);
    if (typeof b === 'string')
      throw new Raised('TypeError', `unsupported operand type(s) for +: '${typeName(a)}' and 'str'`);
  }
  if (operator === '*' && typeof a === 'string') return a.repeat(Math.min(10_000, Math.max(0, Number(b))));
  if (operator === '/' && Number(b) === 0) throw new Raised('ZeroDivisionError', 'division by zero');
  return operate(operator, a, b, show);
}

const typeName = (value: Value): string => (typeof value === 'number' ? 'int' : 'NoneType');

const INDEX = /^-?\d+$/;

/** A member of a value, or an item of it by key or number. */
export function member(of: Value, name: string): Value {
  if (typeof of === 'string') return INDEX.test(name) ? of.at(Number(name)) : methodOfText(of, name);
  if (Array.isArray(of)) return memberOfList(of as Value[], name);
  if (isTable(of)) return memberOfTable(of, name);
  if (of === null || of === undefined)
    throw new Raised('AttributeError', `'NoneType' object has no attribute '${name}'`);
  throw new NotSimulated(`.${name}`);
}

function methodOfText(of: string, name: string): Value {
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
      return ([list]) => (Array.isArray(list) ? list.map(each => show(each as Value)).join(of) : '');
    case 'replace':
      return ([a, b]) => of.replaceAll(show(a), show(b));
    case 'startswith':
      return ([part]) => of.startsWith(show(part));
    case 'endswith':
      return ([part]) => of.endsWith(show(part));
    case 'format':
      return args => {
        let at = 0;
        return of.replace(/\{(\d*)\}/g, (_all, index: string) => show(args[index === '' ? at++ : Number(index)]));
      };
    default:
      throw new NotSimulated(`.${name}`);
  }
}

function memberOfList(of: Value[], name: string): Value {
  if (INDEX.test(name)) {
    const found = of.at(Number(name));
    if (found === undefined) throw new Raised('IndexError', 'list index out of range');
    return found;
  }
  if (name === 'append') return ([value]) => void of.push(value);
  throw new NotSimulated(`.${name}`);
}

function memberOfTable(of: Table, name: string): Value {
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
