/** What the content compiler proves of a task beside its solution: other ways to write it pass, cheats fail, prompts name what is checked. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dockerLine, printDockerLine } from '../../src/author/docker-line.ts';
import { check } from '../../src/author/index.ts';
import { canBeMet } from '../../src/author/patterns.ts';
import { recipeForms } from '../../src/author/recipe-forms.ts';
import { CHEATS } from '../../src/quiz/index.ts';
import { files } from '../quiz/sample.ts';

const HEAD = 'number: 1\nhost: {images: ["alpine:3.21", "busybox:1.37"]}\n';

/** A question of one task; `more` stands at its end. */
function task(checks: string, lines: string, more = ''): string {
  return `- id: q
  kind: command
  points: 1
  hints: [0, 0.25]
  checks: [${checks}]
  solution: {lines: [${lines}]}
  wrong:
    - {id: none, answer: {lines: [docker ps -a]}, check: c, code: ${NONE}}
    - {id: other, answer: {lines: [docker info]}, check: c, code: ${NONE}}${more}`;
}
const NONE = 'feedback.CODE';

async function report(questions: string, change: (given: Record<string, string>) => Record<string, string> = f => f) {
  return check([{ id: 'a/b', path: 'quizzes/a/b', files: change(files(questions, HEAD)) }]);
}

/** Problems of a task, but for those of its listed mistakes. */
async function found(checks: string, lines: string, more = ''): Promise<readonly string[]> {
  const { problems } = await report(task(checks, lines, more));
  return problems
    .filter(({ problem }) => problem.code !== 'wrong-feedback')
    .map(({ problem }) => `${problem.code} ${problem.message}`);
}

const RUN = 'docker run alpine:3.21 echo ahoy';
const PRINTED = 'kind: output, text: {contains: [ahoy]}';

