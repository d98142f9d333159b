import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Change,
  changesBetween,
  draftOf,
  emptyTree,
  type FileSystem,
  fileSystemOf,
  layerOf,
  layTree,
  mountDraft,
  type Tree,
  withParents,
} from '../../../src/docker/filesystem/index.ts';

const NOW = 1_700_000_000;

function over(tree: Tree) {
  const draft = draftOf(tree);
  return { draft, files: fileSystemOf(draft, { now: () => NOW }) };
}

function base(): Tree {
  const { draft, files } = over(emptyTree);
  files.mkdir('/a/b', { recursive: true });
  files.write('/a/b/one', '1');
  files.write('/a/two', '22');
  files.symlink('/l', '/a/b');
  files.symlink('/loop', '/loop');
  return draft;
}

const kinds = (changes: readonly Change[]) => changes.map(({ kind, path }) => `${kind} ${path}`);

/** A random deed on a small set of paths, so that deeds meet. */
const PATHS = ['/a', '/a/b', '/a/b/one', '/a/two', '/c', '/c/d', '/l/x', '/l'];
const path = fc.constantFrom(...PATHS);
const deed: fc.Arbitrary<(files: FileSystem) => void> = fc.oneof(
  fc.tuple(path, fc.string({ maxLength: 3 })).map(([at, text]) => (files: FileSystem) => {
    files.write(at, text);
  }),
  path.map(at => (files: FileSystem) => {
    files.mkdir(at, { recursive: true });
  }),
  path.map(at => (files: FileSystem) => {
    files.remove(at, { recursive: true });
  }),
  fc.tuple(path, path).map(([from, to]) => (files: FileSystem) => {
    files.rename(from, to);
  }),
  fc.tuple(path, path).map(([at, to]) => (files: FileSystem) => {
    files.symlink(at, to);
  }),
  fc.tuple(path, fc.constantFrom(0o600, 0o755)).map(([at, mode]) => (files: FileSystem) => {
    files.change(at, { mode });
  }),
);

/** Every path of a tree with what stands there. */
function listing(tree: Tree, at = '/'): readonly string[] {
  const node = tree.get(at);
  if (node === null) return [];
  const content = node.type === 'file' ? node.content.digest : node.type === 'symlink' ? node.target : '';
  const below = tree.names(at).flatMap(name => listing(tree, at === '/' ? `/${name}` : `${at}/${name}`));
  return [`${at} ${node.type} ${node.mode} ${content}`, ...below];
}

describe('draft over a tree', () => {
  it('gives what changed, and the base stays as it was', () => {
    const tree = base();
    const before = listing(tree);
    const { draft, files } = over(tree);
    files.write('/a/new', 'n');
    files.write('/a/two', 'other');
    files.remove('/a/b/one');
    assert.deepEqual(kinds(draft.changes()), ['D /a/b/one', 'A /a/new', 'C /a/two']);
    assert.deepEqual(kinds(withParents(draft.changes(), tree)), [
      'C /a',
      'C /a/b',
      'D /a/b/one',
      'A /a/new',
      'C /a/two',
    ]);
    assert.deepEqual(listing(tree), before);
  });

  it('forgets what was undone', () => {
    const { draft, files } = over(base());
    files.write('/x', '1');
    files.remove('/x');
    assert.deepEqual(draft.changes(), []);
  });

  it('hides what lay in a directory that is made anew', () => {
    const tree = base();
    const { draft, files } = over(tree);
    files.remove('/a', { recursive: true });
    files.mkdir('/a');
    files.write('/a/fresh', '');
    assert.deepEqual(draft.names('/a'), ['fresh']);
    const laid = layTree(tree, layerOf(draft.changes()));
    assert.deepEqual(laid.names('/a'), ['fresh']);
    assert.equal(laid.get('/a/b/one'), null);
  });

  it('is rebuilt from its changes, by a layer and by another draft', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 12 }), fc.array(deed, { maxLength: 6 }), (first, second) => {
        const tree = base();
        const one = over(tree);
        for (const act of first) act(one.files);
        const whole = listing(one.draft);
        assert.deepEqual(listing(layTree(tree, layerOf(one.draft.changes()))), whole);
        const again = draftOf(tree, one.draft.changes());
        assert.deepEqual(listing(again), whole);
        assert.deepEqual(again.changes(), one.draft.changes());
        assert.deepEqual(
          kinds(changesBetween(tree, layTree(tree, layerOf(one.draft.changes())))).length > 0,
          one.draft.changes().length > 0,
        );
        // Work goes on in a reopened draft as it would have in the first.
        const files = fileSystemOf(again, { now: () => NOW });
        for (const act of second) {
          act(one.files);
          act(files);
        }
        assert.deepEqual(listing(again), listing(one.draft));
        assert.deepEqual(again.changes(), one.draft.changes());
      }),
      { seed: 42, numRuns: 300 },
    );
  });
});

