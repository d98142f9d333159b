import { feed, ttyProblem, watch } from '../../attached.ts';
import { command, fail, type Invocation, WELL } from '../../command.ts';
import { type AnswerProblem, failEach, failRefused, problem, trouble } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { DETACH_KEYS } from './create-flags.ts';

/** Starts one container and stands at its streams. */
async function startAttached({ flags, io, engine }: Invocation, name: string) {
  const found = await engine.containerInspect(name, { size: false });
  if (!found.ok) return failRefused(io, found);
  const { Tty, OpenStdin } = found.value.Config;
  const wantsStdin = flags.on('interactive') && OpenStdin;
  const noTerminal = ttyProblem(io, Tty, wantsStdin);
  if (noTerminal !== null) return fail(io, noTerminal);
  const columns = Tty ? io.columns.stdout : null;
  const streams = { stdin: wantsStdin, stdout: true, stderr: true };
  const attached = await engine.containerAttach(name, { ...streams, logs: false, stream: true, columns });
  if (!attached.ok) return failRefused(io, attached);
  if (wantsStdin) await feed(io, attached.value);
  const started = await engine.containerStart(name);
  if (!started.ok) return failRefused(io, started);
  const isRemoved = (found.value.HostConfig.AutoRemove ?? false) === true;
  const watching = { stdout: true, stderr: true, tty: Tty };
  return watch(io, engine, found.value.Id, attached.value, watching, isRemoved ? 'removed' : 'not-running');
}

export const containerStart = command(
  'container start, start',
  '[OPTIONS] CONTAINER [CONTAINER...]',
  '1+',
  'Start containers that do not run',
  async call => {
    const { flags, arguments: names, io, engine } = call;
    if (flags.on('attach') || flags.on('interactive')) {
      if (names.length > 1) return fail(io, 'you cannot start and attach multiple containers at once');
      return startAttached(call, names[0] ?? '');
    }
    const problems: AnswerProblem[] = [];
    const failed: string[] = [];
    for (const name of names) {
      const started = await engine.containerStart(name);
      if (started.ok) io.write('stdout', `${name}\n`);
      else {
        problems.push(problem(started));
        failed.push(name);
      }
    }
    if (problems.length === 0) return WELL;
    return failEach(io, [
      ...problems,
      { ...trouble(`Error: failed to start containers: ${failed.join(', ')}`), kind: problems[0]?.kind ?? 'docker' },
    ]);
  },
  {
    operands: ['container'],
    flags: [
      flag('attach', 'bool', 'Show its output, and pass signals on', { short: 'a' }),
      DETACH_KEYS,
      flag('interactive', 'bool', 'Pass standard input on to it', { short: 'i' }),
    ],
  },
);

export const containerAttach = command(
  'container attach, attach',
  '[OPTIONS] CONTAINER',
  '1',
  'Stand at the streams of a container that runs',
  async ({ flags, arguments: [name = ''], io, engine }) => {
    const found = await engine.containerInspect(name, { size: false });
    if (!found.ok) return failRefused(io, found);
    const { State, Config, Id } = found.value;
    if (!State.Running) return fail(io, 'You cannot attach to a stopped container, start it first');
    if (State.Paused) return fail(io, 'You cannot attach to a paused container, unpause it first');
    if (State.Restarting) return fail(io, 'You cannot attach to a restarting container, wait until it is running');
    const noTerminal = ttyProblem(io, Config.Tty, Config.OpenStdin && !flags.on('no-stdin'));
    if (noTerminal !== null) return fail(io, noTerminal);
    const columns = Config.Tty ? io.columns.stdout : null;
    const streams = { stdin: Config.OpenStdin && !flags.on('no-stdin'), stdout: true, stderr: true };
    const attached = await engine.containerAttach(name, { ...streams, logs: false, stream: true, columns });
    if (!attached.ok) return failRefused(io, attached);
    if (streams.stdin && Config.Tty) await feed(io, attached.value);
    const watching = { stdout: true, stderr: true, tty: Config.Tty };
    return watch(io, engine, Id, attached.value, watching, 'not-running');
  },
  {
    operands: ['running'],
    flags: [
      DETACH_KEYS,
      flag('no-stdin', 'bool', 'Do not pass standard input on'),
      flag('sig-proxy', 'bool', 'Pass signals on to its process', { usual: 'true' }),
    ],
  },
);