describe('a task is fair', () => {
  it('when whatever does the same passes, and nothing else does', async () => {
    const whole = await report(
      task(`{id: c, kind: container, of: alpine:3.21, unmoved: true, where: {new: true}}`, RUN),
    );
    assert.deepEqual(
      whole.problems.map(({ problem }) => problem.code).filter(code => code !== 'wrong-feedback'),
      ['cheat-passes'],
      'an echo in a container of the image is what was asked',
    );
    assert.ok(whole.equivalents >= 9, `${whole.equivalents} equivalents`);
    assert.ok(whole.cheats >= 4, `${whole.cheats} cheats`);
  });

  it('not when a text is asked that anything can print', async () => {
    assert.deepEqual(await found(`{id: c, ${PRINTED}}`, RUN), [
      'cheat-passes q: the cheat text-echoed passes: what the solution prints, printed by printf',
      'cheat-passes q: the cheat text-echoed passes: what is to be printed, echoed in a container of alpine:3.21',
      'cheat-passes q: the cheat name-on-another-image passes: alpine:3.21 put on busybox:1.37',
    ]);
  });

  it('says which lines passed and what to do', async () => {
    const { problems } = await report(task(`{id: c, ${PRINTED}}`, RUN));
    const cheat = problems.find(({ problem }) => problem.code === 'cheat-passes');
    assert.deepEqual([cheat?.problem.file, cheat?.problem.line], ['quiz.yaml', 8]);
    assert.match(
      cheat?.problem.hint ?? '',
      /cheats: \{text-echoed: right, because: …\}\n {4}\$ printf '%s' 'ahoy\n' → 0/,
    );
  });

  it('when the last line is asked for: nothing is typed after it, and what may stand before it does', async () => {
    const last = await found(`{id: c, kind: output, line: last, text: {equals: ahoy}}`, RUN);
    assert.deepEqual(
      last.filter(text => text.startsWith('equivalent-fails')),
      [],
    );
    const two = await found(`{id: c, kind: output, line: last, text: {equals: ahoy}}`, `${RUN}, ls`);
    assert.ok(
      two.some(text => text.startsWith('solution-fails')),
      two.join('\n'),
    );
  });

  it('when a program must stay: what ends by itself at once has ended when the answer is looked at', async () => {
    const server = `- id: q
  kind: command
  points: 1
  hints: [0, 0.25]
  checks: [{id: c, kind: container, of: nginx:1.27-alpine, where: {name: site, state: running}}]
  solution: {lines: [docker run -d --name site nginx:1.27-alpine]}
  wrong:
    - {id: none, answer: {lines: [docker ps]}, check: c, code: feedback.container.none-of}
    - {id: made, answer: {lines: [docker create --name site nginx:1.27-alpine]}, check: c, code: feedback.container.state}`;
    const head = 'number: 1\nhost: {images: ["alpine:3.21", "nginx:1.27-alpine"]}\n';
    const { problems, cheats } = await check([{ id: 'a/b', path: 'quizzes/a/b', files: files(server, head) }]);
    assert.deepEqual(
      problems.map(({ problem }) => `${problem.code} ${problem.message}`),
      [],
    );
    assert.ok(cheats >= 4, `${cheats} cheats, one of them an echo in place of nginx`);
  });

  it('says of each cheat what a check may ask against it', async () => {
    const { problems } = await report(
      task('{id: c, kind: same-image, tags: [alpine:3.21, mine]}', 'docker tag alpine:3.21 mine'),
    );
    const cheat = problems.find(({ problem }) => problem.code === 'cheat-passes');
    assert.match(
      cheat?.problem.hint ?? '',
      /^ask for unmoved: true .* kept; or say why it is right: cheats: \{name-on-another-image/,
    );
  });

  it('when a name may be moved to another image only where that is asked', async () => {
    const tag = 'docker tag alpine:3.21 mine';
    const open = await found('{id: c, kind: same-image, tags: [alpine:3.21, mine]}', tag);
    assert.deepEqual(open, ['cheat-passes q: the cheat name-on-another-image passes: alpine:3.21 put on busybox:1.37']);
    assert.deepEqual(await found('{id: c, kind: same-image, tags: [alpine:3.21, mine], unmoved: true}', tag), []);
  });

  it('an exception is said with its reason, is needed, and is counted', async () => {
    const gone = '{id: c, kind: no-image, where: {}}';
    const all = 'docker rmi -f $(docker images -q)';
    const right = '\n  cheats: {everything-deleted: right, because: that is what the task asks for}';
    assert.deepEqual(
      (await found(gone, all)).map(text => text.replace(/: .*/, '')),
      ['cheat-passes q', 'cheat-passes q'],
    );
    const { exceptions, problems } = await report(task(gone, all, right));
    assert.equal(exceptions, 1);
    assert.deepEqual(
      problems.map(({ problem }) => problem.code).filter(code => code !== 'wrong-feedback'),
      [],
    );
    const two = '\n  cheats: {text-echoed: right, name-on-another-image: right, because: anything may print it}';
    assert.match(
      (await found(`{id: c, ${PRINTED}}`, RUN, two)).join('\n'),
      /^many-exceptions 2 of \d+ cheats are called right$/,
    );
    const vain = await found(
      `{id: c, kind: same-image, tags: [alpine:3.21, mine], unmoved: true}`,
      'docker tag alpine:3.21 mine',
      right,
    );
    assert.deepEqual(vain, ['vain-cheat q: no cheat everything-deleted passes']);
    const silent = await found(gone, all, '\n  cheats: {everything-deleted: right}');
    assert.match(silent.join(), /cheats\.because/);
    assert.match(
      (await found(gone, all, '\n  cheats: {nonsense: right, because: that is asked}')).join(),
      /unknown-key nonsense/,
    );
  });
});

describe('the text of a mistake', () => {
  const removing = `- id: q
  kind: command
  points: 1
  hints: [0, 0.25]
  checks: [{id: c, kind: no-tag, tag: "busybox:1.37"}, {id: k, kind: kept, except: {size: {max: 6MB}}}]
  solution: {lines: [docker rmi busybox:1.37]}
  wrong:
    - {id: none, answer: {lines: [docker ps -a]}, check: c}
    - {id: all, answer: {lines: [docker image prune -a -f]}, check: k}`;
  const mistaken = async (text: string) =>
    (
      await report(removing, given => {
        const say = (locale: string) =>
          (given[`${locale}.md`] ?? '').replace(`${locale} q wrong all`, `${locale} ${text}`);
        return { ...given, 'ru.md': say('ru'), 'en.md': say('en') };
      })
    ).problems.map(({ problem }) => `${problem.line} ${problem.code} ${problem.message}`);

  it('is said to nobody who came there by another command', async () => {
    assert.deepEqual(await mistaken('prune takes all away'), [
      '12 wrong-mistaken q: what is said of all is said to one who did something else: all images and containers deleted',
      '12 wrong-mistaken q: what is said of all is said to one who did something else: all files deleted too',
    ]);
    assert.deepEqual(await mistaken('`docker image prune -a` takes all away'), []);
  });
});

describe('the reference for authors', () => {
  it('names each cheat', () => {
    const reference = readFileSync(join('quizzes', 'README.md'), 'utf8');
    const named = CHEATS.filter(cheat => new RegExp(`^ {2}- .*\`${cheat}\`.*: `, 'm').test(reference));
    assert.deepEqual(named, [...CHEATS]);
  });
});

describe('the prose of a task', () => {
  const TAGGED = task(
    '{id: c, kind: same-image, tags: [alpine:3.21, mine], unmoved: true}',
    'docker tag alpine:3.21 mine',
  );
  const said = async (change: (given: Record<string, string>) => Record<string, string>) =>
    (await report(TAGGED, change)).problems
      .filter(({ problem }) => problem.code !== 'wrong-feedback')
      .map(({ problem }) => `${problem.file}:${problem.line} ${problem.code} ${problem.message}`);

  it('names in each language what a check needs', async () => {
    assert.deepEqual(await said(given => given), []);
    const line = (files(TAGGED, HEAD)['ru.md'] ?? '').split('\n').indexOf('### prompt') + 1;
    assert.deepEqual(
      await said(given => ({
        ...given,
        'ru.md': (given['ru.md'] ?? '').replace(/(q prompt) .*/, '$1: `alpine:3.21`, `mine2`'),
      })),
      [`ru.md:${line} name-unsaid q: the prompt does not name mine, which the check c needs`],
    );
  });

  it('is not the same in both', async () => {
    const line = (files(TAGGED, HEAD)['en.md'] ?? '').split('\n').indexOf('### why') + 1;
    assert.deepEqual(
      await said(given => ({ ...given, 'en.md': (given['en.md'] ?? '').replace('en q why', 'ru q why') })),
      [`en.md:${line} same-prose q: why is the same in ru.md`],
    );
  });
});

describe('a docker line is read with the client’s own table', () => {
  const written = (
    line: string,
    ...args: Parameters<typeof printDockerLine> extends [unknown, ...infer R] ? R : never
  ) => {
    const read = dockerLine(line);
    return read === null ? null : printDockerLine(read, ...args);
  };

  it('and written with other flags, orders and names', () => {
    const line = "docker build -qt 'a b' --file=F .";
    assert.equal(written(line), "docker build -q -t 'a b' -f F .");
    assert.equal(written(line, { style: 'equals' }), "docker build --quiet --tag='a b' --file=F .");
    assert.equal(written(line, { style: 'attached' }), "docker build -q -t'a b' -fF .");
    assert.equal(written(line, { reversed: true }), "docker build -f F -t 'a b' -q .");
    assert.equal(written(line, { flagsLast: true, name: 'buildx build' }), "docker buildx build . -q -t 'a b' -f F");
    // What follows the image belongs to the container.
    assert.equal(written('docker run -d alpine ls -l', { flagsLast: true }), 'docker run -d alpine ls -l');
    assert.equal(
      written('docker rmi -f $(docker images -q)', { style: 'long' }),
      'docker rmi --force $(docker images -q)',
    );
  });
  it('and left alone where it is more than one command, or none', () => {
    for (const line of [
      'docker ps | cat',
      'docker ps; ls',
      'docker nosuch',
      'docker ps --nosuch',
      'ls',
      'docker ps > f',
      "docker tag 'a",
    ])
      assert.equal(dockerLine(line), null, line);
  });
});

describe('a Dockerfile is written otherwise', () => {
  const forms = (text: string, context: readonly string[] = ['x.txt', 'other.go']): Readonly<Record<string, string>> =>
    Object.fromEntries(recipeForms([], text, context).map(form => [form.name, form.text]));

  it('by instructions that do the same work', () => {
    const of = forms(
      'FROM alpine AS a\nWORKDIR /w\nCOPY x.txt ./\nRUN cat x.txt\nENV A=b\nFROM alpine\nCOPY --from=a /w/x.txt /x\nCMD ["cat","/x"]\n',
    );
    assert.match(of['COPY . in place of COPY of files'] ?? '', /\nCOPY \. \.\/\n/);
    assert.match(of['COPY of a pattern in place of a file'] ?? '', /\nCOPY \*\.txt \.\/\n/);
    assert.match(of['ADD in place of COPY'] ?? '', /\nADD x\.txt \.\/\n[\s\S]*\nCOPY --from=a/);
    assert.match(of['CMD and RUN as a list'] ?? '', /\nRUN \["cat","x\.txt"\]\n/);
    assert.match(of['CMD by the shell'] ?? '', /\nCMD cat \/x\n/);
    assert.match(
      of['RUN cd in place of WORKDIR'] ?? '',
      /^FROM alpine AS a\nCOPY x\.txt \/w\/\nRUN mkdir -p \/w && cd \/w && cat x\.txt\n/,
    );
    assert.match(of['stages by number'] ?? '', /^FROM alpine\n[\s\S]*\nCOPY --from=0 /);
  });
  it('but not where that is no longer the same', () => {
    const of = forms('FROM scratch\nWORKDIR /w\nCOPY a/b /c\nCMD ["./x"]\n');
    assert.deepEqual(Object.keys(of), [
      'comments and blank lines',
      'instructions in small letters',
      'ADD in place of COPY',
    ]);
    const copies = Object.keys(forms('FROM alpine\nCOPY x.txt ./\n', ['x.txt', 'y.txt']));
    assert.ok(!copies.some(name => name.startsWith('COPY')), 'a second file of the kind would be taken too');
    assert.deepEqual(forms('FROM alpine\nRUN <<E\nls\nE\n'), {});
    assert.deepEqual(forms('no recipe'), {});
  });
});

describe('a pattern can be met', () => {
  it('when a text can be made that it matches', () => {
    for (const pattern of [
      '^Hello$',
      '^[0-9a-f]{12}: Already',
      '(?s)28\\.5.*28',
      'a|b^c',
      '^x .* ([0-9]{1,2}(\\.[0-9]+)?|1[0-9]{2})MB',
      '\\d+\\s\\w',
      '[^a-z]',
      '^a$\\n^b$',
      'Ж+',
      '\\Qa.b\\E',
      '(?i:ABC)?d',
      '[[:alpha:]]-[\\]x]',
    ])
      assert.ok(canBeMet(pattern), pattern);
  });
  it('and not when none can', () => {
    for (const pattern of ['a^b', 'x$y', 'a\\bb', '^a\\nb^']) assert.ok(!canBeMet(pattern), pattern);
  });
  it('or an option stands for nothing', async () => {
    const question = `- id: q
  kind: predict
  points: 1
  hints: [0, 0.25]
  ask: {kind: choice, options: [a, b]}
  run: [docker images]
  checks: [{id: c, kind: choice, printed: {a: alpine, b: "x$y"}}]
  solution: [a]
  wrong: [{id: v, answer: [b], check: c, code: feedback.choice.other}, {id: w, answer: [b], check: c, code: feedback.choice.other}]`;
    assert.deepEqual(
      (await report(question)).problems.map(({ problem }) => `${problem.line} ${problem.code} ${problem.message}`),
      ['10 vain-pattern q: no text meets the pattern x$y'],
    );
  });
});
