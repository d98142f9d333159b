/** `drydock check` at a terminal: how far it is stands in a bar, and nothing of it stays. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { checkFolder } from '../../src/console/check.ts';
import { courseQuiz } from '../quiz/course.ts';

describe('drydock check at a terminal', () => {
  it('shows how far it is, no wider than the terminal, and wipes it away', async () => {
    const { questions } = courseQuiz('docker/01-architecture');
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
    const half = Math.round(questions.length / 2);
    assert.equal(bars[0], `[------------------------] 0/${questions.length} docker/01-archite`);
    assert.match(bars[half] ?? '', new RegExp(`^\\[#{12,13}-{11,12}\\] ${half}/${questions.length} docker/01-`));
    assert.deepEqual([bars.length, bars.at(-1)], [questions.length + 1, '']);
    const [first = '', otherwise = '', keys = '', ...onTrust] = printed.join('').trimEnd().split('\n');
    assert.match(first, new RegExp(`^1 quiz, ${questions.length} questions: .* are met;$`));
    assert.match(otherwise, /^written otherwise, \d+ solutions pass, and \d+ cheats fail;$/);
    assert.match(keys, new RegExp(`^\\d+ keys of answers are true on the host, ${onTrust.length} on trust:$`));
    assert.equal(
      onTrust[0],
      '  docker/01-architecture roles: nothing that Docker prints says in words what each part is for',
    );
    for (const line of onTrust) assert.match(line, /^ {2}docker\/01-architecture [a-z-]+: .+$/);
  });
});
