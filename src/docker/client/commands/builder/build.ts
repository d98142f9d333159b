import type { SolveRequest } from '../../../builder/index.ts';
import { errorKindOf } from '../../../engine/index.ts';
import { sha256 } from '../../../filesystem/index.ts';
import { colorsFor } from '../../buildx/progress.ts';
import { receive } from '../../buildx/receive.ts';
import { prepare } from '../../buildx/request.ts';
import { followBuild, showBuild } from '../../buildx/show.ts';
import { command, exit, fail, type Invocation } from '../../command.ts';
import { flag, unsimulated } from '../../flags/flag.ts';
import type { ClientIO } from '../../io.ts';
import { absolute, systemText } from '../../paths.ts';
import { PLATFORMS } from '../image/pull.ts';

async function build(call: Invocation) {
  const { flags, io, engine } = call;
  const colors = colorsFor(io, engine.now());
  for (const [name, text] of WARNED) if (flags.given(name)) io.write('stderr', `WARNING: ${text}\n`);
  const iidfile = flags.text('iidfile');
  // An old file must not be taken for the answer of a build that fails.
  if (iidfile !== '') io.files.remove(absolute(io, iidfile));
  const prepared = await prepare(call);
  if (!prepared.ok) {
    switch (prepared.kind) {
      case 'not-simulated':
        return fail(io, prepared.error, { kind: 'not-simulated', what: 'docker build' });
      case 'early':
        return fail(io, `ERROR: ${prepared.error}`);
      case 'late':
        return fail(io, `ERROR: failed to build: ${prepared.error}`);
    }
  }
  const started = engine.now();
  const built = await engine.imageBuild(prepared.request);
  if (!built.ok) {
    const kind = errorKindOf(built.kind);
    if (kind !== 'docker') return fail(io, built.message, { kind });
    return fail(io, `ERROR: ${built.kind === 'unreachable' ? '' : 'failed to build: '}${built.message}`);
  }
  const result = await followBuild(io, built.value, prepared);
  const done = showBuild(io, result, prepared.request, { ...prepared, colors, started });
  if (done.exitCode !== 0) return done;
  if (result.files !== null) {
    const wrong = await receive(io, result.files, prepared.outputs, engine.now());
    if (wrong !== null) return fail(io, `ERROR: failed to build: failed to solve: ${wrong}`);
  }
  if (result.image === null) return done;
  if (iidfile !== '') {
    const wrong = writeWhole(io, iidfile, result.image.id);
    if (wrong !== null) return fail(io, `ERROR: writing image ID file: ${wrong}`);
  }
  const metadata = flags.text('metadata-file');
  if (metadata !== '') {
    const wrong = writeWhole(io, metadata, metadataText(result.image.id, prepared.request, started));
    if (wrong !== null) return fail(io, `ERROR: ${wrong}`);
  }
  return exit(0);
}

/** Flags of the builder of old that BuildKit takes without a word, and those that it warns of. */
const WARNED: readonly (readonly [string, string])[] = [
  ['isolation', 'isolation flag is deprecated with BuildKit.'],
  ['security-opt', 'security-opt flag is deprecated. "RUN --security=insecure" should be used with BuildKit.'],
  [
    'squash',
    'experimental flag squash is removed with BuildKit. You should squash inside build using a multi-stage Dockerfile for efficiency.',
  ],
];

/** Writes a file with os.WriteFile's words for what is wrong. */
function writeWhole(io: ClientIO, path: string, text: string): string | null {
  const refused = io.files.write(absolute(io, path), text, { mode: 0o644 });
  return refused === null ? null : `open ${path}: ${systemText(refused)}`;
}

/** What --metadata-file is given of an image of the docker driver: keys in the order of their names. */
function metadataText(id: string, { tags, seed }: SolveRequest, started: number): string {
  const names = tags.join(',');
  const ref = sha256(`build ${seed} ${started}`).slice('sha256:'.length).slice(0, 25);
  return JSON.stringify(
    {
      'buildx.build.ref': `default/default/${ref}`,
      'containerimage.config.digest': id,
      'containerimage.digest': id,
      ...(names === '' ? {} : { 'image.name': names }),
    },
    null,
    2,
  );
}

const OF_OLD = 'Of the builder of old; BuildKit takes it and does nothing';

