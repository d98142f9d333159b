/** Files as JSON: layers in a table, and in another what files hold, each written once however often it is used. */
import {
  type Change,
  type Content,
  contentOf,
  layerOf,
  type Node,
  type ProgramReference,
} from '../filesystem/index.ts';
import { type StoredLayer, storeLayer } from '../image/index.ts';
import { layerByChain, type Offering } from '../registry/stand-ins.ts';

/** Text as it is, bytes as base64, and what stands for larger content by its size and digest. */
export type FrozenContent =
  | string
  | { readonly b: string }
  | {
      readonly s: number;
      readonly d: string;
      readonly p?: ProgramReference;
      readonly t?: string;
      readonly b?: string;
    };

/** mode, owner, group, time, and what a file holds or where a symlink leads. */
type FrozenNode = readonly [
  kind: string,
  mode: number,
  uid: number,
  gid: number,
  mtime: number,
  rest?: number | string,
];
export type FrozenChange = readonly [kind: Change['kind'], path: string, node?: FrozenNode];

interface FrozenLayer {
  /** Index of the parent in the table, or null. */
  readonly p: number | null;
  readonly c: readonly FrozenChange[];
  readonly i: string;
  readonly by: string;
  /** Only where it is not what the content says. */
  readonly diff?: string;
  readonly size?: number;
  readonly blob?: NonNullable<StoredLayer['statedBlob']>;
}

/** A layer of the catalogue is its ChainID, whose files stand there. */
export type TableEntry = string | FrozenLayer;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

interface FrozenWriter {
  readonly contents: FrozenContent[];
  readonly layers: TableEntry[];
  changes(changes: readonly Change[]): readonly FrozenChange[];
  /** Index of a layer in the table. */
  layer(stored: StoredLayer | null): number | null;
}

/** Gathers layers and contents while a state is written, so that each is written once. */
export function writerOf(): FrozenWriter {
  const contents: FrozenContent[] = [];
  const layers: TableEntry[] = [];
  const contentAt = new Map<string, number>();
  const layerAt = new Map<string, number>();
  const content = (one: Content): number => {
    const known = contentAt.get(one.digest);
    if (known !== undefined) return known;
    const index = contents.push(frozenContent(one)) - 1;
    contentAt.set(one.digest, index);
    return index;
  };
  const nodeOf = (node: Node): FrozenNode => {
    const { mode, uid, gid, mtime } = node;
    switch (node.type) {
      case 'file':
        return ['f', mode, uid, gid, mtime, content(node.content)];
      case 'symlink':
        return ['l', mode, uid, gid, mtime, node.target];
      case 'directory':
        return ['d', mode, uid, gid, mtime];
    }
  };
  const changesOf = (changes: readonly Change[]) =>
    changes.map(({ kind, path, node }): FrozenChange => (node === null ? [kind, path] : [kind, path, nodeOf(node)]));
  const layer = (stored: StoredLayer | null): number | null => {
    if (stored === null) return null;
    const known = layerAt.get(stored.chainId);
    if (known !== undefined) return known;
    const entry: TableEntry = stored.catalogued ? stored.chainId : frozenLayer(stored, layer(stored.parent), changesOf);
    const index = layers.push(entry) - 1;
    layerAt.set(stored.chainId, index);
    return index;
  };
  return { contents, layers, changes: changesOf, layer };
}

function frozenLayer(
  stored: StoredLayer,
  parent: number | null,
  changesOf: (changes: readonly Change[]) => readonly FrozenChange[],
): FrozenLayer {
  const worked = layerOf(stored.layer.changes);
  const { instruction, createdBy } = stored;
  return {
    p: parent,
    c: changesOf(stored.layer.changes),
    i: instruction,
    by: createdBy,
    ...(worked.diffId === stored.layer.diffId ? {} : { diff: stored.layer.diffId }),
    ...(worked.size === stored.layer.size ? {} : { size: stored.layer.size }),
    ...(stored.statedBlob === null ? {} : { blob: stored.statedBlob }),
  };
}

function frozenContent({ size, bytes, program, digest }: Content): FrozenContent {
  const data = bytes === null ? null : asText(bytes);
  if (data !== null && program === null && size === bytes?.length) return 't' in data ? data.t : data;
  return { s: size, d: digest, ...(program === null ? {} : { p: program }), ...data };
}

function asText(bytes: Uint8Array): { readonly t: string } | { readonly b: string } {
  try {
    return { t: decoder.decode(bytes) };
  } catch {
    return { b: Buffer.from(bytes).toString('base64') };
  }
}

export function thawedContent(frozen: FrozenContent): Content {
  if (typeof frozen === 'string') return contentOf(frozen);
  const bytes =
    't' in frozen && frozen.t !== undefined
      ? new TextEncoder().encode(frozen.t)
      : frozen.b !== undefined
        ? new Uint8Array(Buffer.from(frozen.b, 'base64'))
        : null;
  if (!('d' in frozen)) return contentOf(bytes ?? '');
  return { size: frozen.s, bytes, program: frozen.p ?? null, digest: frozen.d };
}

function thawedNode([kind, mode, uid, gid, mtime, rest]: FrozenNode, contents: readonly Content[]): Node {
  const owner = { mode, uid, gid, mtime };
  switch (kind) {
    case 'l':
      return { type: 'symlink', ...owner, target: String(rest) };
    case 'd':
      return { type: 'directory', ...owner };
    default:
      return { type: 'file', ...owner, content: contents[Number(rest)] ?? contentOf('') };
  }
}

export function thawedChanges(changes: readonly FrozenChange[], contents: readonly Content[]): readonly Change[] {
  return changes.map(
    ([kind, path, node]): Change => ({
      kind,
      path,
      node: node === undefined ? null : thawedNode(node, contents),
    }),
  );
}

/** The layers of a table. Throws when the catalogue does not have one of them. */
export function thawedLayers(
  table: readonly TableEntry[],
  contents: readonly Content[],
  offering: Offering,
): readonly StoredLayer[] {
  const layers: StoredLayer[] = [];
  for (const entry of table) {
    if (typeof entry === 'string') {
      const known = layerByChain(offering, entry);
      if (known === null) throw new Error(`the catalogue has no layer ${entry}`);
      layers.push(known);
      continue;
    }
    const worked = layerOf(thawedChanges(entry.c, contents));
    const layer = { ...worked, size: entry.size ?? worked.size, diffId: entry.diff ?? worked.diffId };
    const parent = entry.p === null ? null : (layers[entry.p] ?? null);
    const origin = {
      instruction: entry.i,
      createdBy: entry.by,
      ...(entry.blob === undefined ? {} : { blob: entry.blob }),
    };
    layers.push(storeLayer(parent, layer, origin));
  }
  return layers;
}
