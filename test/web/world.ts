/** A whole service for tests of pages, but for the host and the channel: a store in a folder of its own, two instructors, two students. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Classroom } from '../../src/classroom/index.ts';
import { openClassroom } from '../../src/classroom/open.ts';
import type { Quiz } from '../../src/quiz/quiz.ts';
import { teller } from '../../src/rooms/teller.ts';
import { type Disk, realDisk } from '../../src/store/disk.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { createApp, type Web } from '../../src/web/app.ts';
import type { WebConfig } from '../../src/web/config.ts';
import { roomsHere } from '../rooms/here.ts';
import { type Client, client } from './client.ts';
import { quizzes as small } from './quizzes.ts';
import { tutor } from './tutor.ts';

const START = Date.parse('2026-11-23T10:00:00Z');
export const PASSWORD = 'correct horse';

export interface World {
  readonly web: Web;
  readonly store: Store;
  readonly classroom: Classroom;
  readonly port: number;
  /** Advanced by hand. */
  readonly clock: { now: number; ready: boolean };
  /** Whether the page of every attempt is open: this world has no channel by which anybody could be there. */
  readonly presence: { all: boolean };
  /** What the app told the log. */
  readonly faults: string[];
  readonly browser: (cookies?: Readonly<Record<string, string>>) => Client;
  readonly close: () => Promise<void>;
}

/** A folder of assets as small as can be: tests of pages need their names, not their bytes. */
function fewAssets(folder: string): string {
  const assets = join(folder, 'assets');
  mkdirSync(assets);
  for (const name of ['base.css', 'pages.css', 'home.css', 'page.js', 'favicon.svg', 'robots.txt'])
    writeFileSync(join(assets, name), `/* ${name} */`);
  return assets;
}

/** These tests are about pages: what they write need not outlive them. */
const hastyDisk: Disk = {
  ...realDisk,
  open: async (path, flags, mode) => {
    const file = await realDisk.open(path, flags, mode);
    const now = async (): Promise<void> => undefined;
    return {
      write: (bytes, offset, length, position) => file.write(bytes, offset, length, position),
      read: (bytes, offset, length, position) => file.read(bytes, offset, length, position),
      truncate: length => file.truncate(length),
      datasync: now,
      sync: now,
      close: () => file.close(),
    };
  },
};

