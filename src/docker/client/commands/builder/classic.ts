/** `docker build` and `docker builder prune` of the client itself, which take over when DOCKER_BUILDKIT turns BuildKit off. */
import { errorKindOf, type ProgressMessage } from '../../../engine/index.ts';
import { parseReference } from '../../../image/reference.ts';
import { prepareClassic } from '../../buildx/classic.ts';
import { type Command, type CommandEnding, command, exit, fail, type Invocation, WELL } from '../../command.ts';
import { confirmed, declined } from '../../confirm.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { checkEnv, checkLabel } from '../../flags/variables.ts';
import { humanSize } from '../../format/units.ts';
import { absolute, systemText } from '../../paths.ts';
import { showProgress } from '../../progress.ts';
import { hostProblem } from '../container/create-flags.ts';
import { CONTENT_TRUST, PLATFORMS } from '../image/pull.ts';

async function build(call: Invocation): Promise<CommandEnding> {
  const {
    flags,
    io,
    engine,
    arguments: [path = ''],
  } = call;
  if (flags.given('squash'))
    return fail(io, '"--squash" is only supported on a Docker daemon with experimental features enabled');
  const iidfile = flags.text('iidfile');
  // An old file must not be taken for the answer of a build that fails.
  if (iidfile !== '') io.files.remove(absolute(io, iidfile));
  const prepared = await prepareClassic(call, path);
  if (!prepared.ok) return fail(io, prepared.error, { kind: prepared.kind, what: 'docker build' });
  const { request } = prepared;
  const quiet = flags.on('quiet');
  const stream = quiet ? 'stderr' : 'stdout';
  const sending = sendingText(request.sent, !quiet && io.columns.stdout !== null);
  if (!quiet) io.write('stdout', sending);
  const built = await engine.imageBuildClassic(request);
  if (!built.ok) {
    if (quiet) io.write('stderr', sending);
    return failRefused(io, built);
  }
  // What the daemon tells is printed as to a pipe, also on a terminal.
  const plain = { ...io, columns: NO_TERMINAL };
  const held: ProgressMessage[] = [];
  if (quiet) for await (const message of built.value.messages) held.push(message);
  else await showProgress(plain, built.value.messages, stream);
  const { error, value } = await built.value.ended();
  if (error !== null) {
    if (quiet) io.write('stderr', sending);
    await showProgress(plain, held, stream);
    return fail(io, error.message, { kind: errorKindOf(error.kind), exitCode: value?.exitCode ?? 1 });
  }
  const image = value?.image ?? null;
  if (quiet) io.write('stdout', `${image}\n`);
  if (iidfile === '' || image === null) return exit(0);
  const refused = io.files.write(absolute(io, iidfile), image, { mode: 0o644 });
  return refused === null ? exit(0) : fail(io, `open ${iidfile}: ${systemText(refused)}`);
}

const NO_TERMINAL = { stdout: null, stderr: null };

/** After how many bytes the progress is told anew. */
const TOLD_EVERY = 10_000_000;

function sendingText(bytes: number, terminal: boolean): string {
  const line = (size: number): string => `Sending build context to Docker daemon ${humanSize(size).padStart(8)}\r`;
  let text = '';
  if (terminal) for (let size = TOLD_EVERY; size < bytes; size += TOLD_EVERY) text += line(size);
  return `${text}${line(bytes)}\r\n`;
}

function tagProblem(text: string): string | null {
  const parsed = parseReference(text);
  return parsed.ok ? null : parsed.error;
}

function problemIn(check: typeof checkLabel): (text: string) => string | null {
  return text => {
    const checked = check(text);
    return checked.ok ? null : checked.error;
  };
}

