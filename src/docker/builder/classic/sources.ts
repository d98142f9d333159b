/**
 * What COPY and ADD take, and its digest: names, modes, owners, sizes and content count, times do not. Rules:
 * builder/dockerfile/copy.go, pkg/tarsum.
 */
import { globTest } from '../../context/glob.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import { draftOf, fileSystemOf, joinBytes, joinPath, type Node, sha256, type Tree } from '../../filesystem/index.ts';
import type { Work } from '../../work.ts';

export interface CopySource {
  readonly tree: Tree;
  /** As it was asked for, relative: the name of a copied file comes from it. */
  readonly path: string;
  /** Where that is when symlinks are followed. */
  readonly real: string;
  readonly node: Node;
  /** `file:…` or `dir:…`. */
  readonly digest: string;
}

function hex(data: string | Uint8Array): string {
  return sha256(data).slice('sha256:'.length);
}

const TYPES = { file: '0', symlink: '2', directory: '5' } as const;

/** The digest of one path as its header in an archive tells it, and of its content. */
function sum(path: string, node: Node): string {
  const content = node.type === 'file' ? node.content : null;
  const header = [
    ['name', node.type === 'directory' ? `${path}/` : path],
    ['mode', String(node.mode)],
    ['uid', String(node.uid)],
    ['gid', String(node.gid)],
    ['size', String(content?.size ?? 0)],
    ['typeflag', TYPES[node.type]],
    ['linkname', node.type === 'symlink' ? node.target : ''],
    ['uname', ''],
    ['gname', ''],
    ['devmajor', '0'],
    ['devminor', '0'],
  ];
  const text = new TextEncoder().encode(header.flat().join(''));
  if (content === null) return hex(text);
  // What stands for larger content has no bytes of its own.
  return hex(joinBytes([text, content.bytes ?? new TextEncoder().encode(content.digest)]));
}

function hasWildcards(path: string): boolean {
  return /(?<!\\)(?:\\\\)*[*?[]/u.test(path);
}

/** What a source costs by itself, and to look at one more file of the context. */
const SOURCE = 6_000;
const INSIDE = 50;

/** All that one source stands for. `image`: it is read from an image and not from the context. Throws a DockerfileRefusal. */
export function sourcesOf(tree: Tree, given: string, image: boolean, work: Work): readonly CopySource[] {
  work.spend(SOURCE, 'a source of COPY');
  const path = given.replace(/^\//u, '').replace(/^\.\//u, '');
  if (!hasWildcards(path)) return [sourceOf(tree, path, image)];
  const tests = path.split('/').map(part => globTest(part, work));
  return walk(tree, '', '/')
    .filter(([relative]) => {
      work.spend(INSIDE, 'a source of COPY');
      const names = relative.split('/');
      return names.length === tests.length && tests.every((fitting, at) => fitting(names[at] ?? ''));
    })
    .map(([relative]) => sourceOf(tree, relative, image));
}

/** Everything below a directory in the order of a walk: a directory, then what is in it. */
function walk(tree: Tree, relative: string, directory: string): readonly (readonly [string, Node])[] {
  return [...tree.names(directory)].sort().flatMap(name => {
    const path = joinPath(directory, name);
    const node = tree.get(path);
    if (node === null) return [];
    const own = relative === '' ? name : `${relative}/${name}`;
    return [[own, node] as const, ...(node.type === 'directory' ? walk(tree, own, path) : [])];
  });
}

function leavesRoot(path: string): boolean {
  let depth = 0;
  for (const part of path.split('/')) {
    if (part === '..') depth--;
    else if (part !== '' && part !== '.') depth++;
    if (depth < 0) return true;
  }
  return false;
}

function sourceOf(tree: Tree, path: string, image: boolean): CopySource {
  if (leavesRoot(path)) throw new DockerfileRefusal(`forbidden path outside the build context: ${path} ()`);
  const files = fileSystemOf(draftOf(tree), { now: () => 0 });
  const plain = path.replace(/\\(.)/gu, '$1');
  const real = files.resolve(`/${plain}`);
  const node = real === null ? null : tree.get(real);
  if (real === null || node === null) {
    const missing = `stat ${plain}: file does not exist`;
    throw new DockerfileRefusal(
      image ? missing : `file not found in build context or excluded by .dockerignore: ${missing}`,
    );
  }
  const followed = (relative: string, own: Node): string => {
    if (own.type !== 'symlink') return sum(relative, own);
    const at = files.resolve(`/${relative}`);
    const end = at === null ? null : tree.get(at);
    return at === null || end === null ? relative : sum(at.slice(1), end);
  };
  if (node.type !== 'directory') return { tree, path: plain, real, node, digest: `file:${sum(real.slice(1), node)}` };
  const root = real.slice(1);
  const sums = [
    ...(root === '' ? [] : [sum(root, node)]),
    ...walk(tree, root, real).map(([relative, own]) => followed(relative, own)),
  ];
  return { tree, path: plain, real, node, digest: `dir:${hex(sums.sort().join(','))}` };
}

export function digestOf(sources: readonly CopySource[]): string {
  const [only] = sources;
  if (only !== undefined && sources.length === 1) return only.digest;
  return `multi:${hex(sources.map(source => source.digest).join(','))}`;
}
