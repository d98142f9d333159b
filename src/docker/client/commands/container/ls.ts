import type { ContainerSummary } from '../../../engine/index.ts';
import { familiarString, parseReference } from '../../../image/reference.ts';
import type { Instant } from '../../../outcome.ts';
import { quote } from '../../../quote.ts';
import type { Work } from '../../../work.ts';
import { command, fail, WELL } from '../../command.ts';
import { configured } from '../../config-file.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { displayPorts } from '../../format/ports.ts';
import { shortId } from '../../format/short.ts';
import { type Row, renderListing, rowValue } from '../../format/table.ts';
import { execute } from '../../format/template/execute.ts';
import { FUNCTION_NAMES } from '../../format/template/functions.ts';
import { parseTemplate } from '../../format/template/parse.ts';
import { ago, goTime } from '../../format/time.ts';
import { humanSize } from '../../format/units.ts';
import { ellipsis } from '../../format/width.ts';

export const CONTAINER_HEADERS = {
  ID: 'CONTAINER ID',
  Names: 'NAMES',
  Image: 'IMAGE',
  Command: 'COMMAND',
  CreatedAt: 'CREATED AT',
  RunningFor: 'CREATED',
  Ports: 'PORTS',
  State: 'STATE',
  Status: 'STATUS',
  Size: 'SIZE',
  Labels: 'LABELS',
  Mounts: 'MOUNTS',
  LocalVolumes: 'LOCAL VOLUMES',
  Networks: 'NETWORKS',
  Platform: 'PLATFORM',
};

const IGNORED = 'WARNING: Ignoring custom format, because both --format and --quiet are set.';

const ROW = '*formatter.ContainerContext';
/** A template that shows the size, itself or within the whole row; the bare word `json` is no such template. */
const SIZED = /\.Size\b|json \.(?!\w)/;

/** The name that the container was made with, or the short id when that name points elsewhere now. */
function imageName(container: ContainerSummary, truncate: boolean): string {
  if (container.Image === '') return '<no image>';
  if (!truncate) return container.Image;
  const id = shortId(container.ImageID);
  if (id === shortId(container.Image)) return id;
  const parsed = parseReference(container.Image);
  if (!parsed.ok || parsed.value.digest === null || parsed.value.tag === null) return container.Image;
  return familiarString({ ...parsed.value, digest: null });
}

