import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { canonical, Masks } from './compare.ts';
import { play, type Session } from './replay.ts';

const FIXTURES = new URL('../fixtures/', import.meta.url);

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FIXTURES), 'utf8'));
}

/** Steps that agree with the recording may become more, never fewer. */
const FLOOR = 580;

/** SHOW=1 prints every step that differs; SHOW=name those of one session. */
const show = process.env.SHOW ?? '';

describe('sessions recorded from a real Docker', () => {
  it('are replayed, line by line', async function () {
    this.timeout(120_000);
    const sessions = (fixture('sessions') as { readonly cases: readonly Session[] }).cases;
    const catalogue = fixture('base-images');
    let agreed = 0;
    let compared = 0;
    const table: string[] = [];
    for (const session of sessions) {
      if (show !== '' && show !== '1' && show !== session.scenario) continue;
      const wanted = new Masks();
      const got = new Masks();
      let here = 0;
      let all = 0;
      for (const { step, line, outcome } of await play(session, catalogue, null)) {
        const { cmd = '', template } = step;
        const want = canonical(cmd, step.stdout ?? '', step.stderr ?? '', wanted, template);
        const have = canonical(line, outcome.stdout, outcome.stderr, got, template);
        if (step.unstable === true) continue;
        all += 1;
        const same = want.stdout === have.stdout && want.stderr === have.stderr && step.exit === outcome.exitCode;
        if (same) here += 1;
        else if (show !== '') {
          console.log(`\n== ${session.scenario}: ${cmd} [${step.exit}/${outcome.exitCode}]\n--- want`);
          console.log(`${want.stdout}${want.stderr}\n--- got\n${have.stdout}${have.stderr}`);
        }
      }
      agreed += here;
      compared += all;
      if (here < all) table.push(`${session.scenario} ${here}/${all}`);
    }
    console.log(`    ${agreed} of ${compared} steps match${table.length === 0 ? '' : `; short: ${table.join(', ')}`}`);
    if (show === '') assert.ok(agreed >= FLOOR, `${agreed} steps agree; there were ${FLOOR}`);
  });
});