const classicBuild = command(
  'image build, build, builder build',
  '[OPTIONS] PATH | URL | -',
  '1',
  'Build an image from a Dockerfile',
  build,
  {
    operands: ['directory'],
    flags: [
      flag('add-host', 'list', 'Add a line to the hosts file of RUN steps: host:ip', { check: hostProblem }),
      flag('build-arg', 'list', 'Give a value to an ARG of the Dockerfile', {
        check: problemIn(text => checkEnv(text)),
      }),
      flag('cache-from', 'strings', 'Images whose steps may be taken from the cache'),
      flag('cgroup-parent', 'string', 'The control group of RUN steps'),
      flag('compress', 'bool', 'Send the context compressed'),
      flag('cpu-period', 'int', 'The period of the scheduler, in microseconds'),
      flag('cpu-quota', 'int', 'Time on the processors in each period'),
      flag('cpu-shares', 'int', 'Weight beside others when time on the processors is scarce', { short: 'c' }),
      flag('cpuset-cpus', 'string', 'Processors that RUN steps may use'),
      flag('cpuset-mems', 'string', 'Memory nodes that RUN steps may use'),
      CONTENT_TRUST,
      flag('file', 'string', 'The Dockerfile: PATH/Dockerfile when it is not given', { short: 'f', values: 'file' }),
      flag('force-rm', 'bool', 'Remove the containers of the steps also when the build fails'),
      flag('iidfile', 'string', "Write the image's id to this file", { values: 'file' }),
      flag('isolation', 'string', 'How RUN steps are kept apart from the host'),
      flag('label', 'list', 'Put a label on the image', { check: problemIn(checkLabel) }),
      flag('memory', 'bytes', 'The most memory that a RUN step may use', { short: 'm' }),
      flag('memory-swap', 'bytes', 'Memory and swap together; -1 for no limit'),
      flag('network', 'string', 'The network of RUN steps', { usual: 'default', values: 'network' }),
      flag('no-cache', 'bool', 'Run every step again'),
      flag('platform', 'string', 'The platform of the bases', { values: PLATFORMS }),
      flag('pull', 'bool', 'Ask the registry for the bases even when they are here'),
      flag('quiet', 'bool', "Print the image's id and nothing else", { short: 'q' }),
      flag('rm', 'bool', 'Remove the containers of the steps when the build went well', { usual: 'true' }),
      flag('security-opt', 'strings', 'Security options'),
      flag('shm-size', 'bytes', 'Size of /dev/shm in RUN steps'),
      flag('squash', 'bool', 'Put the new layers together into one', { hidden: true }),
      flag('tag', 'list', 'Name the image: name:tag', { short: 't', values: 'image', check: tagProblem }),
      flag('target', 'string', 'Build up to this stage'),
      flag('ulimit', 'ulimit', 'A limit of RUN steps', { shownDefault: '[]' }),
    ],
  },
);

const classicPrune = command(
  'builder prune',
  '',
  '0',
  'Remove what the build cache keeps',
  async ({ flags, io, engine }) => {
    const all = flags.on('all');
    const warning = all
      ? 'WARNING! This will remove all build cache. Are you sure you want to continue?'
      : 'WARNING! This will remove all dangling build cache. Are you sure you want to continue?';
    if (!flags.on('force') && !confirmed(io, warning)) return declined(io);
    const keepStorage = flags.number('keep-storage');
    const pruned = await engine.buildPrune({ all, filters: flags.filters('filter'), keepStorage });
    if (!pruned.ok) return failRefused(io, pruned);
    const { CachesDeleted, SpaceReclaimed } = pruned.value;
    if (CachesDeleted !== null)
      io.write('stdout', `Deleted build cache objects:\n${CachesDeleted.map(id => `${id}\n`).join('')}\n`);
    io.write('stdout', `Total reclaimed space: ${humanSize(SpaceReclaimed)}\n`);
    return WELL;
  },
  {
    flags: [
      flag('all', 'bool', 'Remove every record and not only those that no image needs', { short: 'a' }),
      flag('filter', 'filter', 'Remove only what meets a condition'),
      flag('force', 'bool', 'Do not ask', { short: 'f' }),
      flag('keep-storage', 'bytes', 'Leave so much of it'),
    ],
  },
);

/** The commands that stand in the place of Buildx's. */
export const CLASSIC_COMMANDS: readonly Command[] = [classicBuild, classicPrune];
