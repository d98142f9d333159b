/** A page that is looked at goes a shorter way than Express: what comes of it must be the same. */
import assert from 'node:assert/strict';
import { routes } from '../../src/web/routes.ts';
import { castOf, makeWorld } from './world.ts';

describe('pages that are looked at', () => {
  it('are the same as through Express, for whoever looks: status, headers, every byte', async () => {
    const world = await makeWorld();
    const { cast, ids } = await castOf(world);
    const given: Readonly<Record<string, string>> = {
      ':attempt': ids.attemptA,
      ':class': ids.classA,
      ':code': ids.codeA,
      ':student': ids.studentA,
      ':token': ids.invitation,
      ':number': '1',
    };
    const paths = routes
      .filter(({ method }) => method === 'get')
      .map(({ path }) => path.replace(/:\w+/g, name => given[name] ?? name));
    try {
      for (const path of [...paths, '/quiz/nobodys-attempt', '/QUIZ/nobodys-attempt']) {
        for (const [name, browser] of Object.entries(cast)) {
          // The shorter way takes no request that says how its body is packed, though this one is not.
          const [short, long] = [await browser.get(path), await browser.get(path, { 'content-encoding': 'identity' })];
          const nonce = /'nonce-([^']+)'/;
          const [ours, theirs] = [short, long].map(({ status, headers, body }) => {
            const [, own = 'no nonce'] = nonce.exec(String(headers['content-security-policy'])) ?? [];
            assert.match(own, /^[\w-]{16}$/);
            const { date: _, ...rest } = headers;
            return JSON.parse(JSON.stringify({ status, headers: rest, body }).replaceAll(own, 'N'));
          });
          assert.deepEqual(ours, theirs, `${path} for ${name}`);
        }
      }
      assert.deepEqual(world.faults, []);
    } finally {
      await world.close();
    }
  });
});
