import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodeFrame, frameReader, type RoomFrame } from '../../src/rooms/frame.ts';

const bytesOf = (header: object, body: readonly Uint8Array[] = []): Buffer => Buffer.concat(encodeFrame(header, body));

describe('frames between the service and a room', () => {
  it('come out as they went in, wherever the stream is cut', () => {
    const frame = fc.record({
      header: fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null))),
      body: fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 6 }), fc.array(fc.integer({ min: 1, max: 40 })), (frames, cuts) => {
        const stream = Buffer.concat(frames.map(({ header, body }) => bytesOf(header, body)));
        const read = frameReader();
        const found: RoomFrame[] = [];
        let at = 0;
        for (let turn = 0; at < stream.length; turn++) {
          const next = at + (cuts[turn % Math.max(1, cuts.length)] ?? stream.length);
          found.push(...read(stream.subarray(at, next)));
          at = next;
        }
        assert.deepEqual(
          found.map(({ header, body }) => ({ header, body: body.toString('hex') })),
          frames.map(({ header, body }) => ({
            header: JSON.parse(JSON.stringify(header)),
            body: Buffer.concat(body).toString('hex'),
          })),
        );
      }),
    );
  });

  it('what is no frame is refused before anything is kept for it', () => {
    const huge = bytesOf({});
    huge.writeUInt32LE(0xffff_ffff, 0);
    assert.throws(() => frameReader()(huge), RangeError);
    const short = bytesOf({ a: 1 });
    short.writeUInt32LE(1000, 4);
    assert.throws(() => frameReader()(short), RangeError);
    const torn = bytesOf({ a: 1 });
    torn[8] = 0x21;
    assert.throws(() => frameReader()(torn), SyntaxError);
  });
});
