import { hash } from 'node:crypto';
import type { Json } from '../json.ts';

/** What JSON can hold: programs keep their data in it, so that a host can be frozen. */
/** An executable that the simulated kernel knows how to run: the runtime looks its name up, the data is its own. */
export interface ProgramReference {
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
  readonly program: ProgramReference | null;
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
const decoder = new TextDecoder();

export function sha256(data: string | Uint8Array): string {
  return `sha256:${hash('sha256', data)}`;
}

export function contentOf(data: string | Uint8Array): Content {
  const bytes = typeof data === 'string' ? encoder.encode(data) : owned(data);
  return { size: statedSize(bytes) ?? bytes.length, bytes, program: null, digest: sha256(bytes) };
}

/** A piece of a larger buffer would keep all of it in memory for as long as the file is there. */
function owned(bytes: Uint8Array): Uint8Array {
  const whole = bytes.byteLength === bytes.buffer.byteLength && bytes.constructor === Uint8Array;
  return whole ? bytes : new Uint8Array(bytes);
}

const BLOCK = 512;
const STATED = 'DRYDOCK.size=';

/** The size that an abridged archive says to have; null when it is whole, or no archive. */
function statedSize(bytes: Uint8Array): number | null {
  if (bytes[156] !== GLOBAL || bytes.length < 2 * BLOCK) return null;
  const text = decoder.decode(bytes.subarray(BLOCK, BLOCK + 64));
  const stated = /^\d+ DRYDOCK\.size=(\d{1,15})\n/.exec(text)?.[1];
  return stated === undefined ? null : Math.max(Number(stated), bytes.length);
}

/** The type of an entry of a tar archive that speaks of all entries after it: `g`. */
const GLOBAL = 0x67;

/**
 * A tar archive that stands for a larger one: as a file it has `size`, whichever way its bytes came there. A first entry, which
 * readers of archives pass over, says so.
 */
export function abridge(archive: Uint8Array, size: number): Uint8Array {
  if (size <= archive.length + 2 * BLOCK) return archive;
  const record = `${STATED}${size}\n`;
  // The length counts its own digits: two of them, for any size.
  const text = `${record.length + 3} ${record}`;
  const whole = new Uint8Array(2 * BLOCK + archive.length);
  const put = (at: number, word: string) => whole.set(encoder.encode(word), at);
  put(0, 'pax_global_header');
  put(100, '0000644\x000000000\x000000000\x00');
  put(124, `${text.length.toString(8).padStart(11, '0')}\x00${'0'.repeat(11)}\x00${' '.repeat(8)}g`);
  put(257, 'ustar\x0000');
  const sum = whole.subarray(0, BLOCK).reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\x00 `);
  put(BLOCK, text);
  whole.set(archive, 2 * BLOCK);
  return whole;
}

/** Content without bytes: equal identity and size mean equal content. */
export function standIn(size: number, identity: string, program: ProgramReference | null = null): Content {
  const known = program === null ? '' : `\0${program.name}\0${JSON.stringify(program.data)}`;
  return { size, bytes: null, program, digest: sha256(`stand-in\0${size}\0${identity}${known}`) };
}

/** Bytes that are also a program: a script, or a small binary whose text can be read. */
export function programContent(data: string | Uint8Array, program: ProgramReference): Content {
  const { size, bytes, digest } = contentOf(data);
  return { size, bytes, program, digest: sha256(`${digest}\0${program.name}\0${JSON.stringify(program.data)}`) };
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true });

/** The text of a content, or null for a stand-in and for bytes that are not UTF-8 text. */
export function textOf(content: Content): string | null {
  if (content.bytes === null) return null;
  try {
    const text = strictDecoder.decode(content.bytes);
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
