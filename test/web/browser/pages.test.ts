/** Every page in a real browser: each language, theme and width. */
import assert from 'node:assert/strict';
import { violations } from '../../axe.ts';
import { itFor } from '../../length.ts';
import type { Cast, Ids } from '../world.ts';
import { school, WIDTHS } from './rig.ts';

const PAGES: readonly [string, keyof Cast, (ids: Ids) => string][] = [
  ['home, nobody yet', 'anonymous', () => '/'],
  ['home, a student', 'studentA', () => '/'],
  ['home, an instructor', 'instructorA', () => '/'],
  ['practice, nothing met', 'anonymous', () => '/practice'],
  ['practice, a question open', 'studentA', () => '/practice?file=altered'],
  ['join', 'anonymous', () => '/join?code=ZZZZ-ZZ'],
  ['join a class', 'anonymous', ids => `/join/${ids.codeA}`],
  ['sandboxes', 'studentA', () => '/sandbox'],
  ['login', 'anonymous', () => '/login'],
  ['setup', 'anonymous', ids => `/setup/${ids.invitation}`],
  ['a setup link that is spent', 'anonymous', () => '/setup/not-a-token-of-ours'],
  ['what the host can do', 'anonymous', () => '/reference?q=node'],
  ['its images', 'anonymous', () => '/reference/images'],
  ['its packages', 'anonymous', () => '/reference/packages?q=curl'],
  ['its programs', 'anonymous', () => '/reference/programs'],
  ['its modules', 'anonymous', () => '/reference/modules?q=os'],
  ['its commands', 'anonymous', () => '/reference/commands?q=no-such-thing'],
  ['account', 'instructorA', () => '/account?done=yes'],
  ['classes', 'instructorA', () => '/classes'],
  ['class', 'instructorA', ids => `/classes/${ids.classA}`],
  ['student', 'instructorA', ids => `/classes/${ids.classA}/students/${ids.studentA}`],
  ['wall', 'instructorA', ids => `/classes/${ids.classA}/wall/1`],
  ['results of a class', 'instructorA', ids => `/classes/${ids.classA}/results/1`],
  ['results', 'studentA', ids => `/results/${ids.attemptA}`],
  ['an error', 'anonymous', () => '/nowhere'],
  ['somebody else’s page', 'anonymous', ids => `/results/${ids.attemptA}`],
];

describe('pages in a browser', () => {
  const at = school();
  const { context, open } = at;

  for (const [index, [name, who, path]] of PAGES.entries()) {
    // Axe looks at one width of each language and theme in turn, the layout is measured at all of them; the soak does both everywhere.
    const lengths = { usual: 2, full: 12 };
    const title = `${name}: nothing that axe finds, at any width, in both languages and themes`;
    itFor(title, lengths, async length => {
      for (const [nth, lang] of ['ru', 'en'].entries()) {
        const made = await context(at.cast[who], { lang });
        const { page, complaints } = await open(made, path(at.ids));
        for (const [side, theme] of ['light', 'dark'].entries()) {
          await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
          for (const [place, width] of WIDTHS.entries()) {
            await page.setViewportSize({ width, height: 900 });
            const where = `${name}, ${lang}, ${theme}, ${width}`;
            const wider: unknown = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
            assert.ok(Number(wider) <= 0, `${where}: scrolls sideways by ${wider}`);
            const inTurn = side === (nth + index) % 2 && place === (nth + index) % WIDTHS.length;
            if (inTurn || length === lengths.full) assert.deepEqual(await violations(page), [], where);
          }
        }
        assert.deepEqual(complaints, []);
        await made.close();
      }
    });
  }
});