/** `more`: quizzes beside the two. */
export async function makeWorld(config: Partial<WebConfig> = {}, more: readonly Quiz[] = []): Promise<World> {
  const quizzes = new Map([...small, ...more.map(quiz => [quiz.id, quiz] as const)]);
  const folder = await mkdtemp(join(tmpdir(), 'drydock-web-'));
  const clock = { now: START, ready: true };
  const now = (): number => clock.now;
  const store = await openStore({ directory: join(folder, 'data'), now, disk: hastyDisk });
  const presence = { all: true };
  const opened = openClassroom({
    store,
    quizzes,
    rooms: roomsHere({ tutor, teller: teller(resolve('views')), store, quizzes: quizzes.values() }),
    now,
    random: bytes => randomBytes(bytes),
    passwords: {
      hash: async secret => `hash of ${secret}`,
      verify: async (kept, secret) => kept === `hash of ${secret}`,
    },
  });
  const classroom: Classroom = {
    ...opened,
    overview: async (...asked) => {
      const overview = await opened.overview(...asked);
      const rows = overview.rows.map(row => ({ ...row, present: presence.all && row.attempt !== null }));
      return { ...overview, rows };
    },
  };
  const faults: string[] = [];
  const web = createApp({
    classroom,
    quizzes,
    sessions: store.sessions,
    config: {
      assets: fewAssets(folder),
      views: resolve('views'),
      keepViews: true,
      publicUrl: null,
      trustProxy: false,
      locale: 'ru',
      timeZone: 'Europe/Moscow',
      secret: 'a secret of the tests alone, long enough',
      ...config,
    },
    now,
    ready: () => clock.ready,
    fault: (error, where) => faults.push(`${where}: ${error instanceof Error ? error.stack : String(error)}`),
  });
  const server = createServer(web.app);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    web,
    store,
    classroom,
    port,
    clock,
    presence,
    faults,
    browser: cookies => client(port, cookies),
    close: async () => {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
      await classroom.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

export interface Cast {
  readonly anonymous: Client;
  readonly studentA: Client;
  readonly studentB: Client;
  readonly instructorA: Client;
  readonly instructorB: Client;
}

export interface Ids {
  readonly classA: string;
  readonly codeA: string;
  readonly attemptA: string;
  /** A question of practice of hers. */
  readonly practiceA: string;
  /** Student A's. */
  readonly sandboxA: string;
  readonly studentA: string;
  /** Of a setup link that nobody has used. */
  readonly invitation: string;
}

function idIn(path: string | null): string {
  return path?.split('/').at(-1) ?? '';
}

export async function instructor(
  world: Pick<World, 'browser'>,
  token: string,
  login: string,
  name: string,
): Promise<Client> {
  const browser = world.browser();
  await browser.post(`/setup/${token}`, { name, login, password: PASSWORD });
  return browser;
}

export async function student(world: Pick<World, 'browser'>, code: string, name: string): Promise<Client> {
  const browser = world.browser();
  await browser.post(`/join/${code}`, { how: 'new', name, pin: '1234' });
  return browser;
}

/**
 * Instructor A's class with student A, who has begun the first quiz; instructor B's with student B. All of it done through the pages. Another cast in
 * the same world comes by an invitation, with something at the end of its logins.
 */
export async function castOf(
  world: Pick<World, 'browser' | 'classroom'>,
  other: { readonly invitation: string; readonly end: string } | null = null,
): Promise<{ cast: Cast; ids: Ids }> {
  const token = other?.invitation ?? (await world.classroom.setupToken()) ?? '';
  const end = other?.end ?? '';
  const instructorA = await instructor(world, token, `gromov${end}`, 'М. Ю. Громов');
  const invited = await instructorA.post('/invitations', {});
  const invitation = /\/setup\/([\w-]+)/.exec(invited.body)?.[1] ?? '';
  const instructorB = await instructor(world, invitation, `orlova${end}`, 'Д. Орлова');
  const classA = idIn((await instructorA.post('/classes', { title: 'ИУ9-31' })).location);
  const classB = idIn((await instructorB.post('/classes', { title: 'ИУ9-32' })).location);
  const codeOf = async (browser: Client, group: string): Promise<string> =>
    /class="bigcode">([^<]+)</.exec((await browser.get(`/classes/${group}`)).body)?.[1] ?? '';
  const codeA = await codeOf(instructorA, classA);
  const studentA = await student(world, codeA, 'Анна Лебедева');
  const studentB = await student(world, await codeOf(instructorB, classB), 'Борис Мельник');
  const attemptA = idIn((await studentA.post('/attempts', { quiz: 'docker/01-architecture' })).location);
  const sandboxA = idIn((await studentA.post('/sandbox', { docker: '28' })).location);
  const practiceA = idIn((await studentA.post('/practice', { family: 'variables' })).location);
  const roster = (await instructorA.get(`/classes/${classA}`)).body;
  const spare = await instructorA.post('/invitations', {});
  const unused = /\/setup\/([\w-]+)/.exec(spare.body)?.[1] ?? '';
  const ids = {
    invitation: unused,
    classA,
    codeA,
    attemptA,
    practiceA,
    sandboxA,
    studentA: /\/students\/([\w-]+)"/.exec(roster)?.[1] ?? '',
  };
  return { cast: { anonymous: world.browser(), studentA, studentB, instructorA, instructorB }, ids };
}

export type Company = Readonly<Record<'classmate' | 'removed' | 'teacher' | 'assistant' | 'editor', Client>>;

/** Others around class A: a classmate of student A, one who was removed from it, and its staff, who came by links. */
export async function companyOf(
  world: Pick<World, 'browser'>,
  { instructorA }: Cast,
  { classA, codeA }: Ids,
): Promise<{ readonly company: Company; readonly ids: { readonly teacher: string; readonly staffLink: string } }> {
  const classmate = await student(world, codeA, 'Вера Классная');
  const removed = await student(world, codeA, 'Глеб Ушедший');
  const roster = (await instructorA.get(`/classes/${classA}`)).body;
  const gone = /\/students\/([\w-]+)">Глеб/.exec(roster)?.[1] ?? '';
  await instructorA.post(`/classes/${classA}/students/${gone}/remove`, {});
  const linkTo = async (role: string): Promise<string> =>
    /\/staff\/([\w-]+)</.exec((await instructorA.post(`/classes/${classA}/staff`, { role })).body)?.[1] ?? '';
  const member = async (role: 'teacher' | 'assistant' | 'editor'): Promise<Client> => {
    const browser = world.browser();
    const login = `${role}-${classA.slice(0, 8)}`;
    await browser.post(`/staff/${await linkTo(role)}/new`, { name: `Коллега ${role}`, login, password: PASSWORD });
    return browser;
  };
  const company = {
    classmate,
    removed,
    teacher: await member('teacher'),
    assistant: await member('assistant'),
    editor: await member('editor'),
  };
  const staff = (await instructorA.get(`/classes/${classA}/staff`)).body;
  const teacher = /\/staff\/([\w-]+)\/role/.exec(staff)?.[1] ?? '';
  return { company, ids: { teacher, staffLink: await linkTo('assistant') } };
}
