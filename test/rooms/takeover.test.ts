/** A room is ended, and another one has its attempts: real processes. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AttemptPlace } from '../../src/classroom/index.ts';
import { openPool, type RoomPool } from '../../src/rooms/pool.ts';
import { usualReadings } from '../../src/rooms/room-process.ts';
import { roomsOf } from '../../src/rooms/rooms.ts';
import { openShelf } from '../../src/rooms/shelf.ts';
import { readQuizzes } from '../../src/store/index.ts';
import { events as eventsSchema } from '../../src/store/schemas.ts';
import type { AttemptEvent } from '../../src/tutor/index.ts';
import { built } from '../built.ts';

const LINES = 70;

describe('C1 rooms that are ended', () => {
  it('are followed by one that goes on from what was put away, after a restart of the service too', async function () {
    this.timeout(120_000);
    built();
    const { quizzes } = await readQuizzes('quizzes');
    const quiz = quizzes.find(each => each.id === 'docker/04-dockerfile');
    assert.ok(quiz !== undefined);
    const { id, digest } = quiz;
    const journal: AttemptEvent[] = [];
    const asked: number[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'drydock-shelf-'));
    const behind = (after: number): readonly AttemptEvent[] => journal.filter(event => event.seq > after);
    const tail = async (_attempt: string, after: number): Promise<readonly string[]> => {
      asked.push(after);
      return [JSON.stringify(behind(after))];
    };
    const report = (error: unknown): void => assert.fail(String(error));
    const opened = async (): Promise<RoomPool> =>
      openPool({
        shelf: await openShelf({
          folder,
          build: 'this',
          most: 1e9,
          tail: async (_, after) => [JSON.stringify(behind(after))],
          report,
        }),
        entry: resolve('dist/room.js'),
        views: resolve('views'),
        regular: 1,
        tail,
        quizzes: [quiz],
        text: async () => '',
        now: () => performance.now(),
        every: (milliseconds, task) => {
          const timer = setInterval(task, milliseconds);
          return () => clearInterval(timer);
        },
        report: () => undefined,
        readings: usualReadings(),
      });
    let pool = await opened();
    try {
      const rooms = roomsOf(pool);
      const attempt = 'attempt-1';
      const begun = await rooms.begin({ attempt, quiz: id, digest }, { seed: 5, at: 1000 });
      journal.push(begun.event);
      let at: AttemptPlace = { attempt, quiz: id, digest, seq: 1, known: begun.summary };
      for (let n = 0; n < LINES; n++) {
        const input = { kind: 'line', line: `docker tag alpine:3.21 mine:v${n}`, columns: 80 } as const;
        const took = await rooms.take(at, input, { at: 2000 + n, client: `c${n}`, locales: [] });
        assert.ok(took.kind === 'taken');
        journal.push(eventsSchema.parse([JSON.parse(took.event.json)])[0] ?? assert.fail('no event'));
        at = { ...at, seq: took.event.seq, known: took.summary };
      }
      const before = Buffer.from(await rooms.welcome(at, 'en', 0)).toString();
      for (const pid of pool.pids()) process.kill(pid, 'SIGKILL');
      const after = Buffer.from(await rooms.welcome(at, 'en', 0)).toString();
      assert.equal(after, before);
      assert.ok((asked.at(-1) ?? 0) > 1, `asked for events after ${asked.join()}`);
      await pool.close();
      asked.length = 0;
      pool = await opened();
      assert.equal(Buffer.from(await roomsOf(pool).welcome(at, 'en', 0)).toString(), before);
      assert.ok((asked.at(-1) ?? 0) > 1, `after a restart: asked for events after ${asked.join()}`);
    } finally {
      await pool.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
