import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  boot,
  complete,
  editFiles,
  filesOf,
  freeze,
  type Host,
  prompt,
  run,
  thaw,
  view,
} from '../../../src/docker/index.ts';
import { MAIN_GO, NOW, ONE_STAGE, played, said, TWO_STAGES, type, world } from './world.ts';

const LINES = [
  'docker pull alpine:3.21',
  'docker pull golang:1.23-alpine',
  'docker images',
  'docker build -t a .',
  'docker build -f Two -t a .',
  'docker tag a b:1',
  'docker tag alpine:3.21 b:1',
  'docker rmi a',
  'docker rmi -f a b:1',
  'docker rmi alpine:3.21',
  'docker run --name c1 a',
  'docker run -d --name c2 alpine:3.21 sleep 30',
  'docker run --rm alpine:3.21 sh -c "echo $((1+2)) > /x; cat /x"',
  'docker exec c2 touch /made',
  'docker commit c2 saved',
  'docker stop -t 1 c2',
  'docker rm -f c1 c2',
  'docker ps -a',
  'docker image prune -af',
  'docker builder prune -af',
  'docker system df',
  'docker push localhost:5000/a',
  'docker tag a localhost:5000/a',
  'docker volume create data',
  'docker run --rm -v data:/d alpine:3.21 touch /d/f',
  'docker save -o a.tar a',
  'docker load -i a.tar',
  'echo hello > note.txt; cat note.txt | wc -c',
];

const FILES = { 'main.go': MAIN_GO, Dockerfile: ONE_STAGE, Two: TWO_STAGES };

/** Everything that a line gives, as text that can be compared. */
async function typed(host: Host, line: string): Promise<{ host: Host; text: string }> {
  const ran = await type(host, line);
  return { host: ran.host, text: JSON.stringify([ran.outcome, ran.traffic]) };
}

