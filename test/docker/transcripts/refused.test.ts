/** What a real Docker 28.5.2 was asked for beside the recordings: names that it gives before it refuses, and what it looks for when it is told to by force. */
import assert from 'node:assert/strict';
import { played, said } from '../host/world.ts';

describe('refusals of the daemon', () => {
  it('a volume without a name has one before its driver is looked for', async () => {
    const { host } = await played([]);
    assert.match(
      await said(host, 'docker volume create --driver=nosuch'),
      /^Error response from daemon: create [0-9a-f]{64}: error looking up volume plugin nosuch: plugin "nosuch" not found\n$/,
    );
  });

  it('by force a network is looked through for a container that is gone', async () => {
    const { host } = await played(['docker network create net']);
    const refusal = async (line: string): Promise<string> =>
      (await said(host, `docker network disconnect ${line}`)).replace('Error response from daemon: ', '').trim();
    assert.equal(await refusal('net gone'), 'No such container: gone');
    assert.equal(await refusal('-f net gone'), 'endpoint gone not found');
    assert.equal(await refusal('-f nonet gone'), 'network nonet not found');
  });
});
