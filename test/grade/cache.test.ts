/** Questions about the build cache: the host tells the key, each step counts, and what became of each is said. */
import assert from 'node:assert/strict';
import { check } from '../../src/author/index.ts';
import { view } from '../../src/docker/index.ts';
import { grade, startFor } from '../../src/grade/index.ts';
import { rowsChanged } from '../../src/grade/second-build.ts';
import type { CacheQuestion, Quiz } from '../../src/quiz/index.ts';
import { replay } from '../../src/tutor/index.ts';
import { files, toldQuizOf } from '../quiz/sample.ts';
import { sit } from '../tutor/rig.ts';

const AT = Date.UTC(2025, 1, 28);

/** Two stages: the second copies from the first what its last step makes. */
const HEAD = `format: 2
number: 1
host: {images: ["alpine:3.21"]}
starts:
  two:
    files:
      list: "b\\na\\n"
      main: "one\\n"
      notes: "x\\n"
      Dockerfile: |
        FROM alpine:3.21 AS make
        ARG MODE=fast
        COPY list ./
        RUN sort list > sorted
        COPY main ./
        RUN wc -l main > count
        FROM alpine:3.21
        COPY --from=make /count /
        CMD ["cat", "/count"]
`;

function asked(id: string, rest: string): string {
  return `- id: ${id}\n  kind: cache\n  start: two\n  points: 1\n  hints: [0, 0.25]\n  build: docker build -t app .\n${rest}`;
}

const QUESTIONS = [
  asked(
    'edit',
    '  change: {files: {main: "one\\ntwo\\n"}}\n  wrong: [{id: all, answer: miss}, {id: none, answer: hit}]',
  ),
  asked(
    'touch',
    '  change: {lines: [touch main, date > /tmp/x]}\n  alike: true\n  wrong: [{id: all, answer: miss}, {id: copy, answer: {COPY main: main}}]',
  ),
  asked(
    'text',
    '  why: each\n  change: {files: {Dockerfile: {like: Dockerfile, but: {sort list: sort -r list}}}}\n  wrong: [{id: all, answer: miss}, {id: none, answer: hit}]',
  ),
  asked(
    'argument',
    '  build: docker build --build-arg MODE=slow -t app .\n  prepare: [docker build -t app .]\n  wrong: [{id: all, answer: miss}, {id: none, answer: hit}]',
  ).replace('  build: docker build -t app .\n', ''),
  asked(
    'flag',
    '  prepare: [docker build -t app .]\n  build: docker build --no-cache -t app .\n  why: none\n  alike: true\n  wrong: [{id: all, answer: hit}, {id: copy, answer: {COPY list: hit}}]',
  ).replace('  build: docker build -t app .\n', ''),
  asked(
    'some',
    '  steps: [FROM alpine, COPY main]\n  change: {files: {main: null, other: "x\\n"}, lines: [mv notes main]}\n  wrong: [{id: all, answer: miss}, {id: none, answer: hit}]',
  ),
].join('\n');

const told = toldQuizOf(QUESTIONS, HEAD);

async function questionOf(id: string): Promise<{ quiz: Quiz; question: CacheQuestion }> {
  const quiz = await told;
  const question = quiz.questions.find(each => each.id === id);
  assert.ok(question?.kind === 'cache');
  return { quiz, question };
}

/** What becomes of each step: `hit`, or the cause. */
async function stepsOf(id: string): Promise<readonly string[]> {
  const { question } = await questionOf(id);
  return question.told.steps.map(({ label, text, state, causes }) => `${label} ${text}: ${causes.join() || state}`);
}

