import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { golden } from '../golden.ts';
import { courseQuiz } from '../quiz/course.ts';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built program, as `npx drydock` runs it. */
function drydock(args: readonly string[], stdin = ''): Promise<Ended> {
  return new Promise(done => {
    const child = execFile(process.execPath, ['dist/main.js', ...args], (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, stdout, stderr });
    });
    child.stdin?.end(stdin);
  });
}

describe('drydock at the command line', () => {
  it('--help says what each command takes, and exits 0', async () => {
    const pages: string[] = [];
    for (const args of [
      ['--help'],
      ...['serve', 'host', 'play', 'check', 'practice'].map(command => [command, '--help']),
    ]) {
      const { code, stdout, stderr } = await drydock(args);
      assert.deepEqual([code, stderr], [0, '']);
      pages.push(`$ drydock ${args.join(' ')}\n${stdout}`);
    }
    golden('drydock.txt', pages.join('\n'));
  });

  for (const args of [
    ['bogus'],
    ['--bogus'],
    ['host', '--platform', 'windows/amd64'],
    ['host', '--at', 'yesterday'],
    ['host', '--seed', 'x'],
    ['host', '--tty', '5'],
    ['host', '--registry', '/no/such/file'],
    ['host', '--sessions', 'package.json'],
    ['host', '--image', 'UPPER:CASE'],
    ['play'],
    ['play', 'docker/99-nothing'],
    ['play', 'docker/01-architecture', '--lang', 'de'],
    ['check', '/no/such/folder'],
    ['check', 'views'],
    ['practice', 'no-such-family'],
    ['practice', 'cache-edit', '--level', '4'],
  ]) {
    it(`drydock ${args.join(' ')} is bad usage: a hint, and exit code 2`, async () => {
      const { code, stderr, stdout } = await drydock(args);
      assert.equal(code, 2, stderr);
      assert.match(stderr, /error: /);
      assert.doesNotMatch(stderr + stdout, /\n\s+at /, 'no stack trace');
    });
  }

  it('host --json answers each line with one object', async () => {
    const { code, stdout } = await drydock(
      [
        'host',
        '--json',
        '--seed',
        '7',
        '--at',
        '2026-01-02T03:04:05Z',
        '--image',
        'alpine:3.21',
        '--files',
        'quizzes/docker/04-dockerfile/context',
      ],
      "ls\ndocker run --rm alpine:3.21 sh -c 'echo out; echo err >&2; exit 3'\ncat <<E\nheredoc\nE\n",
    );
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as object);
    assert.deepEqual(lines, [
      { line: 'ls', stdout: 'hello.Dockerfile\nmain.go\n', stderr: '', exitCode: 0 },
      {
        line: "docker run --rm alpine:3.21 sh -c 'echo out; echo err >&2; exit 3'",
        stdout: 'out\n',
        stderr: 'err\n',
        exitCode: 3,
      },
      { line: 'cat <<E\nheredoc\nE', stdout: 'heredoc\n', stderr: '', exitCode: 0 },
    ]);
    assert.equal(code, 0);
  });

  it('host in a pipe keeps the streams apart and ends with the last exit code', async () => {
    const { code, stdout, stderr } = await drydock(['host'], 'echo fine\ndocker image inspect nothing\n');
    assert.equal(stdout, 'fine\n[]\n');
    assert.equal(stderr, 'Error response from daemon: No such image: nothing:latest\n');
    assert.equal(code, 1);
  });

  it('the same seed and instant give the same bytes', async () => {
    const args = ['host', '--seed', '3', '--at', '2026-01-02T03:04:05Z'];
    const lines = 'docker run -d alpine sleep 60\ndocker ps\necho $RANDOM; date\n';
    assert.deepEqual(await drydock(args, lines), await drydock(args, lines));
  });

  it('check names the place of what is wrong, and exits 1', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'drydock-quiz-'));
    try {
      const quiz = join(folder, 'docker/04-dockerfile');
      await cp('quizzes/docker/04-dockerfile', quiz, { recursive: true });
      const whole = await drydock(['check', quiz]);
      assert.deepEqual([whole.code, whole.stderr], [0, '']);
      const yaml = await readFile(join(quiz, 'quiz.yaml'), 'utf8');
      await writeFile(join(quiz, 'quiz.yaml'), yaml.replace(/kind: command/, 'kind: comand'));
      const broken = await drydock(['check', quiz]);
      assert.equal(broken.code, 1);
      const line = yaml.split('\n').findIndex(text => text.includes('kind: command')) + 1;
      assert.match(broken.stderr, new RegExp(`quiz\\.yaml:${line}:\\d+: `));
      assert.match(broken.stderr, /hint: /);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('check --json counts what was proved, by quiz, kind and language', async () => {
    const { code, stdout, stderr } = await drydock(['check', 'quizzes/docker/01-architecture', '--json']);
    assert.deepEqual([code, stderr], [0, '']);
    const report = JSON.parse(stdout) as Record<string, unknown> & {
      readonly byKind: Record<string, { cheats: number }>;
    };
    assert.deepEqual(report.problems, []);
    assert.equal(report.questions, courseQuiz('docker/01-architecture').questions.length);
    assert.ok(Number(report.equivalents) >= 20 && Number(report.cheats) >= 15, stdout);
    assert.deepEqual(Object.keys(report.byQuiz ?? {}), ['docker/01-architecture']);
    assert.deepEqual(Object.keys(report.byLanguage ?? {}), ['ru', 'en']);
    assert.equal(report.byKind.command?.cheats, report.cheats);
  });

  it('play --json walks through a question', async () => {
    const { code, stdout } = await drydock(
      ['play', 'docker/01-architecture', '--lang', 'en', '--json'],
      '{"kind":"hint"}\nnonsense\n',
    );
    const messages = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as { type: string });
    const types = messages.map(message => message.type);
    assert.equal(code, 0);
    assert.ok(types.includes('said') && types.includes('question') && types.includes('malformed'), types.join());
    assert.equal(types.at(-1), 'end');
  });

  it('ends without a word when nobody reads on', async () => {
    const child = spawn(process.execPath, ['dist/main.js', 'host', '--json'], { stdio: 'pipe' });
    let stderr = '';
    child.stderr.on('data', data => (stderr += String(data)));
    child.stdin.on('error', () => undefined);
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end('echo hello\n'.repeat(400));
    const code = await new Promise(done => child.once('close', done));
    assert.deepEqual([code, stderr], [0, '']);
  });
});
