import type { Engine, Filters, ImagesPruned } from '../../../engine/index.ts';
import { command, WELL } from '../../command.ts';
import { ARE_YOU_SURE, confirmed, declined } from '../../confirm.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { humanSize } from '../../format/units.ts';

/** The lines under `Deleted Images:`; empty when nothing went. */
export function prunedImagesText(pruned: ImagesPruned): string {
  const lines = (pruned.ImagesDeleted ?? []).map(one =>
    'Deleted' in one ? `deleted: ${one.Deleted}\n` : `untagged: ${one.Untagged}\n`,
  );
  return lines.length === 0 ? '' : `Deleted Images:\n${lines.join('')}`;
}

export function pruneImages(engine: Engine, all: boolean, filters: Filters) {
  return engine.imagePrune({ ...filters, dangling: [...new Set([...(filters.dangling ?? []), String(!all)])] });
}

/** What was deleted, a blank line, and what that won. */
export function prunedText(deleted: string, reclaimed: number): string {
  return `${deleted === '' ? '' : `${deleted}\n`}Total reclaimed space: ${humanSize(reclaimed)}\n`;
}

export const imagePrune = command(
  'image prune',
  '[OPTIONS]',
  '0',
  'Delete images that have no name',
  async ({ flags, io, engine }) => {
    const all = flags.on('all');
    const warning = all
      ? 'WARNING! This will remove all images without at least one container associated to them.'
      : 'WARNING! This will remove all dangling images.';
    if (!flags.on('force') && !confirmed(io, `${warning}\n${ARE_YOU_SURE}`)) return declined(io);
    const pruned = await pruneImages(engine, all, flags.filters('filter'));
    if (!pruned.ok) return failRefused(io, pruned);
    io.write('stdout', prunedText(prunedImagesText(pruned.value), pruned.value.SpaceReclaimed));
    return WELL;
  },
  {
    flags: [
      flag('all', 'bool', 'Delete every image that no container stands on', { short: 'a' }),
      flag('filter', 'filter', 'Keep only what meets the condition', { values: ['until=', 'label=', 'label!='] }),
      flag('force', 'bool', 'Do not ask', { short: 'f' }),
    ],
  },
);
