import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { screen } from '../../src/docker/screen.ts';
import { canonical, Masks } from './compare.ts';
import { play, type Session, type Step } from './replay.ts';

const FIXTURES = new URL('../fixtures/', import.meta.url);

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FIXTURES), 'utf8'));
}

/** Steps that agree with the recording may become more, never fewer. */
const FLOOR = 590;

/** Steps and screens that cannot agree, and why. */
const REASONS: Readonly<Record<string, string>> = {
  'docker info': 'names the machine that was recorded; this host is called dock',
  'docker build -t n -f Node .': 'rows of blobs that the recorded terminal had no room or time to show',
  'docker push localhost:5000/n':
    "a manifest holds the size of layers compressed by Go's gzip; ours is estimated to the byte or so",
  'docker run -it --rm busybox:1.37 sh -c "tty; echo hi"': 'the recording caught a NUL of its own terminal',
};

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
    const differing: string[] = [];
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
        else differing.push(cmd);
        if (!same && show !== '') {
          console.log(`\n== ${session.scenario}: ${cmd} [${step.exit}/${outcome.exitCode}]\n--- want`);
          console.log(`${want.stdout}${want.stderr}\n--- got\n${have.stdout}${have.stderr}`);
        }
      }
      agreed += here;
      compared += all;
      if (here < all) table.push(`${session.scenario} ${here}/${all}`);
    }
    console.log(`    ${agreed} of ${compared} steps match${table.length === 0 ? '' : `; short: ${table.join(', ')}`}`);
    explained(differing);
    if (show === '') assert.ok(agreed >= FLOOR, `${agreed} steps agree; there were ${FLOOR}`);
  });
});

/** Says why each step that differs does; one without a reason is a fault of ours. */
function explained(differing: readonly string[]): void {
  for (const cmd of differing) console.log(`      ${cmd}: ${REASONS[cmd] ?? 'no reason'}`);
  if (show === '')
    assert.deepEqual(
      differing.filter(cmd => REASONS[cmd] === undefined),
      [],
    );
}

interface Terminal {
  readonly cwd: string;
  readonly cols: number;
  readonly files: Session['files'];
  readonly steps: readonly Step[];
}

/** Screens that agree with the recording may become more, never fewer. */
const SCREEN_FLOOR = 14;

describe('a terminal recorded from a real Docker', () => {
  it('shows the same screens', async function () {
    this.timeout(120_000);
    const recorded = fixture('terminal') as Terminal;
    const session = { scenario: 'terminal', cwd: recorded.cwd, base: [], files: recorded.files, steps: recorded.steps };
    const masks = [new Masks(), new Masks()] as const;
    let agreed = 0;
    let compared = 0;
    const differing: string[] = [];
    for (const { step, line, outcome } of await play(session, fixture('base-images'), recorded.cols)) {
      if (step.screen === undefined) continue;
      const { cmd = '' } = step;
      const want = screenText(cmd, typeof step.screen === 'string' ? step.screen : step.screen.join('\n'), masks[0]);
      const have = screenText(line, screen(outcome.chunks, recorded.cols).join('\n'), masks[1]);
      compared += 1;
      const same = want === have && step.exit === outcome.exitCode;
      if (same) agreed += 1;
      else differing.push(cmd);
      if (!same && show !== '')
        console.log(`\n== ${cmd} [${step.exit}/${outcome.exitCode}]\n--- want\n${want}\n--- got\n${have}`);
    }
    console.log(`    ${agreed} of ${compared} screens match`);
    explained(differing);
    if (show === '') assert.ok(agreed >= SCREEN_FLOOR, `${agreed} screens agree; there were ${SCREEN_FLOOR}`);
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
