/** What was typed at the prompt of the real Node.js, and what it said: here it says the same, or says by name what is not simulated. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { nodePrompt } from '../../../../src/docker/runtime/languages/node/prompt/prompt.ts';
import { playOn } from './machine.ts';

interface Recorded {
  readonly recorded: string;
  /** Each line, and what was said up to where the next is asked for. */
  readonly lines: readonly (readonly [line: string, said: string])[];
}

const { recorded, lines } = JSON.parse(
  readFileSync(new URL('../../../fixtures/programs/node-prompt.json', import.meta.url), 'utf8'),
) as Recorded;

describe('the prompt of Node.js, as it was recorded', () => {
  it('says the same to each line, or says what is not simulated', () => {
    const prompt = nodePrompt(/^Node.js ([\d.]+)/.exec(recorded)?.[1] ?? '');
    let unmet = 0;
    playOn(machine => {
      let said = '';
      let begun = '';
      const out = (text: string): void => {
        said += text;
      };
      const open = prompt.open({ ...machine, out }, null);
      for (const [line, expected] of lines) {
        begun += `${line}\n`;
        said = '';
        if (prompt.isWhole(begun)) {
          const answer = open.play(begun);
          begun = answer.kind === 'on' ? (answer.begun ?? '') : '';
          if (answer.kind === 'unmet') {
            unmet++;
            continue;
          }
        }
        assert.equal(said + (begun === '' ? prompt.asks : prompt.continued), expected, line);
      }
      return 0;
    });
    assert.ok(unmet <= lines.length * 0.1, `${unmet} of ${lines.length} are not simulated`);
  });
});
