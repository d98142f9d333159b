/** `docker search`: what Docker Hub has. */
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { renderListing } from '../../format/table.ts';
import { ellipsis } from '../../format/width.ts';

const AUTOMATED =
  'WARNING: the "is-automated" filter is deprecated, and searching for "is-automated=true" will not yield any results in future.\n';

const HEADERS = {
  Name: 'NAME',
  Description: 'DESCRIPTION',
  StarCount: 'STARS',
  IsOfficial: 'OFFICIAL',
};

export const search = command(
  'search',
  '[OPTIONS] TERM',
  '1',
  'Look for images on Docker Hub',
  async ({ flags, arguments: [term = ''], io, engine }) => {
    if (flags.filters('filter')['is-automated'] !== undefined) io.write('stderr', AUTOMATED);
    const found = await engine.imageSearch(term, { limit: flags.number('limit'), filters: flags.filters('filter') });
    if (!found.ok) return failRefused(io, found);
    const truncate = !flags.on('no-trunc');
    const rows = found.value.map(one => ({
      Name: one.name,
      Description: truncate ? ellipsis(one.description.replaceAll(/[\n\r]/g, ' '), 45) : one.description,
      StarCount: String(one.star_count),
      IsOfficial: one.is_official ? '[OK]' : '',
    }));
    const format = flags.text('format') || 'table';
    const rendered = renderListing(
      format === 'table' ? 'table {{.Name}}\t{{.Description}}\t{{.StarCount}}\t{{.IsOfficial}}' : format,
      { type: '*registry.searchContext', headers: HEADERS, rows },
      io.work,
    );
    if (!rendered.ok) return fail(io, rendered.error);
    io.write('stdout', rendered.text);
    return WELL;
  },
  {
    flags: [
      flag('filter', 'filter', 'Keep only images that meet the condition', {
        short: 'f',
        values: ['is-official=true', 'stars='],
      }),
      flag('format', 'string', "Print with a template in Go's template language"),
      flag('limit', 'int', 'Show at most so many'),
      flag('no-trunc', 'bool', 'Print descriptions in full'),
    ],
  },
);
