import type { HistoryItem } from '../../../engine/index.ts';
import type { Instant } from '../../../outcome.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { shortId } from '../../format/short.ts';
import { type Row, renderListing } from '../../format/table.ts';
import { ago, rfc3339Seconds } from '../../format/time.ts';
import { humanSize } from '../../format/units.ts';
import { ellipsis } from '../../format/width.ts';
import { askedPlatform } from '../../platform.ts';

const HEADERS = {
  ID: 'IMAGE',
  CreatedSince: 'CREATED',
  CreatedAt: 'CREATED AT',
  CreatedBy: 'CREATED BY',
  Size: 'SIZE',
  Comment: 'COMMENT',
};

/** Earlier than this a time says nothing: reproducible builds set it to the epoch. 2000-01-01T00:00:00Z. */
const MEANINGLESS_BEFORE = 946_684_800;

function row(item: HistoryItem, human: boolean, truncate: boolean, now: Instant): Row {
  const createdAt = rfc3339Seconds(item.Created);
  const createdBy = item.CreatedBy.replaceAll('\t', ' ');
  return {
    ID: truncate ? shortId(item.Id) : item.Id,
    CreatedAt: createdAt,
    CreatedSince: !human ? createdAt : item.Created <= MEANINGLESS_BEFORE ? 'N/A' : ago(item.Created, now),
    CreatedBy: truncate ? ellipsis(createdBy, 45) : createdBy,
    Size: human ? humanSize(item.Size, 3) : String(item.Size),
    Comment: item.Comment,
  };
}

function formatOf(source: string, quiet: boolean, human: boolean): string {
  if (source !== 'table') return source;
  if (quiet) return '{{.ID}}';
  return `table {{.ID}}\t{{.${human ? 'CreatedSince' : 'CreatedAt'}}}\t{{.CreatedBy}}\t{{.Size}}\t{{.Comment}}`;
}

export const imageHistory = command(
  'image history, history',
  '[OPTIONS] IMAGE',
  '1',
  'Show what an image was made of, newest first',
  async call => {
    const {
      flags,
      arguments: [name = ''],
      io,
      engine,
    } = call;
    const asked = askedPlatform(call, 'invalid platform: ');
    if (asked.refused !== null) return asked.refused;
    const history = await engine.imageHistory(name, asked.platform);
    if (!history.ok) return failRefused(io, history);
    const human = flags.on('human');
    const rows = history.value.map(item => row(item, human, !flags.on('no-trunc'), engine.now()));
    const format = formatOf(flags.text('format') || 'table', flags.on('quiet'), human);
    const rendered = renderListing(format, { type: '*image.historyContext', headers: HEADERS, rows }, call.io.work);
    if (!rendered.ok) return fail(io, rendered.error);
    io.write('stdout', rendered.text);
    return WELL;
  },
  {
    operands: ['image'],
    flags: [
      flag(
        'format',
        'string',
        "Print with a template: 'table', 'table TEMPLATE', 'json', or TEMPLATE in Go's template language",
      ),
      flag('human', 'bool', 'Print sizes and dates for people', { short: 'H', usual: 'true' }),
      flag('no-trunc', 'bool', 'Print everything in full'),
      flag('platform', 'string', 'Look at the image for this platform'),
      flag('quiet', 'bool', 'Print ids and nothing else', { short: 'q' }),
    ],
  },
);
