import { type Change, type Draft, draftOf, emptyTree, fileSystemOf, mountDraft } from '../filesystem/index.ts';
import type { Platform } from '../image/platform.ts';
import type { Ending } from '../outcome.ts';
import { checkpointOf, takeUp } from './kernel/checkpoint.ts';
import { DEVICES } from './kernel/devices.ts';
import { findExecutable, imageOf } from './kernel/executable.ts';
import { execute } from './kernel/execute.ts';
import { type UserFiles, userFiles } from './kernel/files.ts';
import { packageCalled } from './kernel/installed.ts';
import { emulatedArchitecture, KERNEL_RELEASE, KERNEL_VERSION, MEMORY, PROCESSORS } from './kernel/machine.ts';
import { controlFiles, mountTable } from './kernel/mount-table.ts';
import type { Bounds, Process, ProcessRequest, SignalAnswer, StartFailure } from './kernel/process-request.ts';
import type { Session } from './kernel/program.ts';
import { newSession, secondsOf, spend } from './kernel/session.ts';
import { type Left, leftBy } from './kernel/unwinding.ts';
import { findUser, type User } from './kernel/users.ts';
import { programNamed } from './programs/index.ts';
import { dialectOf } from './shell/dialect.ts';
import { runScript } from './shell/run.ts';

/** Units of work for a process by itself: its machine is put together. */
const STARTED = 60_000;

/** Runs a process over a draft of files until it ends or the horizon is reached. */
export async function runProcess(request: ProcessRequest): Promise<Process> {
  const plain = fileSystemOf(request.filesystem, { now: () => request.now / 1000 });
  const found = findUser(plain, request.user, request.groupAdd);
  if ('refused' in found)
    return refusedProcess(request, { kind: 'user', message: found.refused, suffix: '', exitCode: 125 });
  const user = request.lacks === undefined ? found : { ...found, lacks: request.lacks };
  const session = newSession(request, user, programNamed);
  session.worked += STARTED;
  // Where none is left it stops at its first command.
  request.work.take(STARTED);
  const files = userFiles(
    machineTree(request),
    user,
    () => secondsOf(session),
    units => spend(session, units),
  );
  const env = environment(request.env, user);
  const { resume = null } = request;
  const failure = resume === null ? startFailure(request, files, env) : null;
  const owner = failure?.exitCode === 127 ? packageCalled(files, request.argv[0] ?? '', env.get('PATH')) : null;
  if (owner !== null) return unplayedProcess(request, owner);
  if (failure !== null) return refusedProcess(request, failure);
  const unexecuted = resume === null ? execFailure(request, files, env) : null;
  if (unexecuted !== null)
    return {
      ...refusedProcess(request, null),
      chunks: [{ stream: 'stderr', text: unexecuted, after: 0, voice: 'docker' }],
    };
  if (resume !== null) {
    takeUp(session, resume);
    files.umask = resume.umask;
  } else session.image = imageOf(files, { argv: request.argv, env, cwd: request.cwd });
  const exitCode = await played(session, files, env);
  const duration = exitCode === null ? null : session.elapsed;
  const signals = await answers(session, files, env);
  const chunks = session.chunks
    .map((chunk, at) => ({ chunk, at }))
    .filter(({ chunk }) => duration === null || chunk.after <= duration)
    .sort((a, b) => a.chunk.after - b.chunk.after || a.at - b.at)
    .map(({ chunk }) => chunk);
  return {
    failure: null,
    chunks,
    duration,
    elapsed: session.elapsed,
    ending: endingOf(session, exitCode),
    signals,
    executed: [...session.executed.values()],
    command: session.service?.command ?? session.command,
    service: session.service?.name ?? null,
    ports: session.service?.ports ?? [],
    loopback: session.service?.loopback ?? [],
    web: session.service?.web ?? null,
    asks: exitCode === null ? (session.terminal?.asks ?? null) : null,
    checkpoint: exitCode === null ? checkpointOf(session, files.umask) : null,
    unmet: session.unmet,
    remarks: session.remarks,
  };
}

