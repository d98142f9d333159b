import assert from 'node:assert/strict';
import { check, type Folder } from '../../src/author/index.ts';
import { files } from '../quiz/sample.ts';

function folder(id: string, questions: string, head?: string): Folder {
  return { id, path: `quizzes/${id}`, files: files(questions, head) };
}

const HEAD = 'number: 1\nhost: {images: ["alpine:3.21"]}\n';
const TAG = `- id: q
  kind: command
  points: 1
  hints: [0, 0.25]
  checks: [{id: c, kind: same-image, tags: [alpine:3.21, mine], unmoved: true}]
  solution: {lines: [docker tag alpine:3.21 mine]}
  wrong:
    - {id: none, answer: {lines: [docker images]}, check: c}
    - {id: other, answer: {lines: [docker tag alpine:3.21 yours]}, check: c, code: feedback.image.other-given}`;

async function codes(questions: string): Promise<readonly string[]> {
  const { problems } = await check([folder('a/b', questions, HEAD)]);
  return problems.map(({ problem }) => `${problem.line}:${problem.column} ${problem.code}`);
}

describe('the content compiler', () => {
  it('lets a sound quiz pass', async () => {
    assert.deepEqual(await codes(TAG), []);
  });
  it('finds what is shown that ends otherwise than it is meant to, and what there is not to be seen', async () => {
    const showing = (steps: string): string => TAG.replace('points: 1', `points: 1\n  show: [${steps}]`);
    const problems = async (steps: string): Promise<readonly string[]> => {
      const found = await check([folder('a/b', showing(steps), `format: 2\n${HEAD}`)]);
      return found.problems.map(({ problem }) => `${problem.code} ${problem.message}`);
    };
    const image = '{run: docker tag alpine:3.21 shown, look: {image: shown}}';
    assert.deepEqual(await problems(`${image}, {run: docker rmi nothing, fails: true, look: daemon}`), []);
    assert.deepEqual(await problems('docker rmi nothing'), ['show-fails q: what is shown fails: docker rmi nothing']);
    assert.deepEqual(await problems(`{run: docker images, fails: true}`), [
      'show-passes q: what is to be refused goes well: docker images',
    ]);
    assert.deepEqual(await problems('docker swarm init'), ['not-simulated q: the host cannot do docker swarm init']);
    assert.deepEqual(await problems('{run: docker images, look: {container: box}}'), [
      'nothing-to-see q: nothing like box is there after docker images',
    ]);
    assert.deepEqual(await problems('{run: docker images, look: {layer: COPY x, of: "alpine:3.21"}}'), [
      'nothing-to-see q: nothing like COPY x in alpine:3.21 is there after docker images',
    ]);
    const drawn = await check([
      folder('a/b', TAG.replace('points: 1', 'points: 1\n  goal: [mine, yours]'), `format: 2\n${HEAD}`),
    ]);
    assert.deepEqual(
      drawn.problems.map(({ problem }) => problem.message),
      ['q: the solution leaves no yours'],
    );
  });
  it('finds a start that passes already', async () => {
    assert.deepEqual(
      await codes(TAG.replace('points: 1', 'points: 1\n  given: {lines: [docker tag alpine:3.21 mine]}')),
      ['9:13 start-passes', '12:9 wrong-passes', '13:9 wrong-passes'],
    );
  });
  it('finds a solution that fails, and says how', async () => {
    const { 'quiz.yaml': yaml = '', ...prose } = files(TAG, HEAD);
    const failing = yaml.replace('[docker tag alpine:3.21 mine]', '[docker tag alpine:3.20 mine]');
    const { problems } = await check([{ id: 'a/b', path: 'quizzes/a/b', files: { ...prose, 'quiz.yaml': failing } }]);
    assert.deepEqual(
      problems.map(({ problem }) => problem.code),
      ['solution-fails'],
    );
    assert.match(problems[0]?.problem.message ?? '', /c \(feedback\.image\.none\)/);
    assert.match(
      problems[0]?.problem.hint ?? '',
      /\$ docker tag alpine:3\.20 mine → 1\n +Error response from daemon: No such image/,
    );
  });
  it('quotes a build that fails: what its step printed and the error, without escapes', async () => {
    const build = `- id: q
  kind: command
  points: 1
  hints: [0, 0.25]
  checks: [{id: c, kind: image, tag: app}]
  solution: {files: {Dockerfile: "FROM alpine:3.21\\nRUN cat /nosuch\\n"}, lines: [docker build -t app .]}
  wrong:
    - {id: none, answer: {lines: [docker images]}, check: c, code: feedback.image.none}
    - {id: other, answer: {lines: [docker ps]}, check: c, code: feedback.image.none}`;
    const { problems } = await check([folder('a/b', build, HEAD)]);
    const told = problems.find(({ problem }) => problem.code === 'solution-fails')?.problem.hint ?? '';
    const rows = told.split('\n').map(row => row.trim());
    assert.equal(rows[0], '$ docker build -t app . → 1');
    assert.match(rows[1] ?? '', /^> \[2\/2\] RUN cat \/nosuch:$/);
    assert.match(rows[2] ?? '', /^[\d.]+ cat: can't open '\/nosuch': No such file or directory$/);
    assert.match(rows[3] ?? '', /^ERROR: failed to build: failed to solve: process "\/bin\/sh -c cat \/nosuch"/);
    assert.ok(!told.includes('\u001b') && !told.includes('\r'));
  });
  it('finds a wrong answer that passes', async () => {
    assert.deepEqual(await codes(TAG.replace('[docker images]', '[docker tag alpine:3.21 mine]')), [
      '11:9 wrong-passes',
    ]);
  });
  it('finds a wrong answer that is told something else', async () => {
    assert.deepEqual(await codes(TAG.replace('feedback.image.other-given', 'feedback.same-image')), [
      '12:86 wrong-feedback',
    ]);
  });
  it('finds two wrong answers that cannot be told apart', async () => {
    assert.deepEqual(
      await codes(
        TAG.replace('[docker images]', '[docker tag alpine:3.21 theirs]').replace(
          ', code: feedback.image.other-given',
          '',
        ),
      ),
      ['12:9 wrong-feedback'],
    );
  });
  it('meets a mistake by what it has come to a moment later, as an answer is looked at', async () => {
    assert.deepEqual(
      await codes(`- id: q
  kind: command
  points: 1
  hints: [0, 0.25]
  checks: [{id: c, kind: container, of: "alpine:3.21", unmoved: true, where: {name: app, new: true, state: running}}]
  solution: {lines: [docker run -d --name app alpine:3.21 sleep infinity]}
  wrong:
    - {id: ended, answer: {lines: [docker run -d --name app alpine:3.21]}, check: c}
    - {id: none, answer: {lines: [docker create --name app alpine:3.21]}, check: c}`),
      [],
    );
  });
  it('asks for two wrong answers, and for hints that leave something to earn', async () => {
    const few = TAG.replace(/ {4}- \{id: other.*/, '').replace('hints: [0, 0.25]', 'hints: [0.5, 0.75]');
    assert.deepEqual(await codes(few), ['7:12 dear-hints', '11:7 few-wrong']);
  });
  it('asks for two hints, the last of which gives the command in both languages', async () => {
    assert.deepEqual(await codes(TAG.replace('hints: [0, 0.25]', 'hints: [0.25]')), ['7:12 few-hints']);
    const given = files(TAG, HEAD);
    const silent = {
      ...given,
      'ru.md': (given['ru.md'] ?? '').replace(/(hint 2: )`docker tag alpine:3.21 mine`/, '$1`docker images`'),
    };
    const { problems } = await check([{ id: 'a/b', path: 'quizzes/a/b', files: silent }]);
    assert.deepEqual(
      problems.map(({ problem }) => `${problem.code} ${problem.message}`),
      ['hint-command q: the last hint in ru.md does not name docker tag'],
    );
    // By another name it is the same command.
    const other = {
      ...given,
      'ru.md': (given['ru.md'] ?? '').replace('hint 2: `docker tag', 'hint 2: `docker image tag'),
    };
    assert.deepEqual((await check([{ id: 'a/b', path: 'quizzes/a/b', files: other }])).problems, []);
  });
  it('finds a start whose line fails, that does not last, and a prediction that would continue', async () => {
    const begun = async (starts: string, question = TAG.replace('points: 1', 'points: 1\n  start: s')) => {
      const { problems } = await check([folder('a/b', question, `${HEAD}starts:\n  s: ${starts}\n`)]);
      return problems.map(({ problem }) => `${problem.line} ${problem.code}`);
    };
    assert.deepEqual(await begun('{images: ["alpine:3.20"]}'), []);
    assert.deepEqual(await begun('{lines: [docker rmi nosuch]}'), ['4 bad-start']);
    assert.deepEqual(await begun('{containers: {box: alpine:3.21 sleep 300}}'), ['4 start-fades', '9 start-fades']);
    assert.deepEqual(await begun('{containers: {box: alpine:3.21 sleep infinity}}'), []);
    const predict = `- id: q
  kind: predict
  points: 1
  hints: [0, 0.25]
  start: s
  ask: {kind: choice, options: [a, b]}
  run: [docker images]
  checks: [{id: c, kind: choice, printed: {a: alpine, b: "(?m)^nothing"}}]
  solution: [a]
  wrong: [{id: v, answer: [b], check: c, code: feedback.choice.other}, {id: w, answer: [b], check: c, code: feedback.choice.other}]`;
    assert.deepEqual(await begun('{}', predict), []);
    const after = `${predict}\n${predict.replace('id: q', 'id: r').replace('start: s', 'start: s\n  continue: true')}`;
    assert.deepEqual(await begun('{}', after), ['21 vain-continue']);
  });
  it('finds a prepared line that fails and an image that there is not', async () => {
    assert.deepEqual(await codes(TAG.replace('points: 1', 'points: 1\n  given: {lines: [docker rmi nosuch]}')), [
      '7:21 bad-given',
    ]);
    const { problems } = await check([folder('a/b', TAG, 'number: 1\nhost: {images: ["nosuch:1"]}\n')]);
    assert.deepEqual(
      problems.map(({ problem }) => problem.code),
      ['host'],
    );
  });
  it('proves keys of answers on the host where the quiz says how, and names those that are taken on trust', async () => {
    const head = 'format: 2\nnumber: 1\nhost: {images: ["alpine:3.21"]}\n';
    const wrong = (...answers: string[]) =>
      `wrong: [${answers.map((each, n) => `{id: w${n}, answer: ${each}, code: feedback.${each.startsWith('[') ? 'choice.other' : `number.${n === 0 ? 'over' : 'under'}`}}`).join(', ')}]`;
    const asked = (id: string, kind: string, keys: string) =>
      `- id: ${id}\n  kind: ${kind}\n  start: fresh\n  points: 1\n  hints: [0, 0.25]\n${keys.replace(/^/gm, '  ')}\n`;
    const size = (solution: string) =>
      asked(
        'size',
        'number',
        `unit: MB\nrun: [docker images]\nprinted: "alpine .* (\\\\S+MB)"\nsolution: ${solution}\n${wrong('99MB', '1MB')}`,
      );
    const one = (solution: string) =>
      asked(
        'one',
        'choice',
        `options: [a, g, n]\nrun: [docker images]\nprinted: {a: alpine, g: golang, n: "(?m)^nothing"}\nsolution: [${solution}]\n${wrong('[g]', '[n]')}`,
      );
    const order = (solution: string) =>
      asked(
        'order',
        'order',
        `items: [x, y, z]\nrun: [echo a, "echo b; echo c"]\nprinted: {z: c, x: a, y: b}\nsolution: [${solution}]\nwrong: [{id: w, answer: [z, y, x]}, {id: v, answer: [z, x, y]}]`,
      );
    const trusted = asked('trusted', 'choice', `options: [a, b, c]\nsolution: [a]\n${wrong('[b]', '[c]')}`);
    const explained = trusted
      .replace('- id: trusted', '- id: explained')
      .replace('solution:', 'trust: nobody prints it\n  solution:');
    const match = (solution: string) =>
      asked(
        'match',
        'match',
        `left: [p, q]\nright: [even, odd]\nrun: [echo p4, echo q7]\nprinted: {p: p, q: q, even: "[02468]$", odd: "[13579]$"}\nsolution: ${solution}\nwrong: [{id: w, answer: {p: odd, q: even}}, {id: v, answer: {p: odd, q: odd}}]`,
      );
    const predicted = asked(
      'predicted',
      'predict',
      `ask: {kind: number}\nrun: [echo 42]\nprinted: "(42)"\nsolution: 42\n${wrong('43', '41')}`,
    );
    const report = await check([
      folder(
        'a/b',
        [size('8.17MB'), one('a'), order('x, y, z'), match('{p: even, q: odd}'), trusted, explained, predicted].join(
          '',
        ),
        head,
      ),
    ]);
    assert.deepEqual(report.problems, []);
    assert.deepEqual(
      [report.proven, report.trusted, report.onTrust],
      [
        5,
        2,
        [
          { quiz: 'a/b', question: 'trusted', because: null },
          { quiz: 'a/b', question: 'explained', because: 'nobody prints it' },
        ],
      ],
    );
    assert.deepEqual([report.byKind.order?.proven, report.byKind.choice?.trusted], [1, 2]);
    const told = async (question: string) => {
      const { problems } = await check([folder('a/b', question, head)]);
      return problems.map(({ problem: { line, column, code, message } }) => `${line}:${column} ${code} ${message}`);
    };
    assert.deepEqual(await told(size('8.2MB')), ['13:15 key-untrue size: the host says 8.17MB, the solution 8.2MB']);
    assert.deepEqual(await told(order('y, x, z')), [
      '13:15 key-untrue order: the host says [x, y, z], the solution [y, x, z]',
    ]);
    const left = size('8.17MB').replace(/^ {2}solution: .*\n/m, '');
    assert.deepEqual(await told(left), []);
    assert.deepEqual(await told(left.replace('alpine .*', 'alpyne .*')), [
      '12:14 vain-proof size: nothing that run prints meets printed',
    ]);
    assert.deepEqual(await told(match('{p: even, q: even}')), [
      '14:15 key-untrue match: the host says {p: even, q: odd}, the solution {p: even, q: even}',
    ]);
    assert.deepEqual(await told(match('{p: even, q: odd}').replace('odd: "[13579]$"', 'odd: "[0-9]$"')), [
      '13:14 vain-proof match: nothing that run prints meets printed',
    ]);
    assert.deepEqual(await told(match('{p: even, q: odd}').replace(', odd: "[13579]$"', '')), [
      '13:5 bad-check questions.0: "odd" has no line',
    ]);
    assert.deepEqual(await told(size('8.17MB').replace('  run:', '  trust: nobody prints it\n  run:')), [
      '11:5 said-twice questions.0: it has trust, and run as well',
    ]);
    assert.deepEqual(await told(one('a').replace('printed: {a: alpine, ', 'printed: {a: alpyne, ')), [
      '12:14 vain-proof one: nothing that run prints meets printed',
    ]);
  });
  it('finds two quizzes with one number in a course', async () => {
    const { problems } = await check([folder('a/b', TAG, HEAD), folder('a/c', TAG, HEAD), folder('d/e', TAG, HEAD)]);
    assert.deepEqual(
      problems.map(({ folder, problem }) => `${folder} ${problem.code}`),
      ['quizzes/a/c duplicate-number'],
    );
  });
});
