/** What the client sends of a directory, and how many bytes that takes on the wire. */
import { entryOf } from '../entry.ts';
import { joinPath, type Node, type Tree } from '../filesystem/index.ts';
import type { Work } from '../work.ts';
import { followLinks } from './follow.ts';
import { globTest, hasWildcard } from './glob.ts';
import type { IgnoreRules } from './ignore.ts';

/** Paths that are sent, relative, parents before what is in them. */
export type SentPaths = ReadonlyMap<string, Node>;

/** The part of the context that the steps ask for and .dockerignore lets through. `wanted` null: all of it. */
export function selectContext(
  tree: Tree,
  wanted: readonly string[] | null,
  ignore: IgnoreRules,
  work: Work,
): SentPaths {
  const sent = new Map<string, Node>();
  const paths = wanted === null ? null : followLinks(tree, wanted, work);
  const asked = paths?.map(path => testsOf(path, work)) ?? null;
  const walk = (directory: string, relative: string): void => {
    for (const name of tree.names(directory)) {
      const path = joinPath(directory, name);
      const below = relative === '' ? name : `${relative}/${name}`;
      const node = tree.get(path);
      if (node === null) continue;
      const parts = below.split('/');
      const meaning = asked === null ? 'whole' : meaningOf(asked, parts, work);
      if (meaning === null) continue;
      const out = ignore.excludes(below);
      if (node.type === 'directory') {
        if (out && !ignore.hasExceptions) continue;
        const before = sent.size;
        if (!out && meaning === 'whole') sent.set(below, node);
        walk(path, below);
        // A directory that is kept out, or only on the way, is sent when something in it is.
        if (!sent.has(below) && sent.size > before) {
          const inside = [...sent].slice(before);
          for (const [key] of inside) sent.delete(key);
          sent.set(below, node);
          for (const [key, value] of inside) sent.set(key, value);
        }
      } else if (!out && meaning === 'whole') sent.set(below, node);
    }
  };
  walk('/', '');
  return sent;
}

/** Whether a part of a path is the one that is asked for. */
type PartTest = (name: string) => boolean;

/** What it costs to compare a path with one that is asked for. */
const ASKED = 3;

function testsOf(path: string, work: Work): readonly PartTest[] {
  const parts = path.split('/').filter(part => part !== '');
  return parts.map(part => (hasWildcard(part) ? globTest(part, work) : name => name === part));
}

/** `whole`: asked for, with all below it; `way`: something below it is asked for; null: nobody wants it. */
function meaningOf(
  asked: readonly (readonly PartTest[])[],
  parts: readonly string[],
  work: Work,
): 'whole' | 'way' | null {
  let way = false;
  work.spend(asked.length * ASKED, 'a source of COPY');
  for (const want of asked) {
    const common = Math.min(want.length, parts.length);
    let same = true;
    for (let at = 0; at < common && same; at++) {
      same = want[at]?.(parts[at] ?? '') ?? false;
    }
    if (!same) continue;
    if (want.length <= parts.length) return 'whole';
    way = true;
  }
  return way ? 'way' : null;
}

/** A tree of exactly what was sent. Owners are not: in a build everything from the context belongs to root. */
export function sentTree(sent: SentPaths): Tree {
  const names = new Map<string, string[]>([['/', []]]);
  for (const path of [...sent.keys()].sort()) {
    const slash = path.lastIndexOf('/');
    const directory = slash < 0 ? '/' : `/${path.slice(0, slash)}`;
    const list = names.get(directory);
    if (list === undefined) names.set(directory, [path.slice(slash + 1)]);
    else list.push(path.slice(slash + 1));
  }
  const root: Node = { type: 'directory', mode: 0o755, uid: 0, gid: 0, mtime: 0 };
  return {
    get(path) {
      if (path === '/') return root;
      const node = sent.get(path.slice(1));
      return node === undefined ? null : { ...node, uid: 0, gid: 0 };
    },
    names: path => names.get(path) ?? [],
  };
}

const varint = (value: number): number => {
  let bytes = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) bytes++;
  return bytes;
};
const encoder = new TextEncoder();
const text = (value: string): number => {
  const { length } = encoder.encode(value);
  return length === 0 ? 0 : 1 + varint(length) + length;
};
const number = (value: number): number => (value === 0 ? 0 : 1 + varint(value));

const DIRECTORY_BIT = 2 ** 31;
const SYMLINK_BIT = 2 ** 27;

/** The packet that announces a path: name, mode, size, time in nanoseconds, target of a link. */
function announcement(path: string, node: Node): number {
  const type = node.type === 'directory' ? DIRECTORY_BIT : node.type === 'symlink' ? SYMLINK_BIT : 0;
  const size =
    node.type === 'file' ? number(node.content.size) : node.type === 'symlink' ? number(node.target.length) : 0;
  const link = node.type === 'symlink' ? text(node.target) : 0;
  const stat = text(path) + number(type + node.mode) + size + number(node.mtime * 1e9) + link;
  return 1 + varint(stat) + stat;
}

const CHUNK = 32 * 1024;

/** The packets that carry a file: pieces of 32 KiB, then an empty one. */
function content(index: number, size: number): number {
  const id = number(index);
  let bytes = 2 + id;
  for (let left = size; left > 0; left -= CHUNK) {
    const piece = Math.min(left, CHUNK);
    bytes += 2 + id + 1 + varint(piece) + piece;
  }
  return bytes;
}

/** What tells a file from its changed self without reading it. */
function fingerprint(node: Node): string {
  const size = node.type === 'file' ? node.content.size : 0;
  return `${node.type} ${node.mode} ${size} ${node.mtime}`;
}

/**
 * Bytes on the wire. Every path is announced; a file's content travels only when the daemon does not hold that very file
 * (by size, mode and time) from an earlier build.
 */
export function transferSize(sent: SentPaths, known: Readonly<Record<string, string>>): number {
  let bytes = 2;
  let index = 0;
  for (const [path, node] of sent) {
    bytes += announcement(path, node);
    if (node.type === 'file' && entryOf(known, path) !== fingerprint(node)) bytes += content(index, node.content.size);
    index++;
  }
  return bytes;
}

/** What an export to a directory counts: the same packets, without the empty ones at the ends. */
export function exportSize(files: SentPaths): number {
  let ends = 2;
  let index = 0;
  for (const node of files.values()) {
    if (node.type === 'file') ends += 2 + number(index);
    index++;
  }
  return transferSize(files, {}) - ends;
}

/**
 * What the daemon will know of this context the next time. A directory that it held already is not looked at again: its mode is
 * set, but what it counted as stays. Source: fsutil's DiskWriter.
 */
export function fingerprints(
  sent: SentPaths,
  known: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...sent].map(([path, node]) => {
      const before = entryOf(known, path);
      return [path, before === undefined || knownMode(node, before) === null ? fingerprint(node) : before];
    }),
  );
}

/** The mode by which a directory counts that the daemon held before; null for anything else. */
function knownMode(node: Node, known: string | undefined): number | null {
  const [type, mode] = known?.split(' ') ?? [];
  return node.type === 'directory' && type === 'directory' ? Number(mode) : null;
}

/** What was sent as it counts for the cache. */
export function counted(sent: SentPaths, known: Readonly<Record<string, string>>): SentPaths {
  return new Map(
    [...sent].map(([path, node]) => {
      const mode = knownMode(node, entryOf(known, path));
      return [path, mode === null || mode === node.mode ? node : { ...node, mode }];
    }),
  );
}