/** Plays the program of a process to its end, or as far as it goes. Gives its exit code; null while it runs. */
async function played(session: Session, files: UserFiles, env: ReadonlyMap<string, string>): Promise<number | null> {
  const { request } = session;
  const { argv, cwd } = request;
  const given = request.resume?.image ?? { argv, env, cwd };
  const stdin = Buffer.from(request.stdin, 'utf8').toString('latin1');
  try {
    const ran = await execute({ ...given, session, files, stdin, route: { out: 'stdout', err: 'stderr' } });
    return ran.exitCode;
  } catch (error) {
    return exitCodeOf(leftBy(error), session);
  }
}

/** Null while it runs. */
function exitCodeOf(left: Left, { ended }: Session): number | null {
  switch (left) {
    case 'suspended':
      return null;
    case 'killed':
      return ended;
    case 'stopped':
      return 1;
  }
}

/** `exitCode`: null while it runs. */
function endingOf({ error }: Session, exitCode: number | null): Ending | null {
  if (error !== null) return { ...error, exitCode: exitCode ?? 1, what: '' };
  return exitCode === null ? null : { kind: 'exited', exitCode };
}

/** A process that was over before its program began. */
function refusedProcess(request: ProcessRequest, failure: StartFailure | null): Process {
  return {
    failure,
    executed: [],
    chunks: [],
    duration: 0,
    elapsed: 0,
    ending: { kind: 'exited', exitCode: failure?.exitCode ?? EXEC_FAILED },
    signals: {},
    command: request.argv.join(' '),
    service: null,
    ports: [],
    loopback: [],
    web: null,
    asks: null,
    checkpoint: null,
    unmet: null,
    remarks: [],
  };
}

/** A process whose program a package of pip may have brought, which are not all known here. */
function unplayedProcess(request: ProcessRequest, owner: string): Process {
  const message = `${owner}: what the package of pip brings to run is not simulated on this host`;
  return { ...refusedProcess(request, null), ending: { kind: 'not-simulated', exitCode: 127, message, what: '' } };
}

function environment(list: readonly string[], user: User): Map<string, string> {
  const env = new Map<string, string>();
  for (const each of list) {
    const equals = each.indexOf('=');
    if (equals > 0) env.set(each.slice(0, equals), each.slice(equals + 1));
  }
  if (!env.has('HOME')) env.set('HOME', user.home);
  return env;
}

/** runc's refusals, before the program is reached. */
function startFailure(
  request: ProcessRequest,
  files: UserFiles,
  env: ReadonlyMap<string, string>,
): StartFailure | null {
  const refuse = (message: string, exitCode: number, suffix = ''): StartFailure => ({
    kind: 'start',
    message,
    suffix,
    exitCode,
  });
  const { argv, cwd } = request;
  if (!cwd.startsWith('/')) return { kind: 'path', message: 'Cwd must be an absolute path', suffix: '', exitCode: 128 };
  const directory = files.whole.stat(cwd);
  if (directory === null) {
    return refuse(`chdir to cwd ("${cwd}") set in config.json failed: no such file or directory`, 127);
  }
  if (directory.type !== 'directory') {
    return refuse(`chdir to cwd ("${cwd}") set in config.json failed: not a directory`, 126);
  }
  if (!files.mayExecute(cwd))
    return refuse(`chdir to cwd ("${cwd}") set in config.json failed: permission denied`, 126);
  const [command = ''] = argv;
  const quoted = JSON.stringify(command);
  const found = findExecutable(files, command, cwd, env.get('PATH') ?? '');
  switch (found.kind) {
    case 'missing':
      if (found.reason === 'directory') return refuse(`exec: ${quoted}: is a directory`, 126, ': permission denied');
      if (found.reason === 'denied') return refuse(`exec: ${quoted}: permission denied`, 126);
      if (command.includes('/')) return refuse(`exec: ${quoted}: stat ${command}: no such file or directory`, 127);
      return refuse(`exec: ${quoted}: executable file not found in $PATH`, 127);
    case 'formless':
    case 'script':
    case 'program':
      return null;
  }
}

