import assert from 'node:assert/strict';
import { view } from '../../../src/docker/index.ts';
import { played } from '../host/world.ts';

describe('names that the grammar takes without a domain', () => {
  it('a first part that looks like a host and cannot be one belongs to the path (distribution/reference)', async () => {
    const { host, ran } = await played(
      ['docker tag alpine:3.21 3.21_0/alpine', 'docker images -q 3.21_0/alpine', 'docker rmi 3.21_0/alpine'],
      { images: ['alpine:3.21'] },
    );
    assert.deepEqual(
      ran.map(each => each.outcome.ending.exitCode),
      [0, 0, 0],
    );
    assert.match(ran[1]?.outcome.stdout ?? '', /^[0-9a-f]{12}\n$/);
    assert.equal(ran[2]?.outcome.stdout, 'Untagged: 3.21_0/alpine:latest\n');
    assert.deepEqual(view(host).images[0]?.tags, ['alpine:3.21']);
  });
});