describe('file system', () => {
  it('follows symlinks in directories, and at the end where Linux does', () => {
    const { files } = over(base());
    assert.equal(files.resolve('/l/one'), '/a/b/one');
    assert.equal(files.lstat('/l')?.type, 'symlink');
    assert.equal(files.stat('/l')?.type, 'directory');
    assert.equal(files.write('/l/three', '3'), null);
    assert.equal(files.stat('/a/b/three')?.type, 'file');
    assert.equal(files.resolve('/l/../two'), '/a/two');
    assert.equal(files.stat('/loop'), null);
  });

  it('refuses as the kernel does', () => {
    const { files } = over(base());
    assert.equal(files.write('/nosuch/x', ''), 'ENOENT');
    assert.equal(files.write('/a/two/x', ''), 'ENOTDIR');
    assert.equal(files.write('/a', ''), 'EISDIR');
    assert.equal(files.mkdir('/a'), 'EEXIST');
    assert.equal(files.mkdir('/a/two/x', { recursive: true }), 'ENOTDIR');
    assert.equal(files.remove('/a'), 'ENOTEMPTY');
    assert.equal(files.remove('/nosuch'), 'ENOENT');
    assert.equal(files.rename('/a', '/a/b/c'), 'EINVAL');
    assert.equal(files.write('/loop/x', ''), 'ELOOP');
  });

  it('keeps mode and owner of a file that is written over', () => {
    const { files } = over(base());
    files.change('/a/two', { mode: 0o700, uid: 5 });
    files.write('/a/two', 'x');
    const node = files.stat('/a/two');
    assert.deepEqual([node?.mode, node?.uid], [0o700, 5]);
  });
});

describe('mounts', () => {
  it('show another tree in place, and keep what is written there apart', () => {
    const root = over(base());
    const volume = over(emptyTree);
    volume.files.write('/seed', 's');
    const mounted = mountDraft(root.draft, [{ path: '/a/b', tree: volume.draft, root: '/', readOnly: false }]);
    const files = fileSystemOf(mounted, { now: () => NOW });
    assert.deepEqual(files.list('/a/b'), ['seed']);
    files.write('/l/more', 'm');
    assert.deepEqual(volume.draft.names('/'), ['more', 'seed']);
    assert.deepEqual(root.draft.changes(), []);
  });

  it('can be read-only, and the root beneath them too', () => {
    const root = over(base());
    const volume = over(emptyTree);
    const mounted = mountDraft(root.draft, [{ path: '/a/b', tree: volume.draft, root: '/', readOnly: false }], true);
    const files = fileSystemOf(mounted, { now: () => NOW });
    assert.equal(files.write('/x', ''), 'EROFS');
    assert.equal(files.write('/a/b/x', ''), null);
    const readOnly = mountDraft(root.draft, [{ path: '/a/b', tree: volume.draft, root: '/', readOnly: true }]);
    assert.equal(fileSystemOf(readOnly, { now: () => NOW }).remove('/a/b/x'), 'EROFS');
  });
});
