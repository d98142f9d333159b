/**
 * `docker system df -v`: every image, container, volume and record of the cache, in four tables or through one template that sees
 * all of them. Rule: verboseWrite of docker/cli 28.5.2.
 */
import type { BuildCacheRecord, DiskUsage, Volume } from '../../../engine/index.ts';
import type { Instant } from '../../../outcome.ts';
import type { Work } from '../../../work.ts';
import { isTable, type Row, renderListing, renderWhole, rowValue } from '../../format/table.ts';
import { ago, goTime } from '../../format/time.ts';
import { humanSize } from '../../format/units.ts';
import { type GoField, type GoStruct, slice } from '../../format/value.ts';
import { CONTAINER_HEADERS, containerRawFormat, containerRow } from '../container/ls.ts';
import { IMAGE_HEADERS, imageFormat, imageRows } from '../image/ls.ts';
import { cacheSize, volumeSize } from './usage.ts';

const CACHE_HEADERS = {
  ID: 'CACHE ID',
  Parent: 'PARENT',
  CacheType: 'CACHE TYPE',
  Size: 'SIZE',
  CreatedSince: 'CREATED',
  LastUsedSince: 'LAST USED',
  UsageCount: 'USAGE',
  Shared: 'SHARED',
  Description: 'DESCRIPTION',
  InUse: 'IN USE',
};

const RAW_VOLUME = 'name: {{.Name}}\ndriver: {{.Driver}}\n';
const RAW_CACHE = `build_cache_id: {{.ID}}
parent_id: {{.Parent}}
build_cache_type: {{.CacheType}}
description: {{.Description}}
created_at: {{.CreatedAt}}
created_since: {{.CreatedSince}}
last_used_at: {{.LastUsedAt}}
last_used_since: {{.LastUsedSince}}
usage_count: {{.UsageCount}}
in_use: {{.InUse}}
shared: {{.Shared}}
`;

const RAW = `{{range .Images}}type: Image
${imageFormat('raw', false, true)}
{{end -}}
{{range .Containers}}type: Container
${containerRawFormat(true)}
{{end -}}
{{range .Volumes}}type: Volume
${RAW_VOLUME}
{{end -}}
{{range .BuildCache}}type: Build Cache
${RAW_CACHE}
{{end -}}`;

function cacheRow(record: BuildCacheRecord, truncate: boolean, now: Instant): Row {
  const created = Date.parse(record.CreatedAt) / 1000;
  const used = record.LastUsedAt === null ? null : Date.parse(record.LastUsedAt) / 1000;
  const short = (id: string) => (truncate ? id.slice(0, 12) : id);
  return {
    ID: short(record.ID) + (record.InUse ? '*' : ''),
    Parent: short((record.Parents ?? []).join(', ')),
    CacheType: record.Type,
    Description: record.Description,
    InUse: String(record.InUse),
    Shared: String(record.Shared),
    Size: humanSize(record.Size, 3),
    CreatedAt: goTime(created),
    CreatedSince: ago(created, now),
    LastUsedAt: used === null ? '' : goTime(used),
    LastUsedSince: used === null ? '' : ago(used, now),
    UsageCount: String(record.UsageCount),
  };
}

function volumeRow(volume: Volume): Row {
  return {
    Availability: 'N/A',
    Driver: volume.Driver,
    Group: 'N/A',
    Labels: Object.entries(volume.Labels ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
    Links: String(volume.UsageData?.RefCount ?? 'N/A'),
    Mountpoint: volume.Mountpoint,
    Name: volume.Name,
    Scope: volume.Scope,
    Size: volume.UsageData === undefined ? 'N/A' : humanSize(volumeSize(volume)),
    Status: 'N/A',
  };
}

interface UsageSection {
  /** As a template names it. */
  readonly name: string;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The columns of its table. */
  readonly fields: readonly string[];
  readonly rows: readonly Row[];
}

/** Records of the cache by their last use; those that were never used come first. */
function byLastUse(records: readonly BuildCacheRecord[]): readonly BuildCacheRecord[] {
  const used = (one: BuildCacheRecord) => one.LastUsedAt ?? '';
  return [...records].sort((a, b) => (used(a) === used(b) ? (a.ID < b.ID ? -1 : 1) : used(a) < used(b) ? -1 : 1));
}

function partsOf(usage: DiskUsage, truncate: boolean, now: Instant): readonly UsageSection[] {
  // An image stands there once, under its first name.
  const images = usage.Images.map(image => ({ ...image, RepoTags: image.RepoTags.slice(0, 1), RepoDigests: [] }));
  return [
    {
      name: 'Images',
      type: '*formatter.imageContext',
      headers: IMAGE_HEADERS,
      fields: ['Repository', 'Tag', 'ID', 'CreatedSince', 'Size', 'SharedSize', 'UniqueSize', 'Containers'],
      rows: imageRows(images, { truncate, digest: false, format: '', now }).map(row => ({ ...row, Digest: '' })),
    },
    {
      name: 'Containers',
      type: '*formatter.ContainerContext',
      headers: CONTAINER_HEADERS,
      fields: ['ID', 'Image', 'Command', 'LocalVolumes', 'Size', 'RunningFor', 'Status', 'Names'],
      rows: usage.Containers.map(one => containerRow({ ...one, SizeRootFs: 0 }, truncate, now)),
    },
    {
      name: 'Volumes',
      type: '*formatter.volumeContext',
      headers: { Name: 'VOLUME NAME', Links: 'LINKS', Size: 'SIZE' },
      fields: ['Name', 'Links', 'Size'],
      rows: usage.Volumes.map(volumeRow),
    },
    {
      name: 'BuildCache',
      type: '*formatter.buildCacheContext',
      headers: CACHE_HEADERS,
      fields: ['ID', 'CacheType', 'Size', 'CreatedSince', 'LastUsedSince', 'UsageCount', 'Shared'],
      rows: byLastUse(usage.BuildCache).map(one => cacheRow(one, truncate, now)),
    },
  ];
}

function tableOf({ type, headers, rows, fields }: UsageSection, work: Work): string {
  const format = `table ${fields.map(field => `{{.${field}}}`).join('\t')}`;
  const rendered = renderListing(format, { type, headers, rows }, work);
  return rendered.ok ? rendered.text : '';
}

function structOf(parts: readonly UsageSection[]): GoStruct {
  const fields = parts.map(
    ({ name, type, rows }): GoField => ({
      name,
      value: slice(
        `[]${type}`,
        rows.map(row => rowValue(type, row)),
      ),
      json: name,
      omitEmpty: false,
    }),
  );
  return { kind: 'struct', type: '*formatter.diskUsageContext', fields, ownJson: null, ownText: null };
}

/** What is written, and what went wrong after it. */
export function verboseUsage(
  usage: DiskUsage,
  format: string,
  now: Instant,
  work: Work,
): { readonly text: string; readonly error: string | null } {
  const parts = partsOf(usage, isTable(format), now);
  if (format !== 'table') return renderWhole(format === 'raw' ? RAW : format, structOf(parts), work);
  const titles = [
    'Images space usage:',
    '\nContainers space usage:',
    '\nLocal Volumes space usage:',
    `\nBuild cache usage: ${humanSize(cacheSize(usage.BuildCache))}`,
  ];
  return { text: parts.map((part, at) => `${titles[at]}\n\n${tableOf(part, work)}`).join(''), error: null };
}
