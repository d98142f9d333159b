/** Long output is cut in its middle, between lines, and what is left out is counted. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Chunk } from '../../src/docker/index.ts';
import { cutOutput, ownRanges } from '../../src/tutor/cut.ts';

const text = (chunks: readonly Chunk[]): string => chunks.map(chunk => chunk.text).join('');

describe('long output', () => {
  it('of any shape stays short, ends as it ended, and its chunks are what is shown', () => {
    const chunk = fc.record(
      {
        stream: fc.constantFrom('stdout' as const, 'stderr' as const),
        text: fc
          .tuple(fc.constantFrom('x', 'line\n', '\u001b[1mы\u001b[0m\n', '\n'), fc.nat(9000))
          .map(([one, n]) => one.repeat(n)),
        after: fc.nat(1000),
        voice: fc.constantFrom('docker' as const, 'program' as const, 'host' as const),
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 8 }), chunks => {
        const cut = cutOutput(chunks);
        assert.ok(cut.output.length <= 50_100);
        assert.equal(text(cut.chunks), cut.output);
        assert.equal(cut.output.slice(-5), text(chunks).slice(-5));
        const own = cut.chunks.filter(each => each.voice === 'host');
        assert.equal(
          ownRanges(cut.chunks)
            .map(range => cut.output.slice(...range))
            .join(''),
          text(own),
        );
        if (cut.omitted === 0 && text(chunks).length <= 50_000) assert.equal(cut.output, text(chunks));
      }),
      { seed: 8 },
    );
  });

  it('counts the lines that are left out', () => {
    const all = Array.from({ length: 20_000 }, (_, n) => `${n}`);
    const { output, omitted } = cutOutput([
      { stream: 'stdout', text: `${all.join('\n')}\n`, after: 0, voice: 'program' },
    ]);
    const shown = output.split(/\r?\n/).filter(line => /^\d+$/.test(line));
    assert.equal(shown.length + omitted, all.length);
    assert.deepEqual([shown[0], shown.at(-1)], ['0', '19999']);
  });
});
