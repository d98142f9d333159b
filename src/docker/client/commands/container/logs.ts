import type { OutputChunk } from '../../../daemon/index.ts';
import type { Instant } from '../../../index.ts';
import { interrupt } from '../../attached.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { rfc3339Nano } from '../../format/time.ts';
import { parseMoment } from '../../moment.ts';

/** Each line with what `-t` and `--details` put before it. A line may come in several pieces: only its beginning is marked. */
function marked(chunks: readonly OutputChunk[], timestamps: boolean, details: boolean): readonly OutputChunk[] {
  if (!timestamps && !details) return chunks;
  const atStart = { stdout: true, stderr: true };
  return chunks.map(chunk => {
    const mark = `${timestamps ? `${rfc3339Nano(chunk.at)} ` : ''}${details ? ' ' : ''}`;
    const lines = chunk.text.split(/(?<=\n)/);
    const text = lines
      .map(line => {
        const begins = atStart[chunk.stream];
        atStart[chunk.stream] = line.endsWith('\n');
        return begins && line !== '' ? mark + line : line;
      })
      .join('');
    return { ...chunk, text };
  });
}

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
      moments[which] = moment.at;
    }
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
    for (const chunk of marked(logs.value.chunks, flags.on('timestamps'), flags.on('details'))) {
      io.write(Tty ? 'stdout' : chunk.stream, chunk.text, Math.max(chunk.at, typedAt));
    }
    if (flags.on('follow') && logs.value.endsAt === null && known.value.State.Running) {
      // Following has no end of its own: the learner's Ctrl-C is taken as pressed.
      interrupt(io);
      return WELL;
    }
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
