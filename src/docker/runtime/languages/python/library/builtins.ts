import { Exit } from '../../control.ts';
import type { Machine } from '../../machine.ts';
import { Raised, type Table, type Value } from '../../script/values.ts';
import { show } from '../values.ts';
import { keyword, positional } from './arguments.ts';
import { openFile } from './files.ts';

/** How many numbers a range has at most. */
const LONGEST_RANGE = 20_000;

/** Names that every script knows. */
export function builtinsOf(machine: Machine): Table {
  return {
    True: true,
    False: false,
    None: null,
    print: args => {
      const text = printed(args);
      if (typeof keyword(args, 'file') === 'object') machine.err(text);
      else machine.out(text);
      return null;
    },
    len: ([of]) => (typeof of === 'string' || Array.isArray(of) ? of.length : Object.keys((of ?? {}) as Table).length),
    str: ([value]) => show(value),
    int: ([value]) => integer(value),
    float: ([value]) => Number(value),
    range: args => range(args),
    sum: ([list]) => (Array.isArray(list) ? list.reduce((total: number, each) => total + Number(each), 0) : 0),
    max: args => Math.max(...several(args).map(Number)),
    min: args => Math.min(...several(args).map(Number)),
    sorted: ([list]) => (Array.isArray(list) ? [...list].sort() : []),
    enumerate: ([list]) => (Array.isArray(list) ? list.map((each, index) => [index, each as Value]) : []),
    input: ([prompt]) => {
      if (prompt !== undefined) machine.out(show(prompt));
      if (machine.input === '') throw new Raised('EOFError', 'EOF when reading a line');
      return machine.input.split('\n')[0] ?? '';
    },
    exit: ([code]) => {
      throw new Exit(Number(code ?? 0));
    },
    open: ([name, mode]) => openFile(machine, show(name), mode === undefined ? 'r' : show(mode)),
  };
}

function printed(args: readonly Value[]): string {
  const between = keyword(args, 'sep');
  const end = keyword(args, 'end');
  const words = positional(args).map(each => show(each));
  return words.join(between === undefined ? ' ' : show(between)) + (end === undefined ? '\n' : show(end));
}

function integer(value: Value): number {
  const number = Number(value);
  if (Number.isNaN(number)) throw new Raised('ValueError', `invalid literal for int() with base 10: '${show(value)}'`);
  return Math.trunc(number);
}

function range([a, b, c]: readonly Value[]): Value {
  const [from, to, by] = b === undefined ? [0, Number(a), 1] : [Number(a), Number(b), Number(c ?? 1)];
  const list: number[] = [];
  for (let each = from; by > 0 ? each < to : each > to; each += by) if (list.push(each) > LONGEST_RANGE) break;
  return list;
}

/** `max(list)` is as `max(a, b)`. */
function several(args: readonly Value[]): readonly Value[] {
  const [first] = args;
  return Array.isArray(first) ? (first as readonly Value[]) : args;
}
