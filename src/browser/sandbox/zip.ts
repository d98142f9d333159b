/** Reads a zip by its central directory, entry by entry: what is not asked for is not inflated, and what grows beyond what it may is given up. */

export interface ZipEntry {
  /** With `/` between its parts. */
  readonly path: string;
  /** Why it cannot be read; null when it can. */
  readonly trouble: 'encrypted' | 'packed' | 'link' | null;
  /** `big`: more than `most` bytes. */
  readonly read: (most: number) => Promise<Uint8Array | 'big' | 'unreadable'>;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** Of the record at the end, and the longest comment behind it. */
const END_BYTES = 22;
const COMMENT = 65_535;
const ENCRYPTED = 1;
const UTF8 = 0x800;
const STORED = 0;
const DEFLATED = 8;
const LINK = 0o120000;
const KIND = 0o170000;

/** Files of an archive, folders left out. Null: this is no zip, or one of more than 4 GB. */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) return null;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return null;
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const named = view.getUint16(at + 28, true);
    const offset = view.getUint32(at + 42, true);
    const path = nameOf(bytes.subarray(at + 46, at + 46 + named), (flags & UTF8) !== 0).replaceAll('\\', '/');
    const link = ((view.getUint32(at + 38, true) >>> 16) & KIND) === LINK;
    at += 46 + named + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (path.endsWith('/')) continue;
    const known = method === STORED || method === DEFLATED;
    entries.push({
      path,
      trouble: link ? 'link' : (flags & ENCRYPTED) !== 0 ? 'encrypted' : known ? null : 'packed',
      read: most => contentAt(view, { offset, packed, method }, most),
    });
  }
  return entries;
}

function endOf(view: DataView): number | null {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - COMMENT); at--) if (view.getUint32(at, true) === END) return at;
  return null;
}

/** Names without the mark of UTF-8 are in whatever the system spoke: UTF-8 all the same, or the code page of Russian DOS. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes);
  } catch {
    return new TextDecoder('ibm866').decode(bytes);
  }
}

async function contentAt(
  view: DataView,
  { offset, packed, method }: { readonly offset: number; readonly packed: number; readonly method: number },
  most: number,
): Promise<Uint8Array | 'big' | 'unreadable'> {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL) return 'unreadable';
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > view.byteLength) return 'unreadable';
  const data = new Uint8Array(view.buffer, view.byteOffset + start, packed);
  if (method === STORED) return packed > most ? 'big' : data.slice();
  return inflated(data, most);
}

async function inflated(data: Uint8Array, most: number): Promise<Uint8Array | 'big' | 'unreadable'> {
  const source = new Blob([data.slice()]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = source.getReader();
  const parts: Uint8Array[] = [];
  let held = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      held += value.length;
      if (held > most) {
        await reader.cancel();
        return 'big';
      }
      parts.push(value);
    }
  } catch {
    return 'unreadable';
  }
  const whole = new Uint8Array(held);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
