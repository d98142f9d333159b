/**
 * In which blobs layers come and go. The classic image store keeps none: `distribution/push_v2.go` packs a layer anew at each push, so
 * what Hub gave goes to another registry under a digest of its own.
 */
import assert from 'node:assert/strict';
import { boot, type ProfileName, run } from '../../../src/docker/index.ts';

const AT = Date.parse('2026-11-23T17:00:00Z');

/** Ids that a pull tells of its layers, from Hub and then from a registry to which the image was pushed. */
async function pulled(profile: ProfileName) {
  let host = await boot({
    seed: 1,
    at: AT,
    platform: 'linux/amd64',
    directory: '/home/student',
    files: {},
    images: [],
    catalogue: null,
    profile,
  });
  const say = async (line: string) => {
    const ran = await run(host, line, { at: AT, columns: null, stdin: '' });
    host = ran.host;
    return ran.outcome.stdout;
  };
  const layers = (text: string) => text.match(/^[0-9a-f]{12}(?=: Pull complete)/gm) ?? [];
  const hub = layers(await say('docker pull alpine:3.21'));
  await say('docker tag alpine:3.21 localhost:5000/alpine');
  await say('docker push localhost:5000/alpine');
  await say('docker rmi localhost:5000/alpine alpine:3.21');
  const own = layers(await say('docker pull localhost:5000/alpine'));
  const manifest = await say('docker manifest inspect --insecure localhost:5000/alpine');
  const sent = (JSON.parse(manifest) as { readonly layers: readonly { readonly digest: string }[] }).layers;
  return { hub, own, sent: sent.map(({ digest }) => digest.slice(7, 19)) };
}

describe('blobs of layers', () => {
  it('are packed anew by a push of the classic store, and come back as they were sent', async () => {
    const { hub, own, sent } = await pulled('28');
    assert.equal(hub.length, 1);
    assert.notDeepEqual(own, hub);
    assert.deepEqual(own, sent);
  });

  it('stay what they were where the store keeps them', async () => {
    const { hub, own, sent } = await pulled('29');
    assert.equal(hub.length, 1);
    assert.deepEqual(own, hub);
    assert.deepEqual(sent, hub);
  });
});
