/** The commands that do one thing to each container they are given, and echo its name as it was typed. */
import { type Answer, refuse } from '../../../engine/index.ts';
import { endOf } from '../../attached.ts';
import { command, fail, type Invocation, WELL } from '../../command.ts';
import { type AnswerProblem, failEach, failRefused, problem } from '../../failure.ts';
import { type Flag, flag, type ValueOf } from '../../flags/flag.ts';

const SIGNALS = ['SIGTERM', 'SIGKILL', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2', 'SIGSTOP', 'SIGCONT'];

const OLD_NAME = 'Flag --time has been deprecated, use --timeout instead\n';

async function each(
  { arguments: names, io }: Invocation,
  act: (name: string) => Promise<Answer<unknown>>,
): Promise<readonly AnswerProblem[]> {
  const problems: AnswerProblem[] = [];
  for (const name of names) {
    const acted = await act(name);
    if (acted.ok) io.write('stdout', `${name}\n`);
    else problems.push(problem(acted));
  }
  return problems;
}

function forEach(
  places: string,
  about: string,
  act: (call: Invocation, name: string) => Promise<Answer<unknown>>,
  options: { readonly flags?: readonly Flag[]; readonly operand?: ValueOf } = {},
) {
  return command(
    places,
    `${options.flags === undefined ? '' : '[OPTIONS] '}CONTAINER [CONTAINER...]`,
    '1+',
    about,
    async call => {
      if (call.flags.given('time')) {
        // Cobra tells of old flags where the command prints.
        call.io.write('stdout', OLD_NAME);
        if (call.flags.given('timeout'))
          return fail(call.io, 'conflicting options: cannot specify both --timeout and --time');
      }
      return failEach(call.io, await each(call, name => act(call, name)));
    },
    { operands: [options.operand ?? 'container'], flags: options.flags ?? [] },
  );
}

const STOPPING = [
  flag('signal', 'string', 'The signal to send first', { short: 's', values: SIGNALS }),
  flag('timeout', 'int', 'Seconds to wait before the container is killed; -1 waits for ever', { short: 't' }),
  flag('time', 'int', 'The old name of --timeout', { hidden: true }),
];

function stopping({ flags }: Invocation) {
  const timeout = flags.given('timeout') ? 'timeout' : flags.given('time') ? 'time' : null;
  return { signal: flags.text('signal') || null, timeout: timeout === null ? null : flags.number(timeout) };
}

export const containerStop = forEach(
  'container stop, stop',
  'Ask containers to end, and kill those that do not',
  (call, name) => call.engine.containerStop(name, stopping(call)),
  { flags: STOPPING, operand: 'running' },
);

export const containerRestart = forEach(
  'container restart, restart',
  'Stop containers and start them again',
  (call, name) => call.engine.containerRestart(name, stopping(call)),
  { flags: STOPPING },
);

export const containerKill = forEach(
  'container kill, kill',
  'Send a signal to containers: SIGKILL, unless told otherwise',
  ({ flags, engine }, name) => engine.containerKill(name, flags.text('signal') || 'SIGKILL'),
  {
    flags: [flag('signal', 'string', 'The signal to send', { short: 's', values: SIGNALS })],
    operand: 'running',
  },
);

export const containerPause = forEach(
  'container pause, pause',
  'Freeze all processes of containers',
  ({ engine }, name) => engine.containerPause(name),
  { operand: 'running' },
);

export const containerUnpause = forEach(
  'container unpause, unpause',
  'Let the processes of frozen containers go on',
  ({ engine }, name) => engine.containerUnpause(name),
);

export const containerRm = command(
  'container rm, rm',
  '[OPTIONS] CONTAINER [CONTAINER...]',
  '1+',
  'Remove containers, with whatever their own layers hold',
  async call => {
    const { flags, io, engine } = call;
    const force = flags.on('force');
    const problems = await each(call, async typed => {
      const name = typed.replace(/^\/+|\/+$/g, '');
      if (name === '') return refuse('unasked', 'container name cannot be empty');
      return engine.containerDelete(name, { force, v: flags.on('volumes'), link: flags.on('link') });
    });
    if (problems.length === 0) return WELL;
    // With -f a container that is not there is told, but it is no failure.
    return force && problems.every(one => one.missing)
      ? { ...fail(io, problems.map(one => one.text).join('\n')), exitCode: 0 }
      : failEach(io, problems);
  },
  {
    aliases: ['remove'],
    operands: ['container'],
    flags: [
      flag('force', 'bool', 'Kill it first when it runs', { short: 'f' }),
      flag('link', 'bool', 'Remove the link and not the container', { short: 'l' }),
      flag('volumes', 'bool', 'Remove the nameless volumes that belong to it', { short: 'v' }),
    ],
  },
);

export const containerWait = command(
  'container wait, wait',
  'CONTAINER [CONTAINER...]',
  '1+',
  'Wait until containers end, and print their exit codes',
  async ({ arguments: names, io, engine }) => {
    const problems: AnswerProblem[] = [];
    for (const name of names) {
      const waited = await endOf(io, engine, name, 'not-running');
      if (!waited.ok) problems.push(problem(waited));
      else if (waited.value === null) {
        return fail(
          io,
          `docker wait: container ${name} would not end by itself; waiting for ever is not simulated on this host`,
          {
            kind: 'not-simulated',
            what: 'docker wait',
          },
        );
      } else io.write('stdout', `${waited.value.StatusCode}\n`);
    }
    return failEach(io, problems);
  },
  { operands: ['container'] },
);

export const containerRename = command(
  'container rename, rename',
  'CONTAINER NEW_NAME',
  '2',
  'Give a container another name',
  async ({ arguments: [from = '', to = ''], io, engine }) => {
    const [old, name] = [from.trim(), to.trim()];
    if (old === '' || name === '') return fail(io, 'Error: Neither old nor new names may be empty');
    const renamed = await engine.containerRename(old, name);
    if (renamed.ok) return WELL;
    const done = failRefused(io, renamed);
    io.write('stderr', `Error: failed to rename container named ${old}\n`);
    return done;
  },
  { operands: ['container'] },
);

export const containerDiff = command(
  'container diff, diff',
  'CONTAINER',
  '1',
  "Show what a container changed in its image's files: A added, C changed, D deleted",
  async ({ arguments: [name = ''], io, engine }) => {
    const changes = await engine.containerChanges(name);
    if (!changes.ok) return failRefused(io, changes);
    for (const { Kind, Path } of changes.value) io.write('stdout', `${Kind} ${Path}\n`);
    return WELL;
  },
  { operands: ['container'] },
);