const FLAGS = [
  flag('add-host', 'strings', 'Add a line to the hosts file of the build: host:ip'),
  flag('allow', 'stringArray', 'Allow what is otherwise forbidden'),
  flag('annotation', 'stringArray', 'Add an annotation to the image; this store keeps none'),
  flag('attest', 'stringArray', 'Attest how the image was made'),
  flag('build-arg', 'stringArray', 'Give a value to an ARG of the Dockerfile'),
  flag('build-context', 'stringArray', 'Give a name another image to stand for; directories are not simulated'),
  flag('builder', 'string', 'The builder that builds', {
    shownDefault: '"default"',
    usual: 'default',
    values: ['default'],
  }),
  flag('cache-from', 'stringArray', 'Ask for cached steps elsewhere; nothing is taken from there here'),
  flag('cache-to', 'stringArray', 'Keep cached steps elsewhere'),
  flag('call', 'string', "What to do with the Dockerfile: 'build', 'check', 'outline' or 'targets'", {
    usual: 'build',
    values: ['build', 'check', 'outline', 'targets'],
  }),
  flag('cgroup-parent', 'string', 'The control group of RUN steps'),
  flag('check', 'bool', 'Look the Dockerfile through and do not build'),
  flag('debug', 'bool', 'Say more about what is done', { short: 'D' }),
  flag('file', 'string', 'The Dockerfile: PATH/Dockerfile when it is not given', { short: 'f', values: 'file' }),
  flag('iidfile', 'string', "Write the image's id to this file", { values: 'file' }),
  flag('label', 'stringArray', 'Put a label on the image'),
  flag('load', 'bool', 'Put the image among the images of this host'),
  flag('metadata-file', 'string', 'Write what is known of the build to this file', { values: 'file' }),
  flag('network', 'string', 'The network of RUN steps', { usual: 'default', values: ['default', 'none', 'host'] }),
  flag('no-cache', 'bool', 'Run every step again'),
  flag('no-cache-filter', 'stringArray', 'Run every step of these stages again'),
  flag('output', 'stringArray', 'Where the result goes', { short: 'o' }),
  flag('platform', 'stringArray', 'The platform that the image is for', { values: PLATFORMS }),
  flag('progress', 'string', "How progress is shown: 'auto', 'plain', 'tty', 'quiet', 'none' or 'rawjson'", {
    usual: 'auto',
    values: ['auto', 'none', 'plain', 'quiet', 'rawjson', 'tty'],
  }),
  flag('provenance', 'string', 'Attest where the image comes from'),
  flag('pull', 'bool', 'Ask the registry for the bases even when they are here'),
  unsimulated('push', 'bool', 'Send the image to its registry'),
  flag('quiet', 'bool', "Print the image's id and nothing else", { short: 'q' }),
  flag('sbom', 'string', 'Attest what the image contains'),
  flag('secret', 'stringArray', 'Let RUN steps see a secret: id=mysecret,src=/local/secret'),
  flag('shm-size', 'bytes', 'Size of /dev/shm in RUN steps'),
  flag('ssh', 'stringArray', 'Let RUN steps use your SSH agent'),
  flag('tag', 'stringArray', 'Name the image: name:tag', { short: 't', values: 'image' }),
  flag('target', 'string', 'Build up to this stage'),
  flag('ulimit', 'ulimit', 'A limit of RUN steps', { shownDefault: '[]' }),
  flag('print', 'string', 'The old name of --call', { hidden: true }),
  ...['compress', 'force-rm', 'rm', 'squash'].map(name => flag(name, 'bool', OF_OLD, { hidden: true })),
  flag('memory', 'string', OF_OLD, { hidden: true, short: 'm' }),
  flag('cpu-shares', 'int', OF_OLD, { hidden: true, short: 'c' }),
  ...['isolation', 'memory-swap', 'cpuset-cpus', 'cpuset-mems'].map(name =>
    flag(name, 'string', OF_OLD, { hidden: true }),
  ),
  ...['cpu-period', 'cpu-quota'].map(name => flag(name, 'int', OF_OLD, { hidden: true })),
  flag('security-opt', 'strings', OF_OLD, { hidden: true }),
];

export const imageBuild = command(
  'buildx build, image build, builder build, build',
  '[OPTIONS] PATH | URL | -',
  '1',
  'Build an image from a Dockerfile',
  build,
  { aliases: ['b'], shownAs: 'buildx build', operands: ['directory'], flags: FLAGS, plugin: true },
);
