import type { Machine } from '../../machine.ts';
import { numberOf, Raised, type ScriptValue, type Table } from '../../script/values.ts';
import { allowList, joined } from '../../size.ts';
import { member, orderInPython, show } from '../values.ts';
import { exit, keyword, positional } from './arguments.ts';
import { openFile } from './files.ts';

/** Names that every script knows. */
export function builtinsOf(machine: Machine): Table {
  return {
    True: true,
    False: false,
    None: null,
    print: args => {
      const text = printed(args);
      const file = keyword(args, 'file') ?? null;
      const write = file === null ? null : member(file, 'write');
      if (typeof write === 'function') write([text]);
      else machine.out(text);
      return null;
    },
    len: ([of]) => (typeof of === 'string' || Array.isArray(of) ? of.length : Object.keys((of ?? {}) as Table).length),
    str: ([value]) => show(value),
    int: ([value]) => integer(value),
    float: ([value]) => numberOf(value),
    range: args => range(args),
    sum: ([list]) =>
      Array.isArray(list) ? list.reduce((total: number, each: ScriptValue) => total + numberOf(each), 0) : 0,
    max: args => several(args).reduce((most: number, each) => Math.max(most, numberOf(each)), Number.NEGATIVE_INFINITY),
    min: args =>
      several(args).reduce((least: number, each) => Math.min(least, numberOf(each)), Number.POSITIVE_INFINITY),
    sorted: args => sorted(args),
    enumerate: ([list]) => (Array.isArray(list) ? list.map((each, index) => [index, each as ScriptValue]) : []),
    input: ([prompt]) => {
      if (prompt !== undefined) machine.out(show(prompt));
      const line = machine.readLine();
      if (line === null) throw new Raised('EOFError', 'EOF when reading a line');
      return line;
    },
    exit: ([code]) => exit(machine, code),
    open: ([name, mode]) => openFile(machine, show(name), mode === undefined ? 'r' : show(mode)),
  };
}

function printed(args: readonly ScriptValue[]): string {
  const between = keyword(args, 'sep');
  const end = keyword(args, 'end');
  const words = positional(args).map(each => show(each));
  const line = joined(words, between === undefined ? ' ' : show(between));
  return joined([line, end === undefined ? '\n' : show(end)], '');
}

function integer(value: ScriptValue): number {
  const number = numberOf(value);
  if (Number.isNaN(number)) throw new Raised('ValueError', `invalid literal for int() with base 10: '${show(value)}'`);
  return Math.trunc(number);
}

function range([a, b, c]: readonly ScriptValue[]): ScriptValue {
  const [from, to, by] = b === undefined ? [0, numberOf(a), 1] : [numberOf(a), numberOf(b), numberOf(c ?? 1)];
  if (by === 0) throw new Raised('ValueError', 'range() arg 3 must not be zero');
  const length = Math.max(0, Math.ceil((to - from) / by)) || 0;
  allowList(length);
  return Array.from({ length }, (_, at) => from + at * by);
}

function sorted(args: readonly ScriptValue[]): ScriptValue {
  const [list] = args;
  if (!Array.isArray(list)) return [];
  const found = (list as readonly ScriptValue[]).toSorted((a, b) => orderInPython('<', a, b));
  return keyword(args, 'reverse') === true ? found.reverse() : found;
}

/** `max(list)` is as `max(a, b)`. */
function several(args: readonly ScriptValue[]): readonly ScriptValue[] {
  const [first] = args;
  return Array.isArray(first) ? (first as readonly ScriptValue[]) : args;
}
