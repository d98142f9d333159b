/** `docker volume`: create, ls, rm, prune. */
import type { Volume } from '../../../engine/index.ts';
import { command, fail, WELL } from '../../command.ts';
import { listFormat } from '../../config-file.ts';
import { ARE_YOU_SURE, confirmed, declined } from '../../confirm.ts';
import { type AnswerProblem, failEach, failRefused, problem } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { labelProblem, pairs } from '../../flags/variables.ts';
import { naturally } from '../../format/natural.ts';
import { type Row, renderListing } from '../../format/table.ts';
import { humanSize } from '../../format/units.ts';
import { prunedNames } from '../container/prune.ts';
import { prunedText } from '../image/prune.ts';

const HEADERS = {
  Driver: 'DRIVER',
  Name: 'VOLUME NAME',
  Scope: 'SCOPE',
  Mountpoint: 'MOUNTPOINT',
  Labels: 'LABELS',
  Links: 'LINKS',
  Size: 'SIZE',
  Availability: 'AVAILABILITY',
  Group: 'GROUP',
  Status: 'STATUS',
};

function row(volume: Volume): Row {
  const labels = Object.entries(volume.Labels ?? {}).map(([key, value]) => `${key}=${value}`);
  return {
    Name: volume.Name,
    Driver: volume.Driver,
    Scope: volume.Scope,
    Mountpoint: volume.Mountpoint,
    Labels: labels.sort().join(','),
    Links: volume.UsageData === undefined ? 'N/A' : String(volume.UsageData.RefCount),
    Size: volume.UsageData === undefined ? 'N/A' : humanSize(volume.UsageData.Size),
    Availability: 'N/A',
    Group: 'N/A',
    Status: 'N/A',
  };
}

export const volumeCreate = command(
  'volume create',
  '[OPTIONS] [VOLUME]',
  '0-1',
  'Make a volume',
  async ({ flags, arguments: [given = ''], io, engine }) => {
    const named = flags.text('name');
    if (given !== '' && named !== '') {
      return fail(io, 'conflicting options: cannot specify a volume-name through both --name and as a positional arg');
    }
    const name = given || named;
    const made = await engine.volumeCreate({
      Name: name,
      Driver: flags.text('driver'),
      DriverOpts: pairs(flags.list('opt')),
      Labels: pairs(flags.list('label')),
    });
    if (!made.ok) return failRefused(io, made);
    io.write('stdout', `${made.value.Name}\n`);
    return WELL;
  },
  {
    flags: [
      flag('driver', 'string', 'The driver that keeps it', { short: 'd', usual: 'local', values: ['local'] }),
      flag('label', 'list', 'Put a label on it', { check: labelProblem }),
      flag('name', 'string', 'The old way to give its name', { hidden: true }),
      flag('opt', 'map', 'An option of the driver', { short: 'o', shownDefault: 'map[]' }),
    ],
  },
);

export const volumeLs = command(
  'volume ls',
  '[OPTIONS]',
  '0',
  'Show the volumes of this host',
  async ({ flags, io, engine }) => {
    const volumes = await engine.volumeList(flags.filters('filter'));
    if (!volumes.ok) return failRefused(io, volumes);
    const sorted = [...volumes.value].sort((a, b) => naturally(a.Name, b.Name));
    const rows = sorted.map(row);
    const labels = sorted.map(one => one.Labels ?? {});
    const source = listFormat({ flags, io }, 'volumesFormat');
    const quiet = flags.on('quiet');
    const table = quiet ? '{{.Name}}' : 'table {{.Driver}}\t{{.Name}}';
    const raw = quiet ? 'name: {{.Name}}' : 'name: {{.Name}}\ndriver: {{.Driver}}\n';
    const format = source === 'table' ? table : source === 'raw' ? raw : source;
    const rendered = renderListing(
      format,
      { type: '*formatter.volumeContext', headers: HEADERS, rows, labels },
      io.work,
    );
    if (!rendered.ok) return fail(io, rendered.error);
    io.write('stdout', rendered.text);
    return WELL;
  },
  {
    aliases: ['list'],
    flags: [
      flag('filter', 'filter', 'Keep only volumes that meet the condition', {
        short: 'f',
        values: ['dangling=true', 'dangling=false', 'driver=', 'label=', 'name='],
      }),
      flag(
        'format',
        'string',
        "Print with a template: 'table', 'table TEMPLATE', 'json', or TEMPLATE in Go's template language",
      ),
      flag('quiet', 'bool', 'Print names and nothing else', { short: 'q' }),
    ],
  },
);

export const volumeRm = command(
  'volume rm',
  '[OPTIONS] VOLUME [VOLUME...]',
  '1+',
  'Remove volumes that no container uses, with what they hold',
  async ({ flags, arguments: names, io, engine }) => {
    const problems: AnswerProblem[] = [];
    for (const name of names) {
      const removed = await engine.volumeDelete(name, { force: flags.on('force') });
      if (removed.ok) io.write('stdout', `${name}\n`);
      else problems.push(problem(removed));
    }
    return failEach(io, problems);
  },
  {
    aliases: ['remove'],
    operands: ['volume'],
    flags: [flag('force', 'bool', 'Do not mind volumes that are not there', { short: 'f' })],
  },
);

export const volumePrune = command(
  'volume prune',
  '[OPTIONS]',
  '0',
  'Remove volumes that no container uses',
  async ({ flags, io, engine }) => {
    const all = flags.on('all');
    const filters = flags.filters('filter');
    if (all && filters.all !== undefined)
      return fail(io, 'conflicting options: cannot specify both --all and --filter all=1');
    const warning = all
      ? 'WARNING! This will remove all local volumes not used by at least one container.'
      : 'WARNING! This will remove anonymous local volumes not used by at least one container.';
    if (!flags.on('force') && !confirmed(io, `${warning}\n${ARE_YOU_SURE}`)) return declined(io);
    const pruned = await engine.volumePrune(all ? { ...filters, all: ['true'] } : filters);
    if (!pruned.ok) return failRefused(io, pruned);
    const { VolumesDeleted, SpaceReclaimed } = pruned.value;
    io.write('stdout', prunedText(prunedNames('Deleted Volumes', VolumesDeleted), SpaceReclaimed));
    return WELL;
  },
  {
    flags: [
      flag('all', 'bool', 'Remove volumes that have a name too', { short: 'a' }),
      flag('filter', 'filter', 'Remove only what meets the condition', { values: ['label=', 'label!='] }),
      flag('force', 'bool', 'Do not ask', { short: 'f' }),
    ],
  },
);
