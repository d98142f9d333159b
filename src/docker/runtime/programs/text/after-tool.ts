import type { ProgramCall } from '../../kernel/program.ts';
import { contentAt } from '../files/content.ts';
import { busybox } from '../words.ts';

/** What a text tool of the interpreter has said, put as the tool of the image says it. */

export interface ToolOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export function asTool(call: ProgramCall, args: readonly string[], said: ToolOutput): ToolOutput {
  const { stderr } = said;
  switch (call.name) {
    case 'nl':
      return { ...said, stdout: numbered(args, said.stdout), stderr: reworded(call, stderr) };
    case 'base64':
      return decoded(call, args, said);
    case 'sed':
      return sedSaid(call, said);
    default:
      return { ...said, stderr: reworded(call, stderr) };
  }
}

/** A line without a number gets blanks in place of the number and of what follows it. */
function numbered(args: readonly string[], text: string): string {
  const valueBy = (letter: string): string | null => {
    const at = args.findIndex(arg => arg.startsWith(`-${letter}`));
    const arg = args[at];
    return arg === undefined ? null : arg.length > 2 ? arg.slice(2) : (args[at + 1] ?? null);
  };
  const width = Number(valueBy('w') ?? 6);
  const separator = valueBy('s') ?? '\t';
  const blank = ' '.repeat(width) + separator;
  return text
    .split('\n')
    .map(line => (line === blank ? ' '.repeat(blank.length) : line))
    .join('\n');
}

/** A file that cannot be read is passed over, and the rest is done. Rule: sed of GNU ends with 2 then, of busybox with 1. */
function sedSaid(call: ProgramCall, said: ToolOutput): ToolOutput {
  if (busybox(call)) return { ...said, stderr: reworded(call, said.stderr) };
  const stderr = said.stderr.replace(
    /^sed: ([^':\n]+): (No such file or directory|Permission denied)$/gm,
    (_whole, path: string, why: string) => `sed: can't read ${path}: ${why}`,
  );
  return { ...said, stderr, exitCode: stderr === said.stderr ? said.exitCode : 2 };
}

/** The tools speak as GNU's do. */
function reworded(call: ProgramCall, said: string): string {
  if (said === '') return said;
  if (!busybox(call))
    return said.replace(
      /^(head|tail): ([^':\n]+): (No such file or directory|Permission denied)$/gm,
      "$1: cannot open '$2' for reading: $3",
    );
  return said
    .replace(/^head: cannot open '(.*)' for reading: (.*)$/gm, 'head: $1: $2')
    .replace(/^tail: cannot open '(.*)' for reading: (.*)$/gm, "tail: can't open '$1': $2")
    .replace(/^(cut): ([^':\n]+): (No such file or directory|Permission denied)$/gm, "$1: can't open '$2': $3")
    .replace(/^cut: you must specify a list.*$/gm, 'cut: expected a list of bytes, characters, or fields')
    .replace(/^grep: [^\n]+: Is a directory\n/gm, '')
    .replace(/^sed: invalid command: unterminated (?:substitution|address).*$/gm, "sed: unmatched '/'")
    .replace(/^sed: invalid command: (.)$/gm, 'sed: unsupported command $1')
    .replace(/^awk: Unexpected token: .*$/gm, 'awk: cmd. line:1: Unexpected token')
    .replace(/^expr: non-integer argument$/gm, 'expr: non-numeric argument')
    .replace(
      /^(sed|awk|tee|nl|fold|paste): (?:can't (?:open|read) )?'([^':\n]+)': (No such file or directory|Is a directory|Permission denied)$/gm,
      '$1: $2: $3',
    );
}

/** What stands before the first character that is none of base64's is decoded, and the rest refused. */
function decoded(call: ProgramCall, args: readonly string[], said: ToolOutput): ToolOutput {
  const file = args.find(arg => !arg.startsWith('-'));
  if (!args.some(arg => /^-d|^--decode$/.test(arg)) || said.exitCode !== 0) return said;
  const content = file === undefined ? null : contentAt(call, file);
  if (typeof content === 'string') return said;
  const text = content === null ? call.stdin : Buffer.from(content.bytes ?? []).toString('latin1');
  const wrong = text.search(/[^A-Za-z0-9+/=\n]/);
  if (wrong < 0) return said;
  const stdout = Buffer.from(text.slice(0, wrong), 'base64').toString('latin1');
  return { stdout, stderr: busybox(call) ? 'base64: truncated input\n' : 'base64: invalid input\n', exitCode: 1 };
}
