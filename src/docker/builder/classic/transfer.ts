/** COPY and ADD: sources found and digested, the cache asked, files placed. Rule: builder/dockerfile/copy.go, internals.go. */
import { StepFailure } from '../../context/step-failure.ts';
import type { TransferInstruction } from '../../dockerfile/instruction/instruction.ts';
import type { Expander } from '../../dockerfile/parse/lex.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import { draftOf, type FileSystem, fileSystemOf, type Tree, textOf } from '../../filesystem/index.ts';
import { treeOf } from '../../image/index.ts';
import type { Work } from '../../work.ts';
import { probed } from './commit.ts';
import { notedWhole, tidied } from './config.ts';
import { placed } from './place.ts';
import { type CopySource, digestOf, sourcesOf } from './sources.ts';
import { type ClassicBuild, type ClassicStageState, type DoneStage, need, Stop } from './stage.ts';

export const BUILDKIT_ONLY =
  'option requires BuildKit. Refer to https://docs.docker.com/go/buildkit/ to learn how to build images with BuildKit enabled';

export async function transfer(
  build: ClassicBuild,
  state: ClassicStageState,
  instruction: TransferInstruction,
  context: Tree,
  word: Expander,
): Promise<void> {
  const { ports } = build;
  const name = instruction.kind.toUpperCase();
  const given = instruction.sources.map(source => word(source));
  const destination = word(instruction.destination);
  const owner = word(instruction.chown);
  if (instruction.chmod !== '') throw new Stop(`the --chmod ${BUILDKIT_ONLY}`);
  const from = instruction.kind === 'copy' ? instruction.from : '';
  const tree = from === '' ? context : await treeFrom(build, from);
  const sources = failing(`${name} failed: `, () =>
    sourcesGiven(given, tree, instruction.kind, from !== '', build.ports.work),
  );
  if (sources.length > 1 && !destination.endsWith('/'))
    throw new Stop(
      `When using ${name} with more than one source file, the destination must be a directory and end with a /`,
    );
  const chown = owner === '' ? '' : `--chown=${owner} `;
  const config = notedWhole(state.config, `${name} ${chown}${digestOf(sources)} in ${destination} `);
  if (probed(build, state, config)) return;
  const below = treeOf(state.image?.top ?? null);
  const files = fileSystemOf(draftOf(below), { now: () => 0 });
  const place = destination.startsWith('/') ? destination : `${state.config.WorkingDir ?? ''}/${destination}`;
  const keepsOwner = from !== '' && owner === '';
  const owned = owner === '' ? { uid: 0, gid: 0 } : failing(OWNER, () => ownerOf(owner, files));
  try {
    const changes = await placed(below, {
      sources,
      destination: place.startsWith('/') ? place : `/${place}`,
      owner: keepsOwner ? null : owned,
      unpack: instruction.kind === 'add',
      now: Math.floor(ports.now() / 1000),
      mayGrow: ports.mayGrow,
      mountedAt: `/var/lib/docker/overlay2/${ports.mountId()}/merged`,
    });
    state.image = need(
      ports.keep(
        state.image,
        changes,
        { author: state.author, config: tidied(state.config), containerConfig: config },
        name,
      ),
    );
  } catch (error) {
    if (error instanceof DockerfileRefusal) throw new Stop(`failed to copy files: ${error.message}`);
    if (error instanceof StepFailure) throw new Stop(error.message, error.kind);
    throw error;
  }
}

const OWNER = 'unable to convert uid/gid chown string to host mapping: ';

function failing<T>(prefix: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DockerfileRefusal) throw new Stop(prefix + error.message);
    throw error;
  }
}

function sourcesGiven(
  given: readonly string[],
  tree: Tree,
  kind: 'copy' | 'add',
  image: boolean,
  work: Work,
): readonly CopySource[] {
  const sources = given.flatMap(source => {
    if (!/^https?:\/\//u.test(source)) return sourcesOf(tree, source, image, work);
    if (kind === 'copy') throw new DockerfileRefusal("source can't be a URL for COPY");
    throw new Stop('ADD of a URL is not simulated on this host', 'not-simulated');
  });
  if (sources.length === 0) throw new DockerfileRefusal('no source files were specified');
  return sources;
}

/** A stage by its name or its number, or else an image. */
async function treeFrom(build: ClassicBuild, from: string): Promise<Tree> {
  const prefix = `invalid from flag value ${from}: `;
  const stage = stageOf(build.done, from, prefix);
  if (stage !== null) return treeOf(stage.image?.top ?? null);
  const { ports, request } = build;
  const platform = request.platform === '' ? null : request.platform;
  const found = request.pull ? null : need(ports.find(from), prefix);
  return treeOf((found ?? need(await ports.pull(from, platform), prefix)).top);
}

function stageOf(done: readonly DoneStage[], text: string, prefix: string): DoneStage | null {
  const named = done.find(stage => stage.name !== '' && stage.name === text.toLowerCase());
  if (named !== undefined) return named;
  if (!/^[+-]?\d+$/u.test(text)) return null;
  const index = Number(text);
  if (index === done.length) throw new Stop(`${prefix}refers to current build stage`);
  const stage = done[index];
  if (stage === undefined) throw new Stop(`${prefix}index out of bounds`);
  return stage;
}

/** `user`, `user:group`, by name or number: a user alone names the group too. Rule: internals_linux.go. */
function ownerOf(text: string, files: FileSystem): { readonly uid: number; readonly gid: number } {
  const parts = text.split(':');
  if (parts.length > 2) throw new DockerfileRefusal(`invalid chown string format: ${text}`);
  const [user = '', group = user] = parts;
  return { uid: idOf(files, 'user', 'uid', user), gid: idOf(files, 'group', 'gid', group) };
}

function idOf(files: FileSystem, kind: 'user' | 'group', id: 'uid' | 'gid', name: string): number {
  if (/^[+-]?\d+$/u.test(name)) return Number(name);
  const path = kind === 'user' ? '/etc/passwd' : '/etc/group';
  const content = files.read(path);
  const refused = (why: string): DockerfileRefusal =>
    new DockerfileRefusal(`can't find ${id} for ${kind} ${name}: ${why}`);
  if (content === null) throw refused(`open ${path}: no such file or directory`);
  const lines = (textOf(content) ?? '').split('\n').map(line => line.split(':'));
  const found = lines.find(fields => fields[0] === name);
  if (found === undefined) throw refused(`no such ${kind}: ${name}`);
  return Number(found[2] ?? 0);
}
