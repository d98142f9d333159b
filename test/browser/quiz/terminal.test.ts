import assert from 'node:assert/strict';
import { entry, welcome } from '../scene/index.ts';
import { quizPage } from './rig.ts';

const BUILD = '[+] Building 0.1s (1/2)\n => a\n\x1b[2A\x1b[0G\x1b[J[+] Building 0.2s (2/2) FINISHED\n => a\n => b\n';

describe('browser: the quiz page’s terminal', () => {
  const at = quizPage();
  const { open, typed, cursor, screen, focusTerminal, sent, until, step } = at;

  it('runs a typed line with the terminal’s own width and shows what came back', async () => {
    await open();
    await focusTerminal();
    await at.page.keyboard.type('docker image ls');
    await at.page.keyboard.press('Enter');
    await until('output', async () => (await screen()).includes('ran: docker image ls'));
    const [line] = sent('line');
    assert.equal(line?.line, 'docker image ls');
    assert.ok((line?.columns ?? 0) >= 105 && (line?.columns ?? 0) < 140, `${line?.columns} columns`);
    assert.equal(await typed(), '');
  });

  it('completes with Tab, offers what fits, goes round with Tab again', async () => {
    await open();
    await focusTerminal();
    await at.page.keyboard.type('docker imp');
    await at.page.keyboard.press('Tab');
    await until('the only candidate', async () => (await typed()) === 'docker import ');
    await at.page.keyboard.press('Control+u');
    await at.page.keyboard.type('docker i');
    await at.page.keyboard.press('Tab');
    await until('candidates', () => at.page.isVisible('.cands'));
    assert.equal(await typed(), 'docker im');
    await at.page.keyboard.press('Tab');
    await at.page.keyboard.press('Tab');
    assert.equal(await typed(), 'docker images');
    assert.equal(await at.page.$eval('.cand[aria-selected="true"]', each => each.textContent), 'images');
    await at.page.keyboard.type(' ');
    assert.equal(await at.page.isVisible('.cands'), false);
  });

  it('knows history and the keys of readline, whatever the keyboard’s layout', async () => {
    await open();
    await focusTerminal();
    for (const line of ['docker ps', 'docker image ls']) {
      await at.page.keyboard.type(line);
      await at.page.keyboard.press('Enter');
    }
    await at.page.keyboard.type('half');
    await at.page.keyboard.press('ArrowUp');
    await at.page.keyboard.press('ArrowUp');
    assert.equal(await typed(), 'docker ps');
    await at.page.keyboard.press('ArrowDown');
    await at.page.keyboard.press('ArrowDown');
    assert.equal(await typed(), 'half');
    await at.page.keyboard.press('Control+u');
    await at.page.keyboard.type('docker run alpine ls');
    await at.page.keyboard.press('Control+a');
    assert.equal(await cursor(), 0);
    await at.page.keyboard.press('Control+e');
    assert.equal(await cursor(), 20);
    await at.page.keyboard.press('Control+w');
    assert.equal(await typed(), 'docker run alpine ');
    await at.page.keyboard.press('Control+y');
    assert.equal(await typed(), 'docker run alpine ls');
    await at.page.keyboard.press('Control+a');
    await at.page.keyboard.press('Control+k');
    assert.equal(await typed(), '');
    await at.page.keyboard.press('Control+r');
    await at.page.keyboard.type('ps');
    assert.match(await at.page.$eval('.drawn', each => each.textContent ?? ''), /reverse-i-search.*docker ps/);
    await at.page.keyboard.press('Enter');
    await until('the found line ran', () => sent('line').length === 3);
    assert.equal(sent('line')[2]?.line, 'docker ps');
    await at.page.keyboard.type('забытая команда');
    // Ctrl-C on a Russian layout gives another letter from the same key.
    await at.page.dispatchEvent('.keysink', 'keydown', { key: 'с', code: 'KeyC', ctrlKey: true, bubbles: true });
    assert.equal(await typed(), '');
    assert.match(await screen(), /забытая команда\^C/);
  });

  it('runs a pasted block line by line and leaves its last, open line to be finished', async () => {
    await open();
    await focusTerminal();
    await at.page.evaluate(() => {
      const field = document.querySelector<HTMLTextAreaElement>('.keysink');
      if (field === null) return;
      document.execCommand('insertText', false, 'docker pull alpine\ndocker run --rm \\\n  alpine ls\r\ndocker ps');
    });
    await until('two lines', () => sent('line').length === 2);
    assert.deepEqual(
      sent('line').map(each => each.line),
      ['docker pull alpine', 'docker run --rm alpine ls'],
    );
    assert.equal(await typed(), 'docker ps');
    await until('both outputs, in order', async () => /ran: docker pull[\s\S]*ran: docker run/.test(await screen()));
  });

  it('is no trap: Escape and Tab leave it, Shift-Tab at any time, and it says so', async () => {
    await open();
    await focusTerminal();
    await at.page.keyboard.type('docker ');
    await at.page.keyboard.press('Escape');
    assert.match(await at.page.$eval('#live', each => each.textContent ?? ''), /Tab now leaves the terminal/);
    await at.page.keyboard.press('Tab');
    assert.notEqual(await at.page.evaluate(() => document.activeElement?.className), 'keysink');
    await focusTerminal();
    await at.page.keyboard.press('Shift+Tab');
    assert.notEqual(await at.page.evaluate(() => document.activeElement?.className), 'keysink');
    assert.equal(await at.page.$eval('#term-leave', each => each.textContent), 'Esc then Tab leaves the terminal');
  });

  it('redraws progress in place, and tells a screen reader the result once', async () => {
    at.server.answer = (message, send) => {
      if (message.type === 'hello') return send(welcome('en', { terminal: [] }));
      if (message.type !== 'input') return;
      send({ type: 'ack', id: message.id, seq: 10, again: false });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a sequence of the terminal begins with ESC.
      const chunks = BUILD.split(/(?=\x1b\[2A)/).map((text, index) => ({
        stream: 'stderr' as const,
        text,
        after: index * 300,
        voice: 'docker' as const,
      }));
      send(step({ id: message.id, terminal: [entry(1, 'docker build .', BUILD, { chunks })] }));
    };
    await open();
    await focusTerminal();
    await at.page.keyboard.type('docker build .');
    await at.page.keyboard.press('Enter');
    await until('the first piece', async () => (await screen()).includes('(1/2)'));
    await until('the end', async () => (await screen()).includes('FINISHED'));
    assert.equal(
      (await at.page.$$eval('.entry .out .row', rows => rows.map(row => row.textContent))).join('|'),
      '[+] Building 0.2s (2/2) FINISHED| => a| => b',
    );
    await until('told', async () =>
      (await at.page.$eval('#live', each => each.textContent ?? '')).includes('FINISHED'),
    );
  });

  it('waits for the rest of a command, a here-document typed by hand too, and ends a shell in a container with Ctrl-D', async () => {
    await open();
    await focusTerminal();
    const keys = at.page.keyboard;
    for (const line of ['cat > f <<EOF', "it's one", 'EOF']) {
      await keys.type(line);
      await keys.press('Enter');
    }
    await until('a here-document', () => sent('line').length === 1);
    assert.equal(sent('line')[0]?.line, "cat > f <<EOF\nit's one\nEOF");
    await until('it stands as it was typed', async () => (await screen()).includes("> it's one\n> EOF"));
    await keys.type('docker run \\');
    await keys.press('Enter');
    assert.match(await at.page.innerText('.prompt .earlier'), /docker run \\\n.*not finished/);
    await keys.press('Backspace');
    assert.equal(await typed(), 'docker run \\');
    await keys.press('Enter');
    await keys.type('  alpine 😀');
    await keys.press('Control+b');
    await keys.press('Control+b');
    assert.equal(await cursor(), 8);
    await keys.press('Enter');
    await until('one command', () => sent('line').length === 2);
    assert.equal(sent('line')[1]?.line, 'docker run alpine 😀');
    assert.equal(await at.page.locator('.prompt .earlier').innerText(), '');
    await keys.press('Control+d');
    assert.equal(sent('line').length, 2, 'the machine itself is not left');
    at.server.send(step({ prompt: '/ # ' }));
    await until('the shell’s prompt', async () => (await at.page.innerText('.drawn')).startsWith('/ #'));
    await keys.press('Control+d');
    await until('its end', () => sent('line').length === 3);
    assert.equal(sent('line')[2]?.line, '\u0004');
    // There is no prompt while a line is at work either.
    await until('its answer', async () => (await at.page.innerText('.drawn')).startsWith('/ #'));
    at.server.send(step({ prompt: '' }));
    await until('a program that asks nothing', async () => (await at.page.innerText('.drawn')).trim() === '');
    await keys.type("it's");
    await keys.press('Enter');
    await until('its line', () => sent('line').length === 4);
    at.server.send(step({ prompt: '... ' }));
    await until('a block of Python', async () => (await at.page.innerText('.drawn')).startsWith('...'));
    await keys.press('Enter');
    await until('an empty line is sent where something reads it', () => sent('line').length === 5);
    assert.equal(sent('line')[4]?.line, '');
    await until('the block again', async () => (await at.page.innerText('.drawn')).startsWith('...'));
    await keys.type('x = ');
    await keys.press('Control+c');
    await until('an interrupt is sent, with what stood before it', () => sent('line').length === 6);
    assert.equal(sent('line')[5]?.line, 'x = \u0003');
    await until('it stands as a terminal shows it', async () => (await screen()).includes('x = ^C'));
  });

  it('clears with Ctrl-L but keeps what was above, and drops it when the command says so', async () => {
    await open();
    await focusTerminal();
    await at.page.keyboard.type('docker ps');
    await at.page.keyboard.press('Enter');
    await until('output', async () => (await screen()).includes('ran:'));
    await at.page.keyboard.press('Control+l');
    const [terminal, line] = await Promise.all([
      at.page.$eval('.scroll', each => each.getBoundingClientRect().top),
      at.page.$eval('.prompt', each => each.getBoundingClientRect().top),
    ]);
    assert.ok(line - terminal < 40, `the line stands ${line - terminal} px below the top`);
    assert.match(await screen(), /ran: docker ps/);
    at.server.answer = (message, send) =>
      message.type === 'input' && send(step({ id: message.id, terminal: [entry(9, 'clear', '\x1b[H\x1b[2J\x1b[3J')] }));
    await at.page.keyboard.type('clear');
    await at.page.keyboard.press('Enter');
    await until('empty', async () => (await screen()).trim() === '');
  });

  it('shows the note of a command that is not simulated', async () => {
    at.server.answer = (message, send) =>
      message.type === 'hello' &&
      send(
        welcome('en', {
          terminal: [
            entry(1, 'docker buildx bake', '', {
              exitCode: 1,
              note: 'This host does not run buildx bake. No try was spent.',
            }),
          ],
        }),
      );
    await open();
    assert.match(await at.page.$eval('.entry .note', each => each.textContent ?? ''), /No try was spent/);
  });
});
