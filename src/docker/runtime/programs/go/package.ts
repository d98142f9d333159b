import { cleanPath, joinPath, nameOf, parentOf } from '../../../filesystem/index.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { moduleFile, NO_MODULE_FILE, sourceText, usesModules } from './toolchain.ts';

/** The Go files that a command line means. */
export interface GoPackage {
  readonly importPath: string;
  /** Absolute paths. */
  readonly files: readonly string[];
  /** The name of what is built when nobody gives another. */
  readonly output: string;
}

/** The package that the words mean, or null when go has said why it finds none. */
export function findPackage(call: ProgramCall, words: readonly string[]): GoPackage | null {
  const [word = '.'] = words;
  return word.endsWith('.go') ? packageOfFiles(call, words) : packageOfDirectory(call, word);
}

/** `go build main.go more.go` */
function packageOfFiles(call: ProgramCall, words: readonly string[]): GoPackage | null {
  const files: string[] = [];
  const other = words.find(word => !word.endsWith('.go'));
  if (other !== undefined) {
    call.err(`named files must be .go files: ${other}\n`);
    return null;
  }
  for (const word of words) {
    const path = cleanPath(word, call.cwd);
    if (call.files.stat(path)?.type !== 'file') {
      call.err(`no required module provides package ${word}; to add it:\n\tgo get ${word}\n`);
      return null;
    }
    files.push(path);
  }
  const output = nameOf(words[0] ?? '').replace(/\.go$/, '');
  return { importPath: 'command-line-arguments', files, output };
}

/** `go build ./cmd/server` */
function packageOfDirectory(call: ProgramCall, word: string): GoPackage | null {
  const directory = cleanPath(word.replace(/\/?\.\.\.$/, '') || '.', call.cwd);
  const modules = usesModules(call);
  const file = moduleFile(call);
  if (modules && file === null) {
    call.err(/^[./]/.test(word) ? NO_MODULE_FILE : `package ${word} is not in std (/usr/local/go/src/${word})\n`);
    return null;
  }
  if (call.files.stat(directory)?.type !== 'directory') {
    call.err(
      modules ? `stat ${directory}: directory not found\n` : `cannot find package "${word}" in:\n\t${directory}\n`,
    );
    return null;
  }
  const files = call.files
    .list(directory)
    .filter(name => name.endsWith('.go') && !name.endsWith('_test.go') && !/^[._]/.test(name))
    .map(name => joinPath(directory, name));
  if (files.length === 0) {
    call.err(`no Go files in ${directory}\n`);
    return null;
  }
  const importPath = modules && file !== null ? modulePath(call, file, directory) : null;
  return importPath === null
    ? { importPath: `_${directory}`, files, output: nameOf(directory) || 'main' }
    : { importPath, files, output: lastElement(importPath) };
}

/** The import path of a directory in a module; null when its go.mod names none. */
function modulePath(call: ProgramCall, file: string, directory: string): string | null {
  const module = /^\s*module\s+"?([^\s"]+)"?/m.exec(sourceText(call, file))?.[1];
  if (module === undefined) return null;
  const below = directory.slice(parentOf(file).length).replace(/^\//, '');
  return below === '' ? module : `${module}/${below}`;
}

/** What a program is called after; a major version at the end of a path is no name. */
function lastElement(importPath: string): string {
  const path = `/${importPath}`;
  const last = nameOf(path);
  return /^v\d+$/.test(last) ? nameOf(parentOf(path)) : last;
}
