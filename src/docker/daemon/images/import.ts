import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { ImageImportOptions } from '../../engine/images.ts';
import { layerOf, readTar, tarProblem } from '../../filesystem/index.ts';
import { type ImageConfig, rfc3339, storeLayer } from '../../image/index.ts';
import { parsePlatform } from '../../image/platform.ts';
import { familiarString, parseReference, withDefaultTag } from '../../image/reference.ts';
import { profileOf } from '../../profile.ts';
import { type Daemon, record } from '../daemon.ts';
import { keyOf, referenceOf } from '../lookup.ts';
import { changeDefaults, keepImage } from './commit.ts';
import { tellImage } from './events.ts';
import { changesOfArchive } from './layer-archive.ts';
import { inflated } from './load.ts';

/** Import: one layer with all the files of an archive. */
export async function imageImport(
  daemon: Daemon,
  archive: Uint8Array,
  options: ImageImportOptions,
): Promise<Answer<string>> {
  record(daemon, { request: 'POST /images/create?fromSrc=-', sent: archive.length });
  let key: string | null = null;
  if (options.reference !== null) {
    const reference = parseReference(options.reference);
    if (!reference.ok) return refuse('bad-request', reference.error);
    if (reference.value.digest !== null) return refuse('bad-request', 'cannot import digest reference');
    key = keyOf(withDefaultTag(reference.value));
  }
  const platform = parsePlatform(options.platform ?? daemon.state.platform, daemon.state.platform);
  if (!platform.ok) return refuse('bad-request', platform.error);
  const defaults = changeDefaults({}, options.changes, daemon.work);
  if (!defaults.ok) return defaults;
  const unpacked = inflated(archive);
  if (!unpacked.ok) return unpacked;
  const problem = tarProblem(unpacked.value);
  if (problem !== null) return refuse('server-error', problem);
  const entries = (await readTar(unpacked.value)) ?? [];
  const layer = layerOf(changesOfArchive(entries, null));
  const comment = options.message === '' ? 'Imported from -' : options.message;
  const created = rfc3339(daemon.clock);
  const top = storeLayer(null, layer, { instruction: 'IMPORT', createdBy: '' });
  const [os = 'linux', architecture = 'amd64', variant] = platform.value.split('/');
  const config: ImageConfig = {
    architecture,
    ...(variant === undefined ? {} : { variant }),
    os,
    comment,
    config: defaults.value,
    created,
    docker_version: profileOf(daemon.state.profile).engine.version,
    history: [{ created, comment }],
    rootfs: { type: 'layers', diff_ids: [layer.diffId] },
  };
  const image = keepImage(daemon, config, top, null, key);
  if (!image.ok) return image;
  if (key !== null) tellImage(daemon, 'tag', image.value.id, familiarString(referenceOf(key)));
  tellImage(daemon, 'import', image.value.id, image.value.id);
  return answer(image.value.id);
}
