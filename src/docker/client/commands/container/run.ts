import { errorKindOf } from '../../../engine/index.ts';
import { feed, ttyProblem, watch } from '../../attached.ts';
import { command, fail, type Invocation, WELL } from '../../command.ts';
import { daemonText, failRefused } from '../../failure.ts';
import { createContainer, failWithHelp, pullProblem } from './create.ts';
import { type Attaching, createBody } from './create-body.ts';
import { RUN_FLAGS } from './create-flags.ts';

/** The exit code of a shell for a command that could not be found (127) or run (126); 125 for the daemon's own troubles. */
function startCode(message: string): number {
  if (/executable file not found|no such file or directory/.test(message)) return 127;
  return /permission denied|is a directory/.test(message) ? 126 : 125;
}

/** Stands at the streams of a container before it starts, and gives it what there is for it to read. */
async function standAt({ io, engine }: Invocation, id: string, attaching: Attaching, tty: boolean) {
  const columns = tty ? io.columns.stdout : null;
  const attached = await engine.containerAttach(id, { ...attaching, logs: false, stream: true, columns });
  if (!attached.ok) return attached;
  if (attaching.stdin) await feed(io, attached.value);
  else if (!io.stdinIsTerminal) await attached.value.input.end();
  return attached;
}

async function run(call: Invocation) {
  const { flags, io, engine } = call;
  const wrong = pullProblem(flags.text('pull'));
  if (wrong !== null) return failWithHelp(call, wrong);
  const composed = createBody(call);
  if (!composed.ok) return failWithHelp(call, composed.error);
  const { attaching } = composed;
  const [detach, tty, interactive] = [flags.on('detach'), flags.on('tty'), flags.on('interactive')];
  if (detach) {
    if (flags.given('attach')) return fail(io, 'conflicting options: cannot specify both --attach and --detach');
  } else {
    const problem = ttyProblem(io, tty, attaching.stdin);
    if (problem !== null) return fail(io, problem);
  }
  const body = detach
    ? { ...composed.body, AttachStdin: false, AttachStdout: false, AttachStderr: false, StdinOnce: false }
    : { ...composed.body, StdinOnce: interactive && attaching.stdin };
  const created = await createContainer(call, body);
  if (!created.ok) {
    return failWithHelp(call, created.message, { kind: created.kind, exitCode: startCode(created.message) });
  }
  const { id } = created;
  if (detach) io.write('stdout', `${id}\n`);
  const attached = detach ? null : await standAt(call, id, attaching, tty);
  if (attached?.ok === false) return failRefused(io, attached);
  const started = await engine.containerStart(id);
  if (!started.ok) {
    const kind = errorKindOf(started.kind);
    return failWithHelp(call, daemonText(started), { kind, exitCode: startCode(started.message) });
  }
  if (attached === null) return WELL;
  const watching = { stdout: attaching.stdout, stderr: attaching.stderr, tty };
  return watch(io, engine, id, attached.value, watching, flags.on('rm') ? 'removed' : 'not-running');
}

export const containerRun = command(
  'container run, run',
  '[OPTIONS] IMAGE [COMMAND] [ARG...]',
  '1+',
  'Make a container of an image and run a command in it',
  run,
  { operands: ['image', null], interspersed: false, flags: RUN_FLAGS },
);
