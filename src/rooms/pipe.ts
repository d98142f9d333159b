/** One end of the pipe between the service and a room. What is sent in one turn of the event loop is one write. */
import type { Duplex } from 'node:stream';
import { encodeFrame, frameReader, type RoomFrame } from './frame.ts';

export interface RoomPipe {
  send(header: object, body?: readonly Uint8Array[]): void;
  /** Writes now what waits for the turn to end. */
  flush(): void;
  close(): void;
}

export interface PipeEnds {
  readonly received: (frame: RoomFrame) => void;
  /** Once: the other end is gone, or sends what is no frame. */
  readonly ended: (error: Error | null) => void;
}

/** Below this, parts are copied into one buffer: cheaper than a vector of small ones. */
const COPIED = 64 * 1024;

export function pipe(stream: Duplex, { received, ended }: PipeEnds): RoomPipe {
  let waiting: Uint8Array[] = [];
  let length = 0;
  let due = false;
  let over = false;
  const read = frameReader();

  const end = (error: Error | null): void => {
    if (over) return;
    over = true;
    waiting = [];
    stream.destroy();
    ended(error);
  };
  const flush = (): void => {
    due = false;
    if (over || waiting.length === 0) return;
    const parts = waiting;
    const size = length;
    waiting = [];
    length = 0;
    if (parts.length > 1 && size <= COPIED) {
      stream.write(Buffer.concat(parts, size));
      return;
    }
    if (parts.length > 1) stream.cork();
    for (const part of parts) stream.write(part);
    if (parts.length > 1) stream.uncork();
  };

  stream.on('data', (chunk: Buffer) => {
    if (over) return;
    try {
      for (const frame of read(chunk)) if (!over) received(frame);
    } catch (error) {
      end(error instanceof Error ? error : new Error(String(error)));
    }
  });
  // EPIPE and ECONNRESET: the other end is gone, which is told once.
  stream.on('error', end);
  stream.on('end', () => end(null));
  stream.on('close', () => end(null));

  return {
    send: (header, body) => {
      if (over) return;
      for (const part of encodeFrame(header, body)) {
        waiting.push(part);
        length += part.byteLength;
      }
      if (due) return;
      due = true;
      setImmediate(flush);
    },
    flush,
    close: () => end(null),
  };
}
