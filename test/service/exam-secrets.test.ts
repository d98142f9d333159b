/** S1 of an exam: whatever page, message, error or file is asked for, nothing of a key leaves before results are shown. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientMessage } from '../../src/live/protocol.ts';
import type { Response } from '../../src/quiz/index.ts';
import type { Client } from '../web/client.ts';
import { hello, input, line, type Rig, rig, type Socket, socket } from './rig.ts';

const CANARY = /canary-[a-z]+/g;

/** One question of each kind that has something to hide; each secret field holds a word of its own. */
const POOL = `
  - id: chosen
    kind: choice
    topic: images
    difficulty: 1
    certainty: true
    points: 1
    options: [a, b, c]
    checks: [{id: seen, kind: choice, right: [a]}, {id: unseen, kind: choice, right: [a], hidden: true}]
    solution: [a]
    trust: canary-trust
    wrong: [{id: w-one, answer: [b], check: seen}, {id: w-two, answer: [c], check: seen}]
  - id: written
    kind: text
    topic: images
    difficulty: 1
    points: 1
    start: {lines: ["echo 1 > here"]}
    run: ["echo canary-textrun"]
    printed: "^(canary-textprinted)$"
    also: [canary-also]
    matches: ["canary-pattern\\\\d"]
    solution: canary-textkey
    wrong: [{id: w-one, answer: one}, {id: w-two, answer: two}]
  - id: counted
    kind: number
    topic: images
    difficulty: 1
    points: 1
    run: ["echo canary-numberrun"]
    printed: 'canary-numberprinted (\\d+)'
    solution: 4711
    wrong: [{id: w-one, answer: 1}, {id: w-two, answer: 2}]
  - id: sorted
    kind: order
    topic: images
    difficulty: 1
    points: 1
    items: [a, b, c]
    run: ["echo canary-orderrun"]
    printed: {a: canary-orderprinted, b: b, c: c}
    solution: [b, a, c]
    wrong: [{id: w-one, answer: [c, b, a]}, {id: w-two, answer: [a, b, c]}]
  - id: foretold
    kind: predict
    topic: images
    difficulty: 1
    points: 1
    ask: {kind: number}
    run: ["echo 5"]
    printed: '^(\\d+)$'
    solution: 5
    wrong: [{id: w-one, answer: 1}, {id: w-two, answer: 2}]
  - id: hosted
    kind: command
    topic: images
    difficulty: 1
    points: 1
    checks:
      - {id: seen, kind: file, path: done, text: {equals: canary-content}}
      - {id: unseen, kind: file, path: done, text: {contains: [canary-contains]}, hidden: true}
    solution: {lines: ["echo canary-command > done"]}
    cheats: {text-echoed: right, because: canary-cheats}
    wrong: [{id: w-one, answer: {lines: ["echo no > done"]}, check: seen}, {id: w-two, answer: {lines: [ls]}, check: seen}]
`;

const KINDS: readonly (readonly [id: string, options: readonly string[], checks: readonly string[]])[] = [
  ['chosen', ['a', 'b', 'c'], ['seen', 'unseen']],
  ['written', [], ['written']],
  ['counted', [], ['counted']],
  ['sorted', ['a', 'b', 'c'], ['sorted']],
  ['foretold', [], ['foretold']],
  ['hosted', [], ['seen', 'unseen']],
];

function prose(): string {
  const question = ([id, options, checks]: (typeof KINDS)[number]): string =>
    [
      `## ${id}\n### title\nTitle of ${id}\n### prompt\nPrompt of ${id}`,
      ...options.map(each => `### option ${each}\noption ${each}`),
      ...checks.map(each => `### check ${each}\n${each === 'unseen' ? `canary-hiddencheck${id}` : `check ${each}`}`),
      `### wrong w-one\ncanary-wrongone${id}\n### wrong w-two\ncanary-wrongtwo${id}\n### why\ncanary-why${id}`,
    ].join('\n');
  return ['# A quiz\nIts summary.\n\nIts introduction.', ...KINDS.map(question)].join('\n');
}

