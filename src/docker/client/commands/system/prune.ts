import type { Filters } from '../../../engine/index.ts';
import { command, fail, WELL } from '../../command.ts';
import { ARE_YOU_SURE, confirmed, declined } from '../../confirm.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { humanSize } from '../../format/units.ts';
import { prunedNames } from '../container/prune.ts';
import { prunedImagesText, pruneImages } from '../image/prune.ts';

function warning(all: boolean, volumes: boolean, filters: readonly string[]): string {
  const items = [
    'all stopped containers',
    'all networks not used by at least one container',
    ...(volumes ? ['all anonymous volumes not used by at least one container'] : []),
    all ? 'all images without at least one container associated to them' : 'all dangling images',
    all ? 'all build cache' : 'unused build cache',
  ];
  const filtered =
    filters.length === 0
      ? ''
      : `\n  Items to be pruned will be filtered with:\n${filters.map(filter => `  - ${filter}\n`).join('')}`;
  return `WARNING! This will remove:\n${items.map(item => `  - ${item}\n`).join('')}${filtered}\n${ARE_YOU_SURE}`;
}

/** Filters of records of the build cache; the daemon hands no others on to BuildKit. */
const CACHE_FILTERS = new Set('until unused-for id parent type description inuse shared private'.split(' '));

function cacheFilters(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => CACHE_FILTERS.has(name)));
}

export const systemPrune = command(
  'system prune',
  '[OPTIONS]',
  '0',
  'Remove whatever is not in use',
  async ({ flags, io, engine }) => {
    const [all, volumes] = [flags.on('all'), flags.on('volumes')];
    const filters = flags.filters('filter');
    if (volumes && filters.until !== undefined) {
      return fail(io, 'ERROR: The "until" filter is not supported with "--volumes"');
    }
    if (!flags.on('force') && !confirmed(io, warning(all, volumes, flags.list('filter')))) return declined(io);
    let reclaimed = 0;
    const say = (text: string): void => {
      if (text !== '') io.write('stdout', `${text}\n`);
    };
    const containers = await engine.containerPrune(filters);
    if (!containers.ok) return failRefused(io, containers);
    reclaimed += containers.value.SpaceReclaimed;
    say(prunedNames('Deleted Containers', containers.value.ContainersDeleted));
    const networks = await engine.networkPrune(filters);
    if (!networks.ok) return failRefused(io, networks);
    say(prunedNames('Deleted Networks', networks.value.NetworksDeleted));
    if (volumes) {
      const gone = await engine.volumePrune(filters);
      if (!gone.ok) return failRefused(io, gone);
      reclaimed += gone.value.SpaceReclaimed;
      say(prunedNames('Deleted Volumes', gone.value.VolumesDeleted));
    }
    const images = await pruneImages(engine, all, filters);
    if (!images.ok) return failRefused(io, images);
    reclaimed += images.value.SpaceReclaimed;
    say(prunedImagesText(images.value));
    const cache = await engine.buildPrune({ all, filters: cacheFilters(filters), keepStorage: 0 });
    if (!cache.ok) return failRefused(io, cache);
    reclaimed += cache.value.SpaceReclaimed;
    say(prunedNames('Deleted build cache objects', cache.value.CachesDeleted));
    io.write('stdout', `Total reclaimed space: ${humanSize(reclaimed)}\n`);
    return WELL;
  },
  {
    flags: [
      flag('all', 'bool', 'Remove every image and every record of the build cache that nothing uses', { short: 'a' }),
      flag('filter', 'filter', 'Remove only what meets the condition', { values: ['until=', 'label=', 'label!='] }),
      flag('force', 'bool', 'Do not ask', { short: 'f' }),
      flag('volumes', 'bool', 'Remove nameless volumes too'),
    ],
  },
);
