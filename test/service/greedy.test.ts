/** What the service keeps of people who take much, and what it says to them. Nothing goes by the clock or by the heap: what is counted is what rooms let go of. */
import assert from 'node:assert/strict';
import { QUOTA } from '../../src/classroom/quota.ts';
import type { Input } from '../../src/live/protocol.ts';
import { LIMITS } from '../../src/rooms/limits.ts';
import { courseQuiz } from '../quiz/course.ts';
import { hello, input, line, type Rig, rig, type Socket, socket } from './rig.ts';

/** Characters of a file that a page may send. */
const LONGEST = 195_000;
const QUIZ = 'docker/04-dockerfile';
/** One room has all of them: nobody is held up. */
const PATIENT = { ...LIMITS, soft: 60_000, grave: 60_000, hard: 60_000, wall: 60_000, bucket: 10_000_000 };

interface Visitor {
  /** What a line printed. */
  readonly type: (text: string) => Promise<string>;
  readonly page: Socket;
  readonly again: () => Promise<Visitor>;
}

describe('people who take much', function () {
  this.timeout(60_000);
  let here: Rig;
  before(async () => {
    here = await rig(undefined, 'quizzes', {
      limits: PATIENT,
      inputs: { points: 100_000, duration: 60 },
      now: Date.now,
    });
  });
  after(() => here.close());

  async function visitor(): Promise<Visitor> {
    const browser = here.browser();
    const attempt = await here.begin(browser, QUIZ);
    const open = async (): Promise<Visitor> => {
      const page = await socket(here.port, browser);
      page.send(hello(attempt));
      await page.next('welcome');
      const type = async (text: string): Promise<string> => {
        const message = input(line(text));
        page.send(message);
        const { seq } = await page.next('ack', ack => ack.id === message.id);
        return JSON.stringify((await page.next('step', step => step.seq === seq)).terminal);
      };
      return { type, page, again: open };
    };
    return open();
  }

  const letGo = (): number =>
    here.logged
      .map((text): { msg: string; attempts: number } => JSON.parse(text))
      .filter(({ msg }) => msg === 'a room let go of attempts')
      .reduce((sum, { attempts }) => sum + attempts, 0);

  it('I3 memory follows who is there: of sixteen greedy visitors who come and go the room keeps what has room by weight, and all find theirs again', async () => {
    // As much of the device as one line may read, twice.
    const sizes = [4_000_000, 3_900_000];
    const [first, ...others] = await Promise.all(Array.from({ length: 16 }, visitor));
    assert.ok(first !== undefined);
    assert.equal(letGo(), 0, 'who has begun weighs little');
    for (const [n, { type, page }] of [first, ...others].entries()) {
      for (const size of sizes) await type(`echo ${n} > name; head -c ${size} /dev/zero > f${size}`);
      page.ws.close();
    }
    const each = sizes.reduce((sum, size) => sum + size, 0);
    const excess = (16 * each - LIMITS.keptBytes) / each;
    assert.ok(letGo() >= Math.floor(excess) && letGo() < 16, `${letGo()} were let go of, of ${excess} too many`);
    const back = await first.again();
    assert.match(await back.type('cat name; stat -c %s f*'), /"output":"0\\n3900000\\n4000000\\n"/);
  });

  it('I6 what is full is refused in words that say what to do, in both languages; answers and the finish are still taken, and then there is room again', async () => {
    const browser = here.browser();
    const attempt = await here.begin(browser, QUIZ);
    const page = await socket(here.port, browser);
    page.send(hello(attempt));
    await page.next('welcome');
    const give = async (given: Input): Promise<string | null> => {
      const message = input(given);
      page.send(message);
      const [taken, refused] = [
        page.next('ack', ack => ack.id === message.id).then(() => null),
        page.next('refused', ({ id }) => id === message.id).then(({ code, text }) => `${code}: ${text}`),
      ];
      return Promise.race([taken, refused]);
    };
    let refusal: string | null = null;
    let edits = 0;
    // No difference is smaller than a text in which everything is new.
    while (refusal === null) {
      const text = String(++edits).padEnd(LONGEST, String.fromCharCode(97 + (edits % 26)));
      refusal = await give({ kind: 'edit', edits: [{ path: 'large', text }] });
    }
    assert.ok(edits > QUOTA.unfinished / LONGEST - 3 && edits < QUOTA.unfinished / LONGEST + 3, `${edits} edits`);
    assert.match(refusal, /^full: .*(?:finish|Finish)/);
    assert.match((await give(line('ls'))) ?? '', /^full: /);
    page.send(hello(attempt, null, 'ru'));
    await page.next('welcome');
    assert.match((await give(line('ls'))) ?? '', /^full: .*[Зз]аверш/);
    const [question] = courseQuiz(QUIZ).questions;
    assert.ok(question !== undefined && 'kind' in question.solution);
    assert.equal(await give({ kind: 'answer', question: question.id, response: question.solution }), null);
    assert.equal(await give({ kind: 'finish' }), null);
    const next = await socket(here.port, browser);
    next.send(hello(await here.begin(browser, QUIZ)));
    await next.next('welcome');
    const again = input(line('ls'));
    next.send(again);
    await next.next('ack', ack => ack.id === again.id);
  });
});
