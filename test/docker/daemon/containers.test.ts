import assert from 'node:assert/strict';
import { all, body, ended, engineWith, exec, later, logsOf, refusal, started, statusOf, value } from './engine.ts';

const ALPINE = 'alpine:3.21';
const RM = { force: false, v: false, link: false };

describe('containers of the daemon', () => {
  it('go from created over running to exited, with their code and output', async () => {
    const engine = await engineWith([ALPINE]);
    const created = await value(
      engine.containerCreate('box', body(ALPINE, ['sh', '-c', 'echo out; sleep 2; exit 4']), { platform: null }),
    );
    assert.match(created.Id, /^[0-9a-f]{64}$/);
    assert.equal(await statusOf(engine, 'box'), 'Created');
    await value(engine.containerStart('box'));
    assert.match(await statusOf(engine, 'box'), /^Up /);
    assert.equal(await ended(engine, 'box'), 4);
    assert.match(await statusOf(engine, 'box'), /^Exited \(4\) /);
    assert.equal(await logsOf(engine, 'box'), 'out\n');
  });

  it('have names of their own, which nobody else may take', async () => {
    const engine = await engineWith([ALPINE]);
    const first = await value(engine.containerCreate('box', body(ALPINE), { platform: null }));
    assert.equal(
      await refusal(engine.containerCreate('box', body(ALPINE), { platform: null })),
      `Conflict. The container name "/box" is already in use by container "${first.Id}". You have to remove (or rename) that container to be able to reuse that name.`,
    );
    assert.match(
      await refusal(engine.containerCreate('b', body(ALPINE), { platform: null })),
      /^Invalid container name \(b\)/,
    );
    await value(engine.containerCreate(null, body(ALPINE), { platform: null }));
    const names = (await value(engine.containerList({ all: true, limit: 0, size: false, filters: {} }))).map(
      one => one.Names[0],
    );
    assert.match(names[0] ?? '', /^\/[a-z]+_[a-z]+$/);
  });

  it('take command and variables from the image unless they are given', async () => {
    const engine = await engineWith([ALPINE]);
    await value(engine.containerCreate('aa', body(ALPINE, [], { Env: ['PATH=/x', 'A=1'] }), { platform: null }));
    const { Config, Path } = await value(engine.containerInspect('aa', { size: false }));
    assert.equal(Path, '/bin/sh');
    assert.deepEqual(Config.Env, ['PATH=/x', 'A=1']);
    assert.equal(
      await refusal(engine.containerCreate('bb', body(ALPINE, [], { Entrypoint: [''] }), { platform: null })),
      'no command specified',
    );
  });

  it('that cannot start say why, and stay created', async () => {
    const engine = await engineWith([ALPINE]);
    await value(engine.containerCreate('bad', body(ALPINE, ['nosuch']), { platform: null }));
    assert.equal(
      await refusal(engine.containerStart('bad')),
      'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "nosuch": executable file not found in $PATH: unknown',
    );
    const { State } = await value(engine.containerInspect('bad', { size: false }));
    assert.deepEqual([State.Status, State.ExitCode], ['created', 127]);
  });

  it('take ten seconds to stop when their first process takes no notice', async () => {
    const engine = await engineWith([ALPINE]);
    await started(engine, 'deaf', ALPINE, ['sleep', '600']);
    const before = engine.now();
    await value(engine.containerStop('deaf', { signal: null, timeout: null }));
    assert.ok(engine.now() - before >= 10_000);
    assert.match(await statusOf(engine, 'deaf'), /^Exited \(137\)/);
  });

  it('hear a trap', async () => {
    const engine = await engineWith([ALPINE]);
    await started(engine, 'polite', ALPINE, ['sh', '-c', 'trap "echo bye; exit 7" TERM; while true; do sleep 1; done']);
    const before = engine.now();
    await value(engine.containerStop('polite', { signal: null, timeout: null }));
    assert.ok(engine.now() - before < 3000);
    assert.match(await statusOf(engine, 'polite'), /^Exited \(7\)/);
    assert.equal(await logsOf(engine, 'polite'), 'bye\n');
  });

  it('do not age while they are paused', async () => {
    const engine = await engineWith([ALPINE]);
    await started(engine, 'nap', ALPINE, ['sleep', '20']);
    await value(engine.containerPause('nap'));
    later(engine, 100_000);
    assert.match(await statusOf(engine, 'nap'), /\(Paused\)$/);
    await value(engine.containerUnpause('nap'));
    assert.match(await statusOf(engine, 'nap'), /^Up/);
    later(engine, 25_000);
    assert.match(await statusOf(engine, 'nap'), /^Exited \(0\)/);
  });

  it('are started again by their restart policy, and not after they were stopped', async () => {
    const engine = await engineWith([ALPINE]);
    const RestartPolicy = { Name: 'on-failure', MaximumRetryCount: 2 };
    await started(engine, 'flaky', ALPINE, ['sh', '-c', 'echo try; exit 1'], { HostConfig: { RestartPolicy } });
    later(engine, 60_000);
    assert.match(await statusOf(engine, 'flaky'), /^Exited \(1\)/);
    assert.equal(await logsOf(engine, 'flaky'), 'try\n'.repeat(3));
    await started(engine, 'always', ALPINE, ['sleep', '600'], {
      HostConfig: { RestartPolicy: { Name: 'always', MaximumRetryCount: 0 } },
    });
    await value(engine.containerStop('always', { signal: null, timeout: 0 }));
    later(engine, 60_000);
    assert.match(await statusOf(engine, 'always'), /^Exited/);
  });

  it('that are removed by themselves leave nothing behind', async () => {
    const engine = await engineWith([ALPINE]);
    await started(engine, 'once', ALPINE, ['true'], { Volumes: ['/data'], HostConfig: { AutoRemove: true } });
    assert.equal((await value(engine.volumeList({}))).length, 1);
    later(engine, 5000);
    assert.equal(await statusOf(engine, 'once'), 'gone');
    assert.deepEqual(await value(engine.volumeList({})), []);
  });

  it('are not removed while they run, but by force', async () => {
    const engine = await engineWith([ALPINE]);
    await started(engine, 'busy', ALPINE, ['sleep', '60']);
    assert.equal(
      await refusal(engine.containerDelete('busy', RM)),
      'cannot remove container "busy": container is running: stop the container before removing or force remove',
    );
    await value(engine.containerDelete('busy', { ...RM, force: true }));
    assert.equal(await refusal(engine.containerDelete('busy', RM)), 'No such container: busy');
  });

  it('keep what they change to themselves', async () => {
    const engine = await engineWith([ALPINE]);
    await started(engine, 'one', ALPINE, ['sh', '-c', 'echo x > /opt/x; rm /etc/motd']);
    await ended(engine, 'one');
    await started(engine, 'two', ALPINE, ['ls', '/opt']);
    await ended(engine, 'two');
    assert.equal(await logsOf(engine, 'two'), '');
    const changes = (await value(engine.containerChanges('one'))).map(({ Kind, Path }) => `${Kind} ${Path}`);
    assert.ok(changes.includes('C /opt') && changes.includes('A /opt/x'));
    assert.deepEqual(await value(engine.containerChanges('two')), []);
  });

  it('do not share a port of the host', async () => {
    const engine = await engineWith([ALPINE]);
    const HostConfig = { PortBindings: { '80/tcp': [{ HostIp: '', HostPort: '8080' }] } };
    await started(engine, 'aa', ALPINE, ['sleep', '60'], { HostConfig });
    await value(engine.containerCreate('bb', body(ALPINE, ['sleep', '60'], { HostConfig }), { platform: null }));
    assert.match(
      await refusal(engine.containerStart('bb')),
      /Bind for 0\.0\.0\.0:8080 failed: port is already allocated$/,
    );
    await value(engine.containerStop('aa', { signal: null, timeout: 0 }));
    await value(engine.containerStart('bb'));
  });

  it('share volumes, which outlive them', async () => {
    const engine = await engineWith([ALPINE]);
    const HostConfig = { Binds: ['data:/d'] };
    await started(engine, 'writer', ALPINE, ['sh', '-c', 'echo kept > /d/file'], { HostConfig });
    await ended(engine, 'writer');
    await value(engine.containerDelete('writer', { ...RM, v: true }));
    await started(engine, 'reader', ALPINE, ['cat', '/d/file'], { HostConfig: { Binds: ['data:/d:ro'] } });
    await ended(engine, 'reader');
    assert.equal(await logsOf(engine, 'reader'), 'kept\n');
    assert.match(
      await refusal(engine.volumeDelete('data', { force: false })),
      /^remove data: volume is in use - \[[0-9a-f]{64}\]$/,
    );
    await value(engine.containerDelete('reader', RM));
    await value(engine.volumeDelete('data', { force: false }));
  });

  it('get addresses of their network and give them back', async () => {
    const engine = await engineWith([ALPINE]);
    await value(
      engine.networkCreate({
        Name: 'net',
        Driver: '',
        Internal: false,
        Attachable: false,
        EnableIPv4: true,
        EnableIPv6: false,
        Pools: [],
        IpamOptions: {},
        Options: {},
        Labels: {},
      }),
    );
    await started(engine, 'aa', ALPINE, ['sleep', '60'], { HostConfig: { NetworkMode: 'net' } });
    const network = await value(engine.networkInspect('net'));
    assert.deepEqual(
      Object.values(network.Containers).map(one => [one.Name, one.IPv4Address]),
      [['aa', '172.18.0.2/16']],
    );
    assert.match(await refusal(engine.networkDelete('net')), /has active endpoints \(name:"aa"/);
    await value(engine.containerDelete('aa', { ...RM, force: true }));
    await value(engine.networkDelete('net'));
    assert.equal(
      await refusal(engine.networkDelete('bridge')),
      'bridge is a pre-defined network and cannot be removed',
    );
  });

  it('turn healthy and unhealthy as their check says', async () => {
    const engine = await engineWith([ALPINE]);
    const Healthcheck = { Test: ['CMD-SHELL', 'test -f /ok'], Interval: 2e9, Retries: 2 };
    await started(engine, 'hc', ALPINE, ['sh', '-c', 'touch /ok; sleep 600'], { Healthcheck });
    assert.match(await statusOf(engine, 'hc'), /\(health: starting\)$/);
    later(engine, 3000);
    assert.match(await statusOf(engine, 'hc'), /\(healthy\)$/);
    const { Id } = await value(engine.execCreate('hc', exec(['rm', '/ok'])));
    const { output } = await value(engine.execStart(Id, { Detach: false, stdin: new Uint8Array(0), stdinOpen: false }));
    assert.deepEqual(await all(output), []);
    later(engine, 6000);
    assert.match(await statusOf(engine, 'hc'), /\(unhealthy\)$/);
  });
});
