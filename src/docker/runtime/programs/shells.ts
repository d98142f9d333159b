import { entryOf } from '../../entry.ts';
import { cleanPath, textOf } from '../../filesystem/index.ts';
import type { KernelErrno } from '../kernel/errno.ts';
import { noteScript } from '../kernel/execute.ts';
import { terminalBehind } from '../kernel/keyboard.ts';
import type { Dialect } from '../kernel/manners.ts';
import type { Program, ProgramCall } from '../kernel/program.ts';
import { suspend } from '../kernel/session.ts';
import { dialectOf } from '../shell/dialect.ts';
import { runScript } from '../shell/run.ts';
import { PIPEFAIL, type Script, type ScriptResult } from '../shell/script.ts';
import { playTyped } from '../shell/typed.ts';

/** What the options of a shell say, and at which argument they end. */
interface ShellOptions {
  /** Letters of `set`. */
  readonly letters: string;
  /** Whether the script is read from standard input although there are operands (-s). */
  readonly input: boolean;
  readonly login: boolean;
  /** Whether a script follows (-c). */
  readonly command: boolean;
  readonly version: boolean;
  /** A letter that no shell of this kind takes, or `o` and a name. */
  readonly strange: string | null;
  readonly next: number;
}

function optionsOf({ args, argv0 }: ProgramCall, dialect: Dialect): ShellOptions {
  let letters = '';
  let input = false;
  let login = argv0.startsWith('-');
  let command = false;
  let at = 0;
  const read = (more: Partial<ShellOptions> = {}): ShellOptions => ({
    ...{ letters, input, login, command, version: false, strange: null, next: at },
    ...more,
  });
  for (; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--login') login = true;
    if (arg === '--version' && dialect === 'bash') return read({ version: true });
    if (arg === '--' || arg === '-') return read({ next: at + 1 });
    if (arg.startsWith('--')) continue;
    if (!/^[-+]./.test(arg)) break;
    const given = arg.slice(1);
    const strange = [...given].find(letter => !'abcCefhiIlLmnoprsuvxE'.includes(letter));
    if (strange !== undefined && dialect !== 'bash') return read({ strange });
    if (given.includes('o')) {
      const name = args[++at];
      const letter = name === undefined ? '' : letterOf(name, dialect);
      if (letter === null) return read({ strange: `o ${name}` });
      if (arg.startsWith('-')) letters += letter;
    }
    if (given.includes('s')) input = true;
    if (given.includes('l')) login = true;
    if (given.includes('c')) command = true;
    if (arg.startsWith('-')) letters += given.replace(/[^aefuvxCn]/g, '');
  }
  return read();
}

/** Options that a name stands for, by the letter of `set`; those without effect on a script have none. */
const NAMED: Readonly<Record<string, string>> = {
  allexport: 'a',
  errexit: 'e',
  noclobber: 'C',
  noexec: 'n',
  noglob: 'f',
  nounset: 'u',
  verbose: 'v',
  xtrace: 'x',
  emacs: '',
  ignoreeof: '',
  monitor: '',
  notify: '',
  vi: '',
};

/** Null where the shell has no option of this name. dash has no pipefail. */
function letterOf(name: string, dialect: Dialect): string | null {
  if (name === 'pipefail') return dialect === 'dash' ? null : PIPEFAIL;
  if (
    dialect === 'bash' &&
    /^(braceexpand|errtrace|functrace|hashall|histexpand|history|interactive-comments|keyword|nolog|onecmd|physical|posix|privileged)$/.test(
      name,
    )
  )
    return '';
  return entryOf(NAMED, name) ?? null;
}

