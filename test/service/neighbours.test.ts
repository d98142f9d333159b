/** What one learner does to another: the service over rooms that do what no line should make them do. Nothing goes by the clock: what is compared is the order of answers. */
import assert from 'node:assert/strict';
import { LIMITS } from '../../src/rooms/limits.ts';
import { type HostileRoom, hostileRoom } from '../rooms/hostile.ts';
import { hello, input, line, type Rig, rig, type Socket, socket } from './rig.ts';

/** What is met soon, at a priority that a busy machine leaves something for. */
const SMALL = { ...LIMITS, soft: 50, hard: 400, priority: 0 };

interface Seated {
  readonly attempt: string;
  readonly page: Socket;
  /** Seq of the line's event; with an id that was there before, what that one got. */
  readonly type: (text: string, id?: string) => Promise<number>;
  /** A page over a new line, at the service as it is now. */
  readonly again: (at: Rig) => Promise<Seated>;
}

describe('one learner beside another', function () {
  this.timeout(60_000);
  let hostile: HostileRoom;
  let here: Rig;
  before(async () => {
    hostile = await hostileRoom();
    here = await rig(undefined, 'quizzes', { room: hostile.entry, limits: SMALL, now: Date.now });
  });
  after(async () => {
    await here.close();
    hostile.remove();
  });

  async function sit(): Promise<Seated> {
    const browser = here.browser();
    const attempt = await here.begin(browser, 'docker/04-dockerfile');
    const open = async (at: Rig): Promise<Seated> => {
      const page = await socket(at.port, browser);
      page.send(hello(attempt));
      await page.next('welcome');
      const type = async (text: string, id?: string): Promise<number> => {
        const message = input(line(text), id);
        page.send(message);
        return (await page.next('ack', ack => ack.id === message.id)).seq;
      };
      return { attempt, page, type, again: open };
    };
    return open(here);
  }

  it('I1 goes on while a line never ends: first answers come before its end, and later ones do not come later', async () => {
    const [bomber, ...others] = await Promise.all(Array.from({ length: 6 }, sit));
    assert.ok(bomber !== undefined);
    // Whoever is hardly known waits where the line is.
    for (const other of others) for (let n = 0; n < LIMITS.steady; n++) await other.type('true');
    while (!here.service.ready(2)) await new Promise(resolve => setTimeout(resolve, 20));
    const order: string[] = [];
    await Promise.all([
      bomber.type('!loop').then(() => order.push('bomb')),
      ...others.map(async other => {
        for (let n = 1; n <= 3; n++) {
          await other.type(`echo ${n} >> log`);
          order.push(`line ${n}`);
        }
      }),
    ]);
    const before = order.slice(0, order.indexOf('bomb'));
    assert.ok(before.length >= 2 * others.length, order.join());
    // And it is as if nothing had been: what was written is there once.
    for (const { type, page } of others) {
      const seq = await type('wc -l < log');
      const { terminal } = await page.next('step', step => step.seq === seq);
      assert.match(JSON.stringify(terminal), /"output":"3\\n"/);
    }
  });

  it('I2 an input that is too heavy is ended, costs no try, leaves the host as it was and is remembered, after a restart too', async () => {
    const learner = await sit();
    await learner.type('echo before > file');
    const id = 'too-heavy-0001';
    const seq = await learner.type('!loop', id);
    const told = await learner.page.next('step', step => step.seq === seq);
    assert.match(JSON.stringify(told), /took too long to work out/);
    assert.equal(told.question?.tries.used ?? 0, 0);
    const read = await learner.type('cat file');
    assert.match(JSON.stringify(await learner.page.next('step', step => step.seq === read)), /before/);
    assert.equal(await learner.type('!loop', id), seq);
    const { logged } = here;
    here = await here.restart();
    const back = await learner.again(here);
    assert.equal(await back.type('!loop', id), seq);
    assert.ok(!logged.some(each => each.includes('"level":50')), logged.join());
  });
});