function yaml(number: number, results: string): string {
  return `format: 2\nnumber: ${number}\nhost: {images: ["alpine:3.21"]}
exam: {questions: 6, minutes: 10, results: ${results}, draw: [{topic: images, written: 6}]}\nquestions:${POOL}`;
}

const RIGHT: Readonly<Record<string, Response>> = {
  chosen: { kind: 'choice', chosen: ['a'] },
  written: { kind: 'text', text: 'canary-textkey' },
  counted: { kind: 'number', value: '4711' },
  sorted: { kind: 'order', order: ['b', 'a', 'c'] },
  foretold: { kind: 'predict', prediction: { kind: 'number', value: '5' }, certainty: 'know' },
};
const WRONG: Readonly<Record<string, Response>> = {
  chosen: { kind: 'choice', chosen: ['b'] },
  written: { kind: 'text', text: 'one' },
  counted: { kind: 'number', value: '1' },
  sorted: { kind: 'order', order: ['c', 'b', 'a'] },
  foretold: { kind: 'predict', prediction: { kind: 'number', value: '1' }, certainty: 'know' },
};

/** What they typed themselves comes back to them. */
function leaked(texts: readonly string[], typed: readonly string[] = []): readonly string[] {
  const all = texts.flatMap(text => [...text.matchAll(CANARY)].map(match => match[0]));
  return [...new Set(all)].filter(each => !typed.includes(each)).sort();
}

