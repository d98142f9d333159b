/** What a page is sent of a host stays small, whatever stands on the host; and what is counted is true. */
import assert from 'node:assert/strict';
import { view } from '../../src/docker/index.ts';
import { welcome } from '../../src/live/messages.ts';
import { seenFiles, seenOf } from '../../src/live/seen.ts';
import { courseQuiz } from '../quiz/course.ts';
import { type Sitting, sit } from '../tutor/rig.ts';

/** Characters that any welcome may have. */
const MOST = 900_000;

async function hostAfter(...lines: readonly string[]): Promise<Sitting> {
  const sitting = await sit(courseQuiz('docker/04-dockerfile'), 7);
  for (const line of lines) await sitting.does(line);
  return sitting;
}

function sizeOf(sitting: Sitting): number {
  return JSON.stringify(welcome(sitting.attempt(), 'ru', 0)).length;
}

describe('what a page sees of a host', () => {
  it('counts bytes of shared layers once, and the cache apart', async () => {
    const { attempt } = await hostAfter(
      "printf 'FROM alpine:3.21 AS a\\nRUN echo hi > /x\\nFROM alpine:3.21\\nCOPY --from=a /x /y\\n' > D",
      'docker build -q -f D -t one .',
      'docker tag one two',
    );
    const whole = view(attempt().host);
    const { sums, images } = seenOf(whole);
    const ofImages = new Set(whole.images.flatMap(image => image.layers));
    const bytes = (ids: Iterable<string>): number =>
      [...ids].reduce((sum, id) => sum + (whole.layers[id]?.size ?? 0), 0);
    assert.equal(sums.layerBytes, bytes(ofImages));
    assert.equal(sums.cacheBytes, bytes(Object.keys(whole.layers).filter(id => !ofImages.has(id))));
    assert.equal(sums.images, images.length);
    assert.ok(sums.cacheBytes > 0);
  });

  it('files are told by name, size and version: an edit changes the version, a touch does not', async () => {
    const { attempt, does } = await hostAfter();
    const first = seenFiles(attempt().host);
    await does('touch main.go');
    assert.deepEqual(seenFiles(attempt().host), first);
    await does({ kind: 'edit', edits: [{ path: 'main.go', text: 'package main\n' }] });
    const changed = seenFiles(attempt().host).filter((file, index) => file.version !== first[index]?.version);
    assert.deepEqual(
      changed.map(file => file.path),
      ['main.go'],
    );
  });

  it('I4: six files of 190 KB do not keep one out', async () => {
    const { attempt, does } = await hostAfter();
    for (let n = 1; n <= 6; n++) await does({ kind: 'edit', edits: [{ path: `f${n}.txt`, text: 'я'.repeat(95_000) }] });
    const { files } = JSON.parse(JSON.stringify(welcome(attempt(), 'ru', 0)));
    assert.equal(files.length, 8);
    assert.ok(JSON.stringify(files).length < 2000);
  });

  it('I4: a log that grows to megabytes does not either', async () => {
    const sitting = await hostAfter('seq 1 9000 > l; for i in $(seq 1 30); do cat l >> big.log; done', 'cat big.log');
    assert.ok(sizeOf(sitting) < MOST, `${sizeOf(sitting)} characters`);
  });

  it('I4: nor do many images with long environments; those left out are counted', async () => {
    const long = 'e'.repeat(3000);
    const sitting = await hostAfter(
      `for i in $(seq 1 60); do printf 'FROM alpine:3.21\\nENV A=${long.slice(0, 1500)}\\nENV B=${long.slice(0, 1500)}\\nLABEL n=%s\\n' $i > D; docker build -q -f D -t n:$i . ; done`,
      ...Array.from({ length: 5 }, (_, k) => `for i in $(seq 1 60); do docker tag n:$i m${k}:$i; done`),
    );
    const whole = view(sitting.attempt().host);
    const { images, sums } = seenOf(whole);
    assert.ok(sums.images > 40, `${sums.images} images stand on the host`);
    assert.ok(images.length <= sums.images);
    assert.ok(sizeOf(sitting) < MOST, `${sizeOf(sitting)} characters`);
  });

  it('I4: nor many containers', async () => {
    const sitting = await hostAfter('for i in $(seq 1 100); do docker create alpine:3.21 true; done');
    const { containers, sums } = seenOf(view(sitting.attempt().host));
    assert.equal(sums.containers, view(sitting.attempt().host).containers.length);
    assert.ok(containers.length > 0 && containers.length <= sums.containers);
    assert.ok(sizeOf(sitting) < MOST);
  });
});
