import type { Budget } from '../../budget.ts';
import { NotSimulated } from '../../control.ts';
import type { Machine } from '../../machine.ts';
import { builtinsOf } from '../library/builtins.ts';
import { installedModule, libraryModule, ownFiles } from '../library/index.ts';
import { PyUnread } from '../read/fault.ts';
import { parsePython } from '../read/statements.ts';
import type { PyProgram } from '../read/syntax.ts';
import {
  NO_NAMES,
  type PyCode,
  type PyFrame,
  type PyModule,
  type PyPlay,
  type PyScope,
  type PyValue,
} from '../value/values.ts';
import { callValue } from './calls.ts';
import { inner } from './names.ts';
import { run } from './statements.ts';
import { withFrame } from './trace.ts';

/** A script that is to be played. */
export interface PyScript {
  readonly machine: Machine;
  readonly version: string;
  readonly path: string;
  readonly budget: Budget;
}

const NOWHERE = { line: 1, column: 0, endLine: 1, endColumn: 0 };

export function playOf({ machine, version, path, budget }: PyScript): PyPlay {
  const code: PyCode = { path, source: '', lines: [], definitions: [] };
  const play: PyPlay = {
    machine,
    version,
    path,
    budget,
    modules: new Map(),
    builtins: builtinsOf(),
    frame: { name: '<module>', code, scope: inner('module', null), span: NOWHERE, self: null },
    handling: null,
    atExit: [],
    call: (called, args, named = NO_NAMES) => {
      const made = callValue(play, called, args, named);
      play.budget.make(weight(made));
      return made;
    },
    importName: name => imported(play, name),
  };
  return play;
}

function weight(value: PyValue): number {
  if (typeof value === 'string') return value.length / 4;
  return typeof value === 'object' && value !== null && value.kind === 'list' ? value.items.length : 0;
}

/** Reads a source; what is not read is told by its place. */
export function codeOf(path: string, source: string): { readonly code: PyCode; readonly program: PyProgram } {
  try {
    const program = parsePython(source);
    return { program, code: { path, source, lines: source.split('\n'), definitions: program.definitions } };
  } catch (error) {
    if (error instanceof PyUnread) throw new NotSimulated(`line ${error.line} cannot be read here: ${error.message}`);
    throw error;
  }
}

/** Runs what was read, in a scope of a module. */
export function runCode(
  play: PyPlay,
  { code, program }: { readonly code: PyCode; readonly program: PyProgram },
  scope: PyScope,
): void {
  const frame: PyFrame = { name: '<module>', code, scope, span: NOWHERE, self: null };
  withFrame(play, frame, () => run(play, program.statements, scope).next(null));
}

function imported(play: PyPlay, name: string): PyModule {
  const known = play.modules.get(name);
  if (known !== undefined) return known;
  const library = libraryModule(play, name);
  const module = library ?? ownModule(play, name) ?? installedModule(play, name);
  play.modules.set(name, module);
  return module;
}

/** A module that lies beside the script. */
function ownModule(play: PyPlay, name: string): PyModule | null {
  const { files } = play.machine;
  const { file, directory } = ownFiles(play, name);
  const found = files.read(file);
  if ('refused' in found) {
    if (files.isDirectory(directory) && files.list(directory).some(each => each.endsWith('.py')))
      throw new NotSimulated(`the package ${name} of the script`);
    return null;
  }
  if (found.text === null || name.includes('.')) throw new NotSimulated(`the module ${name}`);
  const scope = inner('module', null, null, [
    ['__name__', name],
    ['__file__', file],
  ]);
  const module: PyModule = { kind: 'module', name, names: scope.names, beyond: null, path: file };
  play.modules.set(name, module);
  runCode(play, codeOf(file, found.text), scope);
  return module;
}
