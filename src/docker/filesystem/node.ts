import { hash } from 'node:crypto';

/** What JSON can hold: programs keep their data in it, so that a host can be frozen. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An executable that the simulated kernel knows how to run: the runtime looks its name up, the data is its own. */
export interface Program {
  readonly name: string;
  readonly data: Json;
}

/**
 * The content of a file. `size` is what the host reports; `bytes` may be null (a stand-in, such as a compiler's binary, that
 * has only a size and an identity) or, for an archive that carries stand-ins, shorter than `size`.
 */
export interface Content {
  readonly size: number;
  readonly bytes: Uint8Array | null;
  readonly program: Program | null;
  /** `sha256:…` of the bytes, or of what identifies a stand-in. */
  readonly digest: string;
}

export interface Ownership {
  /** Permission bits with setuid, setgid and sticky: 0o1777. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Seconds since the epoch. */
  readonly mtime: number;
}

export interface FileNode extends Ownership {
  readonly type: 'file';
  readonly content: Content;
}

export interface DirectoryNode extends Ownership {
  readonly type: 'directory';
}

export interface SymlinkNode extends Ownership {
  readonly type: 'symlink';
  /** As written: may be relative, may lead nowhere. */
  readonly target: string;
}

export type Node = FileNode | DirectoryNode | SymlinkNode;

const encoder = new TextEncoder();

export function sha256(data: string | Uint8Array): string {
  return `sha256:${hash('sha256', data)}`;
}

/** Content whose reported size differs from its bytes, found again by the very array that carries them. */
const abridged = new WeakMap<Uint8Array, Content>();

export function contentOf(data: string | Uint8Array): Content {
  const bytes = typeof data === 'string' ? encoder.encode(data) : data;
  return abridged.get(bytes) ?? { size: bytes.length, bytes, program: null, digest: sha256(bytes) };
}

/** Bytes that stand for a larger file: writing this very array to a file system gives a file of `size`. */
export function abridge(bytes: Uint8Array, size: number): Uint8Array {
  abridged.set(bytes, { size, bytes, program: null, digest: sha256(bytes) });
  return bytes;
}

/** Content without bytes: equal identity and size mean equal content. */
export function standIn(size: number, identity: string, program: Program | null = null): Content {
  const known = program === null ? '' : `\0${program.name}\0${JSON.stringify(program.data)}`;
  return { size, bytes: null, program, digest: sha256(`stand-in\0${size}\0${identity}${known}`) };
}

/** Bytes that are also a program: a script, or a small binary whose text can be read. */
export function programContent(data: string | Uint8Array, program: Program): Content {
  const { size, bytes, digest } = contentOf(data);
  return { size, bytes, program, digest: sha256(`${digest}\0${program.name}\0${JSON.stringify(program.data)}`) };
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of a content, or null for a stand-in and for bytes that are not UTF-8 text. */
export function textOf(content: Content): string | null {
  if (content.bytes === null) return null;
  try {
    const text = decoder.decode(content.bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** What a node adds to the size of its layer. overlay2 counts the length of a symlink's target too; directories count nothing. */
export function sizeOf(node: Node): number {
  switch (node.type) {
    case 'file':
      return node.content.size;
    case 'symlink':
      return encoder.encode(node.target).length;
    case 'directory':
      return 0;
  }
}

export function sameNode(a: Node, b: Node): boolean {
  if (a === b) return true;
  if (a.mode !== b.mode || a.uid !== b.uid || a.gid !== b.gid || a.mtime !== b.mtime) return false;
  switch (a.type) {
    case 'file':
      return b.type === 'file' && a.content.digest === b.content.digest && a.content.size === b.content.size;
    case 'symlink':
      return b.type === 'symlink' && a.target === b.target;
    case 'directory':
      return b.type === 'directory';
  }
}
