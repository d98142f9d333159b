/**
 * `docker buildx imagetools inspect`: what a registry says of an image, asked without the daemon. Buildx asks for the digest of a
 * name first, then for the bytes of that digest.
 */
import { DOCKER_LIST, type Document, OCI_INDEX } from '../../../image/index.ts';
import {
  fullString,
  HUB,
  isLocalRegistry,
  type ParsedReference,
  parseReference,
  type Reference,
  withDefaultTag,
} from '../../../image/reference.ts';
import { isObject, type Json, type JsonObject, listOf, objectOf, parseJson, stringOf } from '../../../json.ts';
import type { RegistryAnswer, RegistryDoor } from '../../../registry/door.ts';
import { command, fail, WELL } from '../../command.ts';
import { flag } from '../../flags/flag.ts';
import { encode, indentedJson } from '../../format/json.ts';
import { tabulate } from '../../format/tabwriter.ts';
import { execute } from '../../format/template/execute.ts';
import { FUNCTIONS, type Functions } from '../../format/template/functions.ts';
import { parseTemplate } from '../../format/template/parse.ts';
import { byCodePoint, type GoField, type GoValue, isTrue, sortedKeys } from '../../format/value.ts';
import { typed } from '../../inspect/shape.ts';
import { SHAPES } from '../../inspect/shapes.ts';

interface ListedManifest {
  readonly mediaType: string;
  readonly digest: string;
  readonly platform: EntryPlatform | null;
}

interface EntryPlatform {
  readonly architecture: string;
  readonly os: string;
  /** Empty when none is named. */
  readonly variant: string;
}

const COLUMNS = { minimum: 0, padding: 1 };
const DENIED =
  'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed';

function entriesOf(document: Document): readonly ListedManifest[] | null {
  if (document.mediaType !== OCI_INDEX && document.mediaType !== DOCKER_LIST) return null;
  return listOf(objectOf(parseJson(document.text)).manifests).map(json => {
    const { mediaType, digest, platform } = objectOf(json);
    return {
      mediaType: stringOf(mediaType),
      digest: stringOf(digest),
      platform: isObject(platform) ? platformOf(platform) : null,
    };
  });
}

/** The platform that an entry of an index or a config names. */
function platformOf({ architecture, os, variant }: JsonObject): EntryPlatform {
  return { architecture: stringOf(architecture), os: stringOf(os), variant: stringOf(variant) };
}

/** `linux/arm64/v8`, as the index has it. */
function platformText({ os, architecture, variant }: EntryPlatform): string {
  return [os, architecture, ...(variant === '' ? [] : [variant])].join('/');
}

/** The name by which buildx knows a platform: arm64 is v8 unless it says otherwise. */
function normalText(platform: EntryPlatform): string {
  const { os, architecture, variant } = platform;
  return platformText(architecture === 'arm64' && variant === 'v8' ? { os, architecture, variant: '' } : platform);
}

function problem(answer: Exclude<RegistryAnswer<unknown>, { readonly ok: true }>, reference: Reference): string {
  switch (answer.kind) {
    case 'unauthorized':
      return DENIED;
    case 'not-simulated':
      return answer.message;
    case 'not-found':
      return `${fullString(reference)}: not found`;
    case 'unreachable': {
      const { domain, path, tag, digest } = reference;
      const server = domain === HUB ? 'registry-1.docker.io' : domain;
      const url = `${isLocalRegistry(domain) ? 'http' : 'https'}://${server}/v2/${path}/manifests/${digest ?? tag ?? ''}`;
      return `failed to do request: Head "${url}": ${answer.message}`;
    }
  }
}

function resolve(registry: RegistryDoor, reference: Reference): ParsedReference<Document> {
  const head = registry.manifest('HEAD', reference);
  if (!head.ok) return { ok: false, error: problem(head, reference) };
  const got = registry.manifest('GET', { ...reference, digest: head.value.digest });
  return got.ok ? got : { ok: false, error: problem(got, reference) };
}

function page(reference: Reference, document: Document): string {
  const { mediaType, digest } = document;
  const head = tabulate(`Name:\t${fullString(reference)}\nMediaType:\t${mediaType}\nDigest:\t${digest}\n`, COLUMNS);
  const entries = entriesOf(document);
  if (entries === null) return head;
  const rows = entries.map(entry =>
    [
      `  Name:\t${fullString({ ...reference, digest: entry.digest })}\n`,
      `  MediaType:\t${entry.mediaType}\n`,
      entry.platform === null ? '' : `  Platform:\t${platformText(entry.platform)}\n`,
    ].join(''),
  );
  return head + tabulate('\t\nManifests:\t\n', COLUMNS) + tabulate(rows.join('\t\n'), COLUMNS);
}

/** Configs by platform, as `.Image` has them. */
function configsOf(
  registry: RegistryDoor,
  reference: Reference,
  document: Document,
): ParsedReference<ReadonlyMap<string, Json>> {
  const configs = new Map<string, Json>();
  const entries = entriesOf(document) ?? [{ digest: document.digest, platform: null }];
  for (const { digest, platform } of entries) {
    const got = registry.manifest('GET', { ...reference, digest });
    if (!got.ok) return { ok: false, error: problem(got, reference) };
    const { config } = objectOf(parseJson(got.value.text));
    const text = registry.config(reference, stringOf(objectOf(config).digest));
    if (!text.ok) return { ok: false, error: problem(text, reference) };
    const image = parseJson(text.value);
    configs.set(normalText(platform ?? platformOf(objectOf(image))), image);
  }
  return { ok: true, value: configs };
}

