/** The port by itself: what a client that is not ours, and knows nothing of a simulated clock, gets through it. */
import assert from 'node:assert/strict';
import type { Attachment, Engine, OutputChunk, Pieces } from '../../../src/docker/engine/index.ts';
import { all, body, ended, engineWith, exec, later, started, value } from '../daemon/engine.ts';

const ALPINE = 'alpine:3.21';
const STREAMS = { stdin: true, stdout: true, stderr: true, logs: false, stream: true, columns: null };
const HELD = { OpenStdin: true, StdinOnce: true, AttachStdin: true };
const LOGS = { stdout: true, stderr: true, tail: 'all', since: null, until: null, follow: true };
const bytes = (text: string) => new TextEncoder().encode(text);

/** A container that is made and stood at, and does not run yet. */
async function stoodAt(engine: Engine, cmd: readonly string[], name = 'box', more = {}): Promise<Attachment> {
  await value(engine.containerCreate(name, body(ALPINE, cmd, { ...HELD, ...more }), { platform: null }));
  return value(engine.containerAttach(name, STREAMS));
}

/** Takes pieces one by one, as a connection does. */
function reading<T>(pieces: Pieces<T>): () => Promise<T | null> {
  const iterator = pieces[Symbol.asyncIterator]();
  return async () => {
    const next = await iterator.next();
    return next.done === true ? null : next.value;
  };
}

const textOf = (chunk: OutputChunk | null): string | null => chunk?.text ?? null;

describe('standing at a container through the engine', () => {
  it('gives cat what is typed, piece by piece, and the end of it', async () => {
    const engine = await engineWith([ALPINE]);
    const { output, input } = await stoodAt(engine, ['cat']);
    const next = reading(output);
    await value(engine.containerStart('box'));
    await input.write(bytes('one\n'));
    assert.equal(textOf(await next()), 'one\n');
    later(engine, 5000);
    const typedAt = engine.now();
    await input.write(bytes('two\n'));
    const two = await next();
    assert.equal(textOf(two), 'two\n');
    assert.ok((two?.at ?? 0) >= typedAt);
    const third = next();
    await input.write(bytes('thr'));
    assert.equal(textOf(await third), 'thr');
    // Closed by half: the process reads its end, and its end is still told.
    await input.end();
    assert.equal(await next(), null);
    assert.equal(await ended(engine, 'box'), 0);
    await input.write(bytes('too late\n'));
    assert.deepEqual((await all(await value(engine.containerLogs('box', LOGS)))).map(textOf).join(''), 'one\ntwo\nthr');
  });

  it('has what was typed before the start for its beginning, and its output from there', async () => {
    const engine = await engineWith([ALPINE]);
    const { output, input } = await stoodAt(engine, ['sh', '-c', 'cat; echo done >&2; exit 3']);
    await input.write(bytes('early\n'));
    await input.end();
    await value(engine.containerStart('box'));
    const chunks = await all(output);
    assert.deepEqual(
      chunks.map(({ stream, text }) => [stream, text]),
      [
        ['stdout', 'early\n'],
        ['stderr', 'done\n'],
      ],
    );
    assert.equal(await ended(engine, 'box'), 3);
  });

  it('lets a shell go on as it is typed to: what it remembers, writes and waits for', async () => {
    const engine = await engineWith([ALPINE]);
    const { output, input } = await stoodAt(engine, ['sh']);
    const next = reading(output);
    await value(engine.containerStart('box'));
    await input.write(bytes('x=5; echo once >> /log\n'));
    later(engine, 60_000);
    const at = engine.now();
    await input.write(bytes('sleep 5; echo $x; cat /log\n'));
    const said = await next();
    assert.equal(textOf(said), '5\nonce\n');
    assert.ok(Math.abs((said?.at ?? 0) - at - 5000) < 100, `${(said?.at ?? 0) - at}`);
    const changes = await value(engine.containerChanges('box'));
    assert.deepEqual(
      changes.filter(({ Path }) => Path === '/log').map(({ Kind }) => Kind),
      ['A'],
    );
    await input.write(bytes('exit 7\n'));
    assert.equal(await next(), null);
    assert.equal(await ended(engine, 'box'), 7);
  });

  it('shows two clients the same output, and takes what each types', async () => {
    const engine = await engineWith([ALPINE]);
    const one = await stoodAt(engine, ['cat']);
    await value(engine.containerStart('box'));
    await one.input.write(bytes('first\n'));
    const fromOne = reading(one.output);
    assert.equal(textOf(await fromOne()), 'first\n');
    later(engine, 1000);
    const two = await value(engine.containerAttach('box', STREAMS));
    const fromTwo = reading(two.output);
    await Promise.all([one.input.write(bytes('a\n')), two.input.write(bytes('b\n'))]);
    assert.equal(`${textOf(await fromOne())}${textOf(await fromOne())}`, 'a\nb\n');
    assert.equal(`${textOf(await fromTwo())}${textOf(await fromTwo())}`, 'a\nb\n');
    // One that leaves takes nothing with it.
    two.output.cancel();
    assert.equal(await fromTwo(), null);
    await one.input.write(bytes('c\n'));
    assert.equal(textOf(await fromOne()), 'c\n');
  });

  it('keeps what others wrote while a shell was typed to', async () => {
    const engine = await engineWith([ALPINE]);
    const { input } = await stoodAt(engine, ['sh']);
    await value(engine.containerStart('box'));
    await input.write(bytes('echo mine > /mine\n'));
    const { Id } = await value(engine.execCreate('box', exec(['sh', '-c', 'echo theirs > /theirs; rm /mine'])));
    await all((await value(engine.execStart(Id, { Detach: false, stdin: bytes(''), stdinOpen: false }))).output);
    await input.write(bytes('echo more > /more\n'));
    const paths = (await value(engine.containerChanges('box'))).map(({ Path }) => Path);
    assert.deepEqual(
      paths.filter(path => ['/mine', '/theirs', '/more'].includes(path)),
      ['/more', '/theirs'],
    );
  });

  it('waits for a start, and gives up when it is told to', async () => {
    const engine = await engineWith([ALPINE]);
    const { output } = await stoodAt(engine, ['echo', 'hi']);
    const next = reading(output);
    const waiting = next();
    output.cancel();
    assert.equal(await waiting, null);
    assert.deepEqual(await all(output), []);
    const exit = await value(engine.containerWait('box', 'next-exit'));
    const ends = exit.ended();
    await value(engine.containerStart('box'));
    assert.deepEqual(await ends, { StatusCode: 0 });
    const never = await value(engine.containerWait('box', 'removed'));
    const called = never.ended();
    never.cancel();
    assert.equal(await called, null);
  });
});

