import { budgetOf } from '../../budget.ts';
import { Exit, NotSimulated } from '../../control.ts';
import type { Machine } from '../../machine.ts';
import { TooLarge } from '../../size.ts';
import { Panic } from '../process.ts';
import type { GoFile } from '../syntax.ts';
import { invoke } from './calls.ts';
import type { GoPlay } from './play.ts';
import { runBlock, runStatement } from './statements.ts';

/** Steps that one program may make. */
const MOST_STEPS = 200_000;

/**
 * Plays a program, which may have several files, from its variables and `init` to the end of `main`. Gives its exit code.
 * `version`: of its compiler.
 */
export function playGo(files: readonly GoFile[], machine: Machine, version: string): number {
  const top = { names: new Map(), up: null };
  const budget = budgetOf(machine, MOST_STEPS, 'program');
  const functions = files.flatMap(each => each.functions);
  const play: GoPlay = { machine, version, budget, top, run: runBlock, depth: 0 };
  try {
    for (const { name, parameters, body } of functions) top.names.set(name, { parameters, body, scope: top });
    for (const each of files.flatMap(file => file.variables)) runStatement(play, each, top, []);
    for (const { name, body } of functions) if (name === 'init') invoke(play, { parameters: [], body, scope: top }, []);
    invoke(play, top.names.get('main') ?? null, []);
    return 0;
  } catch (error) {
    if (error instanceof Exit) return error.code;
    if (error instanceof NotSimulated)
      return machine.stop('not-simulated', `${error.message} in Go programs is not simulated`);
    if (error instanceof TooLarge)
      return machine.stop('limit', 'the program makes a larger value than this host keeps');
    if (!(error instanceof Panic)) throw error;
    machine.err(`panic: ${error.message}\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go\nexit status 2\n`);
    return 2;
  }
}