function names(container: ContainerSummary, truncate: boolean): string {
  const bare = container.Names.map(name => name.replace(/^\//, ''));
  return (truncate ? bare.filter(name => !name.includes('/')).slice(0, 1) : bare).join(',');
}

export function containerRow(container: ContainerSummary, truncate: boolean, now: Instant): Row {
  const size = humanSize(container.SizeRw ?? 0, 3);
  const whole = container.SizeRootFs ?? 0;
  const labels = Object.entries(container.Labels ?? {});
  return {
    ID: truncate ? shortId(container.Id) : container.Id,
    Names: names(container, truncate),
    Image: imageName(container, truncate),
    Command: quote(truncate ? ellipsis(container.Command, 20) : container.Command),
    CreatedAt: goTime(container.Created),
    RunningFor: ago(container.Created, now),
    Ports: displayPorts(container.Ports),
    State: container.State,
    Status: container.Status,
    Size: whole > 0 ? `${size} (virtual ${humanSize(whole, 3)})` : size,
    Labels: labels
      .map(([key, value]) => `${key}=${value}`)
      .sort()
      .join(','),
    Mounts: container.Mounts.map(mount => mount.Name ?? mount.Source)
      .map(name => (truncate ? ellipsis(name, 15) : name))
      .join(','),
    LocalVolumes: String(container.Mounts.filter(mount => mount.Driver === 'local').length),
    Networks: Object.keys(container.NetworkSettings.Networks).join(','),
    // The classic image store does not tell which manifest a container was made from.
    Platform: { kind: 'nil', type: '*formatter.Platform' },
  };
}

export function containerRawFormat(size: boolean): string {
  const lines = `container_id: {{.ID}}
image: {{.Image}}
command: {{.Command}}
created_at: {{.CreatedAt}}
state: {{- pad .State 1 0}}
status: {{- pad .Status 1 0}}
names: {{.Names}}
labels: {{- pad .Labels 1 0}}
ports: {{- pad .Ports 1 0}}
`;
  return size ? `${lines}size: {{.Size}}\n` : lines;
}

function formatOf(source: string, quiet: boolean, size: boolean): string {
  if (source === 'table') {
    if (quiet) return '{{.ID}}';
    const columns = 'table {{.ID}}\t{{.Image}}\t{{.Command}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}\t{{.Names}}';
    return size ? `${columns}\t{{.Size}}` : columns;
  }
  if (source === 'raw') {
    if (quiet) return 'container_id: {{.ID}}';
    return containerRawFormat(size);
  }
  return quiet ? '{{.ID}}' : source;
}

const NOTHING: ContainerSummary = {
  Id: '',
  Names: [],
  Image: '',
  ImageID: '',
  Command: '',
  Created: 0,
  Ports: [],
  Labels: {},
  State: 'created',
  Status: '',
  HostConfig: { NetworkMode: '' },
  NetworkSettings: { Networks: {} },
  Mounts: [],
};

/** Tries the template on an empty row before the daemon is asked; what is wrong with it, or null. */
function problemWith(format: string, work: Work): string | null {
  if (format === '') return null;
  const parsed = parseTemplate(format, FUNCTION_NAMES);
  if (!parsed.ok) return `failed to parse template: ${parsed.error}`;
  const { error } = execute(parsed.template, rowValue(ROW, containerRow(NOTHING, true, 0), {}), work);
  return error === null ? null : `failed to execute template: ${error}`;
}

export const containerLs = command(
  'container ls, ps',
  '[OPTIONS]',
  '0',
  'Show the containers that run, or all of them',
  async ({ flags, io, engine }) => {
    const given = flags.text('format') || configured(io, 'psFormat');
    const quiet = flags.on('quiet');
    if (flags.text('format') !== '' && quiet) io.write('stderr', `${IGNORED}\n`);
    const problem = problemWith(given, io.work);
    if (problem !== null) return fail(io, problem);
    const size = flags.on('size') || (!quiet && !flags.given('size') && SIZED.test(given));
    const last = flags.number('last');
    const containers = await engine.containerList({
      all: flags.on('all'),
      limit: flags.on('latest') && last === -1 ? 1 : last,
      size,
      filters: flags.filters('filter'),
    });
    if (!containers.ok) return failRefused(io, containers);
    const rows = containers.value.map(one => containerRow(one, !flags.on('no-trunc'), engine.now()));
    const rendered = renderListing(
      formatOf(given || 'table', quiet, size),
      {
        type: ROW,
        headers: CONTAINER_HEADERS,
        rows,
        labels: containers.value.map(one => one.Labels ?? {}),
      },
      io.work,
    );
    if (!rendered.ok) return fail(io, rendered.error);
    io.write('stdout', rendered.text);
    return WELL;
  },
  {
    aliases: ['list', 'ps'],
    flags: [
      flag('all', 'bool', 'Include containers that do not run', { short: 'a', shownDefault: 'shows just running' }),
      flag('filter', 'filter', 'Keep only containers that meet the condition', {
        short: 'f',
        values: [
          'status=running',
          'status=exited',
          'status=created',
          'status=paused',
          'name=',
          'ancestor=',
          'label=',
          'exited=',
          'id=',
          'volume=',
          'network=',
        ],
      }),
      flag(
        'format',
        'string',
        "Print with a template: 'table', 'table TEMPLATE', 'json', or TEMPLATE in Go's template language",
      ),
      flag('last', 'int', 'Show so many of the latest, in whatever state', { short: 'n', usual: '-1' }),
      flag('latest', 'bool', 'Show the latest one, in whatever state', { short: 'l' }),
      flag('no-trunc', 'bool', 'Print everything in full'),
      flag('quiet', 'bool', 'Print ids and nothing else', { short: 'q' }),
      flag('size', 'bool', 'Add a column with sizes', { short: 's' }),
    ],
  },
);
