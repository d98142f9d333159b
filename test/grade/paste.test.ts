/** Answers that are pasted from a terminal: what of them counts, what is masked, and why some cannot be judged. */
import assert from 'node:assert/strict';
import { check } from '../../src/author/index.ts';
import { grade, startFor } from '../../src/grade/index.ts';
import { isCommand, masked, readPasted, troubleIn, unwrapped } from '../../src/grade/pasted.ts';
import { files, toldQuizOf } from '../quiz/sample.ts';
import { sit } from '../tutor/rig.ts';

const HEAD = 'format: 2\nnumber: 1\nhost: {images: ["alpine:3.21"]}\n';
const QUESTION = `- id: q
  kind: paste
  start: fresh
  points: 2
  hints: [0, 0.25]
  line: docker images alpine
  expect:
    - {id: head, matches: '^REPOSITORY +TAG'}
    - {id: row, matches: '^alpine +\\S+ +<id> +<age> +<size>$'}
  wrong:
    - {id: empty, answer: "REPOSITORY   TAG   IMAGE ID   CREATED   SIZE\\n", check: row}
    - {id: quiet, answer: "sha256:0123456789ab\\n", check: head}
`;
const told = toldQuizOf(QUESTION, HEAD);

const TABLE = `REPOSITORY   TAG       IMAGE ID       CREATED        SIZE
alpine       3.20      0a4eaa0eecf5   9 months ago   12.1MB`;

async function graded(text: string) {
  const quiz = await told;
  const [question] = quiz.questions;
  assert.ok(question);
  const start = await startFor(quiz, question, 0);
  const response = { kind: 'paste' as const, source: 'own' as const, text };
  return grade(quiz, question, { start, host: start, ran: [], response, shown: '' });
}

/** The score, or why it cannot be judged. */
async function said(text: string): Promise<string> {
  const { gradable, score, feedback } = await graded(text);
  return gradable ? String(score) : (feedback[0]?.code ?? '');
}

