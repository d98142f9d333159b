import { NotSimulated } from '../control.ts';
import { readJson } from '../script/json.ts';
import { operate } from '../script/operators.ts';
import { isTable, numberOf, ownMember, plain, Raised, type ScriptValue, truthy } from '../script/values.ts';
import { joined, repeated } from '../size.ts';

export function operateInJavaScript(operator: string, a: ScriptValue, b: ScriptValue): ScriptValue {
  return operate(operator, a, b, value => plain(value));
}

/** A member of a value. Of undefined everything is undefined. */
export function member(of: ScriptValue, name: string): ScriptValue {
  return of === undefined ? undefined : item(of, name);
}

/** An item of a value, by its key or number. */
export function item(of: ScriptValue, name: string): ScriptValue {
  if (typeof of === 'string') return memberOfText(of, name);
  if (Array.isArray(of)) return memberOfList(of as readonly ScriptValue[], name);
  if (typeof of === 'number') {
    if (name === 'toFixed') return ([places]) => fixed(of, numberOf(places ?? 0));
    if (name === 'toString') return () => String(of);
  }
  if (of === null || of === undefined)
    throw new Raised('TypeError', `Cannot read properties of ${of} (reading '${name}')`);
  return isTable(of) || typeof of === 'function' ? ownMember(of, name) : undefined;
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
      return ([by]) => of.split(plain(by));
    case 'includes':
      return ([part]) => of.includes(plain(part));
    case 'toString':
      return () => of;
    default:
      throw new NotSimulated(`.${name}`);
  }
}

function memberOfList(of: readonly ScriptValue[], name: string): ScriptValue {
  if (name === 'length') return of.length;
  if (/^-?\d+$/.test(name)) return of[Number(name)];
  switch (name) {
    case 'join':
      return ([by]) =>
        joined(
          of.map(each => plain(each)),
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
        let sum = start;
        for (const each of of) sum = invoke(made, [sum, each]);
        return sum;
      };
    default:
      throw new NotSimulated(`.${name}`);
  }
}

/** What a function gives for each item. A loop, since the engine's own map takes of its stack. */
function mapped(of: readonly ScriptValue[], made: ScriptValue): ScriptValue[] {
  const values: ScriptValue[] = [];
  for (const [at, each] of of.entries()) values.push(invoke(made, [each, at]));
  return values;
}

function invoke(called: ScriptValue, args: readonly ScriptValue[]): ScriptValue {
  return typeof called === 'function' ? called(args) : undefined;
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

/** Thrown where a text is not JSON; the message is the engine's. */
export class NotJson extends Error {}

export function parseJson(text: string): ScriptValue {
  const read = readJson(text);
  if ('value' in read) return read.value;
  throw new NotJson(read.fault);
}
