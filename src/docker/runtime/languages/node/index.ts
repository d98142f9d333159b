import { budgetOf } from '../budget.ts';
import { Exit, NotSimulated } from '../control.ts';
import type { Listener, Machine } from '../machine.ts';
import { Raised } from '../script/values.ts';
import { LONGEST_TEXT, TooLarge } from '../size.ts';
import { playOf, run } from './evaluate.ts';
import { parseBlock } from './parser.ts';
import { ModuleNotFound, type NodeProcess } from './process.ts';
import { runTimers } from './timers.ts';
import { NotJson } from './values.ts';

/** What node is given to run. */
export interface NodeScript {
  /** Of node: `22.14.0`. */
  readonly version: string;
  /** Absolute, or `[eval]`, `[stdin]`. */
  readonly path: string;
  readonly source: string;
  /** Prints the value of each statement, as `-p` asks. */
  readonly print: boolean;
}

/** Statements that one script may run. */
const MOST_STEPS = 20_000;

/** Plays a script of Node.js, as far as a first exercise goes. Gives its exit code. */
export function playNode(machine: Machine, { version, path, source, print }: NodeScript): number {
  if (source.length > LONGEST_TEXT) return machine.stop('limit', 'the script is longer than this host reads');
  const budget = budgetOf(machine, MOST_STEPS, 'script');
  const process: NodeProcess = { machine, version, path, budget, timers: [], ports: [], handlers: new Map() };
  try {
    run(playOf(process, print, source), parseBlock(source.replace(/^#!.*/, '')), { names: new Map(), up: null });
    runTimers(process);
  } catch (error) {
    if (error instanceof Exit) return error.code;
    if (error instanceof NotSimulated)
      return machine.stop('not-simulated', `${error.message} in Node.js programs is not simulated`);
    if (error instanceof TooLarge) return machine.stop('limit', 'the script makes a larger value than this host keeps');
    const said = complaint(process, error);
    if (said === null) throw error;
    machine.err(`${said}\n\nNode.js v${version}\n`);
    return 1;
  }
  return process.ports.length === 0 ? 0 : machine.serve(listener(process), null);
}

/** As PID 1 node does not end on SIGTERM unless the program handles it. */
function listener({ path, ports, handlers }: NodeProcess): Listener {
  const handled = [...handlers.keys()].map(name => [name, { exitCode: 0, last: '', duration: 20 }]);
  const signals = { INT: { exitCode: 130, last: '', duration: 5 }, ...Object.fromEntries(handled) };
  return { command: `node ${path}`, name: 'node', ports, signals };
}

/** What node prints of an error that nobody catches; null for what is no error of the script. */
function complaint({ path }: NodeProcess, error: unknown): string | null {
  if (error instanceof NotJson) return `SyntaxError: ${error.message}`;
  if (error instanceof ModuleNotFound)
    return `Error: Cannot find module '${error.message}'\nRequire stack:\n- ${path}\n    (the lines of its trace are not simulated) {\n  code: 'MODULE_NOT_FOUND',\n  requireStack: [ '${path}' ]\n}`;
  if (error instanceof Raised)
    return `${error.kind}${error.message === '' ? '' : `: ${error.message}`}\n    (where it was thrown, and the lines of its trace, are not simulated)`;
  return null;
}
