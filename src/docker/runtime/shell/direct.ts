import type { ShellMemory } from '../kernel/program.ts';
import { builtinsOf, isKeyword } from './dialect.ts';
import { environmentOf } from './environment.ts';
import { executeFromShell, missingText } from './from-shell.ts';
import { pathOf } from './lookup.ts';
import { exportedBy, tidy } from './memory.ts';
import { isOwn } from './own.ts';
import type { RunScript, Script, ScriptResult } from './script.ts';
import type { Speaker } from './speaker.ts';

/** The shortest way of a script: a command with plain words needs no interpreter. */

/** What is looked at before a script is played. */
interface Unread extends Pick<Script, 'text' | 'dialect' | 'options'> {
  /** Of the learner's shell at the prompt; null in containers. */
  readonly memory: ShellMemory | null;
  /** Typed at the prompt, not a script that its line starts. */
  readonly isTyped: boolean;
}

/** A line without anything that a shell would have to read: words alone, none of them the shell's own command. */
export function plainCommand({ text, dialect, options, memory, isTyped }: Unread): readonly string[] | null {
  const words = isTyped ? plainWords(text) : PLAIN.test(text) ? text.split(' ') : null;
  if (words === null || options.includes('x')) return null;
  const [command = ''] = words;
  if (command.includes('=') || command === 'time' || isOwn(command, dialect) || isKeyword(command)) return null;
  if (memory !== null && isTyped) return isOnlyItself(command, memory) ? words : null;
  // A script that the learner's shell starts is read as a whole as soon as that shell remembers anything.
  if (memory !== null && memory.functions.size + memory.aliases.size > 0) return null;
  return builtinsOf(dialect).has(command) ? null : words;
}

const PLAIN = /^[\w./:@%+,=-]+(?: [\w./:@%+,=-]+)*$/;

/** Whether a shell that remembers earlier lines has the command by no other meaning, and knows where it stands. */
function isOnlyItself(command: string, { functions, aliases, variables, cwd }: ShellMemory): boolean {
  if (functions.has(command) || aliases.has(command) || (variables.get('PWD') ?? cwd) !== cwd) return false;
  return command === 'cd' || !builtinsOf('bash').has(command);
}

/** A piece of a word that means itself, and how words are parted. */
const PIECE = /[\w./:@%+,=-]+|'[^'\p{Cc}]*'|"[^"$`\\!\p{Cc}]*"/uy;
const BLANKS = / +/y;

/** The words of a typed line, when they say what they mean, quoted or not; null for what only a shell can read. */
function plainWords(text: string): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  for (let at = 0; at < text.length; ) {
    const reads = text[at] === ' ' ? BLANKS : PIECE;
    reads.lastIndex = at;
    const piece: string | undefined = reads.exec(text)?.[0];
    if (piece === undefined) return null;
    at += piece.length;
    if (reads === BLANKS) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      const isQuoted = piece.startsWith("'") || piece.startsWith('"');
      // A quoted name is no alias, keyword or assignment.
      if (isQuoted && words.length === 0) return null;
      word = (word ?? '') + (isQuoted ? piece.slice(1, -1) : piece);
    }
  }
  if (word !== null) words.push(word);
  return words.length === 0 ? null : words;
}

/** Null when it takes an interpreter after all. */
export async function direct(
  script: Script,
  argv: readonly string[],
  speaker: Speaker,
  runScript: RunScript,
): Promise<ScriptResult | null> {
  const { session, files, cwd, stdin, route } = script;
  const memory = script.interactive === true ? session.shell : null;
  if (memory !== null && argv[0] === 'cd') return changeDirectory(script, argv.slice(1), memory);
  const env = memory === null ? givenByScript(script, argv[0] ?? '') : exportedBy(memory);
  session.beside = [];
  // ash, dash and bash become the one command that they are given.
  if (memory === null && !script.named && session.shells === 1 && session.depth <= 1) session.command = argv.join(' ');
  const execution = { session, files, argv, env, cwd, stdin, route, shell: speaker.dialect };
  const ran = await executeFromShell(execution, runScript);
  let { stderr } = ran;
  if (ran.missing !== null) {
    const said = missingText(speaker, 1, argv[0] ?? '', ran.missing);
    if (route.err !== null) session.emit(route.err, said);
    else stderr += said;
  }
  if (memory !== null) tidy(memory);
  return { exitCode: ran.exitCode, stdout: ran.stdout, stderr, bytes: ran.bytes, variables: env, cwd, isLeft: false };
}

/** A shell becomes its last command: bash counts itself out before. */
function givenByScript(
  { env, dialect, cwd, named, interactive, files }: Script,
  command: string,
): ReadonlyMap<string, string> {
  if (interactive === true) return env;
  const given = new Map(env);
  if (dialect === 'bash' && !named) given.set('SHLVL', String(Number(env.get('SHLVL') ?? 1) - 1));
  const program = dialect === 'bash' ? pathOf({ files, cwd, env }, command) : command;
  return environmentOf(given, { dialect, cwd, before: env, program });
}

/** `cd` to a directory that is there: everything else is said by the interpreter. */
function changeDirectory({ files, cwd }: Script, args: readonly string[], memory: ShellMemory): ScriptResult | null {
  const [asked = memory.variables.get('HOME') ?? ''] = args;
  if (args.length > 1 || asked === '' || asked.startsWith('-') || memory.variables.has('CDPATH')) return null;
  let to = '';
  for (const part of (asked.startsWith('/') ? asked : `${cwd}/${asked}`).split('/')) {
    if (part === '' || part === '.') continue;
    to = part === '..' ? to.slice(0, to.lastIndexOf('/')) : `${to}/${part}`;
    // From the root on the interpreter goes its own way.
    if (to === '' || files.stat(to)?.type !== 'directory' || !files.mayExecute(to)) return null;
  }
  if (to === '') return null;
  tidy(memory);
  memory.cwd = to;
  memory.variables.set('PWD', to).set('OLDPWD', cwd);
  return { exitCode: 0, stdout: '', stderr: '', bytes: false, variables: memory.variables, cwd: to, isLeft: false };
}
