import type { ProgramCall } from '../../kernel/program.ts';
import { pass, stop } from '../../kernel/session.ts';
import { NotSimulated } from '../../languages/go/index.ts';
import { playBuilt } from './binary.ts';
import { fillCache } from './cache.ts';
import { type Compiled, compile } from './compile.ts';
import { findPackage, type GoPackage } from './package.ts';

/** What is not played here is refused by name. */
function compiledOf(call: ProgramCall, found: GoPackage): Compiled | null {
  try {
    return compile(call, found, false);
  } catch (error) {
    if (!(error instanceof NotSimulated)) throw error;
    return stop(call.session, 'not-simulated', `${error.message} in Go programs is not simulated`);
  }
}

/** `go run`: compiles, plays what it has compiled, and tells of an exit code that is not 0. */
export function run(call: ProgramCall, args: readonly string[]): number {
  const words = args.filter((arg, at) => arg.endsWith('.go') || (at === 0 && !arg.startsWith('-')));
  if (words.length === 0) {
    call.err('go: no go files listed\n');
    return 1;
  }
  const found = findPackage(call, words);
  if (found === null) return 1;
  const compiled = compiledOf(call, found);
  if (compiled === null) return 1;
  if (!compiled.isMain) {
    call.err(`package ${found.importPath} is not a main package\n`);
    return 1;
  }
  pass(call.session, fillCache(call, compiled));
  const argv = [`/tmp/go-build/b001/exe/${found.output}`, ...args.slice(words.length)];
  const code = playBuilt(call, compiled.built, argv, '1.23.6');
  if (code === 0) return 0;
  call.err(`exit status ${code}\n`);
  return 1;
}
