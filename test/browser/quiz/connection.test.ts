import assert from 'node:assert/strict';
import { entry, question, welcome } from '../scene/index.ts';
import { quizPage } from './rig.ts';

describe('browser: the quiz page’s connection', () => {
  const at = quizPage();
  const { open, typed, screen, focusTerminal, until, step, obliging } = at;

  it('comes back by itself, sends again under the same id, and shows each state', async () => {
    let deaf = true;
    at.server.answer = (message, send) => (message.type === 'input' && deaf ? undefined : obliging(message, send));
    await open();
    await focusTerminal();
    await at.page.keyboard.type('docker ps');
    await at.page.keyboard.press('Enter');
    await until('the first sending', () => at.server.inputs.length === 1);
    assert.equal(await at.page.getAttribute('#saved', 'data-state'), 'saving');
    at.server.refusing(true);
    at.server.cut(1001);
    await until('not saved', async () => (await at.page.getAttribute('#saved', 'data-state')) === 'not-saved', 500);
    await at.page.waitForSelector('#strip:not([hidden])');
    assert.match(await at.page.innerText('#strip'), /No connection for \d+ seconds?\. What you typed is safe/);
    await at.page.keyboard.type('docker image ls');
    await at.page.keyboard.press('Enter');
    assert.match(await screen(), /Waiting for the connection/);
    deaf = false;
    at.server.refusing(false);
    await until('saved', async () => (await at.page.getAttribute('#saved', 'data-state')) === 'saved', 500);
    await until('no strip', async () => !(await at.page.isVisible('#strip')));
    const ids = at.server.inputs
      .filter(each => each.input.kind === 'line' && each.input.line === 'docker ps')
      .map(each => each.id);
    assert.ok(ids.length >= 2);
    assert.equal(new Set(ids).size, 1);
    await until('both ran once', async () => {
      const text = await screen();
      return (
        text.split('ran: docker ps').length === 2 &&
        text.split('ran: docker image ls').length === 2 &&
        !text.includes('Waiting')
      );
    });
  });

  it('says hello with the step it has, and takes nothing twice', async () => {
    await open();
    assert.deepEqual(
      at.server.hellos.map(each => each.seq),
      [null],
    );
    at.server.send(step({ said: [{ n: 4, by: 'tutor', html: '<p>Four.</p>' }] }));
    await until('said', async () => (await at.page.innerText('.talk')).includes('Four.'));
    at.server.answer = (message, send) =>
      message.type === 'hello' &&
      send(welcome('en', { seq: 10, terminal: [], said: [{ n: 4, by: 'tutor', html: '<p>Four.</p>' }] }));
    at.server.cut(1012);
    await until('hello again', () => at.server.hellos.length === 2, 500);
    assert.equal(at.server.hellos[1]?.seq, 10);
    await at.page.clock.runFor(100);
    assert.equal((await at.page.innerText('.talk')).split('Four.').length, 2);
  });

  it('sends what a closed page left behind, under its own id, and keeps drafts through a reload', async () => {
    at.server.answer = (message, send) =>
      message.type === 'hello' &&
      send(welcome('en', { terminal: [], question: question('en', { ask: { kind: 'text' }, checks: [] }) }));
    await open();
    await at.page.fill('.q .in input', 'a shared layer');
    await at.page.fill('.say textarea', 'what is a layer');
    await focusTerminal();
    await at.page.keyboard.type('docker ps');
    await at.page.keyboard.press('Enter');
    await at.page.keyboard.type('docker image l');
    await until('sent', () => at.server.inputs.length === 1);
    await at.page.reload();
    await at.page.waitForSelector('body.ready');
    assert.equal(await typed(), 'docker image l');
    assert.equal(await at.page.inputValue('.q .in input'), 'a shared layer');
    assert.equal(await at.page.inputValue('.say textarea'), 'what is a layer');
    await until('sent again', () => at.server.inputs.length === 2);
    assert.equal(at.server.inputs[1]?.id, at.server.inputs[0]?.id);
    assert.match(await screen(), /docker ps/, 'the line that waits can be seen');
    at.server.send({ type: 'ack', id: at.server.inputs[0]?.id ?? '', seq: 10, again: true });
    await until('saved', async () => (await at.page.getAttribute('#saved', 'data-state')) === 'saved');
    assert.equal(
      await at.page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('drydock.out.')).length),
      0,
    );
  });

  it('shows in one tab what the other did', async () => {
    await open();
    at.server.send(
      step({
        terminal: [entry(1, 'docker pull alpine', 'done\n')],
        question: question('en', {
          checks: question('en').checks.map(check => ({
            ...check,
            state: 'done' as const,
            feedback: [],
            difference: null,
          })),
        }),
      }),
    );
    await until('the other’s line', async () => (await screen()).includes('docker pull alpine'));
    await until('its ticks', async () => (await at.page.$$('.checks .done')).length === 4);
    await focusTerminal();
    await at.page.keyboard.press('ArrowUp');
    assert.equal(await typed(), 'docker pull alpine');
  });

  it('says what to do when coming back would not help', async () => {
    for (const [code, reason, words] of [
      [4403, '', /Log in again/],
      [4403, 'signed-out', /Somebody logged out in this browser/],
      [4403, 'removed', /Your instructor removed you from the class.*what you did is safe/],
      [4403, 'new-pin', /Your instructor gave you a new PIN/],
      [4403, 'new-password', /The password was changed/],
      [4404, '', /no such attempt/],
      [4409, '', /Reload it/],
    ] as const) {
      await open();
      const hellos = at.server.hellos.length;
      at.server.cut(code, reason);
      await at.page.waitForSelector('#strip:not([hidden])');
      assert.match(await at.page.innerText('#strip'), words);
      await at.page.clock.runFor(60_000);
      assert.equal(at.server.hellos.length, hellos);
      await at.page.close();
    }
  });

  it('shows why an input was not taken, and loses nothing', async () => {
    at.server.answer = (message, send) => {
      if (message.type === 'hello') send(welcome('en', { terminal: [] }));
      if (message.type === 'input')
        send({ type: 'refused', id: message.id, code: 'no-hints', text: 'There are no hints left.', retry: false });
    };
    await open();
    await at.page.click('[data-key="hint"]');
    await at.page.waitForSelector('.q .complaint');
    assert.equal(await at.page.innerText('.q .complaint'), 'There are no hints left.');
    assert.equal(await at.page.isEnabled('[data-key="answer"]'), true);
    assert.equal(await at.page.getAttribute('#saved', 'data-state'), 'saved');
  });
});
