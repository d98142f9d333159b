import { cleanPath, textOf } from '../../filesystem/index.ts';
import type { Call, Program } from '../kernel/program.ts';
import { suspend } from '../kernel/session.ts';
import { dialectOf } from '../shell/dialect.ts';
import { runScript } from '../shell/run.ts';

/** `sh`, `ash`, `dash`, `bash`: a script given with -c, as a file, or on standard input. */
export const shell: Program = async call => {
  const { args, argv0, session } = call;
  const dialect = dialectOf(call.family, call.name);
  let options = '';
  let at = 0;
  let command: string | null = null;
  let login = argv0.startsWith('-');
  for (; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--login') login = true;
    if (arg === '--version' && dialect === 'bash') {
      const machine = session.request.platform === 'linux/arm64' ? 'aarch64-unknown-linux-gnu' : 'x86_64-pc-linux-gnu';
      call.out(`GNU bash, version 5.2.15(1)-release (${machine})\nCopyright (C) 2022 Free Software Foundation, Inc.\n`);
      return 0;
    }
    if (arg === '--' || arg === '-') {
      at++;
      break;
    }
    if (arg.startsWith('--')) continue;
    if (!/^[-+]./.test(arg)) break;
    if (arg === '-o' || arg === '+o') {
      at++;
      continue;
    }
    const letters = arg.slice(1);
    const strange = [...letters].find(letter => !'abcCefhiIlLmnoprsuvxE'.includes(letter));
    if (strange !== undefined && dialect !== 'bash') {
      call.err(`${argv0}: ${dialect === 'dash' ? '0: Illegal' : 'illegal'} option -${strange}\n`);
      return 2;
    }
    if (letters.includes('l')) login = true;
    if (letters.includes('c')) command = '';
    options += letters.replace(/[^aefuvxCn]/g, '');
  }
  if (command !== null) {
    const text = args[at];
    if (text === undefined) {
      call.err(
        dialect === 'bash' ? `${argv0}: -c: option requires an argument\n` : `${argv0}: -c requires an argument\n`,
      );
      return 2;
    }
    return play(call, text, args[at + 1] ?? argv0, args.slice(at + 2), options, false, login);
  }
  const file = args[at];
  if (file !== undefined && !options.includes('s')) {
    const content = call.files.content(cleanPath(file, call.cwd));
    if (typeof content === 'string') {
      const why =
        content === 'EACCES'
          ? 'Permission denied'
          : content === 'EISDIR'
            ? 'Is a directory'
            : 'No such file or directory';
      call.err(
        dialect === 'ash'
          ? `${argv0}: can't open '${file}': ${why}\n`
          : dialect === 'dash'
            ? `${argv0}: 0: cannot open ${file}: ${why === 'No such file or directory' ? 'No such file' : why}\n`
            : `${argv0}: ${file}: ${why}\n`,
      );
      return dialect === 'ash' || dialect === 'dash' ? 2 : 127;
    }
    const text = textOf(content);
    if (text === null) {
      call.err(`${argv0}: ${file}: cannot execute binary file\n`);
      return 126;
    }
    return play(call, text, file, args.slice(at + 1), options, true, login);
  }
  // On a terminal a shell would go on asking; what was typed for it is all that it gets here.
  const code = await play(call, call.input, argv0, [], options, false, login);
  if (session.request.stdinOpen && session.depth === 0) suspend(session);
  return code;
};

async function play(
  call: Call,
  text: string,
  argv0: string,
  positional: readonly string[],
  options: string,
  named: boolean,
  login: boolean,
): Promise<number> {
  const { session, files, env, cwd, route } = call;
  const variables = new Map(env);
  if (!variables.has('SHLVL')) variables.set('SHLVL', '1');
  else variables.set('SHLVL', String(Number(variables.get('SHLVL')) + 1));
  const profile = login ? files.content('/etc/profile') : 'ENOENT';
  const before = typeof profile === 'string' ? '' : (textOf(profile) ?? '');
  const done = await runScript({
    session,
    files,
    env: variables,
    cwd,
    stdin: text === call.input ? '' : call.stdin,
    route,
    text: before === '' ? text : `. /etc/profile\n${text}`,
    argv0,
    named,
    positional,
    options,
    dialect: dialectOf(call.family, call.name),
  });
  if (done.bytes) call.outBytes(done.stdout);
  else call.out(done.stdout);
  call.err(done.stderr);
  return done.exitCode;
}