/** JSON as `json.MarshalIndent` with two blanks gives it, whatever the value is. */
function indented(value: GoValue): Json {
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? Number(value) : value;
  switch (value.kind) {
    case 'slice':
      return value.nil ? null : value.items.map(indented);
    case 'map':
      return value.nil
        ? null
        : Object.fromEntries(sortedKeys(value.entries).map(key => [key, indented(value.entries.get(key) ?? null)]));
    case 'struct':
      return value.ownJson === null
        ? Object.fromEntries(
            value.fields
              .filter(field => field.json !== null && !(field.omitEmpty && !isTrue(field.value)))
              .map(field => [field.json ?? '', indented(field.value)]),
          )
        : parseJson(value.ownJson);
    case 'row':
      return parseJson(encode(value, true));
    case 'nil':
      return null;
  }
}

/** Buildx knows of Docker's own functions `json` alone. */
const OWN_FUNCTIONS: Functions = new Map(
  [...FUNCTIONS]
    .filter(([name]) => !['split', 'join', 'title', 'lower', 'upper', 'pad', 'truncate'].includes(name))
    .map(([name, one]) =>
      name === 'json'
        ? ([
            name,
            {
              ...one,
              call: ([value = null]: readonly GoValue[]) => ({
                ok: true as const,
                value: indentedJson(indented(value), '  ', true),
              }),
            },
          ] as const)
        : ([name, one] as const),
    ),
);
const OWN_NAMES: ReadonlySet<string> = new Set(OWN_FUNCTIONS.keys());

/** What a template runs over. No attestations are kept here, so `.SBOM` and `.Provenance` are empty. */
function templateData(name: string, document: Document, configs: ReadonlyMap<string, Json>): GoValue {
  const { mediaType, digest, size } = document;
  const { schemaVersion = null, manifests } = objectOf(parseJson(document.text));
  const isIndex = manifests !== undefined;
  const several = configs.size > 1;
  const manifest: Json = isIndex ? { schemaVersion, mediaType, digest, size, manifests } : { mediaType, digest, size };
  const platforms = [...configs.keys()].sort(byCodePoint);
  const image: Json = several
    ? Object.fromEntries(platforms.map(platform => [platform, configs.get(platform) ?? null]))
    : ([...configs.values()][0] ?? null);
  const field = (own: string, value: Json, type: string): GoField => ({
    name: own,
    value: typed(value, type, SHAPES),
    json: own.toLowerCase(),
    omitEmpty: true,
  });
  const fields = [
    field('Name', name, 's'),
    field('Manifest', manifest, isIndex ? '@imagetools.index' : '@v1.Descriptor'),
    field('Image', image, several ? '{*@v1.Image}' : '*@v1.Image'),
    { ...field('SBOM', {}, '@imagetools.sbomStub'), json: null },
    { ...field('Provenance', {}, '@imagetools.provenanceStub'), json: null },
  ];
  const type = `imagetools.${several ? 'tplInputs' : 'tplInput'}`;
  return { kind: 'struct', type, fields, ownJson: null, ownText: null };
}

export const imagetoolsInspect = command(
  'buildx imagetools inspect',
  '[OPTIONS] NAME',
  '1',
  'Show an image in a registry',
  async ({ flags, arguments: [name = ''], io, registry }) => {
    const format = flags.text('format');
    const raw = flags.on('raw');
    const failed = (message: string) => fail(io, `ERROR: ${message}`);
    if (format !== '' && raw) return failed('format and raw cannot be used together');
    const parsed = parseReference(name);
    if (!parsed.ok) return failed(parsed.error);
    const reference = withDefaultTag(parsed.value);
    const got = resolve(registry, reference);
    if (!got.ok) return failed(got.error);
    const document = got.value;
    if (raw || format === '') {
      io.write('stdout', raw ? document.text : page(reference, document));
      return WELL;
    }
    const configs = configsOf(registry, reference, document);
    if (!configs.ok) return failed(configs.error);
    const template = parseTemplate(format, OWN_NAMES);
    if (!template.ok) return failed(template.error);
    // A template that begins with the manifest is taken for the default one.
    if (/^\{\{-? *\.Manifest/.test(format)) {
      io.write('stdout', page(reference, document));
      return WELL;
    }
    const done = execute(template.template, templateData(name, document, configs.value), io.work, {
      missingKeyIsError: false,
      functions: OWN_FUNCTIONS,
    });
    io.write('stdout', done.output);
    return done.error === null ? WELL : failed(done.error);
  },
  {
    plugin: true,
    operands: ['image'],
    flags: [
      flag('builder', 'string', 'The builder to use', { usual: 'default', values: ['default'] }),
      flag('debug', 'bool', 'Say more about what is done', { short: 'D' }),
      flag('format', 'string', "Print with a template in Go's template language"),
      flag('raw', 'bool', 'Print the manifest as it is'),
    ],
  },
);
