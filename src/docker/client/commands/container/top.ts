import type { Stats } from '../../../engine/index.ts';
import { command, fail, WELL } from '../../command.ts';
import { listFormat } from '../../config-file.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { shortId } from '../../format/short.ts';
import { renderListing } from '../../format/table.ts';
import { tabulate } from '../../format/tabwriter.ts';
import { bytesSize, humanSize } from '../../format/units.ts';

export const containerTop = command(
  'container top, top',
  'CONTAINER [ps OPTIONS]',
  '1+',
  'Show the processes of a container',
  async ({ arguments: [name = '', ...ps], io, engine }) => {
    const top = await engine.containerTop(name, ps.join(' '));
    if (!top.ok) return failRefused(io, top);
    const lines = [top.value.Titles, ...top.value.Processes].map(line => `${line.join('\t')}\n`);
    io.write('stdout', tabulate(lines.join(''), { minimum: 20, padding: 3 }));
    return WELL;
  },
  { operands: ['running'], interspersed: false },
);

const HEADERS = {
  Container: 'CONTAINER',
  ID: 'CONTAINER ID',
  Name: 'NAME',
  CPUPerc: 'CPU %',
  MemUsage: 'MEM USAGE / LIMIT',
  MemPerc: 'MEM %',
  NetIO: 'NET I/O',
  BlockIO: 'BLOCK I/O',
  PIDs: 'PIDS',
};

const TABLE =
  'table {{.ID}}\t{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.MemPerc}}\t{{.NetIO}}\t{{.BlockIO}}\t{{.PIDs}}';

function rowOf(name: string, one: Stats, whole: boolean) {
  return {
    Container: name,
    ID: whole ? one.id : shortId(one.id),
    Name: one.name.replace(/^\//, ''),
    CPUPerc: `${one.cpuPercentage.toFixed(2)}%`,
    MemUsage: `${bytesSize(one.memory)} / ${bytesSize(one.memoryLimit)}`,
    MemPerc: `${(one.memoryLimit === 0 ? 0 : (one.memory / one.memoryLimit) * 100).toFixed(2)}%`,
    NetIO: `${humanSize(one.networkRx, 3)} / ${humanSize(one.networkTx, 3)}`,
    BlockIO: `${humanSize(one.blockRead, 3)} / ${humanSize(one.blockWrite, 3)}`,
    PIDs: String(one.pids),
  };
}

/** One look, with or without `--no-stream`: the host's time does not pass while it is looked at. */
export const containerStats = command(
  'container stats, stats',
  '[OPTIONS] [CONTAINER...]',
  '0+',
  'Show what containers use of the host',
  async ({ flags, arguments: given, io, engine }) => {
    let names = given;
    if (names.length === 0) {
      const list = await engine.containerList({ all: flags.on('all'), limit: -1, size: false, filters: {} });
      if (!list.ok) return failRefused(io, list);
      names = list.value.map(one => one.Id);
    }
    const rows = [];
    for (const name of names) {
      const stats = await engine.containerStats(name, { stream: false });
      if (!stats.ok) return failRefused(io, stats);
      for await (const one of stats.value) rows.push(rowOf(name, one, flags.on('no-trunc')));
    }
    const format = listFormat({ flags, io }, 'statsFormat');
    const rendered = renderListing(
      format === 'table' ? TABLE : format,
      {
        type: '*container.statsContext',
        headers: HEADERS,
        rows,
      },
      io.work,
    );
    if (!rendered.ok) return fail(io, rendered.error);
    io.write('stdout', rendered.text);
    return WELL;
  },
  {
    operands: ['running'],
    flags: [
      flag('all', 'bool', 'Include containers that do not run', { short: 'a', shownDefault: 'shows just running' }),
      flag(
        'format',
        'string',
        "Print with a template: 'table', 'table TEMPLATE', 'json', or TEMPLATE in Go's template language",
      ),
      flag('no-stream', 'bool', 'Look once and do not go on'),
      flag('no-trunc', 'bool', 'Print ids in full'),
    ],
  },
);
