/** S5, S6: what is sent from elsewhere changes nothing and opens no channel. */
import assert from 'node:assert/strict';
import { formAllowed, originAllowed } from '../../src/web/origin.ts';
import { makeWorld, PASSWORD, type World } from './world.ts';

const here = { publicUrl: null, trustProxy: false };
const proxied = { publicUrl: null, trustProxy: true };
const named = { publicUrl: 'https://learn.example.org/', trustProxy: false };

describe('the channel’s origin (S5)', () => {
  const cases: readonly [string, boolean, Record<string, string>, typeof here | typeof proxied | typeof named][] = [
    ['our own', true, { host: 'dock.local:3000', origin: 'http://dock.local:3000' }, here],
    ['another case of letters', true, { host: 'dock.local:3000', origin: 'HTTP://DOCK.local:3000' }, here],
    ['the scheme’s own port left out', true, { host: 'dock.local', origin: 'http://dock.local:80' }, here],
    ['an address of IPv6', true, { host: '[::1]:3000', origin: 'http://[::1]:3000' }, here],
    ['another site', false, { host: 'dock.local:3000', origin: 'http://evil.example' }, here],
    ['none', false, { host: 'dock.local:3000' }, here],
    ['null', false, { host: 'dock.local:3000', origin: 'null' }, here],
    ['ours as a prefix', false, { host: 'dock.local', origin: 'http://dock.local.evil.example' }, here],
    ['ours as a suffix', false, { host: 'dock.local', origin: 'http://evil-dock.local' }, here],
    ['ours as a name and password', false, { host: 'dock.local', origin: 'http://dock.local@evil.example' }, here],
    ['another port', false, { host: 'dock.local:3000', origin: 'http://dock.local:3001' }, here],
    ['another scheme', false, { host: 'dock.local', origin: 'https://dock.local' }, here],
    ['a list', false, { host: 'dock.local', origin: 'http://dock.local, http://evil.example' }, here],
    ['a path', false, { host: 'dock.local', origin: 'http://dock.local/' }, here],
    ['a file', false, { host: 'dock.local', origin: 'file://dock.local' }, here],
    [
      'behind a proxy that is trusted',
      true,
      {
        host: '10.0.0.5:3000',
        'x-forwarded-host': 'learn.example.org',
        'x-forwarded-proto': 'https',
        origin: 'https://learn.example.org',
      },
      proxied,
    ],
    [
      'behind a proxy that keeps Host',
      true,
      { host: 'learn.example.org', 'x-forwarded-proto': 'https', origin: 'https://learn.example.org' },
      proxied,
    ],
    [
      'forwarded headers that nobody trusts',
      false,
      {
        host: '10.0.0.5:3000',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'http',
        origin: 'http://evil.example',
      },
      here,
    ],
    ['the public address', true, { host: '10.0.0.5:3000', origin: 'https://learn.example.org' }, named],
    ['another name that leads here', false, { host: 'evil.example', origin: 'http://evil.example' }, named],
    ['the address that it listens on', false, { host: '10.0.0.5:3000', origin: 'http://10.0.0.5:3000' }, named],
    [
      'a proxy that is trusted, with another name',
      false,
      {
        host: '10.0.0.5:3000',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        origin: 'https://evil.example',
      },
      { ...named, trustProxy: true },
    ],
    ['beside the public address', false, { host: '10.0.0.5:3000', origin: 'https://learn.example.org:8443' }, named],
  ];
  for (const [what, allowed, headers, rules] of cases) {
    it(`${what}: ${allowed ? 'let in' : 'refused'}`, () => assert.equal(originAllowed(headers, false, rules), allowed));
  }

  it('over TLS the scheme is https', () => {
    assert.equal(originAllowed({ host: 'dock.local', origin: 'https://dock.local' }, true, here), true);
    assert.equal(originAllowed({ host: 'dock.local', origin: 'http://dock.local' }, true, here), false);
  });
});

describe('forms from elsewhere (S6)', () => {
  it('Sec-Fetch-Site decides where it is sent, whatever Origin says', () => {
    const ours = { host: 'dock.local', origin: 'http://dock.local' };
    assert.equal(formAllowed({ ...ours, 'sec-fetch-site': 'same-origin' }, false, here), true);
    for (const site of ['cross-site', 'same-site', 'none', '']) {
      assert.equal(formAllowed({ ...ours, 'sec-fetch-site': site }, false, here), false, site);
    }
  });

  it('over plain http on a local network, which sends none, Origin decides', () => {
    assert.equal(formAllowed({ host: '192.168.1.7:3000', origin: 'http://192.168.1.7:3000' }, false, here), true);
    assert.equal(formAllowed({ host: '192.168.1.7:3000', origin: 'http://evil.example' }, false, here), false);
    assert.equal(formAllowed({ host: '192.168.1.7:3000', origin: 'null' }, false, here), false);
    assert.equal(formAllowed({ host: '192.168.1.7:3000' }, false, here), false);
  });

  it('where our address is known, a page of another name that leads here is not ours', () => {
    const rebound = { host: 'evil.example', origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' };
    assert.equal(formAllowed(rebound, false, named), false);
    const ours = { host: '10.0.0.5:3000', origin: 'https://learn.example.org', 'sec-fetch-site': 'same-origin' };
    assert.equal(formAllowed(ours, false, named), true);
    assert.equal(formAllowed({ ...ours, 'sec-fetch-site': 'cross-site' }, false, named), false);
  });

  it('S5, S10: with PUBLIC_URL links to join and to set up name it, whatever Host says', async () => {
    const origin = 'https://learn.example.org';
    const there = await makeWorld({ publicUrl: `${origin}/` });
    const browser = there.browser();
    const ours = { origin, host: 'evil.example' };
    try {
      const made = { name: 'Громов', login: 'gromov', password: PASSWORD };
      await browser.post(`/setup/${await there.classroom.setupToken()}`, made, ours);
      const group = (await browser.post('/classes', { title: 'ИУ9-31' }, ours)).location ?? '';
      const page = (await browser.get(group, ours)).body;
      const invitation = (await browser.post('/invitations', {}, ours)).body;
      assert.match(page, /href="https:\/\/learn\.example\.org\/join\/[A-Z2-9]{4}-[A-Z2-9]{2}"/);
      assert.match(invitation, /https:\/\/learn\.example\.org\/setup\//);
      assert.doesNotMatch(page + invitation, /evil/);
    } finally {
      await there.close();
    }
  });

  describe('at the service', () => {
    let world: World;
    before(async () => {
      world = await makeWorld();
    });
    after(() => world.close());

    it('a form of another site is refused and begins nothing', async () => {
      const browser = world.browser();
      const answer = await browser.post(
        '/attempts',
        { quiz: 'docker/01-architecture' },
        { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      );
      assert.equal(answer.status, 403);
      assert.equal(browser.cookies.size, 0);
      assert.match(answer.body, /не с этого сайта/);
    });

    it('a form of our own page over plain http is taken', async () => {
      const browser = world.browser();
      const origin = `http://127.0.0.1:${world.port}`;
      const answer = await browser.post(
        '/attempts',
        { quiz: 'docker/01-architecture' },
        { 'sec-fetch-site': null, origin },
      );
      assert.equal(answer.status, 303);
    });

    it('our pages let browsers say where a form comes from', async () => {
      const answer = await world.browser().get('/');
      assert.equal(answer.headers['referrer-policy'], 'same-origin');
    });
  });
});