/**
 * The kernel's refusal of a file that could be found and is no program: by then the container has started, so this is what it prints, and
 * it ends with 255. A script whose first line ends in a carriage return asks for an interpreter that is not there. Source: recorded from
 * Docker 28.5.2 with runc 1.3.
 */
function execFailure(
  { argv: [command = ''], cwd }: ProcessRequest,
  files: UserFiles,
  env: ReadonlyMap<string, string>,
): string | null {
  const found = findExecutable(files, command, cwd, env.get('PATH') ?? '');
  switch (found.kind) {
    case 'formless':
      return `exec ${found.path}: exec format error\n`;
    case 'script': {
      const [interpreter = ''] = found.interpreter;
      const isThere = findExecutable(files, interpreter, '/', '').kind !== 'missing';
      return isThere ? null : `exec ${found.path}: no such file or directory\n`;
    }
    case 'missing':
    case 'program':
      return null;
  }
}

const EXEC_FAILED = 255;

/** What the process would do if a signal came: its own handlers, and the traps of its shell. */
async function answers(
  session: Session,
  files: UserFiles,
  env: ReadonlyMap<string, string>,
): Promise<Record<string, SignalAnswer>> {
  const found: Record<string, SignalAnswer> = {};
  for (const [signal, { exitCode, last, duration }] of Object.entries(session.service?.signals ?? {})) {
    const chunks = last === '' ? [] : [{ stream: 'stderr', text: last, after: 0, voice: 'program' } as const];
    found[signal] = { exitCode, duration, chunks };
  }
  if (session.service !== null) return found;
  const delay = session.waiting;
  for (const [signal, handler] of [...session.traps]) {
    if (signal === 'EXIT' || Object.hasOwn(found, signal)) continue;
    const handling = newSession(
      { ...session.request, resume: null, stdinOpen: false, horizon: 60_000 },
      session.user,
      programNamed,
    );
    const exit = session.traps.get('EXIT');
    if (exit !== undefined && /\bexit\b/.test(handler)) handling.traps.set('EXIT', exit);
    // The handler works on a copy: whether the signal ever comes is not known here.
    const copy = mountDraft(draftOf(files.whole.tree), []);
    const itsFiles = userFiles(
      copy,
      session.user,
      () => secondsOf(handling),
      units => spend(handling, units),
    );
    let exitCode: number | null = null;
    try {
      const ran = await runScript({
        session: handling,
        files: itsFiles,
        env: session.trapEnv.size > 0 ? session.trapEnv : env,
        cwd: session.trapEnv.get('PWD') ?? session.request.cwd,
        stdin: '',
        route: { out: 'stdout', err: 'stderr' },
        text: handler,
        argv0: session.request.argv[0] ?? 'sh',
        named: false,
        positional: [],
        options: '',
        dialect: dialectOf('busybox', 'sh'),
      });
      if (/\b(exit|kill)\b/.test(handler)) exitCode = ran.exitCode;
    } catch (error) {
      if (leftBy(error) === 'killed') exitCode = handling.ended;
    }
    found[signal] = {
      exitCode,
      duration: delay + handling.elapsed,
      chunks: handling.chunks.map(chunk => ({ ...chunk, after: chunk.after + delay })),
    };
  }
  return found;
}

const fixed = new Map<Platform, readonly Change[]>();

