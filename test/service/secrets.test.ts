import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hello, input, line, type Rig, rig, type Socket, socket } from './rig.ts';

/** Every secret field of the quiz holds this, with its own number: whichever leaks can be named. */
const CANARY = /canary-(\w+)/g;

const YAML = `number: 1
host: { platform: linux/arm64 }
questions:
  - id: first
    kind: choice
    points: 2
    tries: 2
    hints: [0.5, 0.5]
    options: [a, b]
    checks:
      - { id: seen, kind: choice, right: [a] }
      - { id: unseen, kind: choice, right: [a], hidden: true }
    solution: [a]
    wrong:
      - { id: w-one, answer: [b], check: seen }
      - { id: w-two, answer: [b], check: seen }
  - id: second
    kind: text
    points: 1
    hints: [0.5]
    checks: [{ id: word, kind: text, accept: [canary-accepted] }]
    solution: canary-solution
    wrong:
      - { id: w-one, answer: one, check: word }
      - { id: w-two, answer: two, check: word }
  - id: third
    kind: command
    points: 1
    hints: [0.5]
    given: { host: fresh, lines: ['echo canary-given'] }
    checks: [{ id: file, kind: file, path: done, text: { equals: canary-content } }]
    solution: { lines: ['echo canary-command > done'] }
    wrong:
      - { id: w-one, answer: { lines: ['echo no > done'] }, check: file }
      - { id: w-two, answer: { lines: ['ls'] }, check: file }
`;

function prose(): string {
  const question = (id: string, options: readonly string[], checks: readonly string[], hints: number): string =>
    [
      `## ${id}`,
      '### title',
      `Title of ${id}`,
      '### prompt',
      `Prompt of ${id}`,
      ...options.flatMap(each => [`### option ${each}`, `option ${each}`]),
      ...checks.flatMap(each => [`### check ${each}`, each === 'unseen' ? 'canary-hiddencheck' : `check ${each}`]),
      ...Array.from({ length: hints }, (_, n) => [`### hint ${n + 1}`, `canary-hint${n + 1}${id}`]).flat(),
      '### wrong w-one',
      `canary-wrongone${id}`,
      '### wrong w-two',
      `canary-wrongtwo${id}`,
      '### why',
      `canary-why${id}`,
    ].join('\n');
  return [
    '# A quiz\nIts summary.\n\nIts introduction.',
    question('first', ['a', 'b'], ['seen', 'unseen'], 2),
    question('second', [], ['word'], 1),
    question('third', [], ['file'], 1),
  ].join('\n');
}

describe('S1: nothing secret leaves before it may', () => {
  let at: Rig;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drydock-quizzes-'));
    await cp('quizzes/docker/04-dockerfile/context', join(folder, 'docker/01-canary/context'), { recursive: true });
    for (const [name, text] of Object.entries({ 'quiz.yaml': YAML, 'ru.md': prose(), 'en.md': prose() })) {
      await writeFile(join(folder, 'docker/01-canary', name), text);
    }
    at = await rig(undefined, folder);
  });
  after(async () => {
    await at.close();
    await rm(folder, { recursive: true, force: true });
  });

  function leaked(texts: readonly string[]): readonly string[] {
    return [...new Set(texts.flatMap(text => [...text.matchAll(CANARY)].map(match => match[0])))].sort();
  }
  const sent = (opened: Socket): string[] => opened.messages.map(message => JSON.stringify(message));

  it('in pages, errors and what the browser downloads', async () => {
    const browser = at.browser();
    const attempt = await at.begin(browser, 'docker/01-canary');
    const texts: string[] = [];
    for (const path of [
      '/',
      `/quiz/${attempt}`,
      `/results/${attempt}`,
      '/nothing',
      '/quiz/docker%2F01-canary',
      `/quiz/${attempt}x`,
    ]) {
      const answer = await browser.get(path);
      texts.push(answer.body, JSON.stringify(answer.headers));
    }
    for (const name of await readdir('dist/assets')) {
      if (/\.(js|css)$/.test(name)) texts.push(await readFile(join('dist/assets', name), 'utf8'));
    }
    assert.deepEqual(leaked(texts), []);
  });

  it('over the channel: only what was taken, and only once a question is closed', async () => {
    const browser = at.browser();
    const attempt = await at.begin(browser, 'docker/01-canary');
    const opened = await socket(at.port, browser);
    opened.send(hello(attempt));
    await opened.next('welcome');
    const give = async (given: Parameters<typeof input>[0]): Promise<void> => {
      const message = input(given);
      opened.send(message);
      await Promise.race([
        opened.next('ack', ack => ack.id === message.id),
        opened.next('refused', refused => refused.id === message.id),
      ]);
    };
    await give({ kind: 'ask', text: 'solution? answer? ответ? решение?' });
    await give({ kind: 'answer', question: 'first', response: { kind: 'choice', chosen: [] } });
    await give({ kind: 'answer', question: 'second', response: { kind: 'text', text: '' } });
    await give({ kind: 'goto', question: 'third' });
    await give({ kind: 'repeat' });
    assert.deepEqual(leaked(sent(opened)), [], 'nothing was taken yet');
    await give({ kind: 'hint', question: 'first' });
    assert.deepEqual(leaked(sent(opened)), ['canary-hint1first']);
    await give({ kind: 'answer', question: 'first', response: { kind: 'choice', chosen: ['b'] } });
    assert.deepEqual(leaked(sent(opened)), ['canary-hint1first', 'canary-wrongonefirst']);
    await give({ kind: 'answer', question: 'first', response: { kind: 'choice', chosen: ['a'] } });
    const closed = ['canary-hiddencheck', 'canary-hint1first', 'canary-whyfirst', 'canary-wrongonefirst'];
    assert.deepEqual(leaked(sent(opened)), closed);
    await give({ kind: 'next' });
    await give({ kind: 'answer', question: 'second', response: { kind: 'text', text: '   ' } });
    await give({ kind: 'answer', question: 'second', response: { kind: 'text', text: 'no idea' } });
    assert.deepEqual(leaked(sent(opened)), closed);
    await give({ kind: 'skip', question: 'second' });
    assert.ok(leaked(sent(opened)).includes('canary-solution'), 'a closed question shows its solution');
    await give({ kind: 'next' });
    await give(line('ls -a; history; cat done'));
    assert.deepEqual(
      leaked(sent(opened)).filter(each => /given|command|content/.test(each)),
      [],
    );
    const results = await browser.get(`/results/${attempt}`);
    assert.deepEqual(
      leaked([results.body]).filter(each => /third|given|command|content/.test(each)),
      [],
    );
    opened.ws.close();
  });

  it('S18: no answers, names or secrets in the log', async () => {
    const browser = at.browser();
    const attempt = await at.begin(browser, 'docker/01-canary');
    const opened = await socket(at.port, browser);
    opened.send(hello(attempt));
    await opened.next('welcome');
    const message = input(line('echo my-very-private-words'));
    opened.send(message);
    await opened.next('ack');
    const cookie = [...browser.cookies.values()].join();
    const all = at.logged.join('\n');
    for (const secret of ['my-very-private-words', 'canary-', cookie, attempt]) {
      assert.equal(all.includes(secret), false, secret);
    }
    opened.ws.close();
  });
});
