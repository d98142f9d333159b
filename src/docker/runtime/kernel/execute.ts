import { decodeBytesToUtf8, unsafeBytesFromLatin1 } from 'just-bash';
import { nameOf } from '../../filesystem/index.ts';
import { refuseCall } from '../programs/busybox.ts';
import { findExecutable } from './executable.ts';
import type { UserFiles } from './files.ts';
import type { Dialect } from './manners.ts';
import type { Call, Ran, Route, RunGiven, Session } from './program.ts';
import { deeper, step, stop } from './session.ts';

export interface Execution {
  readonly session: Session;
  readonly files: UserFiles;
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  /** One character for each byte. */
  readonly stdin: string;
  readonly route: Route;
  readonly piped?: boolean;
  /** Errors are collected with the output, in their order. */
  readonly merged?: boolean;
  /** Whose command it is, when a shell starts it. */
  readonly shell?: Dialect;
}

function refused(reason: 'not-found' | 'denied' | 'directory' | 'format'): Ran {
  return { exitCode: reason === 'not-found' ? 127 : 126, stdout: '', stderr: '', bytes: false, missing: reason };
}

/** UTF-8 text as one character for each byte. */
export function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Runs a program to its end, as execve would start it. */
export async function execute(execution: Execution): Promise<Ran> {
  const { session, files, argv, env, cwd, stdin, route } = execution;
  await step(session);
  const [command = ''] = argv;
  const found = findExecutable(files, command, cwd, env.get('PATH'));
  switch (found.kind) {
    case 'missing':
      return refused(found.reason);
    case 'formless':
      return refused('format');
    case 'script': {
      // The kernel puts the interpreter in front and the script's path in place of argv[0].
      const script = command.includes('/') ? command : found.path;
      const interpreter = [...found.interpreter, script, ...argv.slice(1)];
      if (session.depth > 20) stop(session, 'limit', 'the process nests deeper than this host plays');
      return deeper(session, () => execute({ ...execution, argv: interpreter }));
    }
    case 'program': {
      const program = session.commands.get(found.name) ?? session.programs(found.name);
      if (program === null) {
        const what = nameOf(found.path);
        if (found.family === 'busybox') return applet(what, found.name, execution);
        return stop(session, 'not-simulated', `${what} is not simulated on this host`);
      }
      let stdout = '';
      let stderr = '';
      let bytes = false;
      const call: Call = {
        name: found.name,
        argv0: command,
        args: argv.slice(1),
        env,
        cwd,
        family: found.family,
        data: found.data,
        path: found.path,
        session,
        files,
        route,
        piped: execution.piped ?? false,
        shell: execution.shell ?? null,
        stdin,
        get input() {
          return decodeBytesToUtf8(unsafeBytesFromLatin1(stdin));
        },
        out(text) {
          if (route.out !== null) session.emit(route.out, text);
          else stdout += bytes ? toBytes(text) : text;
        },
        err(text) {
          if (execution.merged === true && route.err === null) call.out(text);
          else if (route.err !== null) session.emit(route.err, text);
          else stderr += text;
        },
        outBytes(data) {
          if (route.out !== null) session.emit(route.out, Buffer.from(data, 'latin1').toString('utf8'));
          else {
            if (!bytes) stdout = toBytes(stdout);
            bytes = true;
            stdout += data;
          }
        },
        async run(next, given: RunGiven = {}) {
          const ran = await deeper(session, () =>
            execute({
              session,
              files: given.files ?? files,
              argv: next,
              env: given.env ?? env,
              cwd: given.cwd ?? cwd,
              stdin: given.stdin ?? stdin,
              route: given.route ?? route,
              piped: given.piped ?? (given.stdin !== undefined || (execution.piped ?? false)),
            }),
          );
          if (given.route === undefined) {
            if (ran.bytes) call.outBytes(ran.stdout);
            else call.out(ran.stdout);
            call.err(ran.stderr);
          }
          return ran;
        },
      };
      const refusal = found.family === 'busybox' ? refuseCall(call) : null;
      const exitCode = refusal ?? (await program(call));
      return { exitCode: exitCode & 255, stdout, stderr, bytes, missing: null };
    }
  }
}

function applet(path: string, name: string, execution: Execution): Ran {
  if (name === path) return stop(execution.session, 'not-simulated', `${path} is not simulated on this host`);
  return stop(execution.session, 'not-simulated', `${name} of busybox is not simulated on this host`);
}