describe('a question about the cache', () => {
  it('has its key from the second build, over both stages', async () => {
    assert.deepEqual(await stepsOf('edit'), [
      'make 2/5 COPY list ./: hit',
      'make 3/5 RUN sort list > sorted: hit',
      'make 4/5 COPY main ./: file:main',
      'make 5/5 RUN wc -l main > count: parent',
      'stage-1 2/2 COPY --from=make /count /: stage',
    ]);
    assert.ok(
      (await stepsOf('touch')).every(step => step.endsWith(': hit')),
      'a new date is no new content',
    );
    assert.deepEqual(
      (await stepsOf('text')).map(step => step.split(': ')[1]),
      ['hit', 'instruction', 'parent', 'parent', 'hit'],
    );
    assert.deepEqual(
      (await stepsOf('argument')).map(step => step.split(': ')[1]),
      ['hit', 'instruction', 'parent', 'parent', 'hit'],
    );
    assert.ok((await stepsOf('flag')).every(step => step.endsWith(': no-cache')));
    assert.deepEqual(await stepsOf('some'), ['make 1/5 FROM alpine:3.21: hit', 'make 4/5 COPY main ./: file:main']);
  });
  it('shows the change, the Dockerfile as it is built, and causes that exist', async () => {
    const { question } = await questionOf('edit');
    assert.deepEqual(question.told.edits, [
      {
        path: 'main',
        rows: [
          { sign: ' ', text: 'one' },
          { sign: '+', text: 'two' },
        ],
      },
    ]);
    assert.deepEqual(question.told.files, ['list', 'main', 'notes']);
    assert.deepEqual(
      question.told.rows.map(({ text, step }) => `${step ?? '-'} ${text}`),
      [
        '- FROM alpine:3.21 AS make',
        '- ARG MODE=fast',
        's2 COPY list ./',
        's3 RUN sort list > sorted',
        's4 COPY main ./',
        's5 RUN wc -l main > count',
        '- FROM alpine:3.21',
        's6 COPY --from=make /count /',
        '- CMD ["cat", "/count"]',
      ],
    );
    const changed = (await questionOf('text')).question;
    assert.ok(changed.told.rows.some(({ text }) => text === 'RUN sort -r list > sorted'));
  });
  it('is proved by drydock check, and what cannot be asked is found at its line', async () => {
    const problemsOf = async (questions: string, head = HEAD): Promise<readonly string[]> => {
      const { problems } = await check([{ id: 'a/b', path: 'b', files: files(questions, head) }]);
      return problems.map(({ problem: { line, column, code, message } }) => `${line}:${column} ${code} ${message}`);
    };
    assert.deepEqual(await problemsOf(QUESTIONS), []);
    const edit = (from: string, to: string): string =>
      asked(
        'edit',
        '  change: {files: {main: "two\\n"}}\n  wrong: [{id: all, answer: miss}, {id: none, answer: hit}]',
      ).replace(from, to);
    assert.deepEqual(await problemsOf(edit('files: {main: "two\\n"}', 'lines: [touch main]')), [
      '26:12 steps-alike edit: every step is a hit, so one answer for all is right',
      '28:38 wrong-passes edit: the wrong answer none passes',
    ]);
    const only = async (questions: string): Promise<string> => (await problemsOf(questions))[0] ?? '';
    assert.match(
      await only(edit('-t app .', '-t app nowhere\n  prepare: [docker build -t app .]')),
      /vain-build .*the second build tells nothing: docker build -t app nowhere ends with 1/,
    );
    assert.match(
      await only(edit('docker build -t app .', 'docker images')),
      /vain-build .*nothing was built before it/,
    );
    assert.match(
      await only(edit('points', 'steps: [RUN make]\n  points')),
      /vain-build .*the build has no step RUN make: FROM/,
    );
    assert.match(
      await only(edit('answer: miss', 'answer: {RUN tac: hit}')),
      /28:\d+ bad-answer "RUN tac" is not the beginning of one step/,
    );
    assert.match(
      await only(edit('answer: miss', 'answer: {RUN wc: no-such-file}')),
      /28:\d+ bad-answer "no-such-file" is neither hit, miss/,
    );
    assert.match(
      await only(edit('answer: miss', 'answer: {RUN: miss}')),
      /bad-answer "RUN" is not the beginning of one step/,
    );
    assert.match(await only(edit('points', 'solution: hit\n  points')), /the host gives the key/);
    assert.match(
      await only(edit('points', 'check: {kind: image}\n  points')),
      /said-twice .*its second build is its check/,
    );
    assert.match(await only(edit('points: 1', 'points: 1\n  tries: 3')), /tries/);
    assert.match(
      (await problemsOf(edit('', ''), HEAD.replace('format: 2\n', '').split('starts:')[0] ?? ''))[0] ?? '',
      /new-key .*format 2/,
    );
  });
});

