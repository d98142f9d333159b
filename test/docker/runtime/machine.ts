import { type Draft, draftOf, emptyTree, fileSystemOf, standIn } from '../../../src/docker/filesystem/index.ts';
import { type ProcessRequest, runProcess } from '../../../src/docker/runtime/index.ts';
import { PROCESS_LIMITS } from '../../../src/docker/runtime/kernel/process-request.ts';
import { COMMAND_WORK, LINE_WORK, workOf } from '../../../src/docker/work.ts';

const APPLETS =
  '[ [[ arch ash awk base64 basename cat chgrp chmod chown clear cp cut date dd df diff dirname du echo egrep env expr false fgrep find free grep groups gunzip gzip head hostname id install kill ln ls md5sum mkdir mktemp mount mv nohup nproc od paste ping printenv printf ps pwd readlink realpath rm rmdir sed seq sh sha1sum sha256sum sleep sort split stat strings sync tac tail tar tee test time timeout top touch tr true tty umount uname uniq uptime usleep vi wc wget which whoami xargs yes zcat'.split(
    ' ',
  );

export const NOW = Date.UTC(2025, 2, 10, 12, 0, 0);

/** A small root such as Alpine's: one busybox and its links. */
export function alpine(extra: readonly string[] = ['adduser', 'addgroup', 'deluser', 'delgroup', 'su', 'nc']): Draft {
  const draft = draftOf(emptyTree);
  const files = fileSystemOf(draft, { now: () => 1_700_000_000 });
  for (const directory of ['/bin', '/etc', '/home', '/usr/bin', '/usr/sbin', '/sbin', '/var/log', '/var/cache', '/w'])
    files.mkdir(directory, { recursive: true });
  files.mkdir('/root', { mode: 0o700 });
  files.mkdir('/tmp', { mode: 0o1777 });
  files.write('/bin/busybox', standIn(824_984, 'busybox', { name: 'busybox', data: null }), { mode: 0o755 });
  for (const applet of [...APPLETS, ...extra]) files.symlink(`/bin/${applet}`, '/bin/busybox');
  files.write('/etc/passwd', 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n');
  files.write('/etc/group', 'root:x:0:root\nnobody:x:65534:\n');
  files.write('/etc/os-release', 'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.21.3\n');
  files.write('/etc/alpine-release', '3.21.3\n');
  return draft;
}

/** A root with GNU's tools, such as Debian's: each program is a file of its own, and `sh` is dash. */
export function debian(): Draft {
  const draft = alpine();
  const files = fileSystemOf(draft, { now: () => 1_700_000_000 });
  files.remove('/bin', { recursive: true });
  files.mkdir('/bin');
  for (const name of [
    ...APPLETS,
    'bash',
    'getent',
    'nice',
    'setsid',
    'curl',
    'dig',
    'nc',
    'pg_isready',
    'psql',
    'redis-cli',
  ])
    files.write(`/bin/${name}`, standIn(40_000, name, { name: name === 'sh' ? 'dash' : name, data: null }), {
      mode: 0o755,
    });
  return draft;
}

export interface Given extends Partial<ProcessRequest> {
  /** Without the applets for users. */
  readonly bare?: boolean;
  /** As an exec: not PID 1. */
  readonly second?: boolean;
}

export async function runInAlpine(argv: readonly string[], given: Given = {}) {
  const { bare = false, second = false, ...request } = given;
  const filesystem = request.filesystem ?? alpine(bare ? [] : undefined);
  const process = await runProcess({
    argv,
    env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    cwd: '/',
    user: '',
    filesystem,
    platform: 'linux/amd64',
    hostname: 'c0ffee',
    now: NOW,
    seed: 7,
    stdin: '',
    stdinOpen: false,
    tty: false,
    columns: null,
    horizon: 3_600_000,
    readonlyRoot: false,
    writable: [],
    network: true,
    others: second ? [{ pid: 1, user: 'root', command: 'sleep 300', started: NOW }] : [],
    lookup: () => null,
    limits: PROCESS_LIMITS,
    work: workOf(LINE_WORK, COMMAND_WORK),
    ...request,
  });
  const text = (stream: 'stdout' | 'stderr') =>
    process.chunks
      .filter(chunk => chunk.stream === stream)
      .map(chunk => chunk.text)
      .join('');
  const exitCode = process.ending?.exitCode ?? null;
  return { ...process, process, exitCode, filesystem, stdout: text('stdout'), stderr: text('stderr') };
}
