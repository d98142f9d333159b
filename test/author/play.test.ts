import assert from 'node:assert/strict';
import { play } from '../../src/author/index.ts';
import { deal } from '../../src/practice/index.ts';
import { LOCALES, type Locale } from '../../src/quiz/index.ts';
import { golden } from '../golden.ts';
import { courseQuiz } from '../quiz/course.ts';
import { sampleExam } from '../quiz/exam-sample.ts';

async function* typed(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

async function played(json: boolean, locale: Locale, lines: readonly string[], quiz = 'docker/01-architecture') {
  let output = '';
  let at = Date.UTC(2025, 1, 28);
  const now = (): number => {
    at += 1000;
    return at;
  };
  const write = (text: string): void => {
    output += text;
  };
  const attempt = await play({ quiz: courseQuiz(quiz), locale, seed: 3, json, now }, { lines: typed(lines), write });
  return { attempt, output };
}

/** The lesson that is played. */
const FIRST = courseQuiz('docker/01-architecture');

const ROLES = { kind: 'match', pairs: { client: 'asks', daemon: 'works', host: 'machine', registry: 'keeps' } };

/** Through a lesson with what people do: help, a hint, mistakes, a question to the tutor, a line that fails, a question passed over. */
const LESSON = [
  ':help',
  '1a 2c 3b 4d',
  ':hint',
  '1c 2d 3b 4a',
  ':next',
  '?what is a registry',
  'docker --version',
  ':check',
  'docker verison',
  'docker version',
  ':next',
  ':skip',
  ':next',
  'nonsense',
  ':finish',
];

describe('the tutor in the terminal', () => {
  it('says what it said', async () => {
    const told = await Promise.all(
      LOCALES.map(async locale => `# ${locale}\n${(await played(false, locale, LESSON)).output}`),
    );
    golden('lesson.txt', told.join('\n'));
  });

  it('asks, takes answers and lines, and goes on', async () => {
    const { output, attempt } = await played(false, 'ru', ['1c 2d 3b 4a', ':next', 'docker version', ':finish']);
    assert.deepEqual(
      attempt.questions.slice(0, 2).map(state => state.status),
      ['passed', 'passed'],
    );
    assert.notEqual(attempt.finishedAt, null);
    for (const part of [
      `Вопрос 1 из ${FIRST.questions.length}`,
      '[x] у каждой части',
      'Server:',
      '[x] команда спросила демона',
    ])
      assert.ok(output.includes(part), part);
    assert.ok(
      !output.includes('play.') && !output.includes('tutor.') && !output.includes('refusal.'),
      'every text has its words',
    );
  });

  it('speaks English', async () => {
    const { output } = await played(false, 'en', [':hint', '?what is a registry', ':quit']);
    assert.ok(output.includes(`Question 1 of ${FIRST.questions.length}, points: 2. Who does what`));
    assert.match(output, /A registry stores images/);
    assert.doesNotMatch(output, /[а-яё]/i);
  });

  it('writes a file that is typed in', async () => {
    const { attempt } = await played(false, 'ru', [':edit a.txt', 'one', 'two', '.', '$ cat a.txt', ':quit']);
    const last = attempt.terminal.at(-1);
    assert.ok(last !== undefined && last.kind !== 'mark');
    assert.equal(last.output.replaceAll('\r', ''), 'one\ntwo\n');
  });

  it('as JSON lines: inputs in, messages out, the same every time', async () => {
    const lines = [
      'not json',
      '{"kind":"dance"}',
      '{"kind":"next"}',
      JSON.stringify({ kind: 'answer', response: ROLES }),
      '{"kind":"next"}',
      '{"kind":"line","line":"docker version"}',
      '{"kind":"finish"}',
    ];
    const points = FIRST.questions.reduce((sum, question) => sum + question.points, 0);
    const { output } = await played(true, 'en', lines);
    const messages = output
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(
      messages.map(message => message.type),
      [
        'said',
        'said',
        'question',
        'malformed',
        'malformed',
        'refused',
        'said',
        'said',
        'question',
        'said',
        'question',
        'said',
        'said',
        'terminal',
        'question',
        'said',
        'end',
      ],
    );
    assert.deepEqual(messages.at(-1), { type: 'end', finished: true, score: 3, points });
    assert.equal((await played(true, 'en', lines)).output, output);
  });
});

describe('drydock play of an exam', () => {
  const drawnBy = async (seed: number, lines: readonly string[], passes = 1000) => {
    const quiz = sampleExam();
    let at = Date.UTC(2025, 1, 28);
    const now = (): number => {
      at += passes;
      return at;
    };
    let output = '';
    const write = (text: string): void => {
      output += text;
    };
    const options = { quiz, locale: 'en', seed, json: true, now } as const;
    const attempt = await play(options, { lines: typed(lines), write });
    return { quiz, attempt, output };
  };

  it('plays what the seed draws, and hands it in', async () => {
    const { quiz, attempt, output } = await drawnBy(7, ['{"kind":"next"}', '{"kind":"finish"}']);
    assert.deepEqual(
      attempt.quiz.questions.map(({ id }) => id),
      (await deal(quiz, 7)).map(each => (each.kind === 'written' ? each.id : each.question.id)),
    );
    assert.match(output, /"type":"end","finished":true/);
  });

  it('is over when its time is', async () => {
    const { attempt } = await drawnBy(7, ['{"kind":"next"}'], 11 * 60_000);
    assert.equal(attempt.sitting?.timedOut, true);
  });
});
