import assert from 'node:assert/strict';
import { changeTo, entry, LAYERS, question, view, viewBefore, welcome } from '../scene/index.ts';
import { quizPage } from './rig.ts';

describe('browser: the quiz page’s host', () => {
  const at = quizPage();
  const { open, until, step, obliging } = at;

  it('puts a new layer down and points at it', async () => {
    at.server.answer = (message, send) =>
      message.type === 'hello' && send(welcome('en', { host: viewBefore, terminal: [] }));
    await open();
    assert.equal(await at.page.$('.stacks .here'), null);
    at.server.send(step({ host: changeTo(view) }));
    await at.page.waitForSelector('.stacks .here');
    assert.match(
      await at.page.$eval('.stacks .here', each => each.textContent ?? ''),
      /COPYhello\.out2\.16MB, has just appeared/,
    );
    await until('the layer has landed', () => at.page.evaluate(() => document.getAnimations().length === 0));
    const [cable, slab] = await Promise.all([
      at.page.locator('.cable').boundingBox(),
      at.page.locator('.stacks .here').boundingBox(),
    ]);
    assert.ok(cable && slab && cable.x > slab.x && cable.x < slab.x + slab.width);
  });

  it('draws what is to stand there in the end beside it: solid what stands, dashed what is missing', async () => {
    const { alpine, hello } = LAYERS;
    const { chainId, instruction, createdBy, size } = alpine;
    const images = view.images.map(image =>
      image.layers.includes(hello.chainId) ? { ...image, tags: ['app:latest'] } : image,
    );
    // The learner's own layer is like the one of the solution, and has an id of its own.
    const own = {
      chainId: 'sha256:of-the-solution',
      instruction: hello.instruction,
      size: hello.size,
      createdBy: null,
    };
    const goal = [{ name: 'app', layers: [{ chainId, instruction, createdBy, size }, own] }];
    at.server.answer = (message, send) =>
      message.type === 'hello' &&
      send(welcome('en', { host: viewBefore, terminal: [], question: question('en', { goal }) }));
    await open();
    const slabs = (): Promise<readonly boolean[]> =>
      at.page.$$eval('.goal li', all => all.map(each => each.classList.contains('plan')));
    assert.deepEqual(await slabs(), [true, false], 'the base stands, what goes on it does not');
    assert.match(await at.page.innerText('.goal .plate'), /10\.3\u00A0MB · not yet/);
    const [dock, beside] = await Promise.all(['.host', '.goal'].map(name => at.page.locator(name).boundingBox()));
    assert.ok(dock && beside && beside.x >= dock.x + dock.width - 1 && Math.abs(beside.y - dock.y) < 2);
    at.server.send(step({ host: changeTo({ ...view, images }) }));
    await until('all of it stands', async () => (await slabs()).every(missing => !missing));
    assert.match(await at.page.innerText('.goal .plate'), /in place/);
    at.server.send(step({ card: { goal: [] } }));
    await until('it is gone', async () => (await at.page.locator('.goal').isVisible()) === false);
    at.server.send(step({ card: { goal } }));
    await until('it is back', () => at.page.locator('.goal').isVisible());
    const beyond = (): Promise<number> => at.page.$eval('.hold', hold => hold.scrollWidth - hold.clientWidth);
    await until('the crane has followed', async () => (await beyond()) === 0);
    await until('no arrow says that the narrower dock goes on', async () => !(await at.page.isVisible('.edge.after')));
  });

  it('writes sizes in words about the picture, and as Docker does on its slabs', async () => {
    await open();
    await at.page.waitForSelector('.stacks .slab');
    assert.match(await at.page.innerText('.hosttop .sum'), /layers 278\u00A0MB, cache 31\.6\u00A0MB$/);
    assert.equal(await at.page.innerText('.plate .lin .num >> nth=0'), '275\u00A0MB');
    assert.match(await at.page.innerText('.stacks'), /31\.6MB/);
  });

  it('shows the name that was given last before others of its image, and how many there are', async () => {
    const tagged = (...more: readonly string[]): typeof view => ({
      ...view,
      images: view.images.map(image =>
        image.tags.includes('sem04/hello:latest') ? { ...image, tags: [...image.tags, ...more] } : image,
      ),
    });
    at.server.answer = (message, send) => message.type === 'hello' && send(welcome('en', { terminal: [] }));
    await open();
    const plate = (): Promise<string> => at.page.innerText('.plate b >> nth=0');
    assert.equal(await plate(), 'sem04/hello:latest');
    at.server.send(step({ host: changeTo(tagged('sem04/hello:v1')) }));
    await until('the new name', async () => /^sem04\/hello:v1\s*\+1$/.test(await plate()));
    at.server.send(step({ host: changeTo(tagged('sem04/hello:v1', 'third:latest')) }));
    await until('the newest name', async () => /^third:latest\s*\+2$/.test(await plate()));
    const [name, count] = await at.page.$$eval('.plate b >> nth=0', ([b]) =>
      [...(b?.children ?? [])].map(each => each.scrollWidth <= each.clientWidth || each.clientWidth === 0),
    );
    assert.ok(name && count, 'neither is cut');
  });

  it('says where the dock goes on beyond its edge, and brings it', async () => {
    const wide = {
      ...view,
      images: Array.from({ length: 9 }, (_, index) => ({
        ...(view.images[0] as (typeof view.images)[number]),
        id: `sha256:${String(index).repeat(64)}`,
        tags: [`image${index}:latest`],
        created: index,
      })),
    };
    at.server.answer = (message, send) => message.type === 'hello' && send(welcome('en', { terminal: [], host: wide }));
    await open();
    await at.page.emulateMedia({ reducedMotion: 'reduce' });
    await at.page.$eval('.hold', hold => hold.scrollTo(0, 0));
    await until('more behind the right edge', () => at.page.isVisible('.edge.after'));
    assert.equal(await at.page.isVisible('.edge.before'), false);
    for (let presses = 0; presses < 9 && (await at.page.isVisible('.edge.after')); presses += 1) {
      await at.page.click('.edge.after');
      await at.page.clock.runFor(1000);
    }
    await until('the last stack', async () => !(await at.page.isVisible('.edge.after')));
    assert.equal(await at.page.isVisible('.edge.before'), true);
    assert.equal(
      await at.page.$eval('.plate >> nth=8', plate => plate.getBoundingClientRect().right < innerWidth - 120),
      true,
    );
  });

  it('moves nothing when a command has put nothing down', async () => {
    await open();
    await at.page.waitForSelector('.stacks .here');
    await at.page.evaluate(() => {
      const { animate } = Element.prototype;
      Element.prototype.animate = function (...given) {
        document.body.dataset.moved = String(Number(document.body.dataset.moved ?? 0) + 1);
        return animate.apply(this, given);
      };
    });
    const moved = (): Promise<string | null> => at.page.getAttribute('body', 'data-moved');
    const cab = (): Promise<string> => at.page.$eval('.cab', each => each.textContent ?? '');
    at.server.send(step({ host: changeTo(view), terminal: [entry(8, 'docker info', '')] }));
    await until('the command was drawn', async () => (await cab()).includes('docker info'));
    assert.equal(await moved(), null);
    const [image] = view.images;
    const layer = Object.values(view.layers)[0];
    assert.ok(image !== undefined && layer !== undefined);
    const above = { ...layer, chainId: 'sha256:above', parent: image.layers.at(-1) ?? null };
    const host = {
      ...view,
      layers: { ...view.layers, 'sha256:above': above },
      images: [{ ...image, id: 'sha256:other', tags: ['other'], layers: [...image.layers, 'sha256:above'] }],
    };
    at.server.send(step({ host: changeTo(host), terminal: [entry(9, 'docker load', '')] }));
    await until('the other was drawn', async () => (await cab()).includes('docker load'));
    assert.notEqual(await moved(), null, 'a new layer is brought');
  });

  it('tells of no command and no call once the last one was taken back', async () => {
    const cab = (): Promise<string> => at.page.$eval('.cab', each => each.textContent ?? '');
    await open();
    const traffic = [
      { from: 'client', to: 'daemon', request: 'POST /taken', sent: 2, received: 0, layer: null },
    ] as const;
    at.server.send(step({ host: changeTo(view), terminal: [entry(8, 'docker info', '')], traffic: [...traffic] }));
    await until('the command is told of', async () => (await cab()).includes('docker info'));
    assert.match(await at.page.innerText('.dock, #host, #panes'), /POST \/taken/);
    const mark = { ...entry(9, 'taken back', ''), kind: 'mark' as const };
    at.server.send(step({ host: changeTo(view), terminal: [mark] }));
    await until('it is gone', async () => !(await cab()).includes('docker info'));
    assert.doesNotMatch(await at.page.innerText('#panes'), /POST \/taken/);
  });

  it('points at nothing once a build has added nothing', async () => {
    await open();
    await at.page.waitForSelector('.stacks .here');
    const build = view.builds[0] as (typeof view.builds)[number];
    at.server.send(step({ host: { builds: [[0, 1], { item: { ...build, at: build.at + 60_000 } }] } }));
    await until('at rest', async () => (await at.page.$('.stacks .here')) === null);
    assert.equal(await at.page.isVisible('.cable'), false);
  });

  it('shows the name of a shared layer whole where there is no room for all that is said of it', async () => {
    const [image] = view.images;
    assert.ok(image !== undefined);
    const named = (id: string, tag: string, layer: string) => ({ ...image, id, tags: [tag], layers: [layer] });
    const name = 'registry.example.com/alpine:3.21';
    const alone = { ...LAYERS.alpine, chainId: 'sha256:alone', diffId: 'sha256:alone' };
    const host = {
      ...view,
      // A third stack makes the two that share a layer narrow.
      images: [
        ...view.images,
        named('sha256:base', name, LAYERS.alpine.chainId),
        named('sha256:else', 'else', alone.chainId),
      ],
      layers: { ...view.layers, [alone.chainId]: alone },
      builds: [],
    };
    at.server.answer = (message, send) => message.type === 'hello' && send(welcome('en', { host }));
    await open();
    const rooms = await at.page.$$eval('.stacks .flag', flags =>
      flags.map(flag => {
        const slab = flag.closest('.slab');
        return {
          name: flag.textContent,
          cut: flag.scrollWidth > flag.clientWidth + 1,
          company: slab?.querySelector('.shared')?.clientWidth ?? 0,
          left: slab === null ? 0 : slab.getBoundingClientRect().right - flag.getBoundingClientRect().right,
        };
      }),
    );
    const room = rooms.find(each => each.name === name)?.left;
    assert.ok(room !== undefined && room >= 0, JSON.stringify(rooms));
    const cut = rooms.filter(each => each.cut && each.company > 1);
    assert.deepEqual(cut, [], 'no name is cut while there is room for what is said for company');
  });

  it('opens the microscope from a slab and closes it with Escape, back where one was', async () => {
    at.server.answer = (message, send) => {
      if (message.type === 'changes')
        send({
          type: 'changes',
          id: message.id,
          chainId: message.chainId,
          changes: [
            { kind: 'A', path: '/usr/local/go/bin/go', type: 'file', mode: 0o755, size: 13_000_000 },
            { kind: 'D', path: '/tmp/<b>x</b>', type: 'file', mode: 0o644, size: 0 },
          ],
          more: { files: 3, bytes: 2_000_000 },
        });
      else obliging(message, send);
    };
    await open();
    await at.page.focus('.stacks .wide.k-copy');
    await at.page.keyboard.press('Enter');
    await at.page.waitForSelector('.files tbody tr');
    const text = await at.page.innerText('dialog');
    for (const words of [
      'Layer microscope',
      '1 file added',
      '1 deleted',
      'And 3 more paths (2\u00A0MB), not shown here.',
      'DiffID',
      'usr/local/go/bin/go',
      'tmp/<b>x</b>',
      'Cache X-ray',
      'MISS',
    ])
      assert.ok(text.includes(words), words);
    await at.page.keyboard.press('Escape');
    assert.equal(await at.page.isVisible('dialog'), false);
    assert.match((await at.page.evaluate(() => document.activeElement?.getAttribute('data-key'))) ?? '', /^slab-/);
  });

  it('leaves hostile text a text, wherever it comes from', async () => {
    const bad = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const image = view.images[0] as (typeof view.images)[number];
    at.server.answer = (message, send) => {
      if (message.type === 'file')
        send({ type: 'file', id: message.id, path: message.path, text: bad, version: 'bad' });
      if (message.type !== 'hello') return;
      send(
        welcome('en', {
          terminal: [entry(1, bad, `\x1b]8;;javascript:alert(1)\x07${bad}\x1b]8;;\x07\x1b[31m${bad}\x1b[0m\n`)],
          prompt: bad,
          files: [{ path: bad, size: 1, version: 'bad' }],
          host: {
            ...view,
            images: [{ ...image, tags: [bad] }],
            containers: view.containers.map(each => ({ ...each, name: bad })),
            builds: view.builds.map(each => ({
              ...each,
              steps: each.steps.map(one => ({ ...one, name: `[1/1] FROM ${bad}`, stage: bad })),
            })),
          },
          question: question('en', {
            title: bad,
            checks: [
              {
                id: 'x',
                html: 'x',
                points: 1,
                state: 'near',
                feedback: [],
                difference: { expected: bad, got: `${bad}!` },
              },
            ],
            ask: { kind: 'predict', ask: { kind: 'number', unit: bad }, run: [bad] },
          }),
        }),
      );
    };
    await open();
    await at.page.click('.cab');
    await at.page.keyboard.press('Escape');
    await at.page.click('#tab-file');
    await at.page.waitForSelector('.cm-content');
    assert.equal(
      await at.page.evaluate(() => document.querySelectorAll('img, body script:not([type])[src=""], .entry a').length),
      0,
    );
    assert.ok((await at.page.innerText('.cm-content')).includes('<img src=x'));
  });
});
