import { command, WELL } from '../../command.ts';
import { ARE_YOU_SURE, confirmed, declined } from '../../confirm.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { prunedText } from '../image/prune.ts';

/** `title` and the names under it; empty when there are none. */
export function prunedNames(title: string, names: readonly string[] | null): string {
  return names === null || names.length === 0 ? '' : `${title}:\n${names.map(name => `${name}\n`).join('')}`;
}

export const containerPrune = command(
  'container prune',
  '[OPTIONS]',
  '0',
  'Remove all containers that do not run',
  async ({ flags, io, engine }) => {
    const warning = 'WARNING! This will remove all stopped containers.';
    if (!flags.on('force') && !confirmed(io, `${warning}\n${ARE_YOU_SURE}`)) return declined(io);
    const pruned = await engine.containerPrune(flags.filters('filter'));
    if (!pruned.ok) return failRefused(io, pruned);
    const { ContainersDeleted, SpaceReclaimed } = pruned.value;
    io.write('stdout', prunedText(prunedNames('Deleted Containers', ContainersDeleted), SpaceReclaimed));
    return WELL;
  },
  {
    flags: [
      flag('filter', 'filter', 'Remove only what meets the condition', { values: ['until=', 'label=', 'label!='] }),
      flag('force', 'bool', 'Do not ask', { short: 'f' }),
    ],
  },
);
