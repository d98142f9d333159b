import assert from 'node:assert/strict';
import { files, fileTexts, welcome } from '../scene/index.ts';
import { quizPage } from './rig.ts';

const PATH = 'hello.Dockerfile';

describe('browser: a file in the editor', () => {
  const at = quizPage();
  const { open, until, step, obliging, sent } = at;
  const shown = (): Promise<string> => at.page.locator('.cm-content').innerText();
  const whole = (text: string): readonly string[] => text.trimEnd().split('\n');

  it('is asked for when it is looked at, and again when the host has another text of it', async () => {
    const asked: string[] = [];
    let [text, version] = [fileTexts[PATH] ?? '', 'first'];
    at.server.answer = (message, send) => {
      if (message.type !== 'file') return obliging(message, send);
      asked.push(message.path);
      send({ type: 'file', id: message.id, path: message.path, text, version });
    };
    await open();
    assert.deepEqual(asked, []);
    await at.page.click('#tab-file');
    await until('the text', async () => (await shown()).includes('FROM golang'));
    assert.deepEqual(asked, [PATH]);
    [text, version] = ['FROM scratch\n', 'second'];
    const changed = files.map(file => (file.path === PATH ? { item: { ...file, version } } : { item: file }));
    at.server.send(step({ files: changed }));
    await until('the new text', async () => (await shown()).includes('FROM scratch'));
    at.server.send(step({ files: changed }));
    assert.deepEqual(asked, [PATH, PATH], 'a version that is here is not asked for');
  });

  it('cannot be typed over until its text is here; a link that comes back brings it', async () => {
    let silent = true;
    at.server.answer = (message, send) => {
      if (message.type === 'file' && silent) return;
      obliging(message, send);
    };
    await open();
    await at.page.click('#tab-file');
    await until('it says that it reads', async () =>
      (await at.page.innerText('.ed .foot')).includes('Reading the file'),
    );
    assert.equal(await at.page.locator('.ed .code').getAttribute('inert'), '');
    await until(
      'it gives up',
      async () => (await at.page.innerText('.ed .foot')).includes('without a connection'),
      500,
    );
    silent = false;
    at.server.send(welcome('en', { seq: 20 }));
    await until('the text', async () => (await shown()).includes('FROM golang'));
    assert.equal(await at.page.locator('.ed .code').getAttribute('inert'), null);
    assert.deepEqual(sent('edit'), []);
  });

  it('is read as it is typed, before any build: what stops a build, then what the linter says, and neither is cut', async () => {
    await open();
    await at.page.click('#tab-file');
    await until('the text', async () => (await shown()).includes('FROM golang'));
    const status = (): Promise<string> => at.page.locator('.tabs .esc:visible').innerText();
    const write = async (text: string, said: string): Promise<string> => {
      await at.page.locator('.cm-content').press('ControlOrMeta+a');
      await at.page.keyboard.press('Delete');
      await at.page.keyboard.type(text);
      await until(said, async () => (await status()).includes(said));
      const note = at.page.locator('.will.warn, .will.stop').last();
      const [box, place] = [await note.boundingBox(), await at.page.locator('.ed').boundingBox()];
      assert.ok(box !== null && place !== null && box.x + box.width <= place.x + place.width, text);
      return note.innerText();
    };
    assert.match(
      await write('FRMO x', 'a build would stop at line 1'),
      /unknown instruction: FRMO \(did you mean FROM\?\)/,
    );
    const repeated = await write('FROM x\nCMD ["a"]\nCMD ["b"]', '1 warning');
    assert.match(repeated, /^Multiple CMD instructions .* only the last one will be used$/);
    assert.equal(sent('line').length, 0);
  });

  it('what was saved from here is not asked for again', async () => {
    let asked = 0;
    at.server.answer = (message, send) => {
      if (message.type === 'file') asked += 1;
      if (message.type !== 'input' || message.input.kind !== 'edit') return obliging(message, send);
      const [edit] = message.input.edits;
      const renewed = files.map(file => ({ item: file.path === edit?.path ? { ...file, version: 'mine' } : file }));
      send(step({ id: message.id, files: renewed }));
      send({ type: 'ack', id: message.id, seq: at.seq, again: false });
    };
    await open();
    await at.page.click('#tab-file');
    await until('the text', async () => (await shown()).includes('FROM golang'));
    await at.page.locator('.cm-content').press('ControlOrMeta+End');
    await at.page.keyboard.type('# mine');
    await until('it is saved', () => sent('edit').length === 1, 200);
    assert.deepEqual(whole(sent('edit')[0]?.edits[0]?.text ?? ''), whole(`${fileTexts[PATH]}# mine`));
    await until('it says so', async () => (await at.page.innerText('.bench-tabs, [role=tablist]')).length > 0);
    assert.equal(asked, 1);
    assert.match(await shown(), /# mine/);
  });
});
