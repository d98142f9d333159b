import type { BuildCacheRecord, DiskUsage, Volume } from '../../../daemon/index.ts';
import type { Instant } from '../../../index.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { compactJson } from '../../format/json.ts';
import { type Row, renderListing } from '../../format/table.ts';
import { ago } from '../../format/time.ts';
import { humanSize } from '../../format/units.ts';
import { CONTAINER_HEADERS, containerRow } from '../container/ls.ts';
import { IMAGE_HEADERS, imageRows } from '../image/ls.ts';

const HEADERS = { Type: 'TYPE', TotalCount: 'TOTAL', Active: 'ACTIVE', Size: 'SIZE', Reclaimable: 'RECLAIMABLE' };
const SUMMARY = 'table {{.Type}}\t{{.TotalCount}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}';

/** `3.97MB (65%)`; no percentage of nothing. */
function share(part: number, whole: number): string {
  return whole > 0 ? `${humanSize(part)} (${Math.trunc((part * 100) / whole)}%)` : humanSize(part);
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

function volumeSize(volume: Volume): number {
  return Math.max(0, volume.UsageData?.Size ?? 0);
}

/** The build cache counts only what it does not share with images. */
function cacheSize(records: readonly BuildCacheRecord[]): number {
  return sum(records.filter(record => !record.Shared).map(record => record.Size));
}

function summary(usage: DiskUsage): readonly Row[] {
  const used = usage.Images.filter(image => image.Containers !== 0);
  const kept = sum(
    used.filter(image => image.Size !== -1 && image.SharedSize !== -1).map(image => image.Size - image.SharedSize),
  );
  const running = usage.Containers.filter(one => /running|paused|restarting/.test(one.State));
  const written = sum(usage.Containers.map(one => one.SizeRw ?? 0));
  const idle = written - sum(running.map(one => one.SizeRw ?? 0));
  const linked = usage.Volumes.filter(volume => (volume.UsageData?.RefCount ?? 0) > 0);
  const stored = sum(usage.Volumes.map(volumeSize));
  const cached = cacheSize(usage.BuildCache);
  const busy = usage.BuildCache.filter(record => record.InUse);
  return [
    {
      Type: 'Images',
      TotalCount: String(usage.Images.length),
      Active: String(used.length),
      Size: humanSize(usage.LayersSize),
      Reclaimable: share(usage.LayersSize - kept, usage.LayersSize),
    },
    {
      Type: 'Containers',
      TotalCount: String(usage.Containers.length),
      Active: String(running.length),
      Size: humanSize(written),
      Reclaimable: share(idle, written),
    },
    {
      Type: 'Local Volumes',
      TotalCount: String(usage.Volumes.length),
      Active: String(linked.length),
      Size: humanSize(stored),
      Reclaimable: share(stored - sum(linked.map(volumeSize)), stored),
    },
    {
      Type: 'Build Cache',
      TotalCount: String(usage.BuildCache.length),
      Active: String(busy.length),
      Size: humanSize(cached),
      Reclaimable: humanSize(cached - cacheSize(busy)),
    },
  ];
}

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

function cacheRow(record: BuildCacheRecord, now: Instant): Row {
  return {
    ID: record.ID.slice(0, 12) + (record.InUse ? '*' : ''),
    Parent: (record.Parents ?? []).join(', '),
    CacheType: record.Type,
    Description: record.Description,
    InUse: String(record.InUse),
    Shared: String(record.Shared),
    Size: humanSize(record.Size, 3),
    CreatedSince: ago(Date.parse(record.CreatedAt) / 1000, now),
    LastUsedSince: record.LastUsedAt === null ? '' : ago(Date.parse(record.LastUsedAt) / 1000, now),
    UsageCount: String(record.UsageCount),
  };
}

function volumeRow(volume: Volume): Row {
  return {
    Name: volume.Name,
    Links: String(volume.UsageData?.RefCount ?? 'N/A'),
    Size: volume.UsageData === undefined ? 'N/A' : humanSize(volumeSize(volume)),
  };
}

/** One of the tables of `df -v`. */
function table(
  type: string,
  headers: Readonly<Record<string, string>>,
  fields: readonly string[],
  rows: readonly Row[],
): string {
  const format = `table ${fields.map(field => `{{.${field}}}`).join('\t')}`;
  const rendered = renderListing(format, { type, headers, rows });
  return rendered.ok ? rendered.text : '';
}

function verbose(usage: DiskUsage, now: Instant): string {
  const images = imageRows(usage.Images, { truncate: true, digest: false, format: '', now });
  const containers = usage.Containers.map(one => ({
    ...containerRow(one, true, now),
    Size: humanSize(one.SizeRw ?? 0, 3),
  }));
  const cache = usage.BuildCache.map(record => cacheRow(record, now));
  return [
    'Images space usage:\n\n',
    table(
      '*formatter.imageContext',
      IMAGE_HEADERS,
      ['Repository', 'Tag', 'ID', 'CreatedSince', 'Size', 'SharedSize', 'UniqueSize', 'Containers'],
      images,
    ),
    '\nContainers space usage:\n\n',
    table(
      '*formatter.ContainerContext',
      CONTAINER_HEADERS,
      ['ID', 'Image', 'Command', 'LocalVolumes', 'Size', 'RunningFor', 'Status', 'Names'],
      containers,
    ),
    '\nLocal Volumes space usage:\n\n',
    table(
      '*formatter.volumeContext',
      { Name: 'VOLUME NAME', Links: 'LINKS', Size: 'SIZE' },
      ['Name', 'Links', 'Size'],
      usage.Volumes.map(volumeRow),
    ),
    `\nBuild cache usage: ${humanSize(cacheSize(usage.BuildCache))}\n\n`,
    table(
      '*formatter.buildCacheContext',
      CACHE_HEADERS,
      ['ID', 'CacheType', 'Size', 'CreatedSince', 'LastUsedSince', 'UsageCount', 'Shared'],
      cache,
    ),
  ].join('');
}

export const systemDf = command(
  'system df',
  '[OPTIONS]',
  '0',
  'Show how much of the disk Docker uses, and how much could be won back',
  async ({ flags, io, engine }) => {
    const format = flags.text('format');
    const usage = await engine.systemDataUsage();
    if (!usage.ok) return failRefused(io, usage);
    if (flags.on('verbose')) {
      if (format === 'json') {
        io.write('stdout', `${compactJson(JSON.parse(JSON.stringify(usage.value)), true)}\n`);
        return WELL;
      }
      if (format !== '' && format !== 'table') return fail(io, 'the verbose and the format options conflict');
      io.write('stdout', verbose(usage.value, engine.now()));
      return WELL;
    }
    const rendered = renderListing(format === '' || format === 'table' ? SUMMARY : format, {
      type: '*formatter.diskUsageContext',
      headers: HEADERS,
      rows: summary(usage.value),
    });
    if (!rendered.ok) return fail(io, rendered.error);
    io.write('stdout', rendered.text);
    return WELL;
  },
  {
    flags: [
      flag(
        'format',
        'string',
        "Print with a template: 'table', 'table TEMPLATE', 'json', or TEMPLATE in Go's template language",
      ),
      flag('verbose', 'bool', 'Show every image, container, volume and record of the cache', { short: 'v' }),
    ],
  },
);
