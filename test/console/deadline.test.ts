import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { check, play } from '../../src/author/index.ts';
import type { Deadline } from '../../src/console/deadline.ts';
import { sitAtKeyboard } from '../../src/console/keyboard.ts';
import { runPipe } from '../../src/console/pipe.ts';
import { replaySessions } from '../../src/console/sessions.ts';
import { boot } from '../../src/docker/index.ts';
import type { Locale } from '../../src/quiz/quiz.ts';
import { quizFolders, readQuizFolder } from '../../src/store/index.ts';
import { world } from '../docker/host/world.ts';
import { courseQuiz } from '../quiz/course.ts';

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that does these pieces of work under a deadline of a second. `interrupt`: it gets a SIGINT at its first output. */
function worked(locale: Locale, pieces: readonly string[], interrupt = false): Promise<Ended> {
  const program = `
    import { deadline } from './src/console/deadline.ts';
    const { during } = deadline({ seconds: 1, locale: '${locale}' });
    const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
    const busy = milliseconds => { const end = used() + milliseconds; while (used() < end); };
    for (const [what, work] of [${pieces.join()}]) await during(what, work);
    process.stdout.write('all done');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', data => {
    stdout += String(data);
    if (interrupt) child.kill('SIGINT');
  });
  child.stderr.on('data', data => {
    stderr += String(data);
  });
  return new Promise(done => child.on('close', (code, signal) => done({ code, signal, stdout, stderr })));
}

/** Remembers what was done under it. */
function noted(): Deadline & { readonly whats: string[] } {
  const whats: string[] = [];
  return {
    whats,
    during: async (what, work) => {
      const done = await work();
      whats.push(what);
      return done;
    },
  };
}

const at = Date.UTC(2025, 2, 2, 10);

describe('a deadline at the command line', () => {
  it('ends what never ends, by a signal, and says what it was in the person’s language', async () => {
    for (const [locale, words] of [
      ['ru', /ошибка: это заняло больше 1 с процессорного времени.*: yes{3}\. .*--deadline/],
      ['en', /error: this took more than 1 s of processor time.*: yes{3}\. .*--deadline/],
    ] as const) {
      const ended = await worked(locale, ["['yesss', async () => { for (;;); }]"]);
      assert.deepEqual([ended.code, ended.signal, ended.stdout], [null, 'SIGTERM', '']);
      assert.match(ended.stderr, words);
    }
  });

  it('begins anew with each piece of work, and waiting is no work', async () => {
    const piece = "['piece', async () => busy(400)]";
    const waits = "['waits', () => new Promise(done => setTimeout(done, 1500))]";
    const ended = await worked('en', [piece, piece, waits, piece, piece]);
    assert.deepEqual([ended.code, ended.stderr, ended.stdout], [0, '', 'all done']);
  });

  it('Ctrl-C ends it before that', async () => {
    const work = "['busy', async () => { process.stdout.write('at it'); for (;;); }]";
    const ended = await worked('en', [work], true);
    assert.deepEqual([ended.signal, ended.stderr], ['SIGINT', '']);
  });

  it('stands around each line of a host, in a pipe, in a recorded session and at the keyboard', async () => {
    const host = await boot(world({ images: [] }));
    const deadline = noted();
    const lines = (async function* () {
      yield* ["echo 'a", "b'", 'pwd'];
    })();
    const silent = (): void => undefined;
    const rest = { now: () => at, deadline };
    await runPipe({ host, lines, json: false, columns: null, stdout: silent, stderr: silent, ...rest });
    assert.deepEqual(deadline.whats.splice(0), ["echo 'a\nb'", 'pwd']);
    await replaySessions(
      { cwd: '/home/student', files: {}, steps: [{ cmd: 'ls' }] },
      { catalogue: null, platform: 'linux/amd64', profile: '28', seed: 1, at, deadline },
    );
    assert.deepEqual(deadline.whats.splice(0), ['ls']);
    // Where the keyboard's keys go, beside what is run.
    const input = Object.assign(new PassThrough(), {
      setRawMode: (raw: boolean) => void deadline.whats.push(raw ? 'keys to us' : 'keys to the system'),
    });
    const output = Object.assign(new PassThrough(), { columns: 100 });
    output.resume();
    const sitting = sitAtKeyboard({
      host,
      input,
      output,
      pace: 0,
      pause: async () => undefined,
      greeting: '',
      ...rest,
    });
    input.end('pwd\n');
    await sitting;
    const from = deadline.whats.indexOf('keys to the system');
    assert.deepEqual(deadline.whats.slice(from, from + 3), ['keys to the system', 'pwd', 'keys to us']);
  });

  it('stands around each input of a quiz that is played, as text and as JSON', async () => {
    const deadline = noted();
    const quiz = courseQuiz('docker/01-architecture');
    for (const [json, line] of [
      [false, '$ pwd'],
      [true, '{"kind":"line","line":"pwd"}'],
    ] as const) {
      const lines = (async function* () {
        yield line;
      })();
      const options = { quiz, locale: 'en', seed: 1, json, now: () => at, during: deadline.during } as const;
      await play(options, { lines, write: () => undefined });
      assert.deepEqual(deadline.whats.splice(0), [quiz.id, line]);
    }
  });

  it('stands around the proof of each start and each question', async () => {
    const deadline = noted();
    const [id = ''] = await quizFolders('quizzes');
    const path = `quizzes/${id}`;
    await check([{ id, path, files: await readQuizFolder(path) }], { during: deadline.during });
    const quiz = courseQuiz(id);
    const named = [...Object.keys(quiz.starts), ...quiz.questions.map(question => question.id)];
    assert.deepEqual(
      deadline.whats,
      named.map(name => `${id} ${name}`),
    );
  });
});
