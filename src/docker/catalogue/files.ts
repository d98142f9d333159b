import {
  type Change,
  type Content,
  contentOf,
  type Layer,
  layerOf,
  type Node,
  parentOf,
  programContent,
  standIn,
} from '../filesystem/index.ts';

/**
 * Files of a layer, written one to a line:
 * ```
 * d 755 /etc                       directory
 * l /bin/ls /bin/busybox           symlink and where it points
 * p 755 919304 /bin/busybox        executable of so many bytes; the program is its base name, or a name that follows
 * s 644 1200000 /lib/libc.so       file of so many bytes
 * x /usr/bin ls cat mv             small executables in one directory, each the program of its name
 * b /bin ls cat mv                 busybox's links in one directory
 * r /etc/gone                      removed
 * o 1000:1000 /home/node           owner of a path above it in the list
 * ```
 * Texts are given apart. Directories that are not named are made.
 */
export interface FileList {
  readonly lines: string;
  readonly texts?: Readonly<Record<string, string>>;
  /** Modes of texts that are not 644. */
  readonly modes?: Readonly<Record<string, number>>;
  /** The layer's size in bytes: what is missing to it is put into `filler`. */
  readonly size: number;
  /** Where the bulk of the layer lies that nobody looks at: a library, an archive. */
  readonly filler: string | null;
  /** Seconds since the epoch. */
  readonly mtime: number;
  /** Data of programs, by path. */
  readonly data?: Readonly<Record<string, string>>;
}

const SMALL = 35_000;

/** The layer of a list. `below` tells which paths an earlier layer has made: those count as changed. */
export function layerOfFiles(list: FileList, below: ReadonlySet<string>): Layer {
  const nodes = new Map<string, Node | null>();
  const owner = { uid: 0, gid: 0, mtime: list.mtime };
  const directory = (path: string): void => {
    if (path === '/' || nodes.has(path) || below.has(path)) return;
    directory(parentOf(path));
    nodes.set(path, { type: 'directory', mode: 0o755, ...owner });
  };
  const put = (path: string, node: Node | null): void => {
    directory(parentOf(path));
    nodes.set(path, node);
  };
  const file = (path: string, mode: number, content: Content) => put(path, { type: 'file', mode, ...owner, content });
  const program = (path: string, size: number, name: string): Content =>
    standIn(size, path, { name, data: list.data?.[path] ?? null });
  for (const line of list.lines.split('\n')) {
    const [kind = '', a = '', b = '', c = '', d] = line.trim().split(/\s+/);
    const words = line.trim().split(/\s+/);
    switch (kind) {
      case 'd':
        put(b, { type: 'directory', mode: Number.parseInt(a, 8), ...owner });
        break;
      case 'l':
        put(a, { type: 'symlink', mode: 0o777, ...owner, target: b });
        break;
      case 'p':
        file(c, Number.parseInt(a, 8), program(c, Number(b), d ?? c.slice(c.lastIndexOf('/') + 1)));
        break;
      case 's':
        file(c, Number.parseInt(a, 8), standIn(Number(b), c));
        break;
      case 'x':
        for (const name of words.slice(2))
          file(`${a}/${name}`, 0o755, program(`${a}/${name}`, SMALL + name.length * 512, name));
        break;
      case 'b':
        for (const name of words.slice(2))
          put(`${a}/${name}`, { type: 'symlink', mode: 0o777, ...owner, target: '/bin/busybox' });
        break;
      case 'r':
        nodes.set(a, null);
        break;
      case 'o': {
        const [uid = '0', gid = '0'] = a.split(':');
        const node = nodes.get(b);
        if (node != null) nodes.set(b, { ...node, uid: Number(uid), gid: Number(gid) });
        break;
      }
      default:
        break;
    }
  }
  for (const [path, text] of Object.entries(list.texts ?? {})) {
    const mode = list.modes?.[path] ?? 0o644;
    const data = list.data?.[path];
    file(path, mode, data === undefined ? contentOf(text) : programContent(text, { name: data, data: null }));
  }
  if (list.filler !== null) {
    let held = 0;
    for (const node of nodes.values()) {
      if (node?.type === 'file') held += node.content.size;
      else if (node?.type === 'symlink') held += Buffer.byteLength(node.target);
    }
    if (held < list.size) file(list.filler, 0o644, standIn(list.size - held, `${list.filler} ${list.mtime}`));
  }
  const changes = [...nodes].map(([path, node]): Change => {
    if (node === null) return { kind: 'D', path, node: null };
    return { kind: below.has(path) ? 'C' : 'A', path, node };
  });
  return layerOf(changes);
}
