/** A command line as it is run and as it is shown. */
import type { CommandLine } from '../../dockerfile/instruction/instruction.ts';
import type { Environment } from '../../dockerfile/parse/environment.ts';
import { goQuoted } from '../../dockerfile/parse/go-quoted.ts';
import { chomped, heredocStart } from '../../dockerfile/parse/heredoc.ts';
import { expand, type LexOptions } from '../../dockerfile/parse/lex.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';

const DEFAULT_SHELL = ['/bin/sh', '-c'] as const;

export function withShell(shell: readonly string[] | undefined, words: readonly string[]): readonly string[] {
  return [...(shell === undefined || shell.length === 0 ? DEFAULT_SHELL : shell), words.join(' ')];
}

/** The command of RUN: heredocs become a script, or a file when they begin with `#!`. */
export function runCommand(command: CommandLine): {
  readonly words: readonly string[];
  /** A script to be mounted at /dev/pipes/. */
  readonly script: { readonly name: string; readonly data: string } | null;
  /** What follows the instruction in its name: ` (first line...)`. */
  readonly summary: string;
} {
  const [first, ...more] = command.files;
  if (first === undefined) return { words: command.words, script: null, summary: '' };
  const line = command.words[0];
  if (command.words.length !== 1 || line === undefined || !command.shell)
    throw new DockerfileRefusal(`parsing produced an invalid run command: [${command.words.join(' ')}]`);
  if (heredocStart(line) === null) {
    const whole = [first, ...more].reduce((text, file) => `${text}\n${file.data}${file.name}`, line);
    return { words: [whole], script: null, summary: '' };
  }
  const data = first.chomp ? chomped(first.data) : first.data;
  const lines = first.data.trim().replaceAll('\r\n', '\n').split('\n');
  const summary = ` (${lines[0]}${lines.length > 1 ? '...' : ''})`;
  return first.data.startsWith('#!')
    ? { words: [`/dev/pipes/${first.name}`], script: { name: first.name, data }, summary }
    : { words: [data], script: null, summary };
}

/** A RUN as progress names it: variables that are set are replaced, quotes stay. */
export function runShownAs(code: string, environment: Environment, options: LexOptions): string {
  return shown(code, environment, { ...options, rawQuotes: true, skipUnset: true });
}

/** Any other instruction as progress names it: quotes are gone, and so are variables that are not set. */
export function shownAs(code: string, environment: Environment, options: LexOptions): string {
  return shown(code, environment, options);
}

function shown(code: string, environment: Environment, options: LexOptions): string {
  let text = code;
  try {
    text = expand(code, environment, options).result;
  } catch (error) {
    if (!(error instanceof DockerfileRefusal)) throw error;
  }
  const [word = '', ...rest] = text.split(' ');
  return [word.toUpperCase(), ...rest].join(' ');
}

/** Go's `%q` of a list of strings: `["a" "b"]`. */
export function goQuotedList(words: readonly string[]): string {
  return `[${words.map(goQuoted).join(' ')}]`;
}
