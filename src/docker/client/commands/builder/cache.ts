/** `docker buildx du`, `prune`, `ls`, `version`; `docker builder prune`. */
import { type BuildCacheRecord, meetsFilters } from '../../../daemon/index.ts';
import type { Instant } from '../../../index.ts';
import { command, fail, WELL } from '../../command.ts';
import { confirmed, declined } from '../../confirm.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { isTable, type Row, renderListing } from '../../format/table.ts';
import { ago } from '../../format/time.ts';
import { humanSize } from '../../format/units.ts';

const HEADER = 'ID\t\t\t\t\t\tRECLAIMABLE\tSIZE\t\tLAST ACCESSED\n';

/** Records that a later build may change in place. */
function isMutable({ Type }: BuildCacheRecord): boolean {
  return Type === 'source.local' || Type === 'exec.cachemount';
}

function row(record: BuildCacheRecord, now: Instant): string {
  const id = record.ID + (isMutable(record) ? '*' : '');
  const size = humanSize(record.Size) + (record.Shared ? '*' : '');
  const used = record.LastUsedAt === null ? '' : ago(Date.parse(record.LastUsedAt) / 1000, now);
  return `${id.padEnd(40)}\t${String(!record.InUse).padEnd(5)}    \t${size.padEnd(10)}\t${used}\n`;
}

function sum(records: readonly BuildCacheRecord[]): number {
  return records.reduce((total, record) => total + record.Size, 0);
}

const BUILDER = flag('builder', 'string', 'The builder to ask', { usual: 'default', values: ['default'] });
const DEBUG = flag('debug', 'bool', 'Say more about what is done', { short: 'D' });
const FILTER = flag('filter', 'filter', 'Keep only records that meet the condition', {
  values: ['type=regular', 'type=source.local', 'type=exec.cachemount', 'until=', 'inuse', 'shared', 'private'],
});

const FORMAT = flag(
  'format',
  'string',
  "Print with a template: 'table', 'json', or TEMPLATE in Go's template language",
);

const HEADERS = {
  ID: 'ID',
  Parents: 'PARENTS',
  CreatedAt: 'CREATED AT',
  Mutable: 'MUTABLE',
  Reclaimable: 'RECLAIMABLE',
  Shared: 'SHARED',
  Size: 'SIZE',
  Description: 'DESCRIPTION',
  UsageCount: 'USAGE COUNT',
  LastUsedAt: 'LAST ACCESSED',
  Type: 'TYPE',
};

const TABLE = 'table {{.ID}}\t{{.Reclaimable}}\t{{.Size}}\t{{.LastUsedAt}}';

/** In a table a star stands after an id that may still change, and after a size that is shared with images. */
function fields(record: BuildCacheRecord, now: Instant, stars: boolean): Row {
  return {
    ID: record.ID + (stars && isMutable(record) ? '*' : ''),
    Parents: (record.Parents ?? []).join(','),
    CreatedAt: record.CreatedAt,
    Mutable: String(isMutable(record)),
    Reclaimable: String(!record.InUse),
    Shared: String(record.Shared),
    Size: humanSize(record.Size) + (stars && record.Shared ? '*' : ''),
    Description: record.Description,
    UsageCount: String(record.UsageCount),
    LastUsedAt: record.LastUsedAt === null ? '' : ago(Date.parse(record.LastUsedAt) / 1000, now),
    Type: record.Type,
  };
}

export const buildxDu = command(
  'buildx du',
  '',
  '0',
  'Show how much of the disk the build cache uses',
  async ({ flags, io, engine }) => {
    const usage = await engine.systemDataUsage();
    if (!usage.ok) return failRefused(io, usage);
    const filters = flags.filters('filter');
    const records = usage.value.BuildCache.filter(record => meetsFilters(record, filters));
    const now = engine.now();
    const format = flags.text('format') || 'table';
    if (flags.on('verbose')) {
      if (flags.given('format')) return fail(io, 'ERROR: --format and --verbose cannot be used together');
      for (const record of records) io.write('stdout', verbose(record, now));
    } else {
      const rows = records.map(record => fields(record, now, isTable(format)));
      const source = format === 'table' ? TABLE : format;
      const rendered = renderListing(source, { type: '*commands.duContext', headers: HEADERS, rows });
      if (!rendered.ok) return fail(io, rendered.error);
      io.write('stdout', rendered.text);
      if (!isTable(format)) return WELL;
    }
    const shared = sum(records.filter(record => record.Shared));
    const total = sum(records);
    const free = sum(records.filter(record => !record.InUse));
    if (shared > 0) {
      io.write('stdout', `Shared:\t\t${humanSize(shared)}\nPrivate:\t${humanSize(total - shared)}\n`);
    }
    io.write('stdout', `Reclaimable:\t${humanSize(free)}\nTotal:\t\t${humanSize(total)}\n`);
    return WELL;
  },
  {
    shownAs: 'buildx du',
    flags: [BUILDER, DEBUG, FILTER, FORMAT, flag('verbose', 'bool', 'Say more of each record')],
    plugin: true,
  },
);

