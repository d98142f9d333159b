import { Panic } from '../process.ts';
import { type Closure, type GoResults, isClosure, several, type Value, weightOf } from '../values.ts';
import type { Deferred, GoPlay } from './play.ts';

/** How many calls may be at work within each other. */
const MOST_DEPTH = 500;

export function invoke(play: GoPlay, callee: Value, args: readonly Value[]): GoResults {
  if (typeof callee === 'function') {
    play.budget.make(args.reduce<number>((sum, arg) => sum + weightOf(arg), 0));
    return callee(args, play);
  }
  if (isClosure(callee)) return invokeClosure(play, callee, args);
  throw new Panic('runtime error: invalid memory address or nil pointer dereference');
}

function invokeClosure(play: GoPlay, { parameters, body, scope: up }: Closure, args: readonly Value[]): GoResults {
  if (++play.depth > MOST_DEPTH) throw new Panic('stack overflow');
  const scope = { names: new Map(parameters.map((name, at) => [name, args[at] ?? null])), up };
  const deferred: Deferred[] = [];
  let stopped = false;
  try {
    const flow = play.run(play, body, scope, deferred);
    const values = typeof flow === 'object' && flow !== null ? flow.values : [];
    const [only] = values;
    return values.length === 1 && only !== undefined ? only : several(...values);
  } catch (error) {
    // Deferred calls run when a function panics, but not when the process is over.
    stopped = !(error instanceof Panic);
    throw error;
  } finally {
    play.depth--;
    if (!stopped) for (const each of deferred.reverse()) each();
  }
}
