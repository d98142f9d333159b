import { extract, pack } from 'tar-stream';
import { isObject, objectOf, parseJson, stringOf } from '../json.ts';
import { type Content, contentOf, type Node } from './node.ts';

/** One entry of a tar archive. The path is as written, without a leading slash. */
export interface ArchiveEntry {
  readonly path: string;
  readonly node: Node;
}

const BLOCK = 512;

const STAND_IN = 'DRYDOCK.content';

function known(content: Content): string {
  const { size, program, digest } = content;
  return JSON.stringify({ size, program, digest, bytes: content.bytes !== null });
}

/** What an entry stands for; its own bytes when somebody wrote over what it says of itself. */
function recall(text: string, bytes: Uint8Array): Content {
  const stated = objectOf(parseJson(text));
  const { size, digest, bytes: whole } = stated;
  const program = isObject(stated.program) ? stated.program : null;
  if (typeof size !== 'number' || !(size >= 0) || typeof digest !== 'string') return contentOf(bytes);
  return {
    size,
    bytes: whole === true ? bytes : null,
    program: program === null ? null : { name: stringOf(program.name), data: program.data ?? null },
    digest,
  };
}

/** A tar archive. A stand-in has no bytes to write: it becomes an empty entry that names what it stands for. */
export async function writeTar(entries: readonly ArchiveEntry[]): Promise<Uint8Array> {
  const archive = pack();
  const chunks: Uint8Array[] = [];
  const read = (async () => {
    for await (const chunk of archive) chunks.push(chunk as Uint8Array);
  })();
  for (const { path, node } of entries) {
    const header = {
      name: path,
      mode: node.mode,
      uid: node.uid,
      gid: node.gid,
      mtime: new Date(node.mtime * 1000),
      size: 0,
    };
    if (node.type === 'directory') archive.entry({ ...header, name: `${path}/`, type: 'directory' });
    else if (node.type === 'symlink') archive.entry({ ...header, type: 'symlink', linkname: node.target });
    else {
      const { content } = node;
      const bytes = Buffer.from(content.bytes ?? new Uint8Array(0));
      const stated = content.bytes === null || content.program !== null || content.size !== bytes.length;
      archive.entry({ ...header, type: 'file', ...(stated ? { pax: { [STAND_IN]: known(content) } } : {}) }, bytes);
    }
  }
  archive.finalize();
  await read;
  return joinBytes(chunks);
}

/** The entries of a tar archive in their order, or null when it is not one. Devices and other oddities are left out. */
export async function readTar(bytes: Uint8Array): Promise<readonly ArchiveEntry[] | null> {
  if (bytes.length < BLOCK || bytes.length % BLOCK !== 0) return null;
  const archive = extract();
  const entries: ArchiveEntry[] = [];
  try {
    archive.end(Buffer.from(bytes));
    for await (const entry of archive) {
      const { header } = entry;
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry) chunks.push(chunk as Uint8Array);
      const owner = {
        mode: header.mode ?? 0o644,
        uid: header.uid ?? 0,
        gid: header.gid ?? 0,
        mtime: Math.floor((header.mtime?.getTime() ?? 0) / 1000),
      };
      const path = header.name.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');
      if (path === '' || path === '.') continue;
      if (header.type === 'directory') entries.push({ path, node: { type: 'directory', ...owner } });
      else if (header.type === 'symlink') {
        entries.push({ path, node: { type: 'symlink', ...owner, target: header.linkname ?? '' } });
      } else if (header.type === 'link') {
        const target = (header.linkname ?? '').replace(/^(\.?\/)+/, '');
        const linked = entries.find(other => other.path === target);
        if (linked !== undefined) entries.push({ path, node: linked.node });
      } else if (header.type === 'file' || header.type === 'contiguous-file' || header.type == null) {
        const stated = (header.pax as Readonly<Record<string, string>> | null | undefined)?.[STAND_IN];
        const whole = joinBytes(chunks);
        const content = stated === undefined ? contentOf(whole) : recall(stated, whole);
        entries.push({ path, node: { type: 'file', ...owner, content } });
      }
    }
  } catch {
    return null;
  }
  return entries;
}

function isEmpty(block: Uint8Array): boolean {
  return block.every(byte => byte === 0);
}

function octal(field: Uint8Array): number {
  const text = new TextDecoder('latin1').decode(field).replace(/\0.*$/s, '').trim();
  return /^[0-7]*$/.test(text) ? Number.parseInt(text || '0', 8) : Number.NaN;
}

/** What Go's reader of archives finds wrong with one, in its words; null when it reads it to the end. */
export function tarProblem(bytes: Uint8Array): string | null {
  const header = 'archive/tar: invalid tar header';
  let at = 0;
  while (at < bytes.length) {
    const block = bytes.subarray(at, at + BLOCK);
    if (block.length < BLOCK) return 'unexpected EOF';
    at += BLOCK;
    if (isEmpty(block)) {
      const next = bytes.subarray(at, at + BLOCK);
      return next.length === 0 || (next.length === BLOCK && isEmpty(next))
        ? null
        : next.length < BLOCK
          ? 'unexpected EOF'
          : header;
    }
    const sum = block.reduce((total, byte, place) => total + (place >= 148 && place < 156 ? 32 : byte), 0);
    const size = octal(block.subarray(124, 136));
    if (octal(block.subarray(148, 156)) !== sum || Number.isNaN(size)) return header;
    if (at + size > bytes.length) return 'unexpected EOF';
    at += Math.ceil(size / BLOCK) * BLOCK;
  }
  return null;
}

export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** gzip without compression: the same bytes on every machine, whatever its zlib. */
export function storeGzip(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3)];
  for (let at = 0; at === 0 || at < bytes.length; at += 0xffff) {
    const block = bytes.subarray(at, at + 0xffff);
    const length = block.length;
    const last = at + 0xffff >= bytes.length ? 1 : 0;
    chunks.push(Uint8Array.of(last, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), block);
  }
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  const tail = new DataView(new ArrayBuffer(8));
  tail.setUint32(0, ~crc >>> 0, true);
  tail.setUint32(4, bytes.length >>> 0, true);
  chunks.push(new Uint8Array(tail.buffer));
  return joinBytes(chunks);
}
