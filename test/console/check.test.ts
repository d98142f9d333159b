/** `drydock check` at a terminal: how far it is stands in a bar, and nothing of it stays. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { checkFolder } from '../../src/console/check.ts';

describe('drydock check at a terminal', () => {
  it('shows how far it is, no wider than the terminal, and wipes it away', async () => {
    const said: string[] = [];
    const printed: string[] = [];
    const code = await checkFolder({
      path: join('quizzes', 'docker', '01-architecture'),
      deadline: { during: (_what, work) => work() },
      json: false,
      columns: 50,
      stdout: text => printed.push(text),
      stderr: text => said.push(text),
    });
    assert.equal(code, 0);
    const bars = said.map(text => text.replace('\r\u001b[K', ''));
    assert.equal(bars[0], '[------------------------] 0/10 docker/01-archite');
    assert.equal(bars[5], '[############------------] 5/10 docker/01-archite');
    assert.deepEqual([bars.length, bars.at(-1)], [11, '']);
    assert.match(
      printed.join(''),
      /^1 quiz, 10 questions: .* are met;\nwritten otherwise, \d+ solutions pass, and \d+ cheats fail;\n3 keys of answers are true on the host, 4 on trust:\n {2}docker\/01-architecture roles: nothing that Docker prints .*\n(?: {2}docker\/01-architecture [a-z-]+: .*\n){3}$/,
    );
  });
});
