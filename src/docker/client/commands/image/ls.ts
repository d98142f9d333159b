import type { ImageSummary } from '../../../engine/index.ts';
import { familiarName, parseReference } from '../../../image/reference.ts';
import type { Instant } from '../../../outcome.ts';
import { type CommandEnding, command, fail, type Invocation, WELL } from '../../command.ts';
import { listFormat } from '../../config-file.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { shortId } from '../../format/short.ts';
import { isTable, type Listing, type Row, renderListing } from '../../format/table.ts';
import { ago, goTime, ZERO_SECONDS } from '../../format/time.ts';
import { humanSize } from '../../format/units.ts';
import { treeTable } from './tree.ts';
import { usageTable } from './usage.ts';

export const IMAGE_HEADERS = {
  ID: 'IMAGE ID',
  Repository: 'REPOSITORY',
  Tag: 'TAG',
  Digest: 'DIGEST',
  CreatedSince: 'CREATED',
  CreatedAt: 'CREATED AT',
  Size: 'SIZE',
  Containers: 'CONTAINERS',
  VirtualSize: 'SIZE',
  SharedSize: 'SHARED SIZE',
  UniqueSize: 'UNIQUE SIZE',
} as const;

const CREATED = '{{if .CreatedSince }}{{.CreatedSince}}{{else}}N/A{{end}}';

/** What `--format`, `--quiet` and `--digests` come to: the template that is run over the rows. */
export function imageFormat(source: string, quiet: boolean, digest: boolean): string {
  if (source === 'table') {
    if (quiet) return '{{.ID}}';
    return `table {{.Repository}}\t{{.Tag}}\t${digest ? '{{.Digest}}\t' : ''}{{.ID}}\t${CREATED}\t{{.Size}}`;
  }
  if (source === 'raw') {
    if (quiet) return 'image_id: {{.ID}}';
    const line = digest ? 'digest: {{.Digest}}\n' : '';
    return `repository: {{ .Repository }}\ntag: {{.Tag}}\n${line}image_id: {{.ID}}\ncreated_at: {{.CreatedAt}}\nvirtual_size: {{.Size}}\n`;
  }
  return isTable(source) && digest && !source.includes('{{.Digest}}') ? `${source}\t{{.Digest}}` : source;
}

interface Name {
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

const NONE = '<none>';

/** A row for each tag; with digests one for each tag and digest; names that have a digest alone come last. */
function namesOf(image: ImageSummary, digests: boolean, showDigest: boolean): readonly Name[] {
  if (image.RepoTags.length === 0 && image.RepoDigests.length === 0) {
    return [{ repository: NONE, tag: NONE, digest: NONE }];
  }
  const tags = new Map<string, string[]>();
  const sums = new Map<string, string[]>();
  const gather = (map: Map<string, string[]>, key: string, value: string): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [value]);
    else list.push(value);
  };
  for (const text of image.RepoTags) {
    const parsed = parseReference(text);
    if (parsed.ok && parsed.value.tag !== null) gather(tags, familiarName(parsed.value), parsed.value.tag);
  }
  for (const text of image.RepoDigests) {
    const parsed = parseReference(text);
    if (parsed.ok && parsed.value.digest !== null) gather(sums, familiarName(parsed.value), parsed.value.digest);
  }
  const names: Name[] = [];
  for (const [repository, list] of tags) {
    const own = digests ? (sums.get(repository) ?? []) : [];
    sums.delete(repository);
    for (const tag of list) {
      for (const digest of own.length === 0 ? [NONE] : own) names.push({ repository, tag, digest });
    }
  }
  for (const [repository, list] of sums) {
    for (const digest of showDigest ? list : ['']) names.push({ repository, tag: NONE, digest });
  }
  return names;
}

export interface ImageListing {
  readonly truncate: boolean;
  readonly digest: boolean;
  /** The template, which is asked whether it wants digests. */
  readonly format: string;
  readonly now: Instant;
}

export function imageRows(images: readonly ImageSummary[], options: ImageListing): readonly Row[] {
  const { truncate, digest, format, now } = options;
  const wantsDigest = digest || format.includes('{{.Digest}}');
  return images.flatMap(image =>
    namesOf(image, wantsDigest, digest).map(
      (name): Row => ({
        ID: truncate ? shortId(image.Id) : image.Id,
        Repository: name.repository,
        Tag: name.tag,
        Digest: name.digest,
        CreatedSince: () => (image.Created === ZERO_SECONDS ? '' : ago(image.Created, now)),
        CreatedAt: () => goTime(image.Created),
        Size: () => humanSize(image.Size, 3),
        Containers: image.Containers === -1 ? 'N/A' : String(image.Containers),
        VirtualSize: () => humanSize(image.Size),
        SharedSize: () => (image.SharedSize === -1 ? 'N/A' : humanSize(image.SharedSize)),
        UniqueSize: () =>
          image.Size === -1 || image.SharedSize === -1 ? 'N/A' : humanSize(image.Size - image.SharedSize),
      }),
    ),
  );
}