describe('exec through the engine', () => {
  const START = { Detach: false, stdin: bytes(''), stdinOpen: true };

  it('is made, started, typed to and looked at', async () => {
    const engine = await engineWith([ALPINE]);
    const container = await started(engine, 'box', ALPINE, ['sleep', '600']);
    const { Id } = await value(engine.execCreate('box', exec(['cat'], { AttachStdin: true })));
    assert.equal((await value(engine.execInspect(Id))).Running, false);
    const { output, input, exitCode } = await value(engine.execStart(Id, START));
    const next = reading(output);
    await input.write(bytes('one\n'));
    assert.equal(textOf(await next()), 'one\n');
    const { Running, ExitCode, ContainerID } = await value(engine.execInspect(Id));
    assert.deepEqual([Running, ExitCode, ContainerID, exitCode()], [true, null, container, null]);
    await input.write(bytes('two\n'));
    assert.equal(textOf(await next()), 'two\n');
    await input.end();
    assert.equal(await next(), null);
    assert.equal(exitCode(), 0);
    assert.deepEqual((await value(engine.execInspect(Id))).Running, false);
    const again = await engine.execStart(Id, START);
    assert.equal(again.ok, false);
  });

  it('ends with its container', async () => {
    const engine = await engineWith([ALPINE]);
    await started(engine, 'box', ALPINE, ['sleep', '600']);
    const { Id } = await value(engine.execCreate('box', exec(['cat'], { AttachStdin: true })));
    const { output, exitCode } = await value(engine.execStart(Id, START));
    const waiting = reading(output)();
    await value(engine.containerKill('box', 'SIGKILL'));
    assert.equal(await waiting, null);
    assert.equal(exitCode(), 137);
  });

  it('of which several are announced at once have ids of their own', async () => {
    const engine = await engineWith([ALPINE]);
    await started(engine, 'box', ALPINE, ['sleep', '600']);
    const ids = [];
    for (const word of ['a', 'b', 'c']) ids.push((await value(engine.execCreate('box', exec(['echo', word])))).Id);
    assert.equal(new Set(ids).size, 3);
    const said = [];
    for (const id of ids.reverse()) {
      const { output } = await value(engine.execStart(id, { ...START, stdinOpen: false }));
      said.push(...(await all(output)).map(textOf));
    }
    assert.deepEqual(said, ['c\n', 'b\n', 'a\n']);
  });
});