/** `sh`, `ash`, `dash`, `bash`: a script given with -c, as a file, or on standard input. */
export const shell: Program = async call => {
  const { args, argv0, session } = call;
  const dialect = dialectOf(call.family, call.name);
  const options = optionsOf(call, dialect);
  if (options.version) {
    const machine = session.request.platform === 'linux/arm64' ? 'aarch64-unknown-linux-gnu' : 'x86_64-pc-linux-gnu';
    call.out(`GNU bash, version 5.2.15(1)-release (${machine})\nCopyright (C) 2022 Free Software Foundation, Inc.\n`);
    return 0;
  }
  if (options.strange !== null) {
    const named = /^o (.*)$/.exec(options.strange)?.[1];
    if (dialect === 'bash') call.err(`${argv0}: line 0: ${argv0}: ${named}: invalid option name\n`);
    else call.err(`${argv0}: ${dialect === 'dash' ? '0: Illegal' : 'illegal'} option -${options.strange}\n`);
    // busybox is content with a name that it does not know.
    return named !== undefined && dialect === 'ash' ? 0 : 2;
  }
  const [first, ...rest] = args.slice(options.next);
  if (options.command) {
    if (first !== undefined)
      return play(call, options, { text: first, argv0: rest[0] ?? argv0, positional: rest.slice(1), named: false });
    call.err(`${argv0}: -c${dialect === 'bash' ? ': option' : ''} requires an argument\n`);
    return 2;
  }
  if (first !== undefined && !options.input) return playFile(call, options, first, rest);
  const given = { text: call.input, argv0, positional: args.slice(options.next), named: false };
  const terminal = terminalBehind(call);
  if (terminal !== null)
    return printed(call, await playTyped(scriptOf(call, options, { ...given, text: '' }), terminal));
  const done = await runScript(scriptOf(call, options, given));
  const exitCode = printed(call, done);
  // What is still to be given is waited for.
  if (session.request.stdinOpen && session.depth === 0 && !done.isLeft) suspend(session);
  return exitCode;
};

async function playFile(
  call: ProgramCall,
  options: ShellOptions,
  file: string,
  positional: readonly string[],
): Promise<number> {
  const content = call.files.content(cleanPath(file, call.cwd));
  if (typeof content === 'string') {
    const dialect = dialectOf(call.family, call.name);
    call.err(`${call.argv0}: ${cannotOpen(dialect, file, content)}\n`);
    return dialect === 'bash' ? 127 : 2;
  }
  const text = textOf(content);
  if (text === null) {
    call.err(`${call.argv0}: ${file}: cannot execute binary file\n`);
    return 126;
  }
  noteScript(call, cleanPath(file, call.cwd), /\.(?:sh|bash)$|^[^.]+$/);
  return play(call, options, { text, argv0: file, positional, named: true });
}

function cannotOpen(dialect: Dialect, file: string, refusal: KernelErrno): string {
  const known = refusal === 'EACCES' ? 'Permission denied' : refusal === 'EISDIR' ? 'Is a directory' : null;
  switch (dialect) {
    case 'ash':
      return `can't open '${file}': ${known ?? 'No such file or directory'}`;
    case 'dash':
      return `0: cannot open ${file}: ${known ?? 'No such file'}`;
    case 'bash':
      return `${file}: ${known ?? 'No such file or directory'}`;
  }
}

interface GivenScript {
  readonly text: string;
  /** `$0`. */
  readonly argv0: string;
  readonly positional: readonly string[];
  /** Read from a file. */
  readonly named: boolean;
}

async function play(call: ProgramCall, options: ShellOptions, given: GivenScript): Promise<number> {
  return printed(call, await runScript(scriptOf(call, options, given)));
}

/** Prints what a shell did not print by itself, and gives its exit code. */
function printed(call: ProgramCall, done: ScriptResult): number {
  if (done.bytes) call.outBytes(done.stdout);
  else call.out(done.stdout);
  call.err(done.stderr);
  return done.exitCode;
}

function scriptOf(call: ProgramCall, { letters, login }: ShellOptions, given: GivenScript): Script {
  const { session, files, env, cwd, route } = call;
  const variables = new Map(env);
  const dialect = dialectOf(call.family, call.name);
  // dash does not count how deep it is.
  if (dialect !== 'dash') variables.set('SHLVL', String(Number(variables.get('SHLVL') ?? 0) + 1));
  const profile = login ? files.content('/etc/profile') : 'ENOENT';
  const before = typeof profile === 'string' ? '' : (textOf(profile) ?? '');
  return {
    ...given,
    session,
    files,
    env: variables,
    cwd,
    stdin: given.text === call.input || terminalBehind(call) !== null ? '' : call.stdin,
    route,
    text: before === '' ? given.text : `. /etc/profile\n${given.text}`,
    options: letters,
    dialect,
    typed: !call.piped,
  };
}