describe('what is pasted', () => {
  it('counts however a terminal shows it', async () => {
    const forms: Readonly<Record<string, string>> = {
      plain: TABLE,
      'blanks at ends': TABLE.replaceAll('\n', '   \n   \n'),
      Windows: `\uFEFF${TABLE.replaceAll('\n', '\r\n')}\r\n`,
      'with its prompt': `ann@mac ~ % docker images alpine\n${TABLE}\nann@mac ~ % `,
      'with $': `$ docker   images alpine\n${TABLE}\n$`,
      sudo: `ann@box:~/work$ sudo docker images alpine\n${TABLE}\nann@box:~/work$`,
      PowerShell: `PS C:\\Users\\Ann> docker images alpine\r\n${TABLE}\r\nPS C:\\Users\\Ann>`,
      cmd: `C:\\Users\\Ann>docker images alpine\r\n${TABLE}\r\n`,
      root: `[root@box ~]# docker images alpine\n${TABLE}\n[root@box ~]#`,
      'the command without a prompt': `docker images alpine\n${TABLE}`,
      colours: `\u001b[1;32mann@box\u001b[0m:\u001b[34m~\u001b[0m$ docker images alpine\n${TABLE.replace('alpine', '\u001b[31malpine\u001b[0m')}`,
      title: `\u001b]0;ann@box: ~\u0007$ docker images alpine\n${TABLE}`,
    };
    for (const [name, text] of Object.entries(forms)) assert.equal(await said(text), '1', name);
  });
  it('takes no command for typed that is advised in the output, as by hello-world', () => {
    const text = 'Hello from Docker!\n\nTo try something more ambitious:\n $ docker run -it ubuntu bash\n';
    assert.deepEqual(readPasted(text), { command: null, rows: text.trimEnd().split('\n') });
    assert.equal(readPasted(`$ docker run hello-world\n${text}`).command, 'docker run hello-world');
  });
  it('is of the same command, however that is spelt', () => {
    const same: readonly (readonly [string, string])[] = [
      ['docker run --rm alpine:3.21 ps', 'docker run alpine:3.21 ps'],
      ['docker  container run -it --rm alpine:3.21 ps', 'docker run --rm alpine:3.21 ps'],
      ['sudo docker run -i -t hello-world:latest', 'docker run hello-world'],
      ['docker container ls -a', 'docker ps -a'],
      ['docker image ls alpine', 'docker images alpine'],
    ];
    const other: readonly (readonly [string, string])[] = [
      ['docker run --rm alpine:3.21 ps -it', 'docker run --rm alpine:3.21 ps'],
      ['docker run -d hello-world', 'docker run hello-world'],
      ['docker run alpine:3.20 ps', 'docker run alpine:3.21 ps'],
      ['docker ps', 'docker images'],
      ['ps', 'docker run --rm alpine:3.21 ps'],
    ];
    for (const [typed, wanted] of same) assert.ok(isCommand(typed, wanted), typed);
    for (const [typed, wanted] of other) assert.ok(!isCommand(typed, wanted), typed);
  });
  it('counts where the terminal broke long rows', () => {
    const rows = ['a'.repeat(50), `${'b'.repeat(49)} `.trimEnd().padEnd(50, 'b'), 'ccc', 'd'];
    assert.deepEqual(unwrapped(rows), [`${rows[0]}${rows[1]}ccc`, 'd']);
    assert.deepEqual(unwrapped(['short', 'rows', 'alike']), ['short', 'rows', 'alike']);
  });
  it('earns for each part that is there, and is met by what the author says of a mistake', async () => {
    assert.equal(await said(TABLE.split('\n')[1] ?? ''), '0.5');
    assert.equal(await said('something else'), '0');
    assert.equal((await graded('REPOSITORY   TAG   IMAGE ID   CREATED   SIZE')).misconception, 'empty');
    assert.equal((await graded('sha256:ffffffffffff0')).misconception, 'quiet', 'another id is the same mistake');
  });
  it('costs nothing where there is nothing to judge, and it is said why', async () => {
    const troubles: Readonly<Record<string, string>> = {
      '': 'blank',
      ' \n ': 'blank',
      '$ docker images alpine': 'paste.only-line',
      '$ docker images alpine\n$ ': 'paste.only-line',
      'ann@box:~$ docker ps\nCONTAINER ID   IMAGE': 'paste.other-command',
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?':
        'paste.no-daemon',
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar':
        'paste.denied',
      'bash: docker: command not found': 'paste.no-docker',
      'zsh: command not found: docker': 'paste.no-docker',
      "'docker' is not recognized as an internal or external command,\r\noperable program or batch file.":
        'paste.no-docker',
      "docker: 'imags' is not a docker command.\nSee 'docker --help'": 'paste.misspelt',
    };
    for (const [text, code] of Object.entries(troubles)) assert.equal(await said(text), `tutor.${code}`, text);
  });
  it('is masked where two machines differ, and nowhere else', () => {
    const forms: Readonly<Record<string, string>> = {
      'sha256:0a4eaa0eecf5f8c050e5bba433f58c052be7587ee8af3e8b3910ef9ab5fbe9f5': '<id>',
      'alpine  3.20  0a4eaa0eecf5  9 months ago  12.1MB': 'alpine  <version>  <id>  <age>  <size>',
      'Up 3 hours': 'Up <age>',
      'About an hour ago': '<age>',
      'Less than a second ago': '<age>',
      'Exited (137) 2 weeks ago': 'Exited (137) <age>',
      ' Version:           28.5.2': ' Version:           <version>',
      ' Go version:        go1.24.9': ' Go version:        <version>',
      ' Built:             Wed Nov  5 14:43:28 2025': ' Built:             <date>',
      '2025-11-05T14:43:28.123456789Z': '<date>',
      '2025-11-05 14:43:28 +0000 UTC': '<date>',
      '0.0.0.0:8080->80/tcp': '<address>->80/tcp',
      ' Name: ann-laptop': ' Name: <host>',
      '97B 1.5kB 7.8GiB 0B': '<size> <size> <size> <size>',
      'deadbeefcafe added facade 12 files': 'deadbeefcafe added facade 12 files',
      'Containers: 14': 'Containers: 14',
    };
    for (const [text, mask] of Object.entries(forms)) assert.equal(masked([text]), mask);
  });
  it('is read in a time that grows with it and no faster, whatever it is made of', () => {
    const pieces = [
      'a1',
      '\u001b[',
      '\u001b]0;',
      '$ ',
      ' docker ',
      '\r',
      '\n',
      '1.',
      '9 months ',
      'sha256:',
      'permission denied ',
      'PS C:\\',
      ' ',
    ];
    for (const piece of pieces) {
      const text = piece.repeat(Math.floor(65_536 / piece.length));
      const { rows } = readPasted(text);
      // A slow expression takes minutes for this and is ended by the test's own time.
      assert.ok(masked(unwrapped(rows)).length >= 0);
      troubleIn(rows);
    }
  }).timeout(20_000);
});

describe('a question about what is pasted', () => {
  it('is proved by drydock check: the host prints the key', async () => {
    const problemsOf = async (questions: string): Promise<readonly string[]> => {
      const { problems } = await check([{ id: 'a/b', path: 'b', files: files(questions, HEAD) }]);
      return problems.map(({ problem: { code, message } }) => `${code} ${message}`);
    };
    assert.deepEqual(await problemsOf(QUESTION), []);
    const first = async (from: string, to: string): Promise<string> =>
      (await problemsOf(QUESTION.replace(from, to)))[0] ?? '';
    assert.match(await first('^REPOSITORY', '^REPOSITORIES'), /solution-fails .*head/);
    assert.match(await first('docker images alpine', 'docker swarm init'), /vain-proof .*docker swarm init/);
    assert.match(await first(', check: row', ''), /missing-key .*each wrong answer names/);
    assert.match(await first('points', 'solution: x\n  points'), /the host gives the key/);
    assert.match(await first("matches: '^REPOSITORY +TAG'", "matches: '('"), /expect/);
  });
  it('is answered from the terminal of the page by those who have no Docker', async () => {
    const sitting = await sit(await told);
    const host = { kind: 'paste' as const, source: 'host' as const, text: '' };
    await sitting.answers(host);
    assert.deepEqual([sitting.state().status, sitting.codes().at(-1)], ['open', 'tutor.paste.not-run']);
    await sitting.does('docker images');
    await sitting.answers(host);
    assert.equal(sitting.state().tries, 0);
    await sitting.does('docker  images alpine');
    await sitting.answers(host);
    assert.deepEqual([sitting.state().status, sitting.state().score], ['passed', 2]);
  });
});
