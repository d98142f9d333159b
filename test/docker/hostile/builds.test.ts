import assert from 'node:assert/strict';
import { LIMITS } from '../../../src/docker/daemon/daemon.ts';
import { run } from '../../../src/docker/index.ts';
import { played } from '../host/world.ts';

/** A tenth of the turns and of the work that a process may do: one such loop fits into it, three do not. */
const LOOP = 'i=0; while [ $i -lt 1100 ]; do i=$((i+1)); done';
const LIMITS_HERE = { ...LIMITS, work: LIMITS.work / 10 };

const many = (count: number, one: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => one(at)).join('');

/** How a line ends on a host that has a Dockerfile. */
async function endOf(dockerfile: string, line = 'docker build -q .'): Promise<{ kind: string; stderr: string }> {
  const { host } = await played([], { images: ['alpine:3.21'], files: { Dockerfile: dockerfile } });
  const { outcome } = await run(host, line, { at: host.clock + 1000, columns: null, stdin: '', limits: LIMITS_HERE });
  return { kind: outcome.ending.kind, stderr: outcome.stderr };
}

const steps = (count: number): string => `FROM alpine:3.21\n${many(count, at => `RUN ${LOOP}; echo ${at}\n`)}`;
const CAP = { kind: 'limit', stderr: 'drydock: the script runs longer than this host plays\n' };

describe('the steps of a build', () => {
  it('may work together as much as one process may', async () => {
    assert.equal((await endOf(steps(1))).kind, 'exited');
    assert.deepEqual(await endOf(steps(30)), CAP);
  });

  it('of the classic builder too', async () => {
    const line = 'DOCKER_BUILDKIT=0 docker build -q .';
    assert.equal((await endOf(steps(1), line)).kind, 'exited');
    assert.deepEqual(await endOf(steps(30), line), CAP);
  });

  it('share that among its stages', async () => {
    const stages = many(30, at => `FROM alpine:3.21 AS s${at}\nRUN ${LOOP} && echo ${at} > /o\n`);
    const last = `FROM alpine:3.21\n${many(30, at => `COPY --from=s${at} /o /o${at}\n`)}`;
    assert.equal((await endOf(stages + last)).kind, 'limit');
  });

  it('are many where they are small', async () => {
    assert.equal((await endOf(`FROM alpine:3.21\n${many(60, at => `RUN echo ${at} > /f${at}\n`)}`)).kind, 'exited');
  });
});

describe('the containers of a line', () => {
  it('may work together as much as one process may', async () => {
    const line = (count: number) => `for n in $(seq 1 ${count}); do docker run --rm alpine:3.21 sh -c '${LOOP}'; done`;
    assert.equal((await endOf('', line(1))).kind, 'exited');
    assert.deepEqual(await endOf('', line(30)), CAP);
  });
});
