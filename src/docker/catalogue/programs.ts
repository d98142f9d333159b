/** Which programs the images of the catalogue carry. */
import type { Change } from '../filesystem/index.ts';
import { entriesOf, type ImageDescription } from './describe.ts';
import { FAMILIES, LISTED } from './index.ts';

let carried: ReadonlyMap<string, readonly string[]> | null = null;

/** Repositories, as people write them, by the program that one of their images brings in a directory of programs. */
export function programsCarried(): ReadonlyMap<string, readonly string[]> {
  if (carried !== null) return carried;
  const found = new Map<string, Set<string>>();
  const models = new Set([...LISTED, ...FAMILIES.flatMap(family => family.models())]);
  for (const model of models) {
    const repository = model.repository.replace(/^library\//, '');
    for (const program of programsOf(model)) {
      const known = found.get(program);
      if (known === undefined) found.set(program, new Set([repository]));
      else known.add(repository);
    }
  }
  carried = new Map([...found].map(([program, names]) => [program, [...names].sort()] as const));
  return carried;
}

function programsOf(model: ImageDescription): ReadonlySet<string> {
  const layers = entriesOf(model)[0]?.layers ?? [];
  return new Set(layers.flatMap(({ layer }) => layer.changes.flatMap(programsIn)));
}

const BUSYBOX = '/bin/busybox';

/** A link to BusyBox is the program of its own name. */
function programsIn({ path, node }: Change): readonly string[] {
  if (!/\/s?bin\/[^/]+$/.test(path) || node === null) return [];
  if (node.type === 'file') return node.content.program === null ? [] : [node.content.program.name];
  return node.type === 'symlink' && node.target === BUSYBOX ? [path.slice(path.lastIndexOf('/') + 1)] : [];
}
