/** Making a container, fetching its image when the host lacks it. */
import type { ContainerCreate } from '../../../engine/index.ts';
import { errorKindOf } from '../../../engine/index.ts';
import { parsePlatform } from '../../../image/platform.ts';
import {
  familiarString,
  fullString,
  isNamed,
  parseAnyReference,
  type Reference,
  withDefaultTag,
} from '../../../image/reference.ts';
import { type CommandEnding, command, type Failure, fail, type Invocation, WELL } from '../../command.ts';
import { daemonText } from '../../failure.ts';
import { absolute, systemText } from '../../paths.ts';
import { platformOf } from '../../platform.ts';
import { showProgress } from '../../progress.ts';
import { createBody } from './create-body.ts';
import { CREATE_FLAGS } from './create-flags.ts';

export type Created =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly message: string; readonly kind: Failure['kind'] };

const PULL_POLICIES = ['always', 'missing', 'never'];

/** What is wrong with `--pull`, or null. */
export function pullProblem(policy: string): string | null {
  return policy === '' || PULL_POLICIES.includes(policy)
    ? null
    : `invalid pull option: '${policy}': must be one of "always", "missing" or "never"`;
}

export async function createContainer(call: Invocation, body: ContainerCreate): Promise<Created> {
  const { flags, io, engine } = call;
  const refuse = (message: string, kind: Failure['kind'] = 'docker'): Created => ({ ok: false, message, kind });
  const cidfile = flags.text('cidfile');
  if (cidfile !== '' && io.files.stat(absolute(io, cidfile)) !== null) {
    return refuse(`container ID file found, make sure the other container isn't running or delete ${cidfile}`);
  }
  const parsed = parseAnyReference(body.Image);
  if (!parsed.ok) return refuse(parsed.error);
  const named = isNamed(parsed.value) ? withDefaultTag(parsed.value) : null;
  const platform = platformOf(call);
  const wanted = platform === null ? null : parsePlatform(platform, engine.platform());
  if (wanted !== null && !wanted.ok) return refuse(`error parsing specified platform: ${wanted.error}`);
  const policy = flags.text('pull') || 'missing';
  const quiet = flags.on('quiet');
  if (policy === 'always' && named !== null) {
    const failed = await fetchImage(call, named, quiet);
    if (failed !== null) return failed;
  }
  const name = flags.text('name') || null;
  const options = { platform };
  let created = await engine.containerCreate(name, body, options);
  if (!created.ok && created.kind === 'not-found' && named !== null && policy === 'missing') {
    if (!quiet) io.write('stderr', `Unable to find image '${familiarString(named)}' locally\n`);
    const failed = await fetchImage(call, named, quiet);
    if (failed !== null) return failed;
    created = await engine.containerCreate(name, body, options);
  }
  if (!created.ok) return refuse(daemonText(created), errorKindOf(created.kind));
  for (const warning of created.value.Warnings) io.write('stderr', `WARNING: ${warning}\n`);
  if (cidfile !== '') {
    const refused = io.files.write(absolute(io, cidfile), created.value.Id);
    if (refused !== null)
      return refuse(`failed to create the container ID file: open ${cidfile}: ${systemText(refused)}`);
  }
  return { ok: true, id: created.value.Id };
}

/** Pulls what a container is to be made from; its progress goes to stderr. */
async function fetchImage(call: Invocation, reference: Reference, quiet: boolean): Promise<Created | null> {
  const { io, engine } = call;
  const platform = platformOf(call);
  const pulled = await engine.imageCreate(fullString(reference), { allTags: false, platform });
  if (!pulled.ok) return { ok: false, message: daemonText(pulled), kind: errorKindOf(pulled.kind) };
  if (!quiet) await showProgress(io, pulled.value.messages, 'stderr');
  const { error } = await pulled.value.ended();
  return error === null ? null : { ok: false, message: error.message, kind: errorKindOf(error.kind) };
}

/** `docker: MESSAGE`, and where to read more: what `run` and `create` say of what is wrong with their flags. */
export function failWithHelp({ io, path }: Invocation, message: string, options: Partial<Failure> = {}): CommandEnding {
  // What is this host's doing is no matter of flags.
  if (options.kind !== undefined && options.kind !== 'docker') return fail(io, message, { exitCode: 125, ...options });
  const help = `Run 'docker ${path.at(-1)} --help' for more information`;
  return fail(io, `docker: ${message}\n\n${help}`, { exitCode: 125, ...options });
}

export const containerCreate = command(
  'container create, create',
  '[OPTIONS] IMAGE [COMMAND] [ARG...]',
  '1+',
  'Make a container and do not start it',
  async call => {
    const { flags, io } = call;
    const wrong = pullProblem(flags.text('pull'));
    if (wrong !== null) return failWithHelp(call, wrong);
    const composed = createBody(call);
    if (!composed.ok) return failWithHelp(call, composed.error);
    const { body, attaching } = composed;
    const created = await createContainer(call, { ...body, StdinOnce: flags.on('interactive') && attaching.stdin });
    if (!created.ok) return fail(io, created.message, { kind: created.kind });
    io.write('stdout', `${created.id}\n`);
    return WELL;
  },
  { operands: ['image', null], interspersed: false, flags: CREATE_FLAGS },
);