/** What the kernel shows on every machine of a platform; the times are those of the process. */
function fixedFiles(platform: Platform): readonly Change[] {
  const known = fixed.get(platform);
  if (known !== undefined) return known;
  const draft = draftOf(emptyTree);
  const files = fileSystemOf(draft, { now: () => 0 });
  files.mkdir('/dev');
  files.mkdir('/dev/shm', { mode: 0o1777 });
  files.mkdir('/dev/pts');
  for (const name of DEVICES) files.write(`/dev/${name}`, '', { mode: 0o666 });
  files.symlink('/dev/fd', '/proc/self/fd');
  files.symlink('/dev/stdin', '/proc/self/fd/0');
  files.mkdir('/sys/fs/cgroup', { recursive: true, mode: 0o555 });
  files.mkdir('/etc');
  files.mkdir('/proc/self', { recursive: true, mode: 0o555 });
  files.mkdir('/proc/1', { recursive: true, mode: 0o555 });
  const processor =
    emulatedArchitecture(platform) === 'aarch64'
      ? 'BogoMIPS\t: 48.00\nFeatures\t: fp asimd aes crc32'
      : 'model name\t: Intel(R) Xeon(R) Processor';
  const texts: Readonly<Record<string, string>> = {
    '/proc/version': `Linux version ${KERNEL_RELEASE} (buildd@lcy02) (gcc 13.2.0) ${KERNEL_VERSION}\n`,
    '/proc/uptime': '3600.00 7000.00\n',
    '/proc/loadavg': '0.08 0.03 0.01 1/180 9\n',
    '/proc/cpuinfo': Array.from({ length: PROCESSORS }, (_, at) => `processor\t: ${at}\n${processor}\n\n`).join(''),
    '/proc/meminfo': `MemTotal:        ${MEMORY} kB\nMemFree:         ${Math.floor(MEMORY / 2)} kB\nMemAvailable:    ${Math.floor(MEMORY * 0.75)} kB\n`,
    '/proc/mounts': mountTable([]),
    '/proc/1/cgroup': '0::/\n',
    '/proc/self/cgroup': '0::/\n',
    '/etc/resolv.conf': 'nameserver 127.0.0.11\noptions ndots:0\n',
  };
  for (const [name, text] of Object.entries(controlFiles(UNBOUND)))
    files.write(`/sys/fs/cgroup/${name}`, text, { mode: 0o644 });
  for (const [path, text] of Object.entries(texts))
    files.write(path, text, { mode: path.startsWith('/proc') ? 0o444 : 0o644 });
  const changes = draft.changes();
  fixed.set(platform, changes);
  return changes;
}

const UNBOUND: Bounds = { memory: 0, cpu: 0, pids: 0 };

/** The files that the process sees: its root, with what the kernel and the daemon mount over it. */
export function machineTree(request: ProcessRequest): Draft {
  const { filesystem, hostname, now } = request;
  const mounted = draftOf(emptyTree);
  const mtime = Math.floor(now / 1000);
  for (const { path, node } of fixedFiles(request.platform)) if (node !== null) mounted.put(path, { ...node, mtime });
  const inside = fileSystemOf(mounted, { now: () => now / 1000 });
  const command = request.others[0]?.command ?? request.argv.join('\0');
  inside.write('/proc/1/cmdline', `${command.replaceAll(' ', '\0')}\0`, { mode: 0o444 });
  if ((request.mounts ?? []).length > 0)
    inside.write('/proc/mounts', mountTable(request.mounts ?? []), { mode: 0o444 });
  const { bounds = UNBOUND } = request;
  if (bounds.memory + bounds.cpu + bounds.pids > 0)
    for (const [name, text] of Object.entries(controlFiles(bounds)))
      inside.write(`/sys/fs/cgroup/${name}`, text, { mode: 0o644 });
  inside.write('/etc/hostname', `${hostname}\n`, { mode: 0o644 });
  if (request.resolvConf !== undefined) inside.write('/etc/resolv.conf', request.resolvConf, { mode: 0o644 });
  inside.write(
    '/etc/hosts',
    request.hosts ??
      `127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::\tip6-localnet\nff00::\tip6-mcastprefix\nff02::1\tip6-allnodes\nff02::2\tip6-allrouters\n172.17.0.2\t${hostname}\n`,
    { mode: 0o644 },
  );
  const mounts = ['/dev', '/proc', '/sys', '/etc/hostname', '/etc/hosts', '/etc/resolv.conf']
    .filter(path => !filesystem.mountPoints(path).includes(path))
    .map(path => ({ path, tree: mounted, root: path, readOnly: path === '/sys' }));
  // What a build mounts in /dev (the script of a heredoc that begins with `#!`) stands there beside the devices.
  const beside = filesystem.names('/dev').filter(name => mounted.get(`/dev/${name}`) === null);
  for (const name of beside)
    mounts.push({ path: `/dev/${name}`, tree: filesystem, root: `/dev/${name}`, readOnly: false });
  return mountDraft(filesystem, mounts, request.readonlyRoot);
}
