/** What the server sends is what the schemas of the protocol say, no more and no less. */
import assert from 'node:assert/strict';
import { BLANK, type PageState, withChange, withMessage } from '../../src/browser/quiz/state.ts';
import { view } from '../../src/docker/index.ts';
import type { Taken } from '../../src/live/attempts-door.ts';
import { type Connection, connect } from '../../src/live/connection.ts';
import { welcome as welcomeOf } from '../../src/live/messages.ts';
import { PROTOCOL_VERSION, serverMessage } from '../../src/live/protocol.ts';
import { seenOf } from '../../src/live/seen.ts';
import type { Quiz } from '../../src/quiz/index.ts';
import { teller } from '../../src/rooms/teller.ts';
import type { Attempt, Step } from '../../src/tutor/attempt.ts';
import { courseQuiz, toldQuiz } from '../quiz/course.ts';
import { type Sitting, sit } from '../tutor/rig.ts';

const AT = 'abcdefgh';
/** As a room writes it. */
const bytes = teller('views');

interface Page extends Sitting {
  /** As they went over the wire. */
  readonly sent: string[];
  readonly connection: Connection;
  /** Tells the page of every step of these inputs. */
  readonly shows: (...lines: readonly string[]) => Promise<void>;
  readonly shown: (step: Step) => void;
}

async function page(quiz: Quiz): Promise<Page> {
  const sitting = await sit(quiz, 7);
  const sent: string[] = [];
  let before = sitting.attempt();
  let tell: (taken: Taken) => void = () => undefined;
  const connection = connect({
    wire: {
      send: text => void sent.push(Buffer.from(text).toString()),
      offer: text => sent.push(Buffer.from(text).toString()) > 0,
      close: code => assert.fail(`closed with ${code}`),
    },
    attempts: {
      mayWatch: async () => true,
      watch: async (_attempt, _actor, locale, listener) => {
        tell = listener;
        before = sitting.attempt();
        return { seq: before.seq, welcome: bytes.welcome(before, locale, 0), leave: () => undefined };
      },
      answer: async (_attempt, _actor, question) => bytes.answer(sitting.attempt(), question),
      submit: async () => ({ ok: true, seq: sitting.attempt().seq, again: false }),
    },
    actor: { kind: 'anonymous', id: 'somebody', name: null, locale: 'en' },
    allow: async () => true,
    report: error => assert.fail(String(error)),
  });
  const greeting = { type: 'hello', version: PROTOCOL_VERSION, attempt: AT, locale: 'en', seq: null };
  await connection.receive(JSON.stringify(greeting));
  const shown = (step: Step): void => {
    const { attempt } = step;
    tell({ step: bytes.step(step, before, AT, 'en'), seq: attempt.seq, client: AT });
    before = attempt;
  };
  const shows = async (...lines: readonly string[]): Promise<void> => {
    for (const line of lines) shown(await sitting.does(line));
  };
  return { ...sitting, sent, connection, shows, shown };
}

/** Nothing is taken off, nothing is made up. */
function isWhole(text: string): void {
  const told: unknown = JSON.parse(text);
  assert.deepEqual(serverMessage.parse(told), told);
}

/** What a page knows that was sent all of this. */
function pageOf(sent: readonly string[]): PageState {
  return sent.reduce<PageState>((state, text) => {
    const message = serverMessage.parse(JSON.parse(text));
    return message.type === 'welcome' || message.type === 'step' ? withMessage(state, message) : state;
  }, BLANK);
}

/** What was told bit by bit is what a page is welcomed with. */
function addUp(sent: readonly string[], attempt: Attempt): void {
  const told = pageOf(sent);
  const whole = pageOf([JSON.stringify(welcomeOf(attempt, 'en', 0))]);
  for (const part of ['question', 'progress', 'host', 'files', 'prompt'] as const)
    assert.deepEqual(told[part], whole[part], part);
}

