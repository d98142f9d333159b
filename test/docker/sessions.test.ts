import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { screen } from '../../src/docker/index.ts';
import { difference } from '../difference.ts';
import { leaveFigures } from '../figures.ts';
import { itOfMany } from '../length.ts';
import { canonical, Masks } from './compare.ts';
import { type Played, play, type Session } from './replay.ts';
import { voiceFaults } from './voices.ts';

const FIXTURES = new URL('../fixtures/', import.meta.url);

/**
 * SHOW=1 prints every step that differs, and those that may, with their reasons; SHOW=name those of one session. No recording is
 * ever written from here: what Docker printed is right, whatever UPDATE says.
 */
const show = process.env.SHOW ?? '';

interface Compared {
  readonly wanted: string;
  readonly got: string;
}

type Compare = (played: Played, columns: number, masks: readonly [Masks, Masks]) => Compared | null;

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, FIXTURES), 'utf8'));
}

/** Every file of a folder of recordings is replayed; a step says in the file itself why it cannot agree (`differs`). */
function replays(folder: string, compare: Compare): void {
  const catalogue = read('base-images.json');
  let agreed = 0;
  let compared = 0;
  const excused: { line: string; reason: string }[] = [];
  let place = 0;

  for (const file of readdirSync(new URL(folder, FIXTURES)).sort()) {
    const { cases } = read(folder + file) as { readonly cases: readonly Session[] };
    for (const session of cases) {
      if (show !== '' && show !== '1' && show !== session.scenario) continue;
      itOfMany(`${file.replace('.json', '')}: ${session.scenario}`, show === '' ? place++ : 0, async () => {
        const masks = [new Masks(), new Masks()] as const;
        const differing: string[] = [];
        const stale: string[] = [];
        const spoken: string[] = [];
        for (const played of await play(session, catalogue, session.cols ?? null)) {
          const pair = compare(played, session.cols ?? 80, masks);
          if (pair === null) continue;
          const { step, line, outcome } = played;
          spoken.push(...voiceFaults(line, outcome).map(fault => `${line}: ${fault}`));
          compared += 1;
          const same = pair.wanted === pair.got && step.exit === outcome.ending.exitCode;
          if (same) agreed += 1;
          if (same && step.differs !== undefined) stale.push(line);
          if (!same && step.differs !== undefined) excused.push({ line, reason: step.differs });
          if (same || step.differs !== undefined) continue;
          differing.push(line);
          if (show === '') continue;
          console.log(`\n== ${line} [- ${step.exit} recorded, + ${outcome.ending.exitCode} here]`);
          console.log(difference(pair.wanted, pair.got) ?? 'nothing but the exit code');
        }
        assert.deepEqual(differing, [], `differ; SHOW=${session.scenario} tells how`);
        assert.deepEqual(spoken, [], 'are not said by whose words they are');
        assert.deepEqual(stale, [], 'agree, so their `differs` can go');
      });
    }
  }

  after(() => {
    leaveFigures({ what: folder.replace('/', ''), agreed, compared, excused });
    if (show === '') return;
    console.log(`    ${agreed} of ${compared} match`);
    for (const { line, reason } of excused) console.log(`      ${line}: ${reason}`);
  });
}

describe('sessions recorded from a real Docker', () => {
  replays('sessions/', ({ step, line, outcome }, _columns, [wanted, got]) => {
    const { cmd = '', template } = step;
    const want = canonical(cmd, step.stdout ?? '', step.stderr ?? '', wanted, template);
    const have = canonical(line, outcome.stdout, outcome.stderr, got, template);
    if (step.unstable === true) return null;
    return {
      wanted: `${want.stdout}\n--\n${want.stderr}`,
      got: `${have.stdout}\n--\n${have.stderr}`,
    };
  });
});

describe('terminals recorded from a real Docker show the same screens', () => {
  replays('terminals/', ({ step, line, outcome }, columns, [wanted, got]) => {
    if (step.screen === undefined || step.unstable === true) return null;
    const recorded = typeof step.screen === 'string' ? step.screen : step.screen.join('\n');
    return {
      wanted: screenText(step.cmd ?? '', recorded, wanted),
      got: screenText(line, screen(outcome.chunks, columns).join('\n'), got),
    };
  });
});

/** A screen with what no two runs share masked: times at the right edge, and the order of what ran at the same time. */
function screenText(command: string, text: string, masks: Masks): string {
  const timed = text
    .replace(/\[\+\] Building [\d.]+s/, '[+] Building <T>')
    .replace(/ +[\d.]+s$/gm, ' <T>')
    .replace(/ [\d.]+k?M?B( \/ [\d.]+k?M?B)?(?= <T>$)/gm, ' <N>')
    .replace(/sha256:[0-9a-f]{13,63}(?![0-9a-f])/g, 'sha256:<CUT>');
  const masked = masks.text(timed, !/docker (images|history|ps)/.test(command)).trimEnd();
  return /\[\+\] Building|^#\d+ /m.test(masked)
    ? masked
        .replace(/^#\d+ /gm, '# ')
        .split('\n')
        .sort()
        .join('\n')
    : masked;
}
