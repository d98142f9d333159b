import assert from 'node:assert/strict';
import { listsLittle, run } from '../../../src/docker/index.ts';
import { played } from './world.ts';

/** What a room takes for done in no time: a learner must not have made anything of it that takes longer. */
describe('a line that only lists what little there is', () => {
  const lists = async (before: readonly string[], line: string): Promise<boolean> =>
    listsLittle((await played(before, { images: ['alpine:3.21'] })).host, line);

  it('is a list of the client on a host that holds little', async () => {
    for (const line of ['docker image ls', 'docker images', 'docker ps -a', 'docker version'])
      assert.equal(await lists([], line), true, line);
    assert.equal(await lists(['docker tag alpine:3.21 mine:1'], 'docker image ls'), true);
  });

  it('is none that is written in the learner’s way, or begins anything else', async () => {
    for (const line of [
      "docker image ls --format '{{range 99}}a{{end}}'",
      'docker ps -a -f name=a',
      'docker images; ls',
      'docker run alpine:3.21',
      'ls',
    ])
      assert.equal(await lists([], line), false, line);
  });

  it('is none where the learner has given docker another meaning, or where much has to be looked at', async () => {
    const line = 'docker ps';
    assert.equal(await lists(['docker() { for ((;;)); do :; done; }'], line), false);
    assert.equal(await lists(["alias docker='sleep 9; docker'"], line), false);
    assert.equal(await lists(['docker run -d alpine:3.21 sleep 100'], line), false, 'it has gone on meanwhile');
    const written = ['mkdir -p ~/.docker; echo "{\\"psFormat\\": \\"{{range 9}}a{{end}}\\"}" > ~/.docker/config.json'];
    assert.equal(await lists(written, line), false);
    const { host } = await played([], { images: ['alpine:3.21'] });
    const entered = await run(host, 'docker run -it alpine:3.21', { at: host.clock, columns: 80, stdin: '' });
    assert.equal(listsLittle(entered.host, line), false);
    assert.equal(await lists(['for i in $(seq 1 60); do docker tag alpine:3.21 mine:$i; done'], line), false);
  });
});
