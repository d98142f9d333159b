import { userFiles } from '../../kernel/files.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { secondsOf, spend } from '../../kernel/session.ts';
import { findUser, passwd } from '../../kernel/users.ts';
import { busybox } from '../words.ts';

/** `su`, `su-exec`, `gosu`, `runuser`, `setpriv`: another user's program. */
export const become: Program = async call => {
  const asked = call.name === 'su' || call.name === 'runuser' ? readSu(call.args) : readExec(call.args);
  if ('rest' in asked) {
    const refused = refuseSu(call, asked.who);
    if (refused !== null) return refused;
  }
  const argv = 'rest' in asked ? shellLine(call, asked) : asked.argv;
  return run(call, asked.who, argv);
};

/** `su-exec user program …` */
interface SuExec {
  readonly who: string;
  readonly argv: readonly string[];
}

/** `su user -c 'a line'` */
interface Su {
  readonly who: string;
  readonly command: string | null;
  /** What the user's shell is given: its arguments. */
  readonly rest: readonly string[];
}

function readExec([who = 'root', ...argv]: readonly string[]): SuExec {
  return { who, argv };
}

function readSu(args: readonly string[]): Su {
  const rest: string[] = [];
  let who = 'root';
  let command: string | null = null;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '-c') command = args[++at] ?? '';
    else if (arg === '-u') who = args[++at] ?? '';
    else if (arg === '-s') at++;
    else if (!['-', '-l', '-m', '-p', '--'].includes(arg)) rest.push(arg);
  }
  return { who: rest[0] ?? who, command, rest: rest.slice(1) };
}

function refuseSu(call: ProgramCall, who: string): number | null {
  if (!passwd(call.files.whole).some(each => each.name === who)) {
    call.err(
      busybox(call)
        ? `su: unknown user ${who}\n`
        : `su: user ${who} does not exist or the user entry does not contain all the required fields\n`,
    );
    return 1;
  }
  if (call.files.identity.uid === 0) return null;
  call.err(busybox(call) ? 'su: must be suid to work properly\n' : 'Password: su: Authentication failure\n');
  return 1;
}

function shellLine(call: ProgramCall, { who, command, rest }: Su): readonly string[] {
  const own = passwd(call.files.whole).find(each => each.name === who)?.shell ?? '';
  const shell = /nologin|false/.test(own) ? '/bin/sh' : own;
  return command === null ? [shell, ...rest] : [shell, '-c', command];
}

async function run(call: ProgramCall, who: string, argv: readonly string[]): Promise<number> {
  const gosu = call.name === 'gosu';
  const user = findUser(call.files.whole, who);
  if ('refused' in user) {
    call.err(gosu ? `error: failed switching to "${who}": ${user.refused}\n` : `${call.name}: ${who}: no such user\n`);
    return 1;
  }
  if (call.files.identity.uid !== 0 && user.uid !== call.files.identity.uid) {
    call.err(
      gosu
        ? `error: failed switching to "${who}": operation not permitted\n`
        : `${call.name}: setgroups: Operation not permitted\n`,
    );
    return 1;
  }
  const files = userFiles(
    call.files.whole.tree,
    user,
    () => secondsOf(call.session),
    units => spend(call.session, units),
  );
  const env = new Map(call.env).set('HOME', user.home).set('USER', user.name);
  const ran = await call.run(argv, { files, env, piped: call.piped });
  if (ran.missing !== null)
    call.err(
      gosu
        ? `error: exec: "${argv[0]}": executable file not found in $PATH\n`
        : `${call.name}: ${argv[0]}: No such file or directory\n`,
    );
  return ran.exitCode;
}
