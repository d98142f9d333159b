/** What is decided about rooms that are held up: by a clock and readings set by hand, without a process. */
import assert from 'node:assert/strict';
import type { Action, Job } from '../../src/rooms/job.ts';
import { LIMITS } from '../../src/rooms/limits.ts';
import { type Policy, policy } from '../../src/rooms/policy.ts';

interface Play {
  readonly plan: Policy;
  now: number;
  /** What was decided, in words. */
  readonly log: string[];
  readonly follow: (actions: readonly Action[]) => void;
  /** A new piece of work; gives its room. */
  readonly ask: (attempt: string, more?: Partial<Job>) => Job;
  readonly roomOf: (job: Job) => number;
  /** Where a line of the attempt would go now. */
  readonly roomFor: (attempt: string) => number | null;
  /** So many lines of it that hold nobody up. */
  readonly behaves: (attempt: string) => void;
  /** The room works on what it is at for so many milliseconds, and is looked at every 25. */
  readonly works: (room: number, cpu: number, idle?: number) => void;
  readonly answers: (room: number, job: Job, next?: number, cpu?: number) => void;
  readonly take: () => readonly string[];
}

const MEGABYTE = 1024 * 1024;

function play(regular = 2, ready = true): Play {
  const plan = policy(regular, LIMITS);
  const at = new Map<number, number>();
  const cpus = new Map<number, number>();
  let made = 0;
  const place = (job: Job): void => {
    const { room, actions } = plan.roomFor(job, here.now);
    here.follow(actions);
    if (room === null) here.log.push(`no room for ${job.attempt}`);
    else here.follow(plan.give(room, job));
  };
  const here: Play = {
    plan,
    now: 0,
    log: [],
    follow: actions => {
      for (const action of actions) {
        if (action.do === 'send') at.set(action.job.id, action.room);
        here.log.push(
          'job' in action
            ? `${action.do} ${action.job.attempt}${action.do === 'send' ? ` to ${action.room}` : ''}${action.do === 'abandon' ? ` for ${action.why}` : ''}`
            : `${action.do} ${action.room}`,
        );
        if (action.do === 'again') place(action.job);
      }
    },
    ask: (attempt, more = {}) => {
      const job: Job = { id: ++made, attempt, kind: 'take', loading: false, strikes: 0, blamed: false, ...more };
      place(job);
      return job;
    },
    roomOf: job => at.get(job.id) ?? 0,
    roomFor: attempt => {
      const { room, actions } = plan.roomFor({ attempt, kind: 'take' }, here.now);
      here.follow(actions);
      return room;
    },
    behaves: attempt => {
      for (let n = 0; n < LIMITS.steady; n++) {
        const job = here.ask(attempt);
        here.answers(here.roomOf(job), job);
      }
      here.take();
    },
    works: (room, cpu, idle = 0) => {
      const reading = () => ({ cpu: cpus.get(room) ?? 0, resident: 90 * MEGABYTE });
      here.follow(plan.looked(room, reading(), here.now));
      for (let spent = 0, passed = 0; spent < cpu || passed < idle; spent += 25, passed += 25) {
        here.now += 25;
        if (spent < cpu) cpus.set(room, (cpus.get(room) ?? 0) + 25);
        here.follow(plan.looked(room, reading(), here.now));
      }
    },
    answers: (room, job, next = 0, cpu = 1000) =>
      here.follow(plan.heard(room, { kind: 'taken', id: job.id, next, cpu }, here.now)),
    take: () => here.log.splice(0),
  };
  here.follow(plan.start(0));
  // The spare is the last to come.
  for (let room = 1; ready && room <= regular + 1; room++) here.follow(plan.ready(room, 0));
  here.take();
  return here;
}

