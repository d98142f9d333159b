import assert from 'node:assert/strict';
import { hello, input, line, type Rig, rig, type Socket, socket } from '../service/rig.ts';
import type { Client } from '../web/client.ts';

const QUIZ = 'docker/04-dockerfile';

describe('the channel', () => {
  let at: Rig;
  let browser: Client;
  let attempt: string;

  before(async () => {
    at = await rig();
  });
  beforeEach(async () => {
    browser = at.browser();
    attempt = await at.begin(browser, QUIZ);
  });
  after(() => at.close());

  async function page(from: Client = browser): Promise<Socket> {
    const opened = await socket(at.port, from);
    opened.send(hello(attempt));
    await opened.next('welcome');
    return opened;
  }

  it('welcomes with the question, progress, the host, its files and what was said', async () => {
    const opened = await socket(at.port, browser);
    opened.send(hello(attempt, null, 'ru'));
    const welcome = await opened.next('welcome');
    assert.equal(welcome.seq, 1);
    assert.equal(welcome.question?.id, welcome.progress?.questions[0]?.id);
    assert.ok((welcome.progress?.questions.length ?? 0) >= 8);
    assert.deepEqual(
      welcome.files?.map(file => file.path),
      ['hello.Dockerfile', 'main.go'],
    );
    assert.match(welcome.said.map(each => each.html).join(''), /<p>.*[а-яё]/);
    assert.equal(welcome.host.sums.images, welcome.host.images.length);
    opened.ws.close();
  });

  it('answers an input with a step for every page and an ack for the one that sent it', async () => {
    const [first, second] = [await page(), await page()];
    const typed = input(line('echo hello'));
    first.send(typed);
    const ack = await first.next('ack');
    assert.deepEqual([ack.id, ack.again], [typed.id, false]);
    for (const each of [first, second]) {
      const step = await each.next('step');
      assert.equal(step.id, typed.id);
      assert.equal(step.seq, ack.seq);
      assert.equal(step.terminal[0]?.output, 'hello\n');
    }
    assert.equal(
      second.messages.some(message => message.type === 'ack'),
      false,
    );
    first.ws.close();
    second.ws.close();
  });

  it('a line that is too long is refused by its id, and the page stays', async () => {
    const opened = await page();
    const typed = input(line('x'.repeat(9000)));
    opened.send(typed);
    const refused = await opened.next('refused');
    assert.deepEqual([refused.id, refused.code, refused.retry], [typed.id, 'too-long', false]);
    const next = input(line('echo still here'));
    opened.send(next);
    assert.equal((await opened.next('ack')).id, next.id);
    opened.ws.close();
  });

  it('D4: the same id again is acknowledged again, and done once', async () => {
    const opened = await page();
    const typed = input(line('echo once >> count'));
    for (let times = 0; times < 5; times++) opened.send(typed);
    const seqs = [];
    for (let times = 0; times < 5; times++) seqs.push((await opened.next('ack')).seq);
    assert.equal(new Set(seqs).size, 1);
    const read = input(line('wc -l < count'));
    opened.send(read);
    const step = await opened.next('step', message => message.id === read.id);
    assert.equal(step.terminal[0]?.output.trim(), '1');
    opened.send(input(line('echo other'), typed.id));
    assert.equal((await opened.next('refused')).code, 'id-reused');
    opened.ws.close();
  });

  it('C1: after a cut the page finds everything as it was, the terminal included', async () => {
    const before = await page();
    const typed = input(line('docker pull alpine:3.20'));
    before.send(typed);
    await before.next('ack');
    before.ws.terminate();
    const again = await socket(at.port, browser);
    again.send(hello(attempt));
    const welcome = await again.next('welcome');
    const last = welcome.terminal.at(-1);
    assert.equal(last?.line, 'docker pull alpine:3.20');
    assert.match(last?.output ?? '', /Downloaded newer image for alpine:3\.20/);
    assert.ok(welcome.host?.images.some(image => image.tags.includes('alpine:3.20')));
    again.ws.close();
  });

  it('completes at Tab without an event', async () => {
    const opened = await page();
    opened.send({ type: 'complete', id: 'complete-1', line: 'docker ima', cursor: 10 });
    const { completion } = await opened.next('completion');
    assert.deepEqual(completion.candidates.map(each => each.text.trim()).sort(), ['image', 'images']);
    opened.ws.close();
  });

  it('a refused input says why in the language of the page, and spends nothing', async () => {
    const opened = await socket(at.port, browser);
    opened.send(hello(attempt, null, 'ru'));
    await opened.next('welcome');
    opened.send(input({ kind: 'next' }));
    const refused = await opened.next('refused');
    assert.equal(refused.code, 'not-closed-yet');
    assert.match(refused.text, /[а-яё]/);
    assert.equal(refused.retry, false);
    opened.ws.close();
  });

  it('S4: a later question cannot be reached by naming it', async () => {
    const opened = await page();
    const welcome = opened.messages.find(message => message.type === 'welcome');
    const last = welcome?.progress?.questions.at(-1)?.id ?? '';
    opened.send(input({ kind: 'goto', question: last }));
    assert.equal((await opened.next('refused')).code, 'not-open');
    opened.send(input({ kind: 'answer', question: last, response: { kind: 'host' } }));
    assert.equal((await opened.next('refused')).code, 'not-this-question');
    opened.ws.close();
  });

  it('S3: another visitor’s attempt is closed to this one', async () => {
    const stranger = at.browser();
    await at.begin(stranger, QUIZ);
    const opened = await socket(at.port, stranger);
    opened.send(hello(attempt));
    assert.equal((await opened.closed).code, 4403);
  });

  it('S2: a score, a role or a person in a message is refused', async () => {
    for (const extra of [{ score: 10 }, { role: 'instructor' }, { actor: 'somebody' }]) {
      const opened = await page();
      opened.send(JSON.stringify({ ...input(line('ls')), ...extra }));
      assert.equal((await opened.closed).code, 4400);
    }
  });

  it('S5: a bad or missing origin gets 403 before the upgrade', async () => {
    const own = `http://127.0.0.1:${at.port}`;
    for (const origin of [
      'http://evil.example',
      'null',
      '',
      `${own}.evil.example`,
      `http://127.0.0.1:${at.port + 1}`,
      `https://127.0.0.1:${at.port}`,
      `${own}, http://evil.example`,
    ]) {
      await assert.rejects(socket(at.port, browser, { origin }), /refused with 403/, origin);
    }
    const fine = await socket(at.port, browser, { origin: own.toUpperCase().replace('HTTP', 'http') });
    fine.ws.close();
  });

  it('a browser without a session gets 401', async () => {
    await assert.rejects(socket(at.port, at.browser()), /refused with 401/);
  });

  it('S12: hostile frames end a socket, never the service', async () => {
    const frames = [
      'not json',
      '{}',
      '[]',
      'null',
      JSON.stringify({ type: 'hello', version: 1, attempt: '../../etc/passwd', locale: 'en', seq: null }),
      `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
      JSON.stringify({ ...input(line('ls')), input: { kind: 'line', line: 'x'.repeat(9000), columns: 100 } }),
      '{"type":"input","id":"abcdefgh","input":{"kind":"line","line":"ls","columns":100,"__proto__":{"x":1}}}',
    ];
    for (const frame of frames) {
      const opened = await socket(at.port, browser);
      opened.send(frame);
      assert.equal((await opened.closed).code, 4400, frame.slice(0, 60));
    }
    const nobody = await socket(at.port, browser);
    nobody.send(JSON.stringify(hello('__proto__')));
    assert.equal((await nobody.closed).code, 4404);
    const large = await socket(at.port, browser);
    large.send('x'.repeat(600 * 1024));
    assert.equal((await large.closed).code, 1009);
    const binary = await socket(at.port, browser);
    binary.ws.send(Buffer.from([0xff, 0xfe]));
    assert.equal((await binary.closed).code, 1003);
    const fine = await page();
    fine.ws.close();
  });

  it('another version of the protocol is told to reload', async () => {
    const opened = await socket(at.port, browser);
    opened.send(JSON.stringify({ ...hello(attempt), version: 99 }));
    assert.equal((await opened.closed).code, 4409);
  });
});
