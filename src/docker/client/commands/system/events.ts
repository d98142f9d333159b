import type { EventMessage } from '../../../daemon/index.ts';
import { interrupt } from '../../attached.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { renderListing } from '../../format/table.ts';
import { rfc3339Nano } from '../../format/time.ts';
import { parseMoment } from '../../moment.ts';

function line(event: EventMessage): string {
  const attributes = Object.entries(event.Actor.Attributes)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(', ');
  const time = rfc3339Nano(event.timeNano / 1e6);
  return `${time} ${event.Type} ${event.Action} ${event.Actor.ID}${attributes === '' ? '' : ` (${attributes})`}\n`;
}

/** What has happened up to now; what is still to come cannot be waited for. */
export const systemEvents = command(
  'system events, events',
  '[OPTIONS]',
  '0',
  'Show what happened on the host',
  async ({ flags, io, engine }) => {
    const now = engine.now();
    const moments = { since: now, until: now };
    for (const which of ['since', 'until'] as const) {
      if (flags.text(which) === '') continue;
      const moment = parseMoment(flags.text(which), now);
      if (!moment.ok) return fail(io, moment.error);
      moments[which] = moment.at;
    }
    const events = await engine.systemEvents({ ...moments, filters: flags.filters('filter') });
    if (!events.ok) return failRefused(io, events);
    const format = flags.text('format');
    if (format === '') {
      for (const event of events.value) io.write('stdout', line(event));
    } else {
      const rows = events.value.map(event => ({
        Type: event.Type,
        Action: event.Action,
        ID: event.Actor.ID,
        Scope: event.scope,
        Time: BigInt(event.time),
        TimeNano: BigInt(Math.trunc(event.timeNano)),
      }));
      const rendered = renderListing(format, { type: 'events.Message', headers: {}, rows });
      if (!rendered.ok) return fail(io, rendered.error);
      io.write('stdout', rendered.text);
    }
    if (flags.text('until') === '') interrupt(io);
    return WELL;
  },
  {
    flags: [
      flag('filter', 'filter', 'Show only what meets the condition', {
        short: 'f',
        values: ['type=', 'event=', 'container=', 'image='],
      }),
      flag('format', 'string', "Print with a template: 'json', or TEMPLATE in Go's template language"),
      flag('since', 'string', 'Begin with this moment'),
      flag('until', 'string', 'Stop at this moment'),
    ],
  },
);
