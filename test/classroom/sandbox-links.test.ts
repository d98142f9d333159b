/** Links to sandboxes: their term, how many there may be, and what is told of one under another version of the simulator. The tutor is the real one. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnonymousActor } from '../../src/classroom/actor.ts';
import type { Rooms } from '../../src/classroom/rooms.ts';
import { SIMULATOR_VERSION } from '../../src/docker/index.ts';
import { answer, welcome } from '../../src/live/messages.ts';
import type { Summary } from '../../src/report/summary.ts';
import { beginSitting } from '../../src/rooms/sitting.ts';
import type { AttemptEvent, Input } from '../../src/tutor/attempt.ts';
import { EVENT_VERSION } from '../../src/tutor/event.ts';
import { abandon, extend, replay, step, timeUp } from '../../src/tutor/index.ts';
import { roomsHere } from '../rooms/here.ts';
import { fault } from '../store/contract.ts';
import { type School, school } from './rig.ts';

const DAY = 24 * 3600 * 1000;
const told = (what: object): Uint8Array => Buffer.from(JSON.stringify(what));

describe('links to sandboxes', () => {
  let here: School;
  let owner: AnonymousActor;
  let sent = 0;
  let restart: () => Promise<void>;
  let rooms: Rooms;
  before(async () => {
    here = await school();
    rooms = roomsHere({
      tutor: { abandon, begin: beginSitting, extend, replay, step, timeUp },
      teller: {
        welcome: (attempt, locale, at) => told(welcome(attempt, locale, at)),
        step: ({ attempt }) => told({ seq: attempt.seq }),
        answer: async (attempt, question) => told(await answer(attempt, question)),
        results: () => told({}),
      },
      store: { tail: (...asked) => here.store.tail(...asked), quizzes: here.store.quizzes },
      quizzes: [],
    });
    restart = () => here.restart({ rooms });
    await restart();
    owner = here.classroom.visitor('en');
  });
  after(() => here.close());

  async function begun(...inputs: readonly (string | Input)[]): Promise<string> {
    const attempt = await here.classroom.beginSandbox(owner, '28');
    for (const each of inputs) {
      const input: Input = typeof each === 'string' ? { kind: 'line', line: each, columns: 80 } : each;
      const taken = await here.classroom.submit(attempt, owner, `input-${String(++sent).padStart(6, '0')}`, input);
      assert.ok(taken.ok);
    }
    return attempt;
  }
  const onDisk = (text: string): boolean =>
    readdirSync(here.folder, { recursive: true, withFileTypes: true }).some(
      each => each.isFile() && readFileSync(join(each.parentPath, each.name), 'latin1').includes(text),
    );
  const takeAllBack = async (): Promise<void> => {
    for (const { token } of await here.classroom.sandboxLinks(owner)) await here.classroom.takeBackLink(owner, token);
  };

  it('lead somewhere for thirty days, and are off the disk with the first sweep after them, though their maker is here', async () => {
    const attempt = await begun('echo term > note');
    const token = await here.classroom.shareSandbox(owner, attempt);
    here.clock += 30 * DAY - 1;
    assert.equal((await here.classroom.sandboxLink(token))?.actions, 1);
    await here.classroom.sweep(180);
    assert.ok(onDisk('"copied-2"'));
    here.clock += 1;
    assert.equal(await here.classroom.sandboxLink(token), null);
    assert.deepEqual(await here.classroom.sandboxLinks(owner), []);
    await assert.rejects(here.classroom.openLink(owner, token), fault('not-found'));
    assert.equal(await here.classroom.sweep(180), 0);
    assert.equal(onDisk('"copied-2"'), false);
    assert.equal(await here.store.last(token), 0);
    await restart();
    assert.equal(await here.classroom.sandboxLink(token), null);
    assert.deepEqual(
      (await here.classroom.sandboxes(owner)).map(({ id }) => id),
      [attempt],
      'the session itself stays',
    );
  });

  it('are twenty at most, and eight megabytes of journal together; one that is taken back makes room', async () => {
    const attempt = await begun('echo many');
    for (let link = 0; link < 20; link += 1) {
      await here.classroom.shareSandbox(owner, attempt);
      // A day later each: so many are not begun at once.
      here.clock += DAY;
    }
    await assert.rejects(here.classroom.shareSandbox(owner, attempt), fault('too-many'));
    await takeAllBack();
    const file = { path: 'a', base64: Buffer.alloc(290_000).toString('base64'), at: 0 };
    const heavy = await begun(
      ...Array.from({ length: 8 }, (): Input => ({ kind: 'drop', follows: false, files: [file] })),
    );
    assert.ok((await here.store.bytes(heavy)) > 3_000_000);
    for (let link = 0; link < 2; link += 1) await here.classroom.shareSandbox(owner, heavy);
    await assert.rejects(here.classroom.shareSandbox(owner, heavy), fault('too-many'));
    await takeAllBack();
    await here.classroom.shareSandbox(owner, heavy);
    await takeAllBack();
  });

  it('say under another version of the simulator from which action on it prints something else', async () => {
    const attempt = await begun('echo one', 'echo two', 'echo three');
    const token = await here.classroom.shareSandbox(owner, attempt);
    assert.equal(await here.classroom.linkDiffers(token), null);
    const [row, events] = await Promise.all([here.store.attempts.get(token), here.store.read(token)]);
    assert.ok(row !== null);
    const older = async (id: string, at: number | null): Promise<string> => {
      const changed = events.map((event): AttemptEvent => {
        if (event.kind === 'begun') return { ...event, simulator: SIMULATOR_VERSION - 1 };
        if (event.kind !== 'input' || event.input.kind !== 'finish') return event;
        const printed = (event.input.printed ?? []).map((digest, index) => (index === at ? 'other' : digest));
        return { ...event, input: { kind: 'finish', printed } };
      });
      await here.store.append(id, 0, changed);
      const summary: Summary = row.summary;
      await here.store.attempts.put({ ...row, id, summary });
      return id;
    };
    assert.equal(await here.classroom.linkDiffers(await older('a-link-of-another-one', null)), null);
    assert.equal(await here.classroom.linkDiffers(await older('a-link-of-another-two', 1)), 2);
    await takeAllBack();
  });

  it('I1 a session with drops and switches, its link and a copy are folded from their journals to the same, and each event says its version', async () => {
    const attempt = await begun(
      { kind: 'drop', follows: false, files: [{ path: 'data.bin', base64: 'AP+A', at: 0 }] },
      { kind: 'switch', conditions: { registry: 'down', disk: 'full' } },
      'cat data.bin | wc -c',
    );
    const token = await here.classroom.shareSandbox(owner, attempt);
    const copy = await here.classroom.openLink(owner, token);
    for (const id of [attempt, token, copy])
      assert.equal(
        (await here.store.read(id)).every(({ v }) => v === EVENT_VERSION),
        true,
        id,
      );
    assert.equal(EVENT_VERSION >= 4, true);
    const shown = async (id: string): Promise<unknown> => {
      const { welcome: bytes, leave } = await here.classroom.watch(id, owner, 'en', () => undefined);
      leave();
      const { terminal, host, files, conditions, trail }: Record<string, unknown> = JSON.parse(
        Buffer.from(bytes).toString('utf8'),
      );
      return { terminal, host, files, conditions, trail };
    };
    const before = await shown(attempt);
    assert.deepEqual(await shown(copy), before);
    // What a room has of it is thrown away: the journal alone gives the same.
    for (const id of [attempt, copy]) rooms.drop(id);
    await takeAllBack();
    assert.deepEqual(await shown(attempt), before);
    assert.deepEqual(await shown(copy), before, 'a copy does not hang on its link');
  });
});
