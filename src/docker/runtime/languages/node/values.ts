import { NotSimulated } from '../control.ts';
import { readJson } from '../script/json.ts';
import { operate } from '../script/operators.ts';
import { isOpen, isTable, numberOf, ownMember, plain, Raised, type ScriptValue, truthy } from '../script/values.ts';
import { joined, repeated } from '../size.ts';
import { isKnown } from './known.ts';

export function operateInJavaScript(operator: string, a: ScriptValue, b: ScriptValue): ScriptValue {
  switch (operator) {
    case '===':
      return a === b;
    case '!==':
      return a !== b;
    case '==':
      return looselyEqual(a, b);
    case '!=':
      return !looselyEqual(a, b);
    case 'in':
      throw new NotSimulated('`in`');
    default:
  }
  const [left, right] = [primitiveOf(a), primitiveOf(b)];
  if (typeof left === 'string' && typeof right === 'string')
    switch (operator) {
      case '<':
        return left < right;
      case '>':
        return left > right;
      case '<=':
        return left <= right;
      case '>=':
        return left >= right;
      default:
    }
  return operate(operator, left, right, value => plain(value));
}

/** What an operator works on: an object as its text, unless it says itself what it is worth. */
function primitiveOf(value: ScriptValue): ScriptValue {
  if (typeof value === 'function') throw new NotSimulated('the text of a function');
  if (Array.isArray(value)) return plain(value);
  if (!isTable(value)) return value;
  if (Object.hasOwn(value, 'toString') || Object.hasOwn(value, 'valueOf'))
    throw new NotSimulated('an object with toString or valueOf');
  if (parts.has(value)) throw new NotSimulated('this object as a text');
  return plain(value);
}

function looselyEqual(a: ScriptValue, b: ScriptValue): boolean {
  if ((a ?? null) === null || (b ?? null) === null) return (a ?? null) === (b ?? null);
  const isHeld = (value: ScriptValue) => typeof value === 'object' || typeof value === 'function';
  if (isHeld(a) && isHeld(b)) return a === b;
  const [left, right] = [primitiveOf(a), primitiveOf(b)];
  return typeof left === typeof right ? left === right : numberOf(left) === numberOf(right);
}

/** Things of Node.js that are simulated in part, by their names. */
const parts = new WeakMap<object, string>();

/** Notes that a thing of Node.js has more members than it has here. */
export function partOf<Thing>(name: string, thing: Thing): Thing {
  if ((typeof thing === 'object' && thing !== null) || typeof thing === 'function') parts.set(thing, name);
  return thing;
}

/** Whether a value is a thing of Node.js that is simulated in part. */
export const isPart = (value: object): boolean => parts.has(value);

/** What is in the real one is not undefined. */
function absent(of: ScriptValue, name: string): undefined {
  const part = typeof of === 'function' || isTable(of) ? parts.get(of) : undefined;
  const kind =
    typeof of === 'function'
      ? 'of fn'
      : Array.isArray(of)
        ? 'of array'
        : typeof of === 'string' || typeof of === 'number'
          ? `of ${typeof of}`
          : 'of object';
  if (
    part === 'date' ||
    part === 'timer' ||
    (part !== undefined && isKnown(part, name)) ||
    isKnown(kind, name) ||
    isKnown('of object', name) ||
    name.startsWith('__')
  )
    throw new NotSimulated(`.${name}`);
  return undefined;
}

/** A member of a value. */
export function member(of: ScriptValue, name: string): ScriptValue {
  return item(of, name);
}

/** An item of a value, by its key or number. */
export function item(of: ScriptValue, name: string): ScriptValue {
  if (typeof of === 'string') return memberOfText(of, name);
  if (Array.isArray(of)) return memberOfList(of as readonly ScriptValue[], name);
  if (typeof of === 'number') {
    if (name === 'toFixed') return ([places]) => fixed(of, numberOf(places ?? 0));
    if (name === 'toString') return args => (args.length > 0 ? unmet('.toString with a base') : String(of));
  }
  if (of === null || of === undefined)
    throw new Raised('TypeError', `Cannot read properties of ${of} (reading '${name}')`);
  if ((isTable(of) || typeof of === 'function') && Object.hasOwn(of, name)) return ownMember(of, name);
  return isTable(of) && isOpen(of) ? ownMember(of, name) : absent(of, name);
}

function memberOfText(of: string, name: string): ScriptValue {
  if (name === 'length') return of.length;
  if (/^\d+$/.test(name)) return of[Number(name)];
  switch (name) {
    case 'toUpperCase':
      return () => of.toUpperCase();
    case 'toLowerCase':
      return () => of.toLowerCase();
    case 'trim':
      return () => of.trim();
    case 'repeat':
      return ([count]) => repeatedText(of, numberOf(count));
    case 'split':
      return args =>
        args.length === 1 && typeof args[0] === 'string' ? of.split(args[0]) : unmet('.split with these arguments');
    case 'includes':
      return ([part]) => of.includes(plain(part));
    case 'toString':
      return () => of;
    default:
      return absent(of, name);
  }
}

function memberOfList(of: readonly ScriptValue[], name: string): ScriptValue {
  if (name === 'length') return of.length;
  if (/^-?\d+$/.test(name)) return of[Number(name)];
  switch (name) {
    case 'join':
      return ([by]) =>
        joined(
          of.map(each => plain(each ?? '')),
          by === undefined ? ',' : plain(by),
        );
    case 'map':
      return ([made]) => mapped(of, made);
    case 'forEach':
      return ([done]) => {
        for (const [at, each] of of.entries()) invoke(done, [each, at]);
      };
    case 'filter':
      return ([test]) => {
        const passed = mapped(of, test);
        return of.filter((_each, at) => truthy(passed[at]));
      };
    case 'slice':
      return ([from, to]) => of.slice(numberOf(from ?? 0), to === undefined ? undefined : numberOf(to));
    case 'includes':
      return ([each]) => of.includes(each);
    case 'reduce':
      return ([made, start]) => {
        if (start === undefined) throw new NotSimulated('.reduce without a beginning');
        let sum: ScriptValue = start;
        for (const [at, each] of of.entries()) sum = invoke(made, [sum, each, at]);
        return sum;
      };
    default:
      return absent(of, name);
  }
}

/** What a function gives for each item. A loop, since the engine's own map takes of its stack. */
function mapped(of: readonly ScriptValue[], made: ScriptValue): ScriptValue[] {
  const values: ScriptValue[] = [];
  for (const [at, each] of of.entries()) values.push(invoke(made, [each, at]));
  return values;
}

function invoke(called: ScriptValue, args: readonly ScriptValue[]): ScriptValue {
  if (typeof called !== 'function') throw new NotSimulated('a callback that is no function');
  return called(args);
}

function fixed(of: number, places: number): string {
  if (!(places >= 0 && places <= 100))
    throw new Raised('RangeError', 'toFixed() digits argument must be between 0 and 100');
  return of.toFixed(places);
}

function repeatedText(of: string, count: number): string {
  if (count < 0 || count === Number.POSITIVE_INFINITY) throw new Raised('RangeError', `Invalid count value: ${count}`);
  return repeated(of, count);
}

function unmet(what: string): never {
  throw new NotSimulated(what);
}

/** Thrown where a text is not JSON; the message is the engine's. */
export class NotJson extends Error {}

export function parseJson(text: string): ScriptValue {
  const read = readJson(text);
  if ('value' in read) return read.value;
  throw new NotJson(read.fault);
}
