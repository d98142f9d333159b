/** Edits are kept by what differs, and come back as they were sent. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Input } from '../../src/tutor/attempt.ts';
import { type EditedTexts, keptInput, sentInput, withEdits } from '../../src/tutor/edit.ts';

type Edits = Extract<Input, { kind: 'edit' }>;

const path = fc.constantFrom('a', 'b', '__proto__', 'constructor');
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.tuple(fc.constantFrom('x', '🐳', 'ж\n'), fc.nat(300)).map(([unit, times]) => unit.repeat(times)),
  fc
    .tuple(fc.nat(300), fc.string({ maxLength: 3 }))
    .map(([at, put]) => `${'0123456789'.repeat(40).slice(0, at)}${put}${'9'.repeat(200)}`),
);
const edits: fc.Arbitrary<Edits> = fc.record(
  {
    kind: fc.constant('edit' as const),
    edits: fc.array(fc.record({ path, text: fc.option(text, { nil: null }) }, { noNullPrototype: true }), {
      minLength: 1,
      maxLength: 3,
    }),
  },
  { noNullPrototype: true },
);

describe('edits as they are kept', () => {
  it('come back as they were sent, through JSON, one after another', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 8 }), all => {
        let [writer, reader]: [EditedTexts, EditedTexts] = [{}, {}];
        for (const input of all) {
          const kept = JSON.parse(JSON.stringify(keptInput(writer, input)));
          const sent = sentInput(reader, kept);
          assert.deepEqual(sent, input);
          writer = withEdits(writer, input.edits);
          reader = withEdits(reader, (sent as Edits).edits);
        }
      }),
      { seed: 8 },
    );
  });

  it('a letter in a long file costs a letter', () => {
    const long = 'line of a file\n'.repeat(13_000);
    const before = withEdits({}, [{ path: 'f', text: long }]);
    const input: Edits = {
      kind: 'edit',
      edits: [{ path: 'f', text: `${long.slice(0, 90_000)}!${long.slice(90_000)}` }],
    };
    assert.deepEqual(keptInput(before, input), { kind: 'edit', edits: [{ path: 'f', at: 90_000, cut: 0, put: '!' }] });
  });

  it('remembers no more than one large file, the newest', () => {
    const texts = withEdits(
      {},
      ['a', 'b', 'c'].map(name => ({ path: name, text: name.repeat(90_000) })),
    );
    assert.deepEqual(Object.keys(texts), ['b', 'c']);
  });

  it('a change of a text that nobody knows is not guessed at', () => {
    assert.equal(sentInput({}, { kind: 'edit', edits: [{ path: 'f', at: 0, cut: 1, put: 'x' }] }), null);
  });
});
