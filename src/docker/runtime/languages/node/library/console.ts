import { NotSimulated } from '../../control.ts';
import type { Machine } from '../../machine.ts';
import type { Callable, ScriptValue, Table } from '../../script/values.ts';
import { joined } from '../../size.ts';
import { inspect } from '../inspect.ts';

export function consoleOf(machine: Machine): Table {
  const out: Callable = args => void machine.out(`${logged(args)}\n`);
  const err: Callable = args => void machine.err(`${logged(args)}\n`);
  return { log: out, info: out, debug: out, error: err, warn: err };
}

/** What is logged, side by side; the first may be a format that takes some of the others in. */
function logged(args: readonly ScriptValue[]): string {
  if (args.length === 0) return '';
  const [head, ...more] = args;
  let at = 0;
  const first = typeof head === 'string' ? filled() : inspect(head);
  function filled(): string {
    const said = String(head);
    if (more.length === 0 || !/%[sdifjoOc%]/.test(said)) return said;
    if (/%[^sd]|%$/.test(said)) throw new NotSimulated('this format of console.log');
    return said.replace(/%[sd]/g, place => {
      if (at >= more.length) return place;
      const value = more[at++];
      if (place === '%s' ? typeof value !== 'string' && typeof value !== 'number' : typeof value !== 'number')
        throw new NotSimulated('this format of console.log');
      return String(value);
    });
  }
  return joined([first, ...more.slice(at).map(each => inspect(each))], ' ');
}
