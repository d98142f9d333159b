/**
 * What goes between the service and a room: frames on one pipe, both ways.
 *
 *     u32  length of all that follows
 *     u32  length of the header
 *     header: JSON in UTF-8
 *     body: bytes, of which neither end needs to know more than the header says
 *
 * Numbers are little-endian. A header names what it is an answer to, so several exchanges may be under way, and the frames of a long one may
 * come between those of others.
 */

export interface RoomFrame {
  readonly header: unknown;
  readonly body: Buffer;
}

const LENGTHS = 8;
/** A tail of events, or a page's whole picture of a host: what is longer is no frame of ours. */
const LONGEST = 256 * 1024 * 1024;

/** @throws RangeError when it is too long to be read at the other end */
export function encodeFrame(header: object, body: readonly Uint8Array[] = []): readonly Uint8Array[] {
  const text = JSON.stringify(header);
  const length = Buffer.byteLength(text);
  const size = body.reduce((sum, part) => sum + part.byteLength, 0);
  if (4 + length + size > LONGEST) throw new RangeError(`a frame of ${length + size} bytes`);
  const start = Buffer.allocUnsafe(LENGTHS + length);
  start.writeUInt32LE(4 + length + size, 0);
  start.writeUInt32LE(length, 4);
  start.write(text, LENGTHS, 'utf8');
  return [start, ...body];
}

/** Takes a stream's chunks as they come, and gives each frame once it is whole. @throws RangeError when it is no frame */
export function frameReader(): (chunk: Buffer) => readonly RoomFrame[] {
  let parts: Buffer[] = [];
  let had = 0;
  /** Bytes that are needed before anything can be said. */
  let wanted = LENGTHS;

  return chunk => {
    parts.push(chunk);
    had += chunk.length;
    if (had < wanted) return [];
    const bytes = parts.length === 1 ? chunk : Buffer.concat(parts, had);
    const found: RoomFrame[] = [];
    let at = 0;
    wanted = LENGTHS;
    while (bytes.length - at >= LENGTHS) {
      const length = bytes.readUInt32LE(at);
      const header = bytes.readUInt32LE(at + 4);
      if (length > LONGEST || header + 4 > length)
        throw new RangeError(`a frame of ${length} bytes, ${header} of them header`);
      if (bytes.length - at < 4 + length) {
        wanted = 4 + length;
        break;
      }
      const body = at + LENGTHS + header;
      const value: unknown = JSON.parse(bytes.toString('utf8', at + LENGTHS, body));
      found.push({ header: value, body: bytes.subarray(body, at + 4 + length) });
      at += 4 + length;
    }
    had = bytes.length - at;
    parts = had === 0 ? [] : [bytes.subarray(at)];
    return found;
  };
}
