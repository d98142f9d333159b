import type { DiskUsage } from '../../../engine/index.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { type Row, renderListing } from '../../format/table.ts';
import { humanSize } from '../../format/units.ts';
import { verboseUsage } from './df-verbose.ts';
import { cacheSize, sum, volumeSize } from './usage.ts';

const HEADERS = { Type: 'TYPE', TotalCount: 'TOTAL', Active: 'ACTIVE', Size: 'SIZE', Reclaimable: 'RECLAIMABLE' };
const SUMMARY = 'table {{.Type}}\t{{.TotalCount}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}';

/** `3.97MB (65%)`; no percentage of nothing. */
function share(part: number, whole: number): string {
  return whole > 0 ? `${humanSize(part)} (${Math.trunc((part * 100) / whole)}%)` : humanSize(part);
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

const RAW = `type: {{.Type}}
total: {{.TotalCount}}
active: {{.Active}}
size: {{.Size}}
reclaimable: {{.Reclaimable}}
`;

function formatOf(source: string): string {
  return source === 'table' ? SUMMARY : source === 'raw' ? RAW : source;
}

export const systemDf = command(
  'system df',
  '[OPTIONS]',
  '0',
  'Show how much of the disk Docker uses, and how much could be won back',
  async ({ flags, io, engine }) => {
    const format = flags.text('format') || 'table';
    const usage = await engine.systemDataUsage();
    if (!usage.ok) return failRefused(io, usage);
    if (flags.on('verbose')) {
      const { text, error } = verboseUsage(usage.value, format, engine.now(), io.work);
      io.write('stdout', text);
      return error === null ? WELL : fail(io, error);
    }
    const rendered = renderListing(
      formatOf(format),
      {
        type: '*formatter.diskUsageImagesContext',
        headers: HEADERS,
        rows: summary(usage.value),
      },
      io.work,
    );
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
