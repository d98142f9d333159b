import { nameOf } from '../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { pass } from '../../kernel/session.ts';
import { carriedBy, leave, refuseTool, remarkUncompiled } from './artefact.ts';
import { literalOutput } from './literal.ts';
import { bytesOf, placeOf, readToolLine, shownFrom, sourceAt } from './project.ts';

const VALUED = new Set(['-o', '-x', '-MF', '-MT', '-MQ', '-include', '-isystem', '-arch']);
const SOURCE = /\.(c|cc|cpp|cxx|C|s|S)$/;

/**
 * A compiler of C or C++: it leaves the object or the program that is asked for. `version`: how it answers for its version. Nothing is
 * compiled; a program that only prints texts runs.
 */
export const compiler =
  (version: Program): Program =>
  call => {
    const { args, name } = call;
    if (args.some(each => /^(--version|-v|-dumpversion|-dumpmachine)$/.test(each))) return version(call);
    const { words, flags, values } = readToolLine(args, VALUED);
    if (words.length === 0) {
      call.err(`${name}: fatal error: no input files\ncompilation terminated.\n`);
      return 1;
    }
    if (flags.has('-E') || flags.has('-S') || flags.has('-shared'))
      return refuseTool(call, `${name} ${[...flags][0] ?? ''}`);
    const missing = words.find(each => call.files.stat(placeOf(call, each)) === null);
    if (missing !== undefined) return refuseMissing(call, missing);
    pass(call.session, 120 + words.length * 260);
    return flags.has('-c')
      ? objects(call, words, values.get('-o'))
      : program(call, words, flags, values.get('-o') ?? 'a.out');
  };

function refuseMissing(call: ProgramCall, name: string): number {
  if (SOURCE.test(name))
    call.err(`cc1${isPlusPlus(call, name) ? 'plus' : ''}: fatal error: ${name}: No such file or directory\n`);
  else call.err(`${call.name}: error: ${name}: No such file or directory\n${call.name}: fatal error: no input files\n`);
  call.err('compilation terminated.\n');
  return 1;
}

function isPlusPlus(call: ProgramCall, name: string): boolean {
  return /\.(cc|cpp|cxx|C)$/.test(name) || /\+\+$/.test(call.name);
}

/** All that a source or an object prints; null when this host cannot tell. */
function printsOf(call: ProgramCall, name: string): string | null {
  const path = placeOf(call, name);
  if (!SOURCE.test(name)) return carriedBy(call, path)?.prints ?? null;
  return literalOutput(isPlusPlus(call, name) ? 'c++' : 'c', sourceAt(call, path) ?? '');
}

function objects(call: ProgramCall, words: readonly string[], output: string | undefined): number {
  const left: string[] = [];
  for (const word of words) {
    const path = placeOf(call, output ?? nameOf(word).replace(SOURCE, '.o'));
    const bytes = 1_300 + Math.round(bytesOf(call, [placeOf(call, word)]) * 1.4);
    if (!leave(call, { path, bytes, tool: call.name, prints: printsOf(call, word), executable: false }))
      return refuseTool(call, `${call.name} into ${path}`);
    left.push(shownFrom(call, path));
  }
  // Of objects it is said once, however many there are: what they are linked to is named.
  if (!call.session.remarks.some(each => each.kind === 'uncompiled' && each.tool === `${call.name} -c`))
    remarkUncompiled(call, `${call.name} -c`, left);
  return 0;
}

function program(call: ProgramCall, words: readonly string[], flags: ReadonlySet<string>, output: string): number {
  const path = placeOf(call, output);
  const [only] = words;
  const prints = words.length === 1 && only !== undefined ? printsOf(call, only) : null;
  const own = Math.round(
    bytesOf(
      call,
      words.map(each => placeOf(call, each)),
    ) * 0.9,
  );
  const bytes = (flags.has('-static') ? 762_000 : 15_900) + own;
  if (!leave(call, { path, bytes, tool: call.name, prints, executable: true }))
    return refuseTool(call, `${call.name} into ${path}`);
  remarkUncompiled(call, call.name, [shownFrom(call, path)]);
  return 0;
}
