import assert from 'node:assert/strict';
import type { QuestionCard, StepMessage } from '../../../src/live/protocol.ts';
import { violations } from '../../axe.ts';
import { changeTo, entry, question, view, welcome } from '../scene/index.ts';
import { quizPage } from './rig.ts';

const LINES = ['docker pull alpine:3.21', 'docker run --name box alpine:3.21', 'docker rm nothing'];
const SHOWN: NonNullable<QuestionCard['demonstration']> = {
  title: 'Where a container comes from',
  steps: LINES.map((line, index) => ({ line, html: `<p>Sentence ${index + 1}.</p>` })),
  played: false,
};
const box = { id: 'b0b0', name: 'box', image: 'alpine:3.21', imageId: view.images[1]?.id ?? '', exitCode: 0, size: 0 };
const withBox = { ...view, containers: [...view.containers, { ...box, state: 'exited' as const }] };

describe('browser: what the tutor shows before a question', () => {
  const at = quizPage();

  /** The page at a question that shows something first; the server plays it when it is asked. */
  const open = async (more: Partial<QuestionCard> = {}): Promise<void> => {
    const card = question('en', { demonstration: { ...SHOWN, ...more.demonstration } });
    at.server.answer = (message, send) => {
      if (message.type === 'hello') return send(welcome('en', { seq: at.seq, terminal: [], question: card }));
      if (message.type !== 'input' || message.input.kind !== 'demonstrate') return at.obliging(message, send);
      const n = 100 * at.seq;
      const mark = (place: number, line: string) => ({ ...entry(place, line, ''), kind: 'mark' as const, prompt: '' });
      const terminal = LINES.flatMap((line, index) => [
        mark(n + 2 * index, `step ${index + 1}`),
        { ...entry(n + 2 * index + 1, line, `out ${index + 1}\n`), kind: 'shown' as const },
      ]);
      const line = (index: number): number => n + 2 * index + 1;
      const demonstrated: NonNullable<StepMessage['demonstrated']> = [
        { entry: line(0), host: null, traffic: [], sight: { kind: 'registry' } },
        { entry: line(1), host: changeTo(withBox), traffic: [], sight: { kind: 'container', id: box.id } },
        { entry: line(2), host: null, traffic: [], sight: null },
      ];
      send({ type: 'ack', id: message.id, seq: at.seq + 1, again: false });
      const said = SHOWN.steps.map(({ html }, index) => ({ n: n + index, by: 'tutor' as const, html }));
      const played = { ...SHOWN, played: true };
      send(
        at.step({
          id: message.id,
          said,
          terminal: [...terminal, mark(n + 9, 'that was all')],
          demonstrated,
          card: { demonstration: played },
        }),
      );
    };
    await at.open();
  };
  const press = (key: string): Promise<void> => at.page.click(`[data-key="demo-${key}"]`);
  const present = (): Promise<string> => at.page.locator('.demo li.at').innerText();
  const atStep = (number: number): Promise<void> =>
    at.until(`step ${number} is shown`, async () => {
      const now = at.page.locator('.demo li.at');
      return (
        (await now.count()) > 0 &&
        (await present()).includes(`Sentence ${number}.`) &&
        (await dock()).includes(`step ${number}`)
      );
    });
  const dock = (): Promise<string> => at.page.locator('.hosttop').innerText();
  const boxes = (): Promise<number> => at.page.locator(`.slab[data-id="${box.id}"]`).count();

  it('is stepped through, forwards and back, with the terminal and the picture; the host is the learner’s again afterwards', async () => {
    await open();
    assert.equal(await at.page.locator('[data-key="answer"]').count(), 0, 'the question waits');
    await press('next');
    await atStep(1);
    assert.deepEqual(at.sent('demonstrate'), [{ kind: 'demonstrate', question: 'two-stages' }]);
    assert.match(await at.screen(), /step 1\s+.*docker pull alpine:3\.21\s+out 1/);
    assert.doesNotMatch(await at.screen(), /out 2/);
    assert.equal(await at.page.locator('.reg.looked').count(), 1);
    assert.equal(await boxes(), 0);
    await press('next');
    await atStep(2);
    assert.match(await at.screen(), /out 2/);
    assert.equal(await at.page.locator(`.looked[data-id="${box.id}"]`).count(), 1);
    await press('back');
    await atStep(1);
    assert.equal(await boxes(), 0, 'the picture goes back');
    await press('next');
    await atStep(2);
    await press('next');
    await atStep(3);
    assert.equal((await at.screen()).match(/out 2/g)?.length, 1, 'nothing is printed twice');
    assert.match(await at.screen(), /that was all/);
    assert.equal(await boxes(), 1);
    assert.deepEqual(await violations(at.page), []);
    await press('on');
    await at.page.waitForSelector('[data-key="answer"]');
    assert.equal(await boxes(), 0, 'the learner’s own host');
    assert.doesNotMatch(await dock(), /step/);
    assert.equal(at.sent('demonstrate').length, 1);
  });

  it('plays by itself, a sentence after the other, waits while it is paused, and plays again', async () => {
    await open();
    await at.page.focus('[data-key="demo-play"]');
    await at.page.keyboard.press('Enter');
    await atStep(1);
    await at.page.keyboard.press('Enter');
    await at.page.clock.fastForward(20_000);
    assert.match(await present(), /Sentence 1\./, 'paused');
    await at.page.keyboard.press('Enter');
    await at.until('step 2', async () => (await present()).includes('Sentence 2.'), 500);
    await at.until('step 3', async () => (await present()).includes('Sentence 3.'), 500);
    await at.until('its end', async () => (await at.page.innerText('[data-key="demo-play"]')).includes('Again'), 500);
    await at.page.keyboard.press('Enter');
    await atStep(1);
    assert.equal((await at.screen()).match(/out 1/g)?.length, 1);
    assert.equal(at.sent('demonstrate').length, 1, 'it is asked for once');
  });

  it('is over when the learner types, and folded away when it was skipped or seen; a reload remembers both', async () => {
    await open();
    await press('next');
    await atStep(1);
    await at.focusTerminal();
    await at.page.keyboard.type('docker ps');
    await at.page.keyboard.press('Enter');
    await at.until('the host is the learner’s', async () => !(await dock()).includes('step'));
    await press('on');
    await at.page.reload();
    await at.page.waitForSelector('body.ready');
    assert.equal(await at.page.locator('[data-key="answer"]').count(), 1, 'skipped');
    await press('again');
    await atStep(1);
    await open({ demonstration: { ...SHOWN, played: true } });
    assert.equal(await at.page.locator('[data-key="answer"]').count(), 1, 'seen');
  });

  it('a refusal, or a line that was lost meanwhile, leaves it to be asked for again', async () => {
    await open();
    const { answer } = at.server;
    at.server.answer = (message, send, end) => {
      if (message.type !== 'input') return answer(message, send, end);
      send({ type: 'refused', id: message.id, code: 'too-fast', text: 'Too fast.', retry: false });
    };
    await press('next');
    await at.page.waitForSelector('.q [role=alert]');
    at.server.answer = answer;
    await press('next');
    await atStep(1);
  });
});
