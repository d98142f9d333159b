/** A registry in a container, as the image `registry` keeps what is pushed: in the volume at /var/lib/registry. */
import { type Said, transcript } from './transcript.ts';

const IMAGE: readonly Said[] = [
  { line: 'docker pull -q alpine:3.21 > /dev/null' },
  { line: 'docker pull -q registry:2 > /dev/null' },
  { line: 'docker tag alpine:3.21 localhost:5001/x' },
];
const run = (options: string): Said => ({ line: `docker run -d -p 5001:5000 ${options} registry:2 > /dev/null` });
const PUSH: Said = { line: 'docker push -q localhost:5001/x', stdout: 'localhost:5001/x:latest\n' };
const holds = (...repositories: readonly string[]): Said => ({
  line: 'curl -s localhost:5001/v2/_catalog',
  stdout: `${JSON.stringify({ repositories })}\n`,
});

describe('transcripts of a registry in a container', () => {
  it('what was pushed goes with its volume, and stays over a restart', () =>
    transcript([
      ...IMAGE,
      run('--name one'),
      holds(),
      PUSH,
      { line: 'docker restart one', stdout: 'one\n' },
      holds('x'),
      { line: 'docker rm -fv one', stdout: 'one\n' },
      run('--name two'),
      holds(),
      {
        line: 'docker pull localhost:5001/x:latest',
        stderr:
          'Error response from daemon: manifest for localhost:5001/x:latest not found: manifest unknown: manifest unknown\n',
        exit: 1,
      },
    ]));

  it('what was pushed into a named volume is there for the next container, until the volume is removed', () =>
    transcript([
      ...IMAGE,
      run('--name one -v kept:/var/lib/registry'),
      PUSH,
      { line: 'docker rm -f one', stdout: 'one\n' },
      run('--name two -v kept:/var/lib/registry'),
      holds('x'),
      { line: 'docker rm -f two', stdout: 'two\n' },
      { line: 'docker volume rm kept', stdout: 'kept\n' },
      run('--name three -v kept:/var/lib/registry'),
      holds(),
    ]));

  it('one behind the port of the registry beside the host stands in its place', () =>
    transcript([
      ...IMAGE,
      { line: 'docker tag alpine:3.21 localhost:5000/x' },
      {
        line: 'docker push -q 127.0.0.1:5000/x',
        exit: 1,
        stderr: 'An image does not exist locally with the tag: 127.0.0.1:5000/x\n',
      },
      { line: 'docker push -q localhost:5000/x', stdout: 'localhost:5000/x:latest\n' },
      { line: 'curl -s 127.0.0.1:5000/v2/_catalog', stdout: '{"repositories":["x"]}\n' },
      { line: 'docker run -d --name one -p 5000:5000 registry:2 > /dev/null' },
      { line: 'curl -s localhost:5000/v2/_catalog', stdout: '{"repositories":[]}\n' },
      { line: 'docker rm -f one', stdout: 'one\n' },
      { line: 'curl -s localhost:5000/v2/_catalog', stdout: '{"repositories":["x"]}\n' },
    ]));

  it('deletes nothing unless it was told that it may', () =>
    transcript([
      ...IMAGE,
      run('--name one'),
      PUSH,
      {
        line: "curl -s -w '%{http_code}\\n' -X DELETE localhost:5001/v2/x/manifests/latest",
        stdout: '{"errors":[{"code":"UNSUPPORTED","message":"The operation is unsupported."}]}\n405\n',
      },
      {
        line: 'curl -s -X PUT localhost:5001/v2/x/manifests/2',
        stderr: 'drydock: PUT /v2/x/manifests/2: of a registry only reading is simulated on this host\n',
        exit: 127,
      },
      holds('x'),
    ]));
});
