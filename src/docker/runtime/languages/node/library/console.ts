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
  const first = typeof head === 'string' ? head.replace(/%[sdoOj]/g, () => inspect(more[at++])) : inspect(head);
  return joined([first, ...more.slice(at).map(each => inspect(each))], ' ');
}