describe('host', () => {
  it('gives the same bytes for the same seed and lines, and changes nothing by being frozen in between', async () => {
    const start = await boot(world({ files: FILES }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...LINES), { minLength: 3, maxLength: 9 }),
        fc.nat(8),
        async (lines, at) => {
          let one = start;
          let other = start;
          for (const [index, line] of lines.entries()) {
            const a = await typed(one, line);
            const b = await typed(other, line);
            assert.equal(a.text, b.text, line);
            one = a.host;
            other = index === at % lines.length ? thaw(JSON.parse(JSON.stringify(freeze(b.host))), null) : b.host;
          }
          assert.deepEqual(view(other), view(one));
          assert.deepEqual(freeze(other), freeze(one));
        },
      ),
      { seed: 20250302, numRuns: 25 },
    );
  });

  it('leaves the old host as it was when a line is run', async () => {
    const { host } = await played(['docker pull alpine:3.21'], { files: FILES });
    const before = JSON.stringify(freeze(host));
    await type(host, 'docker build -t a .');
    await type(host, 'docker rmi -f alpine:3.21; rm main.go');
    assert.equal(JSON.stringify(freeze(host)), before);
  });

  it('gives other ids to another seed, and the same images', async () => {
    const lines = ['docker run -d alpine:3.21 sleep 60'];
    const one = await played(lines, { images: ['alpine:3.21'] });
    const two = await played(lines, { images: ['alpine:3.21'], seed: 2 });
    assert.notEqual(one.ran[0]?.outcome.stdout, two.ran[0]?.outcome.stdout);
    assert.deepEqual(view(one.host).images, view(two.host).images);
  });

  it('freezes a fresh host to less than 4 KB', async () => {
    const host = await boot(world({ files: FILES, images: ['golang:1.23-alpine', 'alpine:3.21'] }));
    assert.ok(JSON.stringify(freeze(host)).length < 4000);
  });

  it('refuses to thaw what another version froze', async () => {
    const frozen = freeze(await boot(world()));
    assert.throws(() => thaw({ ...frozen, version: 999 as typeof frozen.version }, null), /version 999/);
  });

  it('has a clock that starts where the line was typed and never goes back', async () => {
    const host = await boot(world({ images: ['alpine:3.21'] }));
    const late = await run(host, 'docker run --rm alpine:3.21 sleep 5', { at: NOW + 60_000, columns: null, stdin: '' });
    assert.ok(late.outcome.duration >= 5000 && late.outcome.duration < 7000);
    assert.equal(late.host.clock, NOW + 60_000 + late.outcome.duration);
    const early = await run(late.host, 'docker ps', { at: NOW, columns: null, stdin: '' });
    assert.ok(early.host.clock >= late.host.clock);
  });

  it('plays output at the moments when it appears', async () => {
    const { ran } = await played(['docker run --rm alpine:3.21 sh -c "echo a; sleep 3; echo b"'], {
      images: ['alpine:3.21'],
    });
    const [a, b] = ran[0]?.outcome.chunks ?? [];
    assert.deepEqual([a?.text, b?.text], ['a\n', 'b\n']);
    assert.ok((b?.after ?? 0) - (a?.after ?? 0) >= 3000);
  });

  it('runs containers on in simulated time and ends them when their process would', async () => {
    const { host } = await played(['docker run -d --name sl alpine:3.21 sleep 30'], { images: ['alpine:3.21'] });
    assert.match(await said(host, 'docker ps'), /Up .*\bsl\b/);
    const later = await run(host, 'docker ps -a', { at: host.clock + 40_000, columns: null, stdin: '' });
    assert.match(later.outcome.stdout, /Exited \(0\) \d+ seconds ago/);
    assert.equal(view(later.host).containers[0]?.state, 'exited');
  });

  it('shows what went over the wires', async () => {
    const { ran } = await played(['docker pull alpine:3.21', 'docker pull golang:1.23-alpine'], {});
    const layers = (at: number) =>
      (ran[at]?.traffic ?? []).filter(call => call.to === 'registry' && call.layer !== null);
    assert.equal(layers(0).length, 1);
    // Alpine's layer is there already: only golang's own travel.
    assert.equal(layers(1).length, 4);
    assert.ok(layers(1).every(call => call.received > 0 && call.request.startsWith('GET /v2/library/golang/blobs/')));
    assert.ok(ran[0]?.traffic.some(call => call.from === 'client' && call.request.startsWith('POST /images/create')));
  });

  it('says that what it does not have is not simulated, apart from what Docker refuses', async () => {
    const host = await boot(world());
    assert.equal((await type(host, 'docker swarm init')).outcome.ending.kind, 'not-simulated');
    assert.equal((await type(host, 'docker rmi nosuch')).outcome.ending.kind, 'docker');
    assert.equal((await type(host, 'vim x')).outcome.ending.kind, 'not-simulated');
    assert.equal((await type(host, 'cat nosuch')).outcome.ending.kind, 'shell');
    assert.equal((await type(host, 'docker ps')).outcome.ending.kind, 'exited');
  });

  it('stops a line that would print too much, and leaves the host as it was', async () => {
    const { host } = await played([], { files: { 'big.txt': 'x'.repeat(2_500_000) }, images: ['alpine:3.21'] });
    const ran = await type(host, 'docker run --name box alpine:3.21 true; cat big.txt');
    assert.equal(ran.outcome.ending.kind, 'limit');
    assert.equal(ran.outcome.stdout, '');
    assert.deepEqual(view(ran.host).containers, []);
  });

  it('keeps at most so many containers, and says so plainly', async () => {
    const { host } = await played([], { images: ['alpine:3.21'] });
    const ran = await type(host, 'for i in $(seq 1 120); do docker create alpine:3.21 > /dev/null; done');
    assert.equal(ran.outcome.ending.kind, 'limit');
    assert.match(ran.outcome.stderr, /at most \d+ containers/);
  });

  it('keeps only so many bytes of the learner’s own files, however large its images are', async () => {
    const { host } = await played(['docker pull golang:1.23-alpine', 'docker run --name box golang:1.23-alpine true'], {
      files: { 'half.txt': 'x'.repeat(20_000_000) },
    });
    assert.equal(view(host).images[0]?.size, 243_612_544);
    const ran = await type(host, 'docker cp half.txt box:/');
    assert.equal(ran.outcome.ending.kind, 'limit');
    assert.deepEqual(view(ran.host).containers, view(host).containers);
    assert.equal((await type(host, 'docker cp box:/etc/passwd .')).outcome.ending.exitCode, 0);
  });

  it('keeps directory, variables and exit code of the shell from line to line', async () => {
    const { host, ran } = await played(['mkdir sub && cd sub', 'NAME=app', 'false', 'echo "$NAME $? $(pwd)"']);
    assert.equal(ran.at(-1)?.outcome.stdout, 'app 1 /home/student/sub\n');
    assert.equal(prompt(host), 'student@dock:~/sub$ ');
  });

  it('pipes and redirects what docker prints', async () => {
    const { ran } = await played(['docker images -q | wc -l', 'docker images > list.txt; head -c 10 list.txt'], {
      images: ['alpine:3.21', 'golang:1.23-alpine'],
    });
    assert.equal(ran[0]?.outcome.stdout.trim(), '2');
    assert.equal(ran[1]?.outcome.stdout, 'REPOSITORY');
  });

  it('shows and edits the files of the working directory', async () => {
    const host = await boot(
      world({ files: { 'a.txt': 'A\n', 'run.sh': { content: '#!/bin/sh\n', mode: '755' }, 'd/b.txt': 'B\n' } }),
    );
    assert.deepEqual(
      filesOf(host).map(file => [file.path, file.text]),
      [
        ['a.txt', 'A\n'],
        ['d/b.txt', 'B\n'],
        ['run.sh', '#!/bin/sh\n'],
      ],
    );
    const edited = editFiles(
      host,
      [
        { path: 'a.txt', text: null },
        { path: 'new/c.txt', text: 'C\n' },
        { path: '../../etc/passwd', text: 'no\n' },
        { path: 'run.sh', text: '#!/bin/sh\necho hi\n' },
      ],
      NOW + 1,
    );
    assert.deepEqual(
      filesOf(edited).map(file => file.path),
      ['d/b.txt', 'new/c.txt', 'run.sh'],
    );
    assert.equal(await said(edited, './run.sh'), 'hi\n');
    assert.doesNotMatch(await said(edited, 'cat /etc/passwd'), /^no$/m);
  });

  it('offers what may stand at the cursor', async () => {
    const { host } = await played([], { images: ['alpine:3.21'], files: { Dockerfile: 'FROM alpine:3.21\n' } });
    const texts = (line: string) => complete(host, line, line.length).candidates.map(one => one.text);
    assert.deepEqual(texts('docker image hist'), ['history']);
    assert.ok(texts('docker run alp').includes('alpine:3.21'));
    assert.ok(texts('docker build -f Dock').includes('Dockerfile'));
  });
});
