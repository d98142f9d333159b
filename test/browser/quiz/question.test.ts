import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Input, QuestionCard } from '../../../src/live/protocol.ts';
import { cardOf } from '../../../src/live/scene.ts';
import { QUESTION_KINDS, type QuestionKind } from '../../../src/quiz/index.ts';
import { begin } from '../../../src/tutor/index.ts';
import { HEAD, KINDS } from '../../quiz/kinds.ts';
import { toldQuizOf } from '../../quiz/sample.ts';
import { progress, question, welcome } from '../scene/index.ts';
import { quizPage } from './rig.ts';

const STYLES: string = readdirSync('src/browser/styles', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.css'))
  .map(name => readFileSync(`src/browser/styles/${name}`, 'utf8'))
  .join('\n');

describe('browser: the quiz page’s question', () => {
  const at = quizPage();
  const { open, sent, until, step, obliging } = at;

  const show = async (more: Partial<QuestionCard>): Promise<void> => {
    const card = question('en', { checks: [], hints: { taken: [], left: 0, nextPrice: 0 }, canUndo: false, ...more });
    at.server.answer = (message, send) =>
      message.type === 'hello' ? send(welcome('en', { question: card, terminal: [] })) : obliging(message, send);
    await open();
    await at.page.focus('#q-title');
  };
  const options = [
    { id: 'a', html: 'the <code>client</code>' },
    { id: 'b', html: 'the daemon' },
    { id: 'c', html: 'the registry' },
  ];
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await at.page.keyboard.press(key);
  };
  /** Tab until the control with this key has the focus. */
  const tabTo = async (key: string): Promise<void> => {
    for (let count = 0; count < 40; count += 1) {
      if ((await at.page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.key ?? '')) === key)
        return;
      await at.page.keyboard.press('Tab');
    }
    assert.fail(`${key} cannot be reached with Tab`);
  };
  const answered = async (): Promise<Extract<Input, { kind: 'answer' }>['response'] | undefined> => {
    await tabTo('answer');
    await at.page.keyboard.press('Enter');
    await until('answered', () => sent('answer').length === 1);
    return sent('answer')[0]?.response;
  };

  /** The sample of a kind as the server tells it, answered by keys up to the button. */
  const BY_KEYBOARD: Readonly<Record<QuestionKind, () => Promise<void>>> = {
    command: async () => undefined,
    dockerfile: () => tabTo('file'),
    choice: () => press('Tab', 'Space', 'ArrowDown'),
    number: async () => {
      await press('Tab');
      await at.page.keyboard.type('10.3MB');
    },
    text: async () => {
      await press('Tab');
      await at.page.keyboard.type('--from');
    },
    order: async () => {
      const places = (): Promise<readonly string[]> =>
        at.page.$$eval('.order [data-id]', rows => rows.map(row => row.getAttribute('data-id') ?? ''));
      for (const [place, id] of ['build', 'run', 'push'].entries())
        for (let from = (await places()).indexOf(id); from > place; from -= 1) {
          await tabTo(`${id}up`);
          await press('Enter');
        }
    },
    match: async () => {
      await tabTo('match-client');
      await at.page.keyboard.type('en q option asks');
      await tabTo('match-daemon');
      await at.page.keyboard.type('en q option works');
    },
    predict: async () => {
      await press('Tab');
      await at.page.keyboard.type('42');
      await tabTo('sure-guess');
      await press('ArrowRight');
    },
    paste: async () => {
      await tabTo('paste-text');
      const { solution } = (await toldQuizOf(KINDS.paste.yaml, HEAD)).questions[0] ?? {};
      assert.ok(solution !== undefined && 'kind' in solution && solution.kind === 'paste');
      await at.page.keyboard.insertText(solution.text);
    },
    cache: async () => {
      for (const id of ['s2', 's3']) {
        await tabTo(`cache-${id}-hit`);
        await press('Space');
      }
      await tabTo('cache-s4-hit');
      await press('ArrowDown');
      await tabTo('cache-s4-why');
      await at.page.keyboard.type('the file main');
      await tabTo('cache-s5-hit');
      await press('ArrowDown');
    },
  };

  for (const kind of QUESTION_KINDS)
    it(`${kind}: by keyboard alone, in a form that is styled`, async () => {
      const quiz = await toldQuizOf(KINDS[kind].yaml, HEAD);
      const { attempt } = await begin(quiz, { seed: 1, at: 0 });
      await show({ ...cardOf({ attempt, locale: 'en' }), hints: { taken: [], left: 0, nextPrice: 0 } });
      await BY_KEYBOARD[kind]();
      const { solution } = quiz.questions[0] ?? {};
      assert.deepEqual(await answered(), solution !== undefined && 'kind' in solution ? solution : { kind: 'host' });
      const classes: readonly string[] = await at.page.$$eval('.q > *', parts => parts.map(part => part.className));
      const unstyled = classes.filter(
        names => names !== '' && !names.split(' ').some(name => STYLES.includes(`.${name}`)),
      );
      assert.deepEqual(unstyled, [], 'classes that src/browser/styles does not know');
    });

  it('several choices', async () => {
    await show({ ask: { kind: 'choice', many: true, options } });
    await press('Tab', 'Space', 'Tab', 'Tab', 'Space');
    assert.deepEqual(await answered(), { kind: 'choice', chosen: ['a', 'c'] });
  });

  it('a number, with Enter', async () => {
    await show({ ask: { kind: 'number', unit: 'MB' } });
    await press('Tab');
    await at.page.keyboard.type('10,3');
    await press('Enter');
    await until('answered', () => sent('answer').length === 1);
    assert.deepEqual(sent('answer')[0]?.response, { kind: 'number', value: '10,3' });
  });

  it('text, and says what is missing before it sends nothing', async () => {
    await show({ ask: { kind: 'text' } });
    await tabTo('answer');
    await press('Enter');
    assert.equal(await at.page.innerText('.complaint'), 'Type an answer.');
    assert.equal(sent('answer').length, 0);
    await at.page.focus('.in input');
    await at.page.keyboard.type('immutable');
    assert.deepEqual(await answered(), { kind: 'text', text: 'immutable' });
  });

  it('an order, with the buttons', async () => {
    await show({ ask: { kind: 'order', items: options } });
    await tabTo('adown');
    await press('Enter', 'Enter');
    assert.match(await at.page.$eval('#live', each => each.textContent ?? ''), /Place 3 of 3/);
    assert.deepEqual(await answered(), { kind: 'order', order: ['b', 'c', 'a'] });
  });

  it('an order, with the mouse on its buttons', async () => {
    await show({ ask: { kind: 'order', items: options } });
    await at.page.click('[data-key="bup"]');
    await at.page.click('[data-key="cup"]');
    assert.deepEqual(await answered(), { kind: 'order', order: ['b', 'c', 'a'] });
  });

  it('an order, by dragging', async () => {
    await show({ ask: { kind: 'order', items: options } });
    const [first, last] = await Promise.all(
      ['a', 'c'].map(id => at.page.locator(`.order [data-id="${id}"] .what`).boundingBox()),
    );
    assert.ok(first && last);
    await at.page.mouse.move(first.x + 5, first.y + 5);
    await at.page.mouse.down();
    await at.page.mouse.move(first.x + 5, last.y + last.height / 2, { steps: 6 });
    await at.page.mouse.up();
    assert.deepEqual(await answered(), { kind: 'order', order: ['b', 'c', 'a'] });
  });

  it('a prediction with how sure one is', async () => {
    await show({ ask: { kind: 'predict', ask: { kind: 'number', unit: 'MB' }, run: ['docker image ls'] } });
    await press('Tab');
    await at.page.keyboard.type('275');
    await press('Enter');
    assert.equal(await at.page.innerText('.complaint'), 'Say how sure you are.');
    await tabTo('sure-guess');
    await press('ArrowRight');
    assert.deepEqual(await answered(), {
      kind: 'predict',
      prediction: { kind: 'number', value: '275' },
      certainty: 'think',
    });
  });

  it('the host, with its edits sent first', async () => {
    await show({ ask: { kind: 'host', file: 'hello.Dockerfile' } });
    await tabTo('file');
    await press('Enter');
    await at.page.waitForSelector('.cm-content');
    await at.page.click('.cm-line >> nth=0');
    await at.page.keyboard.press('Control+End');
    await at.page.keyboard.type('# end');
    await at.page.click('[data-key="answer"]');
    await until('answered', () => sent('answer').length === 1);
    // Who types slowly sends more than one.
    assert.match(at.server.inputs.map(each => each.input.kind).join(), /^(edit,)+answer$/);
    const edit = sent('edit').at(-1);
    assert.equal(edit?.edits[0]?.path, 'hello.Dockerfile');
    assert.match(edit?.edits[0]?.text ?? '', /CMD \["hello\.out"\]\n# end$/);
  });

  it('is answered once by an impatient click, and takes the focus on to the next question', async () => {
    let release: () => void = () => undefined;
    await show({ ask: { kind: 'text' } });
    at.server.answer = (message, send) => {
      if (message.type !== 'input') return;
      const closed = question('en', {
        ask: { kind: 'text' },
        checks: [],
        status: 'passed',
        score: 2,
        why: '<p>Because.</p>',
      });
      release = () => {
        send({ type: 'ack', id: message.id, seq: at.seq + 1, again: false });
        send(
          step({
            id: message.id,
            question: message.input.kind === 'next' ? question('en', { id: 'another', number: 6 }) : closed,
          }),
        );
      };
      if (message.input.kind === 'next') release();
    };
    await at.page.fill('.in input', 'x');
    await at.page.focus('[data-key="answer"]');
    await press('Enter');
    await at.page.click('[data-key="answer"]', { force: true, timeout: 300 }).catch(() => undefined);
    await until('sent', () => at.server.inputs.length >= 1);
    release();
    await at.page.waitForSelector('.why');
    assert.equal(at.server.inputs.length, 1);
    assert.match(await at.page.innerText('.q .end'), /2 of 2/);
    assert.equal(await at.page.isDisabled('.in input'), true);
    await at.page.focus('[data-key="next"]');
    await press('Enter');
    await until('the next question', async () => (await at.page.innerText('#q-title')) === 'Question 6');
    assert.equal(await at.page.evaluate(() => document.activeElement?.id), 'q-title');
  });

  it('reads out what differs, once, in words', async () => {
    await show({ ask: { kind: 'text' } });
    const near = question('en').checks.find(check => check.difference !== null);
    assert.ok(near);
    at.server.answer = (message, send) => {
      if (message.type !== 'input') return;
      send({ type: 'ack', id: message.id, seq: at.seq + 1, again: false });
      const asked = question('en', { ask: { kind: 'text' }, checks: [near] });
      send(step({ id: message.id, question: asked }));
    };
    const told = (): Promise<string> => at.page.$eval('#live', each => each.textContent ?? '');
    await at.page.fill('.in input', 'x');
    await press('Enter');
    await until('told', async () => (await told()).includes('expected: '));
    const { expected, got } = near.difference ?? { expected: '', got: '' };
    for (const words of [`expected: ${expected}`, `got: ${got}`]) assert.ok((await told()).includes(words), words);
    const before = await told();
    await press('Enter');
    await until('answered again', () => sent('answer').length === 2);
    await until('the button is there again', () => at.page.isEnabled('[data-key="answer"]'));
    assert.equal(await told(), before, 'the same difference is not told twice');
  });

  it('a berth goes back to its question, by mouse and by key, and those ahead do not', async () => {
    const { questions, ...course } = progress('en', { navigation: 'free', returns: true });
    at.server.answer = (message, send) =>
      message.type === 'hello'
        ? send(welcome('en', { terminal: [], progress: { questions, ...course } }))
        : obliging(message, send);
    await open();
    const buttons = await at.page.$$eval('#berths button', all => all.map(each => each.getAttribute('aria-label')));
    assert.equal(buttons.length, questions.filter(({ status }) => status !== 'closed-off').length - 1);
    assert.match(buttons[0] ?? '', /^Question 1, .*: passed, 1 of 1$/);
    await at.page.click('#berths button >> nth=1');
    await until('went to the second', () => sent('goto').length === 1);
    await at.page.focus('#berths button >> nth=0');
    await press('Enter');
    await until('went to the first', () => sent('goto').length === 2);
    assert.deepEqual(
      sent('goto').map(each => each.question),
      ['q2', 'q1'],
    );
  });

  it('names no price of a try that is the last', async () => {
    await show({ tries: { used: 0, limit: 1, penalty: 0.5 } });
    const text = await at.page.innerText('.q');
    assert.ok(text.includes('one try') && !text.includes('a failed try'), text);
  });

  it('shows once what the card and the tutor both say, until the card goes on', async () => {
    const why = '<p>Because of the layers.</p>';
    const closed = question('en', { status: 'passed', why });
    at.server.answer = (message, send) => {
      if (message.type === 'hello') send(welcome('en', { seq: at.seq, terminal: [], question: closed }));
      if (message.type !== 'input') return;
      send({ type: 'ack', id: message.id, seq: at.seq + 1, again: false });
      send(step({ id: message.id, question: question('en', { id: 'another', number: 6, why: null }), said: [] }));
    };
    await open();
    at.server.send(step({ said: [{ n: 900, by: 'tutor', html: why }] }));
    const seen = (): Promise<number> =>
      at.page.$$eval('.talk .said:not(.vh)', all => all.filter(each => each.textContent?.includes('Because')).length);
    await until('told to the ear', async () => (await at.page.$$('.talk .said.vh')).length === 1);
    assert.equal(await seen(), 0);
    await at.page.click('[data-key="next"]');
    await until('told to the eye', async () => (await seen()) === 1);
  });

  it('shows a question put to the tutor with its answer, even over a card as tall as the screen', async () => {
    await at.resize(390, 700);
    const told = Array.from({ length: 30 }, (_, n) => ({
      n: n + 1,
      by: 'tutor' as const,
      html: `<p>Word ${n}.</p>`,
    }));
    at.server.answer = (message, send) => {
      if (message.type === 'hello') return send(welcome('en', { seq: at.seq, terminal: [], said: told }));
      if (message.type !== 'input') return;
      send({ type: 'ack', id: message.id, seq: at.seq + 1, again: false });
      const said = [
        { n: 31, by: 'learner' as const, html: '<p>what is a layer?</p>' },
        { n: 32, by: 'tutor' as const, html: '<p>A layer is a set of changes.</p>' },
      ];
      send(step({ id: message.id, said }));
    };
    await open();
    await at.page.fill('[data-key="ask"]', 'what is a layer?');
    await at.page.keyboard.press('Enter');
    const seen = (): Promise<boolean> =>
      at.page.$eval('.talk .said:last-child', each => {
        const { top, bottom } = each.getBoundingClientRect();
        return (each.textContent ?? '').includes('set of changes') && top >= 0 && bottom <= innerHeight;
      });
    await until('the answer is in sight', seen);
  });

  it('names every price before it is spent', async () => {
    await show({
      hints: { taken: [{ html: 'Look.', price: 0.25 }], left: 1, nextPrice: 0.5 },
      tries: { used: 0, limit: 3, penalty: 0.5 },
      canUndo: true,
    });
    const text = await at.page.innerText('.q');
    for (const words of [
      'Hint 1 of 2 · −0.25',
      '2 of 2, −0.5',
      'try 1 of 3',
      'a failed try −0.5',
      'up to 1.75 points',
      'free',
    ])
      assert.ok(text.includes(words), `${words}\n${text}`);
  });
});