describe('S1: nothing of an exam’s key leaves before results are shown', () => {
  let at: Rig;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drydock-quizzes-'));
    for (const [index, results] of ['never', 'finished'].entries()) {
      const own = join(folder, `docker/0${index + 1}-${results}`);
      await mkdir(own, { recursive: true });
      const files = { 'quiz.yaml': yaml(index + 1, results), 'ru.md': prose(), 'en.md': prose() };
      for (const [name, text] of Object.entries(files)) await writeFile(join(own, name), text);
    }
    at = await rig(undefined, folder);
  });
  after(async () => {
    await at.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function begin(browser: Client, quiz: string): Promise<string> {
    const { status, location } = await browser.post('/exam', { quiz, how: 'exam' });
    const attempt = /^\/quiz\/(.+)$/.exec(location ?? '')?.[1];
    assert.ok(attempt, `no exam was begun: ${status} ${at.logged.join()}`);
    return attempt;
  }
  /** Every page that can be reached by links from those that are named, and these in what a script may ask for. */
  async function crawl(browser: Client, first: readonly string[]): Promise<string[]> {
    const texts: string[] = [];
    const seen = new Set(first);
    for (const path of seen) {
      for (const accept of ['text/html', 'application/json']) {
        const { body, headers } = await browser.get(path, { accept });
        texts.push(body, JSON.stringify(headers));
        for (const [, found = ''] of accept === 'text/html' ? body.matchAll(/(?:href|src|action)="(\/[^"#]*)/g) : [])
          if (!/^\/(?:reference|assets)\//.test(found)) seen.add(found.replaceAll('&amp;', '&'));
      }
    }
    return texts;
  }
  async function channel(browser: Client, attempt: string): Promise<Socket & { give: typeof give }> {
    const opened = await socket(at.port, browser);
    opened.send(hello(attempt));
    await opened.next('welcome');
    async function give(given: Parameters<typeof input>[0]): Promise<void> {
      const message = input(given);
      opened.send(message);
      await Promise.race([
        opened.next('ack', ack => ack.id === message.id),
        opened.next('refused', refused => refused.id === message.id),
      ]);
    }
    return { ...opened, give };
  }

  async function sit({
    give,
  }: {
    readonly give: (given: Parameters<typeof input>[0]) => Promise<void>;
  }): Promise<void> {
    for (const [id] of KINDS) {
      await give({ kind: 'goto', question: id });
      for (const response of [WRONG[id], { kind: 'text', text: '' } as const, RIGHT[id]])
        if (response !== undefined) await give({ kind: 'answer', question: id, response, certainty: 'know' });
      await give({ kind: 'hint', question: id });
      await give({ kind: 'skip', question: id });
      await give({ kind: 'demonstrate', question: id });
      for (const text of ['solution? answer? why?', 'ответ? решение? почему?']) await give({ kind: 'ask', text });
      await give(line('ls -a; history; cat done; docker ps'));
      await give({ kind: 'repeat' });
    }
    await give({ kind: 'answer', question: 'hosted', response: { kind: 'host' } });
    await give(line('echo no > done'));
    await give({ kind: 'answer', question: 'hosted', response: { kind: 'host' } });
    await give({ kind: 'undo' });
    await give({ kind: 'reset' });
    await give({ kind: 'goto', question: 'nowhere' });
    await give({ kind: 'answer', question: 'sorted', response: { kind: 'choice', chosen: ['a'] } });
  }

  const typed = ['canary-textkey'];

  it('during it, after it where results are never shown, and as a second page sees it', async () => {
    const browser = at.browser();
    const attempt = await begin(browser, 'docker/01-never');
    const opened = await channel(browser, attempt);
    await sit(opened);
    const asked: readonly ClientMessage[] = [
      { type: 'complete', id: 'complete-1', line: 'cat ', cursor: 4 },
      { type: 'file', id: 'file-0001', path: 'done' },
      { type: 'file', id: 'file-0002', path: 'quiz.yaml' },
      { type: 'trail', id: 'trail-001' },
      { type: 'changes', id: 'changes-1', chainId: 'sha256:0' },
    ];
    for (const question of asked) opened.send(question);
    const second = await channel(browser, attempt);
    await second.give({ kind: 'repeat' });
    const paths = [
      '/',
      `/quiz/${attempt}`,
      `/results/${attempt}`,
      '/exam?quiz=docker%2F01-never',
      '/practice',
      '/sandbox',
    ];
    const texts = await crawl(browser, [
      ...paths,
      `/results/${attempt}?lang=ru`,
      '/exam?quiz=nothing',
      '/quiz/nothing',
    ]);
    const sent = (): string[] => [...opened.messages, ...second.messages].map(each => JSON.stringify(each));
    assert.deepEqual(leaked([...sent(), ...texts], typed), []);
    await opened.give({ kind: 'finish' });
    await opened.give({ kind: 'answer', question: 'chosen', response: { kind: 'choice', chosen: ['b'] } });
    await opened.give({ kind: 'ask', text: 'solution?' });
    const third = await channel(browser, attempt);
    assert.deepEqual(leaked([...sent(), ...third.messages.map(each => JSON.stringify(each))], typed), []);
    const later = await crawl(browser, paths);
    assert.deepEqual(leaked(later, typed), []);
    assert.match(later.join(), /Title of chosen/, 'what was asked is there to be read again');
    assert.match(later.join(), /handed in, answered: 6 of 6/);
    assert.doesNotMatch(later.join(), /\b[01] of [16]\b/, 'no score, not even none');
    second.send('{"type":"input"}');
    await second.closed;
    assert.deepEqual(leaked(sent(), typed), []);
    for (const each of [opened, third]) each.ws.close();
  });

  it('and all of it is shown at hand-in where the exam says so', async () => {
    const browser = at.browser();
    const attempt = await begin(browser, 'docker/02-finished');
    const opened = await channel(browser, attempt);
    await opened.give({ kind: 'goto', question: 'chosen' });
    await opened.give({ kind: 'answer', question: 'chosen', response: { kind: 'choice', chosen: ['b'] } });
    assert.deepEqual(leaked(opened.messages.map(each => JSON.stringify(each))), []);
    await opened.give({ kind: 'finish' });
    const found = leaked([(await browser.get(`/results/${attempt}`)).body]);
    for (const each of ['canary-whychosen', 'canary-hiddencheckchosen', 'canary-textkey', 'canary-command'])
      assert.ok(found.includes(each), `${each} among ${found.join()}`);
    opened.ws.close();
  });
});
