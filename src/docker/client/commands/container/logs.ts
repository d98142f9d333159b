import type { ContainerInspect, OutputChunk } from '../../../engine/index.ts';
import { entryOf } from '../../../entry.ts';
import { type Json, objectOf } from '../../../json.ts';
import type { Instant } from '../../../outcome.ts';
import { interrupt } from '../../attached.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { rfc3339Nano } from '../../format/time.ts';
import { parseMoment } from '../../moment.ts';

/** Each line with what `-t` and `--details` put before it. A line may come in several pieces: only its beginning is marked. */
function marker(timestamps: boolean, details: string | null): (chunk: OutputChunk) => string {
  if (!timestamps && details === null) return ({ text }) => text;
  const atStart = { stdout: true, stderr: true };
  return chunk => {
    const mark = `${timestamps ? `${rfc3339Nano(chunk.at)} ` : ''}${details === null ? '' : `${details} `}`;
    const lines = chunk.text.split(/(?<=\n)/);
    return lines
      .map(line => {
        const begins = atStart[chunk.stream];
        atStart[chunk.stream] = line.endsWith('\n');
        return begins && line !== '' ? mark + line : line;
      })
      .join('');
  };
}

/** The labels and variables that the log keeps with each line because its options `labels` and `env` name them, sorted. */
function detailsOf({ Config, HostConfig }: ContainerInspect): string {
  const { labels, env } = objectOf(objectOf(HostConfig.LogConfig).Config);
  const variables = new Map((Config.Env ?? []).map(one => splitAt(one)));
  const kept = new Map<string, string>();
  const keep = (names: Json | undefined, value: (name: string) => string | undefined) => {
    if (typeof names !== 'string') return;
    for (const name of names.split(',')) {
      const found = value(name);
      if (found !== undefined) kept.set(name, found);
    }
  };
  keep(labels, name => entryOf(Config.Labels, name));
  keep(env, name => variables.get(name));
  const escaped = (text: string) => encodeURIComponent(text).replaceAll('%20', '+');
  return [...kept]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${escaped(key)}=${escaped(value)}`)
    .join(',');
}

function splitAt(variable: string): readonly [string, string] {
  const equals = variable.indexOf('=');
  return equals < 0 ? [variable, ''] : [variable.slice(0, equals), variable.slice(equals + 1)];
}

/** Following has no end of its own: what comes that soon is looked at. */
const PATIENCE = { most: 10_000, after: 0 };

export const containerLogs = command(
  'container logs, logs',
  '[OPTIONS] CONTAINER',
  '1',
  'Show what a container has printed',
  async ({ flags, arguments: [name = ''], io, engine }) => {
    const known = await engine.containerInspect(name, { size: false });
    if (!known.ok) return failRefused(io, known);
    const moments: Record<'since' | 'until', Instant | null> = { since: null, until: null };
    for (const which of ['since', 'until'] as const) {
      const text = flags.text(which);
      if (text === '') continue;
      const moment = parseMoment(text, engine.now());
      if (!moment.ok) return fail(io, `invalid value for "${which}": ${moment.error}`);
      // The daemon takes the beginning of all times for no bound.
      moments[which] = moment.at === 0 ? null : moment.at;
    }
    const details = flags.on('details') ? detailsOf(known.value) : null;
    const { Tty } = known.value.Config;
    const typedAt = engine.now();
    const logs = await engine.containerLogs(name, {
      stdout: true,
      stderr: true,
      tail: flags.text('tail'),
      ...moments,
      follow: flags.on('follow'),
    });
    if (!logs.ok) return failRefused(io, logs);
    let isLeft = false;
    const unwatch = io.watch(PATIENCE, () => {
      isLeft = true;
      logs.value.cancel();
    });
    const mark = marker(flags.on('timestamps'), details);
    for await (const chunk of logs.value)
      io.write(Tty ? 'stdout' : chunk.stream, mark(chunk), Math.max(chunk.at, typedAt), chunk.voice ?? 'program');
    unwatch();
    if (isLeft) interrupt(io);
    return WELL;
  },
  {
    operands: ['container'],
    flags: [
      flag('details', 'bool', 'Show the labels and variables that the logging driver keeps'),
      flag('follow', 'bool', 'Go on showing what is printed', { short: 'f' }),
      flag('since', 'string', 'Leave out what is older: a moment (2026-01-02T13:23:37Z) or how long ago (42m)'),
      flag('tail', 'string', 'Show so many of the last lines', { short: 'n', usual: 'all' }),
      flag('timestamps', 'bool', 'Put the time before each line', { short: 't' }),
      flag('until', 'string', 'Leave out what is newer: a moment (2026-01-02T13:23:37Z) or how long ago (42m)'),
    ],
  },
);
