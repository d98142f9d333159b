import { show, spaced, typeName } from '../format.ts';
import { Panic } from '../process.ts';
import { isFailure, isList, listOf, type Native, numberOf, type Value } from '../values.ts';
import { nothing, textOf } from './package.ts';

const toInt: Native = ([value]) => Math.trunc(numberOf(value));
const toFloat: Native = ([value]) => ({ float: numberOf(value) });
const INTS = ['int', 'int8', 'int16', 'int32', 'int64', 'uint', 'uint8', 'uint32', 'uint64', 'byte', 'rune'];

/** What needs no import: the package builtin. */
export const BUILTINS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['nil', null],
  ...INTS.map((name): [string, Value] => [name, toInt]),
  ['float32', toFloat],
  ['float64', toFloat],
  ['string', ([value]) => (typeof value === 'number' ? String.fromCodePoint(value) : textOf(value))],
  ['[]byte', ([value]) => textOf(value)],
  ['append', ([list, ...more]) => [...listOf(list), ...more]],
  ['len', ([of]) => lengthOf(of)],
  ['make', () => null],
  ['max', args => Math.max(...args.map(numberOf))],
  ['min', args => Math.min(...args.map(numberOf))],
  ['panic', ([value]) => panic(value)],
  ['print', (args, { machine }) => nothing(machine.err(args.map(each => show(each)).join('')))],
  ['println', (args, { machine }) => nothing(machine.err(`${spaced(args)}\n`))],
]);

function lengthOf(of: Value | undefined): number {
  if (typeof of === 'string') return Buffer.byteLength(of);
  return of instanceof Map ? of.size : isList(of) ? of.length : 0;
}

function panic(value: Value | undefined): never {
  const plain = typeof value === 'string' || isFailure(value ?? null);
  throw new Panic(plain ? show(value) : `${typeName(value)}(${show(value)})`);
}