describe('what is decided about rooms', () => {
  it('there are as many as there should be, and a spare; attempts are shared among them and stay where they are warm', () => {
    const here = play(2, false);
    assert.deepEqual(here.plan.rooms(true), [1, 2], 'those who wait come before a spare');
    assert.equal(here.plan.open(), 0);
    const early = here.ask('a');
    assert.deepEqual(here.take(), [], 'nothing is sent before a room is there');
    for (const room of [1, 2, 3]) here.follow(here.plan.ready(room, 0));
    assert.deepEqual(here.take(), ['send a to 1', 'start 3']);
    here.answers(1, early);
    const rooms = ['b', 'c', 'd', 'a'].map(attempt => here.roomOf(here.ask(attempt)));
    assert.deepEqual(rooms, [2, 1, 2, 1], 'the spare is given nothing');
  });

  it('no more is under way at a room than its window, in order', () => {
    const here = play(1);
    const jobs = Array.from({ length: LIMITS.window + 2 }, (_, index) => here.ask(`a${index}`));
    assert.equal(here.take().length, LIMITS.window);
    const [first, second] = jobs;
    assert.ok(first !== undefined && second !== undefined);
    here.answers(1, first, second.id);
    assert.deepEqual(here.take(), [`send a${LIMITS.window} to 1`]);
  });

  it('work that takes its time below the soft limit is nobody’s trouble, however much there is of it', () => {
    const here = play(1);
    for (let n = 0; n < 20; n++) {
      const job = here.ask('a');
      here.works(1, 75);
      here.answers(1, job, 0, 75_000);
      here.now += 1000;
    }
    assert.deepEqual(new Set(here.take()), new Set(['send a to 1']));
  });

  it('rule 1: a room that is held up is given nothing else until that is done; who lives there is served by the spare, and comes back', () => {
    const here = play(1);
    for (const attempt of ['other', 'third']) here.behaves(attempt);
    const bomb = here.ask('bomb');
    const other = here.ask('other');
    here.plan.learn(1, 'third', 7);
    here.take();
    here.works(1, LIMITS.soft);
    assert.deepEqual(here.take(), ['leave 1', 'again other', 'send other to 2']);
    assert.equal(here.roomOf(here.ask('third')), 2);
    here.answers(2, other);
    here.take();
    here.answers(1, bomb, 0, 150_000);
    assert.equal(here.roomOf(here.ask('other')), 1);
    assert.equal(here.plan.has(1, 'third'), 7, 'what it knew it knows');
    assert.equal(here.plan.has(1, 'other'), null, 'but for what it may have begun');
    assert.deepEqual(here.take(), ['send other to 1']);
  });

  it('rule 1: whoever is hardly known waits where the room is held up, and is not let near the others', () => {
    const here = play(1);
    here.behaves('known');
    const bombs = ['a', 'b', 'c'].map(attempt => here.ask(attempt));
    const known = here.ask('known');
    here.take();
    here.works(1, LIMITS.soft);
    assert.deepEqual(here.take(), ['leave 1', 'again b', 'again c', 'again known', 'send known to 2']);
    // What a page needs to be shown at all is no line of theirs.
    assert.equal(here.roomOf(here.ask('new', { kind: 'welcome' })), 2);
    here.answers(2, known);
    here.take();
    for (const [index, bomb] of bombs.entries()) {
      here.answers(1, bomb, bombs[index + 1]?.id, 150_000);
      if (index === 2) break;
      here.works(1, LIMITS.soft);
      assert.ok(here.take().every(word => !word.includes('to 2')));
    }
  });

  it('rule 1: with as many rooms held up as there are regular ones, what holds up another is ended there and waits for the slow room', () => {
    const here = play(1);
    for (const attempt of ['second', 'other']) here.behaves(attempt);
    here.ask('bomb');
    here.works(1, LIMITS.soft);
    here.works(1, LIMITS.grave);
    const second = here.ask('second');
    here.ask('other');
    assert.equal(here.roomOf(second), 2);
    here.follow(here.plan.tick(here.now));
    here.take();
    here.works(2, LIMITS.soft);
    assert.deepEqual(here.take(), [], 'nowhere to go before another spare is there');
    here.follow(here.plan.ready(3, here.now));
    here.works(2, 25);
    assert.deepEqual(here.take(), ['end 2', 'again second', 'start 4', 'again other', 'send other to 3']);
    here.follow(here.plan.ready(4, here.now));
    assert.equal(here.take()[0], 'send second to 4');
  });

  it('rule 1: while nobody stands ready, a room that is held up is left alone until the hard limit', () => {
    const here = play(1, false);
    here.follow(here.plan.ready(1, 0));
    here.ask('bomb');
    here.take();
    here.works(1, LIMITS.soft + 200);
    assert.deepEqual(here.take(), []);
    here.works(1, LIMITS.hard);
    assert.deepEqual(here.take().slice(0, 2), ['end 1', 'abandon bomb for cpu']);
  });

  it('rule 1: another spare is made while a room is held up for long, and only one of them is kept', () => {
    const here = play(1);
    here.behaves('other');
    const bomb = here.ask('bomb');
    here.works(1, LIMITS.soft);
    const other = here.ask('other');
    here.follow(here.plan.tick(here.now));
    assert.ok(!here.take().some(word => word.startsWith('start')), 'it may be over soon');
    here.works(1, LIMITS.grave);
    here.follow(here.plan.tick(here.now));
    assert.deepEqual(here.take(), ['start 3']);
    here.follow(here.plan.ready(3, here.now));
    here.answers(1, bomb);
    here.take();
    here.now += LIMITS.idle - 1;
    here.follow(here.plan.tick(here.now));
    assert.deepEqual(here.take(), []);
    here.answers(2, other);
    here.now += LIMITS.idle;
    here.follow(here.plan.tick(here.now));
    assert.deepEqual(here.take(), ['end 2'], 'one is kept');
    here.now += LIMITS.idle;
    here.follow(here.plan.tick(here.now));
    assert.deepEqual(here.take(), []);
  });

  it('rule 1: rooms that are held up go on one at a time, and seldom while others are at work', () => {
    const here = play(2);
    const known = here.ask('known');
    here.answers(here.roomOf(known), known);
    here.behaves('known');
    const bombs = [here.ask('a'), here.ask('b')];
    const rooms = bombs.map(here.roomOf);
    assert.deepEqual(rooms, [2, 1]);
    for (const room of rooms) here.works(room, LIMITS.soft);
    here.take();
    /** Which of them go on, look by look. */
    const looks = (count: number): readonly string[] => {
      const resting = new Map<number, boolean>();
      return Array.from({ length: count }, () => {
        for (const action of here.plan.turn()) if (action.do === 'rest') resting.set(action.room, action.resting);
        return rooms.filter(room => resting.get(room) === false).join();
      });
    };
    looks(4);
    assert.deepEqual(looks(4), ['2', '1', '2', '1']);
    const other = here.ask('known');
    assert.equal(here.roomOf(other), 3);
    assert.deepEqual(
      looks(8)
        .filter(on => on !== '')
        .sort(),
      ['1', '2'],
    );
    here.answers(3, other);
    here.take();
    looks(1);
    // Whatever it is when it has answered: who comes next is not to find it standing still.
    const said = bombs.map(bomb => {
      here.answers(here.roomOf(bomb), bomb);
      return here.take();
    });
    assert.equal(said.flat().length, 1);
    assert.match(said.flat().join(), /^rest [12]$/);
  });

  it('rule 2: what took long goes to the slow room for 30 s, and twice as long each time', () => {
    const here = play(1);
    const offend = (): void => {
      const bomb = here.ask('bomb');
      here.answers(here.roomOf(bomb), bomb, 0, LIMITS.grave * 1000);
      here.take();
    };
    const isSlow = (): boolean => here.roomFor('bomb') !== here.roomFor('somebody');
    offend();
    here.now += LIMITS.slowFor - 5000;
    assert.ok(isSlow());
    here.now += 10_000;
    assert.ok(!isSlow());
    offend();
    here.now += 2 * LIMITS.slowFor - 5000;
    assert.ok(isSlow());
    here.now += LIMITS.forgiven * 2;
    assert.ok(!isSlow());
  });

  it('rule 2: what took a little too long is let pass, but not twice', () => {
    const here = play(1);
    const build = (): void => here.answers(1, here.ask('build'), 0, LIMITS.soft * 1000);
    build();
    assert.equal(here.roomFor('build'), 1);
    here.now += LIMITS.slowFor;
    build();
    assert.equal(here.roomFor('build'), 1);
    here.now += LIMITS.slowFor - 1;
    build();
    assert.notEqual(here.roomFor('build'), 1);
  });

  it('rule 3: at the hard limit the room is ended and the input abandoned; who waited there goes elsewhere', () => {
    const here = play(1);
    here.ask('bomb');
    here.works(1, LIMITS.soft);
    here.ask('bomb');
    here.take();
    here.works(1, LIMITS.hard);
    assert.deepEqual(here.take(), ['end 1', 'abandon bomb for cpu', 'again bomb', 'start 4', 'start 3']);
    // What the room had still to say is not heard.
    here.answers(1, { id: 1, attempt: 'bomb', kind: 'take', loading: false, strikes: 0, blamed: false });
    assert.deepEqual(here.take(), []);
  });

  it('rule 3: 20 s by the clock end what used its share; what was given none is tried once more, and then abandoned', () => {
    const here = play(1, false);
    here.follow(here.plan.ready(1, 0));
    here.ask('slow');
    here.works(1, LIMITS.soft, LIMITS.wall);
    assert.ok(here.take().includes('abandon slow for cpu'));
    const stopped = play(1);
    const job = stopped.ask('stopped');
    stopped.ask('beside');
    stopped.take();
    stopped.works(1, 0, LIMITS.wall);
    assert.deepEqual(stopped.take(), [
      'end 1',
      'start 3',
      'again stopped',
      'start 4',
      'again beside',
      'send beside to 2',
    ]);
    stopped.follow(stopped.plan.ready(4, stopped.now));
    stopped.take();
    assert.equal(stopped.roomOf(job), 4);
    stopped.works(4, 0, LIMITS.wall);
    assert.deepEqual(stopped.take().slice(0, 2), ['end 4', 'abandon stopped for fault']);
  });

  it('what this process slept through is nobody’s work', () => {
    const here = play(1);
    here.ask('a');
    here.works(1, 25);
    here.take();
    here.now += 3_600_000;
    here.follow(here.plan.looked(1, { cpu: 26, resident: 0 }, here.now));
    assert.deepEqual(here.take(), []);
  });

  it('rule 4: an attempt may use up 5 s of CPU, and gets 0.1 s back in a second', () => {
    const here = play(1);
    for (let n = 0; n < 50; n++) here.answers(1, here.ask('a'), 0, 99_000);
    assert.ok(here.plan.allows('a', here.now));
    here.answers(1, here.ask('a'), 0, 99_000);
    assert.ok(!here.plan.allows('a', here.now));
    assert.ok(here.plan.allows('b', here.now));
    assert.ok(here.plan.allows('a', here.now + 1000));
  });

  it('a room that does not come to be is ended, and what waits before it is done elsewhere', () => {
    for (const isSeen of [true, false]) {
      const here = play(1, false);
      const job = here.ask('a');
      here.take();
      for (let n = 0; n < 240 && here.log.length === 0; n++) {
        here.now += 500;
        here.follow(here.plan.looked(1, { cpu: 1, resident: 0, stopped: isSeen }, here.now));
        here.follow(here.plan.tick(here.now));
      }
      const said = here.take();
      assert.ok(said[0] === 'end 1' && said.includes('start 2'), `seen ${isSeen}: ${said}`);
      if (!said.includes('again a') || here.roomOf(job) === 0) here.follow([{ do: 'again', job }]);
      assert.ok(here.now >= (isSeen ? 1_000 : LIMITS.stalled) && here.now < (isSeen ? 4_000 : LIMITS.stalled + 1_000));
      here.follow(here.plan.ready(2, here.now));
      assert.equal(here.roomOf(job), 2);
    }
  });

  it('a room that somebody has stopped is ended soon, and one that rests for others is not', () => {
    const here = play();
    const job = here.ask('a');
    const room = here.roomOf(job);
    const looks = (stopped: boolean, count: number): void => {
      for (let n = 0; n < count; n++) {
        here.now += 25;
        here.follow(here.plan.looked(room, { cpu: 1, resident: 0, stopped }, here.now));
      }
    };
    here.take();
    // It starves: that is nobody's doing.
    looks(false, 100);
    assert.deepEqual(here.take(), []);
    looks(true, 1);
    assert.deepEqual(here.take().slice(0, 1), [`end ${room}`]);
    const again = here.ask('b');
    const other = here.roomOf(again);
    here.take();
    here.now += 25;
    here.follow(here.plan.looked(other, { cpu: 1, resident: 0, stopped: true }, here.now));
    assert.deepEqual(here.take(), [], 'it may have been told to go on only now');
  });

  it('memory: a room above its limit is ended; what it was at is tried once more in the slow room, then abandoned', () => {
    const here = play(1);
    const job = here.ask('bomb');
    here.take();
    here.follow(here.plan.looked(1, { cpu: 10, resident: LIMITS.memory + 1 }, 10));
    assert.deepEqual(here.take(), ['end 1', 'start 3', 'again bomb', 'start 4']);
    here.follow(here.plan.ready(4, here.now));
    assert.equal(here.roomOf(job), 4);
    here.take();
    here.follow(here.plan.looked(4, { cpu: 10, resident: LIMITS.memory + 1 }, 20));
    assert.deepEqual(here.take(), ['end 4', 'abandon bomb for memory']);
  });

  it('a room that falls: its work is done elsewhere, and only what it was at is under suspicion', () => {
    const here = play(1);
    const first = here.ask('first');
    const second = here.ask('second');
    here.take();
    here.follow(here.plan.ended(1, 'fault', here.now));
    assert.deepEqual(here.take(), ['start 3', 'again first', 'start 4', 'again second', 'send second to 2']);
    assert.deepEqual([first.strikes, second.strikes], [1, 0]);
    // It was one try: the attempt itself is free to go where others are.
    here.now += 2000;
    assert.equal(here.roomFor('first'), 2);
  });

  it('a journal that is folded is never abandoned: not for its time, not for its room', () => {
    const here = play(1);
    const job = here.ask('long', { loading: true });
    here.works(1, LIMITS.hard * 2);
    here.take();
    here.works(1, LIMITS.loading);
    assert.deepEqual(here.take().slice(0, 2), ['end 1', 'give-up long']);
    const lost = play(1);
    const again = lost.ask('lost', { loading: true });
    const seen: string[] = [];
    for (let n = 0; n < 4; n++) {
      for (const room of lost.plan.rooms(true)) lost.follow(lost.plan.ready(room, lost.now));
      lost.follow(lost.plan.ended(lost.roomOf(again), 'fault', lost.now));
      seen.push(...lost.take().filter(word => /lost$/.test(word) && !word.startsWith('send')));
    }
    assert.deepEqual(seen, ['again lost', 'again lost', 'give-up lost']);
    assert.equal(job.strikes, 0);
  });

  it('a journal that is folded goes on while others have their turn, and each of them is judged by its own time', () => {
    const here = play(1);
    const long = here.ask('long', { loading: true });
    const short = here.ask('short');
    here.take();
    for (let n = 0; n < 20; n++) {
      here.works(1, 75);
      here.follow(
        here.plan.heard(1, { kind: 'loading', id: long.id, next: n === 0 ? short.id : long.id, cpu: 75_000 }, here.now),
      );
      if (n > 0) continue;
      here.works(1, 75);
      here.answers(1, short, long.id);
    }
    here.follow(here.plan.heard(1, { kind: 'loaded', id: long.id, next: long.id, cpu: 0 }, here.now));
    assert.deepEqual(here.take(), []);
    assert.ok(here.plan.allows('long', here.now), 'nobody pays for a reload');
    here.behaves('other');
    here.ask('other');
    here.take();
    here.works(1, LIMITS.soft);
    assert.equal(here.take()[0], 'leave 1');
  });

  it('a slow room with nothing to do is ended after a while', () => {
    const here = play(1);
    here.answers(1, here.ask('bomb'), 0, LIMITS.grave * 1000);
    const again = here.ask('bomb');
    here.follow(here.plan.ready(3, here.now));
    assert.equal(here.roomOf(again), 3);
    here.take();
    here.now += LIMITS.idle;
    here.follow(here.plan.tick(here.now));
    assert.deepEqual(here.take(), [], 'it is at work');
    here.answers(3, again);
    here.now += LIMITS.idle - 1;
    here.follow(here.plan.tick(here.now));
    assert.deepEqual(here.take(), []);
    here.now += 1;
    here.follow(here.plan.tick(here.now));
    assert.deepEqual(here.take(), ['end 3']);
  });

  it('rooms that do not come to be are tried again, less and less often', () => {
    const here = play(1, false);
    const starts: number[] = [];
    for (; here.now < 60_000; here.now += 500) {
      for (const room of here.plan.rooms(true)) here.follow(here.plan.ended(room, 'fault', here.now));
      here.follow(here.plan.tick(here.now));
      if (here.take().some(word => word.startsWith('start'))) starts.push(here.now);
    }
    assert.ok(starts.length >= 4 && starts.length <= 10, starts.join());
    assert.ok(here.roomFor('a') === null || here.plan.rooms(true).length > 0);
  });

  it('an attempt that nobody has been at for long is let go of', () => {
    const here = play(1);
    for (let n = 0; n <= LIMITS.kept; n++) here.plan.learn(1, `a${n}`, 3);
    assert.equal(here.plan.has(1, 'a0'), null);
    assert.equal(here.plan.has(1, 'a1'), 3);
    here.plan.learn(1, 'a1', null);
    assert.equal(here.plan.has(1, 'a1'), null);
    assert.deepEqual(here.plan.forget('a2'), [1]);
    assert.equal(here.plan.has(1, 'a2'), null);
  });
});