describe('an answer about the cache', () => {
  const graded = async (id: string, steps: Readonly<Record<string, string>>) => {
    const { quiz, question } = await questionOf(id);
    const start = await startFor(quiz, question, AT);
    return grade(quiz, question, { start, host: start, ran: [], response: { kind: 'cache', steps }, shown: '' });
  };
  const said = async (id: string, steps: Readonly<Record<string, string>>) => {
    const { checks, score } = await graded(id, steps);
    return [
      score,
      ...(checks[0]?.feedback ?? []).map(({ code, data }) =>
        `${code.replace('feedback.cache', '')} ${data.label ?? ''}`.trim(),
      ),
    ];
  };
  const RIGHT = { s2: 'hit', s3: 'hit', s4: 'file:main', s5: 'miss', s6: 'miss' };

  it('is right step by step, with the cause of the first that is run again', async () => {
    assert.deepEqual(await said('edit', RIGHT), [1]);
    assert.deepEqual(
      await said('edit', { ...RIGHT, s5: 'parent', s6: 'stage' }),
      [1],
      'more than was asked does no harm',
    );
  });
  it('earns for each step and loses for each, and what became of a step is said of that step', async () => {
    assert.deepEqual(await said('edit', { ...RIGHT, s6: 'hit' }), [0.666666667, '.ran-stage stage-1 2/2', '']);
    assert.deepEqual(await said('edit', { ...RIGHT, s4: 'instruction' }), [0.666666667, '.why-files make 4/5', '']);
    assert.deepEqual(await said('edit', { ...RIGHT, s2: 'file:list', s3: 'miss' }), [
      0.333333333,
      '.hit-files make 2/5',
      '.hit make 3/5',
      '',
    ]);
  });
  it('earns little where all is said to be alike', async () => {
    for (const id of ['edit', 'text', 'argument', 'some'])
      for (const all of ['hit', 'miss']) {
        const { question } = await questionOf(id);
        const { score, misconception } = await graded(
          id,
          Object.fromEntries(question.told.steps.map(step => [step.id, all])),
        );
        assert.ok(score <= 0.34, `${id} ${all}: ${score}`);
        assert.equal(misconception, all === 'hit' ? 'none' : 'all');
      }
  });
  it('names the nearest cause where each is asked for', async () => {
    const right = { s2: 'hit', s3: 'instruction', s4: 'parent', s5: 'parent', s6: 'hit' };
    assert.deepEqual(await said('text', right), [1]);
    assert.deepEqual(await said('text', { ...right, s5: 'instruction' }), [0.75, '.why-parent make 5/5', '']);
  });
  it('that leaves a step out costs nothing', async () => {
    const { gradable, feedback } = await graded('edit', { s2: 'hit' });
    assert.equal(gradable, false);
    assert.deepEqual(
      feedback.map(({ code }) => code),
      ['tutor.incomplete'],
    );
  });
  it('closes the question, and the build stands on the host that was asked about', async () => {
    const { quiz } = await questionOf('edit');
    const sitting = await sit(quiz);
    await sitting.does('docker build --no-cache -t app .');
    const refused = { kind: 'cache' as const, steps: { s2: 'file:nowhere' } };
    assert.equal((await sitting.take({ kind: 'answer', question: 'edit', response: refused })).refusal, 'wrong-kind');
    await sitting.answers({ kind: 'cache', steps: { s2: 'hit' } });
    assert.equal(sitting.state('edit').status, 'open');
    await sitting.answers({ kind: 'cache', steps: { ...RIGHT, s6: 'hit' } });
    const { status, score } = sitting.state('edit');
    assert.deepEqual([status, Math.round(score * 100)], ['partial', 67]);
    const build = view(sitting.attempt().host).builds.at(-1);
    assert.deepEqual(
      build?.steps.filter(step => step.state === 'cached' && step.instruction !== 'FROM').map(step => step.instruction),
      ['COPY', 'RUN'],
    );
    assert.ok(sitting.codes().includes('tutor.built.other'));
    const marks = sitting.attempt().terminal.flatMap(entry => (entry.kind === 'mark' ? entry.why.code : entry.line));
    assert.deepEqual(marks.slice(-3), ['tutor.mark.fork', 'tutor.mark.changed', 'docker build -t app .']);
    const again = await replay(quiz, sitting.events);
    assert.deepEqual(again.questions, sitting.attempt().questions);
    assert.deepEqual(view(again.host).builds.at(-1), build);
  });
});

describe('rows that changed', () => {
  it('stand with one row on each side', () => {
    const rows = (was: string | null, is: string | null): string =>
      rowsChanged(was, is)
        .map(({ sign, text }) => `${sign}${text}`)
        .join('|');
    assert.equal(rows('a\nb\nc\nd\n', 'a\nb\nx\nd\n'), ' b|-c|+x| d');
    assert.equal(rows('a\n', 'a\nb\n'), ' a|+b');
    assert.equal(rows(null, 'a\n'), '+a');
    assert.equal(rows('a\na\n', 'a\n'), ' a|-a');
    assert.equal(rows('a', 'a'), ' a');
  });
});