describe('what goes on is followed through the engine', () => {
  const LOOP = ['sh', '-c', 'while true; do echo tick; sleep 3; done'];

  it('a log, until the reader goes', async () => {
    const engine = await engineWith([ALPINE]);
    await started(engine, 'box', ALPINE, LOOP);
    const logs = await value(engine.containerLogs('box', LOGS));
    const next = reading(logs);
    const moments: number[] = [];
    for (let count = 0; count < 3; count++) moments.push((await next())?.at ?? 0);
    assert.deepEqual(
      moments.map(moment => moment - (moments[0] ?? 0)),
      [0, 3000, 6000],
    );
    // Waiting for a piece is how time passes, and nothing else does it.
    assert.equal(engine.now(), moments[2]);
    const before = engine.now();
    logs.cancel();
    assert.equal(await next(), null);
    assert.equal(engine.now(), before);
    assert.equal((await value(engine.containerInspect('box', { size: false }))).State.Running, true);
  });

  it('a log that was to say no more, when it is called off while it is waited for', async () => {
    const engine = await engineWith([ALPINE]);
    await started(engine, 'box', ALPINE, ['sh', '-c', 'echo one; cat'], HELD);
    const logs = await value(engine.containerLogs('box', LOGS));
    const next = reading(logs);
    await value(engine.containerAttach('box', STREAMS));
    assert.equal(textOf(await next()), 'one\n');
    const stuck = next();
    logs.cancel();
    assert.equal(await stuck, null);
  });

  it('a log, to the end of what prints it or to the moment that was asked for', async () => {
    const engine = await engineWith([ALPINE]);
    await started(engine, 'box', ALPINE, ['sh', '-c', 'echo one; sleep 20']);
    const begun = engine.now();
    const until = begun + 5000;
    assert.equal((await all(await value(engine.containerLogs('box', { ...LOGS, until })))).length, 1);
    assert.equal(engine.now(), until);
    assert.equal((await all(await value(engine.containerLogs('box', LOGS)))).length, 1);
    assert.ok(engine.now() - begun >= 20_000);
    assert.equal((await value(engine.containerInspect('box', { size: false }))).State.Running, false);
  });

  it('events, as others cause them', async () => {
    const engine = await engineWith([ALPINE]);
    await started(engine, 'box', ALPINE, ['tail', '-f', '/dev/null']);
    const filters = { type: ['container'], event: ['pause', 'unpause', 'die'] };
    const events = await value(engine.systemEvents({ since: null, until: null, filters }));
    const next = reading(events);
    const first = next();
    await value(engine.containerPause('box'));
    assert.equal((await first)?.Action, 'pause');
    const second = next();
    await value(engine.containerUnpause('box'));
    assert.equal((await second)?.Action, 'unpause');
    const third = next();
    events.cancel();
    assert.equal(await third, null);
  });

  it('events that come by themselves, up to a moment that was asked for', async () => {
    const engine = await engineWith([ALPINE]);
    const HostConfig = { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 1 } };
    await started(engine, 'box', ALPINE, ['sh', '-c', 'sleep 3; exit 1'], { HostConfig });
    const until = engine.now() + 5000;
    const filters = { type: ['container'], event: ['die', 'start'] };
    const happened = await all(await value(engine.systemEvents({ since: null, until, filters })));
    assert.deepEqual(
      happened.map(({ Action }) => Action),
      ['die', 'start'],
    );
    assert.equal(engine.now(), until);
  });

  it('statistics, one a second until the container is gone', async () => {
    const engine = await engineWith([ALPINE]);
    await started(engine, 'box', ALPINE, ['sleep', '600']);
    assert.equal((await all(await value(engine.containerStats('box', { stream: false })))).length, 1);
    const next = reading(await value(engine.containerStats('box', { stream: true })));
    const before = engine.now();
    for (let count = 0; count < 4; count++) assert.equal((await next())?.pids, 1);
    assert.equal(engine.now() - before, 3000);
    await value(engine.containerDelete('box', { force: true, v: false, link: false }));
    assert.equal(await next(), null);
  });
});

describe('the engine', () => {
  it('has no call that moves the clock', async () => {
    const engine = await engineWith([ALPINE]);
    // Whatever is no operation of the API is one of these, and both only tell.
    const operation = /^(?:image|build|container|exec|volume|network|system)[A-Z]|^putContainerArchive$/;
    assert.deepEqual(
      Object.keys(engine).filter(name => !operation.test(name)),
      ['now', 'platform'],
    );
    assert.equal(engine.now.length, 0);
  });
});
