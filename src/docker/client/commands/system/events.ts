import type { EventMessage } from '../../../engine/index.ts';
import { entryOf } from '../../../entry.ts';
import type { Json } from '../../../json.ts';
import type { Instant } from '../../../outcome.ts';
import type { Work } from '../../../work.ts';
import { interrupt, NO_PATIENCE } from '../../attached.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { execute } from '../../format/template/execute.ts';
import { FUNCTION_NAMES } from '../../format/template/functions.ts';
import { parseTemplate } from '../../format/template/parse.ts';
import { rfc3339Nano } from '../../format/time.ts';
import { typed } from '../../inspect/shape.ts';
import { SHAPES } from '../../inspect/shapes.ts';
import { parseMoment } from '../../moment.ts';

function line({ timeNano, Type, Action, Actor }: EventMessage): string {
  const attributes = Object.keys(Actor.Attributes)
    .sort()
    .map(key => `${key}=${entryOf(Actor.Attributes, key)}`)
    .join(', ');
  return `${rfc3339Nano(timeNano / 1e6)} ${Type} ${Action} ${Actor.ID}${attributes === '' ? '' : ` (${attributes})`}\n`;
}

/** As the API has a message: with the three old fields that only containers and images fill. */
function messageJson(event: EventMessage): Json {
  const { Type, Action, Actor, scope, time, timeNano } = event;
  const old = Type === 'container' || Type === 'image' ? { status: Action, id: Actor.ID } : {};
  const from = Type === 'container' && Actor.Attributes.image !== undefined ? { from: Actor.Attributes.image } : {};
  return {
    ...old,
    ...from,
    Type,
    Action,
    Actor: { ID: Actor.ID, Attributes: Actor.Attributes },
    scope,
    time,
    timeNano,
  };
}

type EventWriter =
  | { readonly ok: true; readonly write: (event: EventMessage) => string }
  | { readonly ok: false; readonly error: string };

/** How an event is printed; a template is tried on an empty message first, so that a wrong one is told at once. */
function writerOf(format: string, work: Work): EventWriter {
  if (format === '') return { ok: true, write: line };
  const parsed = parseTemplate(format === 'json' ? '{{json .}}' : format, FUNCTION_NAMES);
  if (!parsed.ok) return { ok: false, error: parsed.error };
  const value = (json: Json) => typed(json, '@events.Message', SHAPES);
  const empty = value({});
  const pointed = typeof empty === 'object' && empty?.kind === 'struct' ? { ...empty, type: '*events.Message' } : empty;
  const tried = execute(parsed.template, pointed, work);
  if (tried.error !== null) return { ok: false, error: tried.error };
  return { ok: true, write: event => `${execute(parsed.template, value(messageJson(event)), work).output}\n` };
}

/** A template that cannot be read ends the command with this code. */
const BAD_TEMPLATE = 64;

/** What has happened up to now; what is still to come cannot be waited for. */
export const systemEvents = command(
  'system events, events',
  '[OPTIONS]',
  '0',
  'Show what happened on the host',
  async ({ flags, io, engine }) => {
    const now = engine.now();
    const writer = writerOf(flags.text('format'), io.work);
    if (!writer.ok) return fail(io, `Error parsing format: ${writer.error}`, { exitCode: BAD_TEMPLATE });
    const moments: Record<'since' | 'until', Instant | null> = { since: null, until: null };
    for (const which of ['since', 'until'] as const) {
      if (flags.text(which) === '') continue;
      const moment = parseMoment(flags.text(which), now);
      if (!moment.ok) return fail(io, moment.error);
      moments[which] = moment.at;
    }
    const events = await engine.systemEvents({ ...moments, filters: flags.filters('filter') });
    if (!events.ok) return failRefused(io, events);
    let isLeft = false;
    const unwatch = io.watch(NO_PATIENCE, () => {
      isLeft = true;
      events.value.cancel();
    });
    for await (const event of events.value) io.write('stdout', writer.write(event));
    unwatch();
    if (isLeft) interrupt(io);
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