export function imageListing(images: readonly ImageSummary[], options: ImageListing): Listing {
  return { type: '*formatter.imageContext', headers: IMAGE_HEADERS, rows: imageRows(images, options) };
}

/** Words that people type after `docker images` when they mean `docker image`. */
const IMAGE_COMMANDS = new Set('build history import inspect list load ls prune pull push rm save tag'.split(' '));

/** Whether nothing but columns was asked for; and why a tree cannot be shown with what else was. */
function askedFor({ flags, io }: Invocation): { readonly plain: boolean; readonly refused: CommandEnding | null } {
  const others = (
    [
      ['quiet', flags.on('quiet')],
      ['no-trunc', flags.on('no-trunc')],
      ['show-digest', flags.on('digests')],
      ['format', flags.text('format') !== ''],
    ] as const
  ).filter(([, isOn]) => isOn);
  const [first] = others;
  if (!flags.on('tree')) return { plain: first === undefined, refused: null };
  return {
    plain: true,
    refused: first === undefined ? null : fail(io, `--${first[0]} is not yet supported with --tree`),
  };
}

export const imageLs = command(
  'image ls, images',
  '[OPTIONS] [REPOSITORY[:TAG]]',
  '0-1',
  'Show the images that this host has',
  async call => {
    const {
      flags,
      arguments: [pattern],
      io,
      engine,
      path,
    } = call;
    const usage = io.profile.imageColumns === 'disk usage';
    const asked = askedFor(call);
    if (asked.refused !== null) return asked.refused;
    const given = flags.filters('filter');
    const filters = pattern === undefined ? given : { ...given, reference: [...(given.reference ?? []), pattern] };
    const all = flags.on('all');
    const found = await engine.imageList({ all, filters, sharedSize: false, manifests: usage && asked.plain });
    if (!found.ok) return failRefused(io, found);
    // Where images are told by their usage, those without a name are kept from sight, whatever the columns; so they are in a tree.
    const tree = flags.on('tree');
    const hidesNameless = usage
      ? !all && (filters.dangling === undefined || filters.dangling.includes('false'))
      : tree && !all;
    const images = hidesNameless ? found.value.filter(image => image.RepoTags.length > 0) : found.value;
    const digest = flags.on('digests');
    if (tree && !usage) {
      io.write('stdout', treeTable(images, io.columns.stdout));
      return WELL;
    }
    if (usage && asked.plain) io.write('stdout', usageTable(images, tree, io.columns.stdout));
    else {
      const format = imageFormat(listFormat(call, 'imagesFormat'), flags.on('quiet'), digest);
      const options = { truncate: !flags.on('no-trunc'), digest, format, now: engine.now() };
      const rendered = renderListing(format, imageListing(images, options), io.work);
      if (!rendered.ok) return fail(io, rendered.error);
      io.write('stdout', rendered.text);
    }
    if (images.length === 0 && pattern !== undefined && path.length === 1 && IMAGE_COMMANDS.has(pattern)) {
      // Docker 29 leaves out the empty line before it.
      const gap = usage ? '' : '\n';
      io.write('stderr', `${gap}No images found matching "${pattern}": did you mean "docker image ${pattern}"?\n`);
    }
    return WELL;
  },
  {
    aliases: ['list'],
    operands: ['image'],
    flags: [
      flag('all', 'bool', 'Include images that only serve as parents of others', {
        short: 'a',
        shownDefault: 'hides intermediate images',
      }),
      flag('digests', 'bool', 'Add a column with digests'),
      flag('filter', 'filter', 'Keep only images that meet the condition', {
        short: 'f',
        values: ['dangling=true', 'dangling=false', 'label=', 'reference=', 'before=', 'since=', 'until='],
      }),
      flag(
        'format',
        'string',
        "Print with a template: 'table', 'table TEMPLATE', 'json', or TEMPLATE in Go's template language",
      ),
      flag('no-trunc', 'bool', 'Print ids in full'),
      flag('quiet', 'bool', 'Print ids and nothing else', { short: 'q' }),
      flag('tree', 'bool', 'Show the platforms of each image as a tree (experimental)'),
    ],
  },
);
