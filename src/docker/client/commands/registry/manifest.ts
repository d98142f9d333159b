/**
 * `docker manifest inspect`: what a registry says of an image, asked without the daemon. The client takes a manifest first; where
 * it meets an index it begins anew and takes the manifest and the config of every platform.
 */
import { DOCKER_LIST, DOCKER_MANIFEST, type Document, OCI_INDEX, OCI_MANIFEST } from '../../../image/index.ts';
import {
  fullString,
  HUB,
  isLocalRegistry,
  parseReference,
  type Reference,
  withDefaultTag,
} from '../../../image/reference.ts';
import { type Json, type JsonObject, listOf, objectOf, parseJson, stringOf } from '../../../json.ts';
import type { RegistryDoor } from '../../../registry/door.ts';
import { command, fail, WELL } from '../../command.ts';
import { flag } from '../../flags/flag.ts';
import { indentedJson } from '../../format/json.ts';

/** What was asked for, or why it is not given: in the client's words, or, of what this host does not have, in its own. */
type Fetched<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: string; readonly kind: 'docker' | 'not-simulated' };

interface ImageManifest {
  readonly reference: Reference;
  readonly document: Document;
  readonly platform: JsonObject;
}

/** Hub gives no token for what is not there or not ours: both of its answers are told. */
const DENIED = 'errors:\ndenied: requested access to the resource is denied\nunauthorized: authentication required\n';
const TAB = '\t';
/** Docker indents lists by three blanks, and all else with tabs. */
const LIST_INDENT = '   ';

function isIndex({ mediaType }: Document): boolean {
  return mediaType === OCI_INDEX || mediaType === DOCKER_LIST;
}

function json(text: string): JsonObject {
  return objectOf(parseJson(text));
}

/** Of a platform what the specification names, in its order. */
function platformOf(fields: JsonObject): JsonObject {
  const { architecture = '', os = '', variant } = fields;
  return { architecture, os, ...(variant === undefined ? {} : { variant }) };
}

function refusal(error: string, kind: 'docker' | 'not-simulated' = 'docker'): Fetched<never> {
  return { ok: false, error, kind };
}

function notFound(reference: Reference): Fetched<never> {
  return refusal(`no such manifest: ${fullString(reference)}`);
}

/** A registry on this machine speaks plain HTTP, which the client takes from it only when it was told that it may. */
function reach(registry: RegistryDoor, reference: Reference, insecure: boolean): Fetched<null> {
  const { domain } = reference;
  const first = registry.ping(domain, 'https');
  if (first.ok) return { ok: true, value: null };
  const message = first.kind === 'unreachable' ? first.message : '';
  if (isLocalRegistry(domain) && message.includes('HTTP response to HTTPS client')) {
    return insecure && registry.ping(domain, 'http').ok ? { ok: true, value: null } : notFound(reference);
  }
  const server = domain === HUB ? 'registry-1.docker.io' : domain;
  return refusal(`failed to configure transport: error pinging v2 registry: Get "https://${server}/v2/": ${message}`);
}

function fetchManifest(registry: RegistryDoor, reference: Reference, insecure: boolean): Fetched<Document> {
  const reached = reach(registry, reference, insecure);
  if (!reached.ok) return reached;
  const got = registry.manifest('GET', reference);
  if (!got.ok && got.kind === 'unauthorized' && reference.domain === HUB) return refusal(DENIED);
  if (!got.ok && got.kind === 'not-simulated') return refusal(got.message, 'not-simulated');
  return got.ok ? got : notFound(reference);
}

/** A manifest with the platform that its config names. */
function described(registry: RegistryDoor, reference: Reference, document: Document): Fetched<ImageManifest> {
  const got = registry.config(reference, stringOf(objectOf(json(document.text).config).digest));
  if (!got.ok) return notFound(reference);
  return { ok: true, value: { reference, document, platform: platformOf(json(got.value)) } };
}

function describedAll(
  registry: RegistryDoor,
  reference: Reference,
  index: Document,
): Fetched<readonly ImageManifest[]> {
  const all: ImageManifest[] = [];
  for (const { digest, platform } of listOf(json(index.text).manifests).map(objectOf)) {
    const own = { ...reference, digest: stringOf(digest) };
    const got = registry.manifest('GET', own);
    if (!got.ok) return notFound(own);
    const one = described(registry, own, got.value);
    if (!one.ok) return one;
    all.push({ ...one.value, platform: platformOf(objectOf(platform)) });
  }
  return { ok: true, value: all };
}

function descriptor({ document: { mediaType, digest, size }, platform }: ImageManifest): JsonObject {
  return { mediaType, digest, size, platform };
}

function verbose(manifest: ImageManifest): Json {
  const { reference, document } = manifest;
  return {
    Ref: fullString(reference),
    Descriptor: descriptor(manifest),
    Raw: Buffer.from(document.text).toString('base64'),
    [document.mediaType === DOCKER_MANIFEST ? 'SchemaV2Manifest' : 'OCIManifest']: json(document.text),
  };
}

/** A list is put together anew: its own annotations are gone, and its type follows from its first element's. */
function listed(manifests: readonly ImageManifest[]): Json {
  const isOci = manifests[0]?.document.mediaType === OCI_MANIFEST;
  return {
    schemaVersion: 2,
    mediaType: isOci ? OCI_INDEX : DOCKER_LIST,
    manifests: manifests.map(({ document: { mediaType, size, digest }, platform }) => ({
      mediaType,
      size,
      digest,
      platform,
    })),
  };
}

export const manifestInspect = command(
  'manifest inspect',
  '[OPTIONS] [MANIFEST_LIST] MANIFEST',
  '1-2',
  'Show the manifest of an image in a registry, or the list of its manifests',
  async ({ flags, arguments: names, io, registry }) => {
    const parsed = parseReference(names.at(-1) ?? '');
    if (!parsed.ok) return fail(io, parsed.error);
    const reference = withDefaultTag(parsed.value);
    if (names.length === 2) {
      const list = parseReference(names[0] ?? '');
      // A list of one's own would be made by `docker manifest create`: this host has none.
      return fail(io, list.ok ? `No such manifest: ${fullString(reference)}` : list.error);
    }
    const insecure = flags.on('insecure');
    const all = flags.on('verbose');
    const print = (value: Json, indent: string) => {
      io.write('stdout', `${indentedJson(value, indent, true)}\n`);
      return WELL;
    };
    const first = fetchManifest(registry, reference, insecure);
    if (!first.ok) return fail(io, first.error, { kind: first.kind, what: 'docker manifest inspect' });
    if (!isIndex(first.value)) {
      const manifest = described(registry, reference, first.value);
      if (!manifest.ok) return fail(io, manifest.error, { kind: manifest.kind, what: 'docker manifest inspect' });
      return print(all ? verbose(manifest.value) : json(first.value.text), TAB);
    }
    const index = fetchManifest(registry, reference, insecure);
    const manifests = index.ok ? describedAll(registry, reference, index.value) : index;
    if (!manifests.ok) return fail(io, manifests.error, { kind: manifests.kind, what: 'docker manifest inspect' });
    return all ? print(manifests.value.map(verbose), TAB) : print(listed(manifests.value), LIST_INDENT);
  },
  {
    operands: ['image'],
    flags: [
      flag('insecure', 'bool', 'Speak to a registry that has no TLS'),
      flag('verbose', 'bool', 'Print layers and platform too', { short: 'v' }),
    ],
  },
);
