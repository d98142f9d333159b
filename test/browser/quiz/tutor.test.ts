import assert from 'node:assert/strict';
import { quizPage } from './rig.ts';

describe('browser: the quiz page’s talk with the tutor', () => {
  const at = quizPage();
  const { open, sent, until, step } = at;

  it('what is offered can be pressed, and is asked; what was offered before is gone', async () => {
    at.server.answer = (message, send) => {
      if (message.type !== 'input' || message.input.kind !== 'ask') return at.obliging(message, send);
      const { text } = message.input;
      send({ type: 'ack', id: message.id, seq: at.seq + 1, again: false });
      const n = 100 + at.server.inputs.length * 2;
      const offers = text === 'borscht' ? ['Layer', 'Build cache', 'Image'] : ['History'];
      send(
        step({
          id: message.id,
          said: [
            { n, by: 'learner', html: `<p>${text}</p>` },
            { n: n + 1, by: 'tutor', html: '<p>Press one.</p>', offers },
          ],
        }),
      );
    };
    await open();
    await at.page.fill('.say textarea', 'borscht');
    await at.page.keyboard.press('Enter');
    await until('offered', async () => (await at.page.$$('.offers button')).length === 3);
    await at.page.click('.offers button:nth-child(2)');
    await until('asked', () => sent('ask').length === 2);
    assert.equal(sent('ask')[1]?.text, 'Build cache');
    await until('the old ones gone', async () => (await at.page.$$('.offers button')).length === 1);
  });

  it('a text that is pasted keeps its lines; Enter sends it', async () => {
    await open();
    await at.page.focus('.say textarea');
    await at.page.keyboard.insertText('FROM alpine\nRUN ls');
    await at.page.keyboard.press('Shift+Enter');
    await at.page.keyboard.press('Enter');
    await until('sent', () => sent('ask').length === 1);
    assert.equal(sent('ask')[0]?.text, 'FROM alpine\nRUN ls');
    assert.equal(await at.page.inputValue('.say textarea'), '');
  });
});
