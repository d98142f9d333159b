import { textOf } from '../../filesystem/index.ts';
import { type KernelErrno, kernelErrnoText } from '../kernel/errno.ts';
import { readLine, terminalBehind } from '../kernel/keyboard.ts';
import { PROCESSORS } from '../kernel/machine.ts';
import type { ProgramCall } from '../kernel/program.ts';
import { pass, stop, suspend } from '../kernel/session.ts';
import type { FileRefusal, Machine } from '../languages/machine.ts';

/** What of a call its machine is made of. */
export type MachinePlace = Pick<
  ProgramCall,
  'session' | 'files' | 'env' | 'cwd' | 'piped' | 'stdin' | 'input' | 'out' | 'err'
>;

/** The machine that a program of a language sees when it is run by `call`. `argv`: what it is told of its arguments. */
export function machineOf(call: MachinePlace, argv: readonly string[]): Machine {
  const { session, files } = call;
  const terminal = terminalBehind(call);
  let read = 0;
  return {
    argv,
    env: call.env,
    cwd: call.cwd,
    hostname: session.request.hostname,
    pid: session.request.others.length === 0 ? 1 : session.nextPid,
    uid: files.identity.uid,
    architecture: session.request.platform === 'linux/arm64' ? 'arm64' : 'amd64',
    processors: PROCESSORS,
    get input() {
      return call.input;
    },
    readLine() {
      const lines = terminal === null ? call.input.slice(read).split(/(?<=\n)/) : [readLine(session, terminal)];
      const [line = ''] = lines;
      read += line.length;
      return line === '' ? null : line.replace(/\n$/, '');
    },
    files: {
      read(path) {
        const content = files.content(path);
        return typeof content === 'string' ? { refused: refusalOf(content) } : { text: textOf(content) };
      },
      write: (path, text, mode) => refusalOr(files.write(path, text, mode === undefined ? {} : { mode })),
      append: (path, text) => refusalOr(files.append(path, Buffer.from(text))),
      exists: path => files.stat(path) !== null,
      isDirectory: path => files.stat(path)?.type === 'directory',
      isLink: path => files.lstat(path)?.type === 'symlink',
      modified: path => files.stat(path)?.mtime ?? null,
      mkdir: (path, recursive) => refusalOr(files.mkdir(path, { recursive })),
      remove: path => refusalOr(files.remove(path)),
      list: path => files.list(path),
    },
    out: text => call.out(text),
    err: text => call.err(text),
    now: () => session.request.now + session.elapsed,
    elapsed: () => session.elapsed,
    random: () => session.random(),
    pass: milliseconds => pass(session, milliseconds),
    serve(server, _answer) {
      session.service = server;
      return suspend(session);
    },
    stop: (kind, message) => stop(session, kind, message),
  };
}

const refusalOf = (code: KernelErrno): FileRefusal => ({ code, text: kernelErrnoText(code) });
const refusalOr = (code: KernelErrno | null): FileRefusal | null => (code === null ? null : refusalOf(code));
