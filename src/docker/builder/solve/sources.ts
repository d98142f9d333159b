/** What COPY and ADD take from a tree: the paths that a source names, and the identity of all that is in them. */
import { globTest, hasWildcard } from '../../context/glob.ts';
import { ignoreRules } from '../../context/ignore.ts';
import { StepFailure } from '../../context/step-failure.ts';
import { entryOf, setEntry } from '../../entry.ts';
import { draftOf, fileSystemOf, joinPath, type Node, parentOf, sha256, type Tree } from '../../filesystem/index.ts';
import type { Work } from '../../work.ts';
import type { CopyAction } from '../plan/operation.ts';

/** A path that a source stands for: as it was asked for, and where it really is when symlinks are followed. */
export interface Match {
  readonly asked: string;
  readonly real: string;
  readonly node: Node;
}

/** What a source costs by itself, and to look a path up. */
const SOURCE = 7_000;
const PATH = 1_000;
/** What it costs to look at one more file of a directory that is copied. */
export const INSIDE = 20;

/** Matches of one source, sorted. None for a pattern that matches nothing; null for a plain path that is missing. */
export function matchesOf(tree: Tree, source: string, work: Work): readonly Match[] | null {
  work.spend(SOURCE, 'a source of COPY');
  const files = fileSystemOf(draftOf(tree), { now: () => 0 });
  const plain = (path: string): Match | null => {
    const real = files.resolve(path);
    const node = real === null ? null : tree.get(real);
    return real === null || node === null ? null : { asked: path, real, node };
  };
  if (!hasWildcard(source)) {
    const found = plain(source.replace(/\\(.)/gu, '$1'));
    return found === null ? null : [found];
  }
  let paths: readonly string[] = ['/'];
  for (const part of source.split('/').filter(piece => piece !== '')) {
    const fitting = globTest(part, work);
    paths = paths.flatMap(directory => {
      work.spend(PATH, 'a source of COPY');
      if (hasWildcard(part))
        return files
          .list(directory)
          .filter(fitting)
          .map(name => joinPath(directory, name));
      return files.lstat(joinPath(directory, part)) === null ? [] : [joinPath(directory, part)];
    });
  }
  work.spend(paths.length * PATH, 'a source of COPY');
  return paths.map(plain).filter(match => match !== null);
}

/** Whether --exclude keeps out a path, relative to the copied directory. */
export function excluder(patterns: readonly string[], work: Work): (relative: string) => boolean {
  const rules = ignoreRules(
    patterns.map(pattern => pattern.replace(/^\/+/u, '')),
    work,
  );
  if (!rules.ok) throw new StepFailure(rules.error);
  return patterns.length === 0 ? () => false : rules.rules.excludes;
}

/** Every path below a directory, parents first: relative path and node. */
export function* below(tree: Tree, directory: string, relative = ''): Generator<readonly [string, Node]> {
  for (const name of tree.names(directory)) {
    const path = joinPath(directory, name);
    const node = tree.get(path);
    if (node === null) continue;
    const inner = relative === '' ? name : `${relative}/${name}`;
    yield [inner, node];
    if (node.type === 'directory') yield* below(tree, path, inner);
  }
}

function identity(node: Node): string {
  const own = `${node.mode}:${node.uid}:${node.gid}`;
  switch (node.type) {
    case 'file':
      return `${own} ${node.content.size} ${node.content.digest}`;
    case 'symlink':
      return `${own} -> ${node.target}`;
    case 'directory':
      return `${own} /`;
  }
}

/**
 * Content that a step copies: path in the source → identity. Times do not count, nor does the mode of a directory that is
 * named itself. Throws for a source that is missing.
 */
export function contentOfSources(
  actions: readonly { readonly action: CopyAction; readonly tree: Tree }[],
  exclude: readonly string[],
  missing: (path: string) => StepFailure,
  work: Work,
): Readonly<Record<string, string>> {
  const isOut = excluder(exclude, work);
  const files: Record<string, string> = {};
  for (const { action, tree } of actions) {
    const matches = matchesOf(tree, action.source, work);
    if (matches === null) throw missing(action.source);
    for (const { asked, real, node } of matches) {
      if (node.type !== 'directory') {
        if (!isOut(asked.slice(parentOf(asked).length).replace(/^\//u, ''))) setEntry(files, asked, identity(node));
        continue;
      }
      for (const [relative, inner] of below(tree, real)) {
        work.spend(INSIDE, 'a source of COPY');
        if (!isOut(relative)) setEntry(files, joinPath(asked, relative), identity(inner));
      }
    }
  }
  return files;
}

export function digestOfContent(files: Readonly<Record<string, string>>): string {
  return sha256(
    Object.keys(files)
      .sort()
      .map(path => `${path}\0${entryOf(files, path)}`)
      .join('\n'),
  );
}