function verbose(record: BuildCacheRecord, now: Instant): string {
  const lines = [
    ['ID', record.ID],
    ...(record.Parents === undefined || record.Parents.length === 0 ? [] : [['Parents', record.Parents.join(',')]]),
    ['Created at', record.CreatedAt],
    ['Mutable', String(isMutable(record))],
    ['Reclaimable', String(!record.InUse)],
    ['Shared', String(record.Shared)],
    ['Size', humanSize(record.Size)],
    ['Description', record.Description],
    ['Usage count', String(record.UsageCount)],
    ...(record.LastUsedAt === null ? [] : [['Last used', ago(Date.parse(record.LastUsedAt) / 1000, now)]]),
    ['Type', record.Type],
  ];
  return `${lines.map(([name, value]) => `${`${name}:`.padEnd(16)}${value}\n`).join('')}\n`;
}

export const buildxPrune = command(
  'buildx prune, builder prune',
  '',
  '0',
  'Remove what the build cache keeps',
  async ({ flags, io, engine }) => {
    const all = flags.on('all');
    const warning = all
      ? 'WARNING! This will remove all build cache. Are you sure you want to continue?'
      : 'WARNING! This will remove all dangling build cache. Are you sure you want to continue?';
    if (!flags.on('force') && !confirmed(io, warning)) return declined(io);
    if (flags.given('keep-storage'))
      io.write(
        'stderr',
        'Flag --keep-storage has been deprecated, keep-storage flag has been changed to reserved-space\n',
      );
    const keepStorage = Math.max(
      flags.number('reserved-space'),
      flags.number('max-used-space'),
      flags.number('keep-storage'),
    );
    const pruned = await engine.buildPrune({ all, filters: flags.filters('filter'), keepStorage });
    if (!pruned.ok) return failRefused(io, pruned);
    const { Records } = pruned.value;
    const now = engine.now();
    const rows = Records.map(record => (flags.on('verbose') ? verbose(record, now) : row(record, now))).join('');
    if (Records.length > 0) io.write('stdout', (flags.on('verbose') ? '' : HEADER) + rows);
    io.write('stdout', `Total:\t${humanSize(sum(Records))}\n`);
    return WELL;
  },
  {
    shownAs: 'buildx prune',
    flags: [
      flag('all', 'bool', 'Remove every record and not only those that no image needs', { short: 'a' }),
      BUILDER,
      DEBUG,
      FILTER,
      flag('force', 'bool', 'Do not ask', { short: 'f' }),
      flag('keep-storage', 'bytes', 'The old name of reserved-space', { hidden: true }),
      flag('max-used-space', 'bytes', 'Keep at most so much'),
      flag('min-free-space', 'bytes', 'Leave so much of the disk free'),
      flag('reserved-space', 'bytes', 'Keep at least so much'),
      flag('verbose', 'bool', 'Say more of each record'),
    ],
    plugin: true,
  },
);

const BUILDKIT = 'v0.25.2';

export const buildxLs = command(
  'buildx ls',
  '[OPTIONS]',
  '0',
  'Show the builders',
  async ({ io, engine }) => {
    const found = await engine.systemVersion();
    if (!found.ok) return failRefused(io, found);
    const platform = `linux/${found.value.Arch}`;
    io.write('stdout', 'NAME/NODE     DRIVER/ENDPOINT   STATUS    BUILDKIT   PLATFORMS\n');
    io.write('stdout', 'default*      docker                                 \n');
    io.write('stdout', ` \\_ default    \\_ default       running   ${BUILDKIT}    ${platform}\n`);
    return WELL;
  },
  { shownAs: 'buildx ls', flags: [DEBUG], plugin: true },
);

export const buildxVersion = command(
  'buildx version',
  '',
  '0',
  'Show the version of Buildx',
  async ({ io }) => {
    const { version, commit } = io.profile.client.buildx;
    io.write('stdout', `github.com/docker/buildx v${version} ${commit}\n`);
    return WELL;
  },
  { shownAs: 'buildx version', flags: [DEBUG], plugin: true },
);
