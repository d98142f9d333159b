/** A service of nothing but rooms, one of them stuck for good, or all with nothing to do: prints their process ids. */
import { openPool } from '../../src/rooms/pool.ts';
import { readQuizzes } from '../../src/store/quizzes.ts';

const [entry = '', how] = process.argv.slice(2);
const { quizzes, texts } = await readQuizzes('quizzes');
const [quiz] = quizzes;
if (quiz === undefined) throw new Error('no quiz');
const { id, digest } = quiz;
const text = texts.get(digest) ?? '';
const pool = openPool({
  shelf: null,
  entry,
  views: 'views',
  regular: 1,
  tail: async () => [],
  quizzes: [quiz],
  text: async () => text,
  now: () => performance.now(),
  // Nobody looks: what ends the rooms is that this process is gone.
  every: () => () => undefined,
  report: error => process.stderr.write(`${String(error)}\n`),
  readings: 'proc',
});
const about = { attempt: 'attempt-1', digest };
const { answer } = await pool.ask({ kind: 'begin', ...about, seed: 1, at: 0 }, { quiz: id });
if (answer.kind !== 'begun') throw new Error(answer.kind);
const input = { kind: 'line', line: '!sort', columns: 100 } as const;
if (how === 'stuck')
  void pool.ask({ kind: 'take', ...about, seq: 1, client: 'stuck-001', input, at: 1, locales: [] }, { quiz: id });
setTimeout(() => process.stdout.write(`${pool.pids().join(' ')}\n`), 300);
setInterval(() => undefined, 1000);
