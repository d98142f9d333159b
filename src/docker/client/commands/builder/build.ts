import { errorKindOf } from '../../../daemon/index.ts';
import { prepare } from '../../build/request.ts';
import { showBuild } from '../../build/show.ts';
import { command, exit, fail, type Invocation } from '../../command.ts';
import { flag, unsimulated } from '../../flags/flag.ts';
import { writeOutput } from '../../paths.ts';
import { PLATFORMS } from '../image/pull.ts';

const PROGRESS = ['auto', 'none', 'plain', 'quiet', 'rawjson', 'tty'];

async function build(call: Invocation) {
  const { flags, io, engine } = call;
  if (io.env.DOCKER_BUILDKIT === '0') {
    const message = 'the builder of old (DOCKER_BUILDKIT=0) is not simulated on this host';
    return fail(io, message, { kind: 'not-simulated', what: 'DOCKER_BUILDKIT=0' });
  }
  const progress = (flags.given('progress') ? '' : io.env.BUILDKIT_PROGRESS) || flags.text('progress');
  const quiet = flags.on('quiet') || progress === 'quiet';
  if (!PROGRESS.includes(progress)) return fail(io, `ERROR: failed to build: invalid progress mode ${progress}`);
  if (progress === 'rawjson') {
    return fail(io, 'docker build --progress rawjson is not simulated on this host', {
      kind: 'not-simulated',
      what: '--progress rawjson',
    });
  }
  if (flags.on('quiet') && progress !== 'auto' && progress !== 'quiet') {
    return fail(io, `ERROR: failed to build: progress=${progress} and quiet cannot be used together`);
  }
  const prepared = await prepare(call);
  if (!prepared.ok) {
    return prepared.notSimulated
      ? fail(io, prepared.error, { kind: 'not-simulated', what: 'docker build' })
      : fail(io, `ERROR: failed to build: ${prepared.error}`);
  }
  const started = engine.now();
  const built = await engine.imageBuild(prepared.request);
  if (!built.ok) return fail(io, `ERROR: failed to build: ${built.message}`, { kind: errorKindOf(built.kind) });
  const result = built.value;
  const shown = quiet
    ? 'quiet'
    : progress === 'tty' || (progress === 'auto' && io.columns.stderr !== null)
      ? 'tty'
      : 'plain';
  const done = showBuild(io, result, prepared.request, shown, started);
  if (done.exitCode !== 0 || result.image === null) return done;
  const iidfile = flags.text('iidfile');
  if (iidfile !== '') {
    const wrong = writeOutput(io, iidfile, new TextEncoder().encode(result.image.id));
    if (wrong !== null) return fail(io, `ERROR: failed to build: ${wrong}`);
  }
  return exit(0);
}

const FLAGS = [
  unsimulated('add-host', 'strings', 'Add a line to the hosts file of the build: host:ip'),
  unsimulated('allow', 'stringArray', 'Allow what is otherwise forbidden'),
  unsimulated('annotation', 'stringArray', 'Add an annotation to the image'),
  unsimulated('attest', 'stringArray', 'Attest how the image was made'),
  flag('build-arg', 'stringArray', 'Give a value to an ARG of the Dockerfile'),
  unsimulated('build-context', 'stringArray', 'Name one more context'),
  flag('builder', 'string', 'The builder that builds', {
    shownDefault: '"default"',
    usual: 'default',
    values: ['default'],
  }),
  unsimulated('cache-from', 'stringArray', 'Take cached steps from elsewhere'),
  unsimulated('cache-to', 'stringArray', 'Keep cached steps elsewhere'),
  flag('call', 'string', "What to do with the Dockerfile: 'build' or 'check'", {
    usual: 'build',
    values: ['build', 'check'],
  }),
  unsimulated('cgroup-parent', 'string', 'The control group of RUN steps'),
  flag('check', 'bool', 'Look the Dockerfile through and do not build'),
  flag('debug', 'bool', 'Say more about what is done', { short: 'D' }),
  flag('file', 'string', 'The Dockerfile: PATH/Dockerfile when it is not given', { short: 'f', values: 'file' }),
  flag('iidfile', 'string', "Write the image's id to this file", { values: 'file' }),
  flag('label', 'stringArray', 'Put a label on the image'),
  flag('load', 'bool', 'Put the image among the images of this host'),
  unsimulated('metadata-file', 'string', 'Write what is known of the build to this file'),
  unsimulated('network', 'string', 'The network of RUN steps', { usual: 'default' }),
  flag('no-cache', 'bool', 'Run every step again'),
  flag('no-cache-filter', 'stringArray', 'Run every step of these stages again'),
  flag('output', 'stringArray', 'Where the result goes', { short: 'o' }),
  flag('platform', 'stringArray', 'The platform that the image is for', { values: PLATFORMS }),
  flag('progress', 'string', "How progress is shown: 'auto', 'plain', 'tty' or 'quiet'", {
    usual: 'auto',
    values: ['auto', 'plain', 'tty', 'quiet'],
  }),
  unsimulated('provenance', 'string', 'Attest where the image comes from'),
  flag('pull', 'bool', 'Ask the registry for the bases even when they are here'),
  unsimulated('push', 'bool', 'Send the image to its registry'),
  flag('quiet', 'bool', "Print the image's id and nothing else", { short: 'q' }),
  unsimulated('sbom', 'string', 'Attest what the image contains'),
  flag('secret', 'stringArray', 'Let RUN steps see a secret: id=mysecret,src=/local/secret'),
  flag('shm-size', 'bytes', 'Size of /dev/shm in RUN steps'),
  unsimulated('ssh', 'stringArray', 'Let RUN steps use your SSH agent'),
  flag('tag', 'stringArray', 'Name the image: name:tag', { short: 't', values: 'image' }),
  flag('target', 'string', 'Build up to this stage'),
  flag('ulimit', 'ulimit', 'A limit of RUN steps', { shownDefault: '[]' }),
];

export const imageBuild = command(
  'buildx build, image build, builder build, build',
  '[OPTIONS] PATH | URL | -',
  '1',
  'Build an image from a Dockerfile',
  build,
  { aliases: ['b'], shownAs: 'buildx build', operands: ['directory'], flags: FLAGS, plugin: true },
);
