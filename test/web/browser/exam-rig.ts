/** An exam over the whole service in this process: the real tutor and channel, and a clock that is moved by hand. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Classroom, openClassroom } from '../../../src/classroom/index.ts';
import { listen } from '../../../src/live/socket.ts';
import type { Quiz } from '../../../src/quiz/quiz.ts';
import { beginSitting } from '../../../src/rooms/sitting.ts';
import { teller } from '../../../src/rooms/teller.ts';
import { openStore } from '../../../src/store/index.ts';
import { abandon, extend, replay, step, timeUp } from '../../../src/tutor/index.ts';
import { createApp } from '../../../src/web/app.ts';
import { roomsHere } from '../../rooms/here.ts';

export interface ExamHall {
  readonly classroom: Classroom;
  readonly address: string;
  readonly clock: { now: number };
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

export async function examHall(quiz: Quiz): Promise<ExamHall> {
  const folder = await mkdtemp(join(tmpdir(), 'drydock-exam-'));
  const clock = { now: Date.parse('2026-11-23T10:00:00Z') };
  const now = (): number => clock.now;
  const faults: string[] = [];
  const report = (error: unknown): void =>
    void faults.push(error instanceof Error ? (error.stack ?? '') : String(error));
  const store = await openStore({ directory: join(folder, 'data'), now });
  const quizzes = new Map([[quiz.id, quiz]]);
  const tutor = { abandon, begin: beginSitting, extend, replay, step, timeUp };
  const rooms = roomsHere({ tutor, teller: teller(resolve('views')), store, quizzes: quizzes.values() });
  const classroom = openClassroom({ store, quizzes, rooms, now, random: bytes => randomBytes(bytes), report });
  const web = createApp({
    classroom,
    quizzes,
    sessions: store.sessions,
    config: {
      assets: resolve('dist/assets'),
      views: resolve('views'),
      keepViews: true,
      publicUrl: null,
      trustProxy: false,
      locale: 'ru',
      timeZone: 'Europe/Moscow',
      secret: 'a secret of the tests alone, long enough',
    },
    now,
    ready: () => true,
    fault: report,
  });
  const server = createServer(web.app);
  const sockets = listen({
    server,
    attempts: classroom,
    path: '/live',
    originAllowed: web.originAllowed,
    sessionOf: web.sessionOf,
    onSessionEnd: web.onSessionEnd,
    onRightsEnd: classroom.onRightsEnd,
    report,
    heartbeat: 60_000,
    // Nothing here waits for a clock of its own.
    every: () => () => undefined,
    inputs: { points: 1000, duration: 1 },
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    classroom,
    address: `http://127.0.0.1:${port}`,
    clock,
    faults,
    close: async () => {
      await sockets.close();
      server.closeAllConnections();
      await new Promise(done => server.close(done));
      await classroom.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
