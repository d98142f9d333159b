import { interrupt, show, ttyProblem } from '../../attached.ts';
import { command, exit, fail, type Invocation, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { DETACH_KEYS, ENV, ENV_FILE, keysProblem } from './create-flags.ts';
import { variables } from './variables.ts';

async function exec(call: Invocation) {
  const { flags, arguments: words, io, engine } = call;
  const [name = '', ...args] = words;
  const env = variables(call, 'env');
  if (!env.ok) return fail(io, env.error);
  const found = await engine.containerInspect(name, { size: false });
  if (!found.ok) return failRefused(io, found);
  const [detach, tty, interactive] = [flags.on('detach'), flags.on('tty'), flags.on('interactive')];
  if (!detach) {
    const problem = ttyProblem(io, tty, interactive);
    if (problem !== null) return fail(io, problem);
  }
  const keys = keysProblem(flags.text('detach-keys'));
  if (keys !== null && !detach) return fail(io, `Error response from daemon: Invalid escape keys (${keys}) provided`);
  const created = await engine.execCreate(name, {
    Cmd: args,
    Env: env.lines,
    User: flags.text('user'),
    WorkingDir: flags.text('workdir'),
    Tty: tty,
    AttachStdin: interactive,
    AttachStdout: !detach,
    AttachStderr: !detach,
    Privileged: flags.on('privileged'),
    columns: tty ? io.columns.stdout : null,
  });
  if (!created.ok) return failRefused(io, created);
  const started = await engine.execStart(created.value.Id, {
    Detach: detach,
    stdin: interactive && !detach ? io.stdin : new Uint8Array(0),
    stdinOpen: interactive && io.stdinIsTerminal,
  });
  if (!started.ok) return failRefused(io, started);
  if (detach) return WELL;
  const attached = started.value;
  const unwatch = io.watch(PATIENCE, attached.output.cancel);
  await show(io, attached.output, { tty });
  unwatch();
  const code = attached.exitCode();
  if (code !== null) return exit(code);
  // It would go on: the learner's Ctrl-C ends the client, the process stays.
  interrupt(io);
  return exit(130);
}

/** Whatever it prints that far is looked at. */
const PATIENCE = { most: Number.POSITIVE_INFINITY, after: 0 };

export const containerExec = command(
  'container exec, exec',
  '[OPTIONS] CONTAINER COMMAND [ARG...]',
  '2+',
  'Run one more command in a container that runs',
  exec,
  {
    operands: ['running', null],
    interspersed: false,
    flags: [
      flag('detach', 'bool', 'Leave it running in the background', { short: 'd' }),
      DETACH_KEYS,
      ENV,
      ENV_FILE,
      flag('interactive', 'bool', 'Keep standard input open', { short: 'i' }),
      flag('privileged', 'bool', 'Lift nearly all that keeps it apart from the host'),
      flag('tty', 'bool', 'Give it a terminal', { short: 't' }),
      flag('user', 'string', 'Its user, by name or number: name[:group]', { short: 'u' }),
      flag('workdir', 'string', 'The directory in which it starts', { short: 'w' }),
    ],
  },
);
