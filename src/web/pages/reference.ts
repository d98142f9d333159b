/** What the simulated host does and does not do, made from the client's own table of commands. */
import { type ManualEntry, manual } from '../../docker/index.ts';
import type { Key } from '../../locale/index.ts';
import { nothing } from '../fields.ts';
import { type Route, route } from '../route.ts';

/** What differs from a real Docker, and why. */
const DIFFERENCES: readonly Key[] = [
  'reference.differs.network',
  'reference.differs.programs',
  'reference.differs.time',
  'reference.differs.catalogue',
  'reference.differs.kernel',
  'reference.differs.limits',
];

interface CommandGroup {
  readonly name: string;
  readonly entries: readonly ManualEntry[];
}

interface ReferenceModel {
  readonly groups: readonly CommandGroup[];
  /** Known by name and refused. */
  readonly outside: readonly ManualEntry[];
  readonly counts: { readonly commands: number; readonly flags: number; readonly acted: number };
  readonly differences: readonly string[];
}

function groupsOf(entries: readonly ManualEntry[]): readonly CommandGroup[] {
  const names = [...new Set(entries.map(entry => entry.name.split(' ').slice(0, -1).join(' ')))].sort();
  return names.map(name => ({
    name,
    entries: entries.filter(entry => entry.name.split(' ').slice(0, -1).join(' ') === name),
  }));
}

export const referenceRoutes: readonly Route[] = [
  route('get', '/reference', {
    who: 'anyone',
    params: nothing,
    query: nothing,
    body: nothing,
    answer: async visit => {
      const all = manual();
      const simulated = all.filter(entry => entry.simulated);
      const flags = simulated.flatMap(entry => entry.flags);
      const model: ReferenceModel = {
        groups: groupsOf(simulated),
        outside: all.filter(entry => !entry.simulated),
        counts: { commands: simulated.length, flags: flags.length, acted: flags.filter(flag => flag.simulated).length },
        differences: DIFFERENCES.map(key => visit.t(key)),
      };
      return { kind: 'page', view: 'reference', title: visit.t('reference.title'), place: 'reference', model };
    },
  }),
];
