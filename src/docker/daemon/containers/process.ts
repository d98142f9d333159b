import { fileSystemOf } from '../../filesystem/index.ts';
import type { Instant } from '../../outcome.ts';
import type { OtherProcess, Process } from '../../runtime/kernel/process-request.ts';
import { type Daemon, remarkAll } from '../daemon.ts';
import type { Launch } from '../live.ts';
import type { ContainerRecord } from '../state.ts';
import { openFiles } from './files.ts';
import { peerOf } from './peers.ts';
import { processRequest } from './process-request.ts';

/** How far ahead a process is played: one that goes on longer counts as going on for ever. */
export const HORIZON = 15 * 60 * 1000;

/** Runs a process in a container's files and keeps what it changed there. */
export async function launch(daemon: Daemon, container: ContainerRecord, given: Launch): Promise<Process> {
  const files = openFiles(daemon, container);
  const cwd = given.cwd === '' ? '/' : given.cwd;
  const resume = given.resume ?? null;
  if (given.makeDirectory && resume === null)
    fileSystemOf(files.whole, { now: () => given.at / 1000 }).mkdir(cwd, { recursive: true });
  const process = await daemon.runProcess(
    processRequest(daemon, container, { ...given, cwd }, files, name => peerOf(daemon, container, name, files)),
  );
  files.close();
  if (process.ending?.kind === 'limit') daemon.exceeded = process.ending.message;
  daemon.unmet = process.unmet ?? daemon.unmet;
  remarkAll(daemon, process.remarks);
  return process;
}

/** The first pid that an exec gets; the numbers below go to what the main process started. */
const FIRST_EXEC = 7;

/** The processes of a running container at a moment, PID 1 first; those of execs as long as they run. */
export function processesOf(container: ContainerRecord, at: Instant): readonly OtherProcess[] {
  const { run, config, hostConfig } = container;
  if (run === null) return [];
  const user = config.User === '' ? 'root' : config.User;
  const main = { user, command: run.command, started: run.startedAt };
  const own =
    hostConfig.Init === true
      ? [
          { ...main, pid: 1, command: `/sbin/docker-init -- ${[container.path, ...container.args].join(' ')}` },
          { ...main, pid: FIRST_EXEC },
        ]
      : [{ ...main, pid: 1 }];
  const execs = run.execs.filter(exec => exec.startedAt <= at && (exec.endsAt === null || exec.endsAt > at));
  return [
    ...own,
    ...execs.map(({ pid, user: whose, command, startedAt }) => ({ pid, user: whose, command, started: startedAt })),
  ];
}

/** The pid of the next process that is started beside the main one. */
export function nextPid(container: ContainerRecord): number {
  const first = container.hostConfig.Init === true ? FIRST_EXEC + 1 : FIRST_EXEC;
  return (container.run?.execs.at(-1)?.pid ?? first - 6) + 6;
}