describe('messages of the server', () => {
  it('a host with all that a host can have goes over the channel as it is', async () => {
    const { sent, connection, shows, attempt } = await page(courseQuiz('docker/04-dockerfile'));
    await shows(
      'docker build -f hello.Dockerfile -t localhost:5000/hello .',
      'touch main.go && echo >> main.go && docker build -f hello.Dockerfile -t localhost:5000/hello .',
      'docker build -f nosuch .',
      'docker push localhost:5000/hello',
      'docker run -d --name box -v data:/data -e A=b --health-cmd true alpine:3.21 sleep 1000',
      'docker network create own',
      'docker exec box sh -c "echo x > /x; rm /etc/motd"',
      'docker swarm init',
      'cat nosuch',
    );
    await connection.receive(JSON.stringify({ type: 'complete', id: AT, line: 'docker ru', cursor: 9 }));
    const welcome = serverMessage.parse(JSON.parse(sent[0] ?? ''));
    assert.ok(welcome.type === 'welcome');
    const chainId = Object.keys(welcome.host.layers)[0] ?? '';
    await connection.receive(JSON.stringify({ type: 'changes', id: AT, chainId }));
    await connection.receive(JSON.stringify({ type: 'file', id: AT, path: 'main.go' }));
    for (const text of sent) isWhole(text);
    const last = pageOf(sent);
    for (const [name, items] of Object.entries({ ...last.host, layers: Object.values(last.host?.layers ?? {}) }))
      if (Array.isArray(items)) assert.ok(items.length > 0, `the host has no ${name}`);
    addUp(sent, attempt());
    assert.deepEqual(
      new Set(sent.map(text => String(JSON.parse(text).type))),
      new Set(['welcome', 'step', 'completion', 'changes', 'file']),
    );
  });

  it('a demonstration, line by line: each copy of the host by what differs from the one before, the page’s own as it was', async () => {
    const lesson = courseQuiz('docker/05-layers');
    const first = lesson.questions.findIndex(({ id }) => id === 'which-make-layers');
    const quiz = { ...lesson, questions: lesson.questions.slice(first) };
    const { sent, shown, shows, take, attempt } = await page(quiz);
    await shows('docker tag alpine:3.21 own');
    const step = await take({ kind: 'demonstrate', question: 'which-make-layers' });
    const { host: own } = pageOf(sent);
    shown(step);
    const told = serverMessage.parse(JSON.parse(sent.at(-1) ?? ''));
    assert.ok(told.type === 'step' && told.demonstrated !== undefined);
    isWhole(sent.at(-1) ?? '');
    let copy = own;
    for (const [index, { host, sight, entry }] of told.demonstrated.entries()) {
      copy = withChange(copy, host ?? undefined);
      assert.deepEqual(copy, seenOf(view(step.demonstrated[index]?.host ?? attempt().host)));
      if (sight?.kind === 'layer') assert.ok(copy !== null && Object.hasOwn(copy.layers, sight.id));
      assert.equal(told.terminal.find(({ n }) => n === entry)?.line, quiz.questions[0]?.show[index]?.line);
    }
    addUp(sent, attempt());
    assert.deepEqual(pageOf(sent).host, own);
  });

  for (const id of ['docker/01-architecture', 'docker/04-dockerfile', 'docker/05-layers']) {
    it(`every question of ${id}, open and closed`, async () => {
      const quiz = await toldQuiz(id);
      const { sent, connection, does, answers } = await page(quiz);
      const greet = (): Promise<void> =>
        connection.receive(
          JSON.stringify({ type: 'hello', version: PROTOCOL_VERSION, attempt: AT, locale: 'ru', seq: null }),
        );
      for (const [index, question] of quiz.questions.entries()) {
        if (index > 0) await does({ kind: 'next' });
        await greet();
        if ('kind' in question.solution) await answers(question.solution);
        else await does({ kind: 'skip', question: question.id });
        await greet();
      }
      for (const text of sent) isWhole(text);
      assert.equal(sent.length, 1 + 2 * quiz.questions.length);
    });
  }

  it('answers, hints, a new question and the end, told bit by bit, add up to what a page is welcomed with', async () => {
    const quiz = await toldQuiz('docker/04-dockerfile');
    const { sent, shown, attempt, does, answers } = await page(quiz);
    for (const [index, question] of quiz.questions.entries()) {
      if (index > 0) shown(await does({ kind: 'next' }));
      shown(await does({ kind: 'hint', question: question.id }));
      addUp(sent, attempt());
      if ('kind' in question.solution) shown(await answers(question.solution));
      else shown(await does({ kind: 'skip', question: question.id }));
      addUp(sent, attempt());
    }
    shown(await does({ kind: 'finish' }));
    addUp(sent, attempt());
  });

  it('one that is not whole is not a message', async () => {
    const { sent } = await page(courseQuiz('docker/01-architecture'));
    const told = serverMessage.parse(JSON.parse(sent[0] ?? ''));
    assert.ok(told.type === 'welcome');
    for (const host of [{ ...told.host, layers: [] }, { ...told.host, images: [{}] }, null])
      assert.equal(serverMessage.safeParse({ ...told, host }).success, false);
    for (const files of [[{ path: 'x' }], {}]) assert.equal(serverMessage.safeParse({ ...told, files }).success, false);
  });
});
