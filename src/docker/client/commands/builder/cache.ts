/** `docker buildx du`, `prune`, `ls`, `version`; `docker builder prune`. */
import type { BuildCacheRecord } from '../../../engine/index.ts';
import type { Instant } from '../../../outcome.ts';
import { quote } from '../../../quote.ts';
import { command, fail, WELL } from '../../command.ts';
import { confirmed, declined } from '../../confirm.ts';
import { failBuilder } from '../../failure.ts';
import { flag, unsimulated } from '../../flags/flag.ts';
import { isTable, type Row, renderListing } from '../../format/table.ts';
import { ago } from '../../format/time.ts';
import { humanSize } from '../../format/units.ts';
import { slice } from '../../format/value.ts';
import { wrongFilter } from './filter.ts';

const HEADER = 'ID\t\t\t\t\t\tRECLAIMABLE\tSIZE\t\tLAST ACCESSED\n';

/** Records that a later build may change in place. */
function isMutable({ Type }: BuildCacheRecord): boolean {
  return Type === 'source.local' || Type === 'exec.cachemount';
}

function row(record: BuildCacheRecord, now: Instant): string {
  const id = record.ID + (isMutable(record) ? '*' : '');
  // What is removed is shared with nobody any more.
  const size = humanSize(record.Size);
  const used = record.LastUsedAt === null ? '' : ago(Date.parse(record.LastUsedAt) / 1000, now);
  return `${id.padEnd(40)}\t${String(!record.InUse).padEnd(5)}    \t${size.padEnd(10)}\t${used}\n`;
}

function sum(records: readonly BuildCacheRecord[]): number {
  return records.reduce((total, record) => total + record.Size, 0);
}

const BUILDER = flag('builder', 'string', 'The builder to ask', { values: ['default'] });
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
    Parents: { ...slice('[]string', record.Parents ?? []), nil: (record.Parents ?? []).length === 0 },
    CreatedAt: goInstant(Date.parse(record.CreatedAt)),
    Mutable: isMutable(record),
    Reclaimable: !record.InUse,
    Shared: record.Shared,
    Size: humanSize(record.Size) + (stars && record.Shared ? '*' : ''),
    Description: record.Description,
    UsageCount: BigInt(record.UsageCount),
    LastUsedAt: record.LastUsedAt === null ? '' : ago(Date.parse(record.LastUsedAt) / 1000, now),
    Type: record.Type,
  };
}

const PRETTY = [
  'ID:           {{.ID}}',
  '{{- if .Parents}}\nParents:{{range .Parents}}\n - {{.}}{{end}}{{end}}',
  'Created at:   {{.CreatedAt}}',
  'Mutable:      {{.Mutable}}',
  'Reclaimable:  {{.Reclaimable}}',
  'Shared:       {{.Shared}}',
  'Size:         {{.Size}}',
  '{{- if .Description}}\nDescription:  {{.Description}}{{end}}',
  'Usage count:  {{.UsageCount}}',
  '{{- if .LastUsedAt}}\nLast used:    {{.LastUsedAt}}{{end}}',
  '{{- if .Type}}\nType:         {{.Type}}{{end}}\n',
].join('\n');

export const buildxDu = command(
  'buildx du',
  '',
  '0',
  'Show how much of the disk the build cache uses',
  async ({ flags, io, engine }) => {
    if (flags.on('verbose') && flags.text('format') !== '')
      return fail(io, 'ERROR: --format and --verbose cannot be used together');
    const filters = flags.filters('filter');
    const wrong = wrongFilter(filters) ?? noBuilder(flags.text('builder'));
    if (wrong !== null) return fail(io, wrong);
    const usage = await engine.buildDiskUsage(filters);
    if (!usage.ok) return failBuilder(io, usage);
    const records = usage.value;
    const now = engine.now();
    const asked = flags.text('format') || (flags.on('verbose') ? 'pretty' : 'table');
    const format = asked === 'table' ? TABLE : asked === 'pretty' ? PRETTY : asked;
    const rows = records.map(record => fields(record, now, isTable(format)));
    const rendered = renderListing(format, { type: '*commands.diskusageContext', headers: HEADERS, rows }, io.work);
    if (!rendered.ok) return fail(io, `ERROR: ${rendered.error}`);
    io.write('stdout', rendered.text);
    if ((format !== TABLE && format !== PRETTY) || Object.keys(filters).length > 0) return WELL;
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

/** `2025-02-14 03:28:36.5 +0000 UTC`, as Go's Time.String() tells a moment with its fraction. */
function goInstant(instant: Instant): string {
  const [seconds = '', fraction = ''] = new Date(instant).toISOString().replace('Z', '').split('.');
  const rest = fraction.replace(/0+$/, '');
  return `${seconds.replace('T', ' ')}${rest === '' ? '' : `.${rest}`} +0000 UTC`;
}

/** There is one builder. */
function noBuilder(name: string): string | null {
  return name === '' || name === 'default' ? null : `ERROR: no builder ${quote(name)} found`;
}

/** A record as a prune tells of it: columns are tabs, so lines are told apart by the longest name. */
function verbose(record: BuildCacheRecord, now: Instant): string {
  const parents = record.Parents ?? [];
  const lines = [
    ['ID', record.ID],
    ...(parents.length === 0 ? [] : [['Parent', parents.join(',')]]),
    ['Created at', goInstant(Date.parse(record.CreatedAt))],
    ['Mutable', String(isMutable(record))],
    ['Reclaimable', String(!record.InUse)],
    ['Shared', 'false'],
    ['Size', humanSize(record.Size)],
    ...(record.Description === '' ? [] : [['Description', record.Description]]),
    ['Usage count', String(record.UsageCount)],
    ...(record.LastUsedAt === null ? [] : [['Last used', ago(Date.parse(record.LastUsedAt) / 1000, now)]]),
    ['Type', record.Type],
  ];
  return `${lines.map(([name = '', value]) => `${name}:${name.length < 7 ? '\t\t' : '\t'}${value}\n`).join('')}\n`;
}

export const buildxPrune = command(
  'buildx prune, builder prune',
  '',
  '0',
  'Remove what the build cache keeps',
  async ({ flags, io, engine }) => {
    const all = flags.on('all');
    const wrong = wrongFilter(flags.filters('filter'));
    if (wrong !== null) return fail(io, wrong);
    const warning = all
      ? 'WARNING! This will remove all build cache. Are you sure you want to continue?'
      : 'WARNING! This will remove all dangling build cache. Are you sure you want to continue?';
    if (!flags.on('force') && !confirmed(io, warning)) return declined(io);
    const missing = noBuilder(flags.text('builder'));
    if (missing !== null) return fail(io, missing);
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
    if (!pruned.ok) return failBuilder(io, pruned);
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
  '',
  '0',
  'Show the builders',
  async ({ io, engine }) => {
    const found = await engine.systemVersion();
    if (!found.ok) return failBuilder(io, found);
    const platform = `linux/${found.value.Arch}`;
    io.write('stdout', 'NAME/NODE     DRIVER/ENDPOINT   STATUS    BUILDKIT   PLATFORMS\n');
    io.write('stdout', 'default*      docker                                 \n');
    io.write('stdout', ` \\_ default    \\_ default       running   ${BUILDKIT}    ${platform}\n`);
    return WELL;
  },
  {
    shownAs: 'buildx ls',
    flags: [
      DEBUG,
      unsimulated('format', 'string', "Print with a template, or as 'table' or 'json'", { usual: 'table' }),
      unsimulated('no-trunc', 'bool', 'Cut nothing short'),
    ],
    plugin: true,
  },
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
