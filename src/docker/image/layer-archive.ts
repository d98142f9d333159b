/**
 * The archive in which a layer travels, as far as its length when compressed asks for it: headers as Go's `archive/tar` writes
 * them in the format that Docker asks for (POSIX 2001, whole seconds, no names of owners), and all content whose bytes are known.
 */
import {
  type Change,
  joinBytes,
  type Layer,
  type Node,
  nameOf,
  parentOf,
  type Tree,
  withParents,
} from '../filesystem/index.ts';

export interface LayerArchive {
  readonly bytes: Uint8Array;
  /** Bytes of content that stand in no file here: a stand-in has a size alone. */
  readonly absent: number;
}

const BLOCK = 512;
const encoder = new TextEncoder();
/** Type flags of the format. */
const TYPES = { file: '0', symlink: '2', directory: '5' } as const;
/** A deletion is an empty file of this name beside the others. */
const WHITEOUT = '.wh.';
const WHITEOUT_NODE = { mode: 0o600, uid: 0, gid: 0, mtime: 0 } as const;

function octal(value: number, digits: number): string {
  return `${Math.trunc(value).toString(8).padStart(digits, '0')}\0`;
}

function header(name: string, node: Node | null, size: number): Uint8Array {
  const block = new Uint8Array(BLOCK);
  const put = (at: number, text: string, most: number) => block.set(encoder.encode(text).subarray(0, most), at);
  const { mode, uid, gid, mtime } = node ?? WHITEOUT_NODE;
  put(0, name, 100);
  put(100, octal(mode & 0o7777, 7), 8);
  put(108, octal(uid, 7), 8);
  put(116, octal(gid, 7), 8);
  put(124, octal(size, 11), 12);
  put(136, octal(Math.max(mtime, 0), 11), 12);
  put(148, ' '.repeat(8), 8);
  put(156, TYPES[node?.type ?? 'file'], 1);
  if (node?.type === 'symlink') put(157, node.target, 100);
  put(257, 'ustar\0', 6);
  put(263, '00', 2);
  put(329, octal(0, 7), 8);
  put(337, octal(0, 7), 8);
  put(
    148,
    `${octal(
      block.reduce((sum, byte) => sum + byte, 0),
      6,
    )} `,
    8,
  );
  return block;
}

/** BuildKit lays its files of hosts and resolvers over `/etc` while a RUN goes on: the directory is copied up, and stays in the layer. */
function withMountPoints(changes: readonly Change[], below: Tree, createdBy: string): readonly Change[] {
  const etc = below.get('/etc');
  if (!createdBy.startsWith('RUN ') || etc?.type !== 'directory' || changes.some(({ path }) => path === '/etc'))
    return changes;
  return [...changes, { kind: 'C', path: '/etc', node: etc }];
}

export function layerArchive(layer: Layer, below: Tree, createdBy: string): LayerArchive {
  const blocks: Uint8Array[] = [];
  let absent = 0;
  for (const { path, node } of withParents(withMountPoints(layer.changes, below, createdBy), below)) {
    const own = path.slice(1);
    if (node === null) {
      const parent = parentOf(own);
      blocks.push(header(`${parent === '' || parent === '/' ? '' : `${parent}/`}${WHITEOUT}${nameOf(own)}`, null, 0));
      continue;
    }
    if (node.type !== 'file') {
      blocks.push(header(node.type === 'directory' ? `${own}/` : own, node, 0));
      continue;
    }
    const { bytes, size } = node.content;
    const known = bytes ?? new Uint8Array(0);
    absent += Math.max(0, size - known.length);
    blocks.push(header(own, node, size), known, new Uint8Array((BLOCK - (known.length % BLOCK)) % BLOCK));
  }
  blocks.push(new Uint8Array(2 * BLOCK));
  return { bytes: joinBytes(blocks), absent };
}
