import { NotSimulated } from '../control.ts';
import { operate } from '../script/operators.ts';
import { isTable, ownMember, Raised, truthy, type Value } from '../script/values.ts';

/** A value as text, as String() makes it. */
export function plain(value: Value): string {
  if (Array.isArray(value)) return value.map(each => plain(each as Value)).join(',');
  return isTable(value) ? '[object Object]' : String(value);
}

export function operateInJavaScript(operator: string, a: Value, b: Value): Value {
  return operate(operator, a, b, plain);
}

/** A member of a value. Of undefined everything is undefined. */
export function member(of: Value, name: string): Value {
  return of === undefined ? undefined : item(of, name);
}

/** An item of a value, by its key or number. */
export function item(of: Value, name: string): Value {
  if (typeof of === 'string') return memberOfText(of, name);
  if (Array.isArray(of)) return memberOfList(of as readonly Value[], name);
  if (typeof of === 'number') {
    if (name === 'toFixed') return ([places]) => of.toFixed(Number(places ?? 0));
    if (name === 'toString') return () => String(of);
  }
  if (of === null || of === undefined)
    throw new Raised('TypeError', `Cannot read properties of ${of} (reading '${name}')`);
  return isTable(of) || typeof of === 'function' ? ownMember(of, name) : undefined;
}

function memberOfText(of: string, name: string): Value {
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
      return ([count]) => of.repeat(Math.min(10_000, Number(count)));
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

function memberOfList(of: readonly Value[], name: string): Value {
  if (name === 'length') return of.length;
  if (/^-?\d+$/.test(name)) return of[Number(name)];
  switch (name) {
    case 'join':
      return ([by]) => of.map(plain).join(by === undefined ? ',' : plain(by));
    case 'map':
      return ([made]) => of.map((each, at) => invoke(made, [each, at]));
    case 'forEach':
      return ([done]) => {
        for (const [at, each] of of.entries()) invoke(done, [each, at]);
      };
    case 'filter':
      return ([test]) => of.filter((each, at) => truthy(invoke(test, [each, at])));
    case 'slice':
      return ([from, to]) => of.slice(Number(from ?? 0), to === undefined ? undefined : Number(to));
    case 'includes':
      return ([each]) => of.includes(each);
    case 'reduce':
      return ([joined, start]) => of.reduce((sum: Value, each) => invoke(joined, [sum, each]), start);
    default:
      throw new NotSimulated(`.${name}`);
  }
}

function invoke(called: Value, args: readonly Value[]): Value {
  return typeof called === 'function' ? called(args) : undefined;
}

/** Thrown where a text is not JSON; the message is the engine's. */
export class NotJson extends Error {}

export function parseJson(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch (error) {
    throw new NotJson(error instanceof Error ? error.message : '');
  }
}
