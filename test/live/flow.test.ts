/** C4, I4: what waits for a page is bounded, and a page that reads, however slowly, is not let go. */
import assert from 'node:assert/strict';
import { BEHIND, flowOf, type PageFlow, SLOW } from '../../src/live/flow.ts';

interface Bench {
  readonly flow: PageFlow;
  /** The page reads so many parts. */
  readonly read: (parts: number) => void;
  readonly waiting: () => number;
  readonly held: () => boolean;
  readonly caughtUp: () => number;
  /** Whole messages that were written. */
  readonly messages: () => readonly string[];
}

function bench(): Bench {
  const queue: { readonly bytes: number; readonly gone: () => void }[] = [];
  const written: string[] = [''];
  let [held, caught] = [false, 0];
  const waiting = (): number => queue.reduce((sum, part) => sum + part.bytes, 0);
  const flow = flowOf(
    {
      write: (part, last, gone) => {
        queue.push({ bytes: part.length, gone });
        written.push(`${written.pop()}${Buffer.from(part).toString('latin1')}`);
        if (last) written.push('');
      },
      waiting,
      hold: on => {
        held = on;
      },
    },
    () => {
      caught += 1;
    },
  );
  return {
    flow,
    read: parts => {
      for (let n = 0; n < parts; n++) queue.shift()?.gone();
    },
    waiting,
    held: () => held,
    caughtUp: () => caught,
    messages: () => written.slice(0, -1),
  };
}

const kilobytes = (n: number): string => 'x'.repeat(n * 1024);

describe('what goes out to a page', () => {
  it('a message of any size goes out whole, in parts', () => {
    const { flow, messages } = bench();
    for (const text of ['', 'a', kilobytes(64), `${kilobytes(64)}b`, kilobytes(5000)]) flow.send(text);
    assert.deepEqual(
      messages().map(text => text.length),
      [0, 1, 65_536, 65_537, 5_120_000],
    );
  });

  it('nothing is read from a page that does not read, until it does', () => {
    const { flow, read, held } = bench();
    flow.send(kilobytes(300));
    assert.equal(held(), true);
    read(1);
    assert.equal(held(), false, 'what still waits is less than the limit');
  });

  it('C4: steps are left out when too much waits, and the page gets everything anew, once', () => {
    const { flow, read, waiting, caughtUp } = bench();
    let offered = 0;
    while (flow.offer(kilobytes(100))) offered += 1;
    assert.ok(offered > 0 && waiting() <= BEHIND + 100 * 1024);
    const most = waiting();
    for (let n = 0; n < 1000; n++) assert.equal(flow.offer(kilobytes(100)), false);
    assert.equal(waiting(), most, 'nothing more waits');
    while (waiting() > SLOW) {
      assert.equal(caughtUp(), 0);
      read(1);
    }
    assert.equal(caughtUp(), 1);
    assert.equal(flow.offer('x'), true);
  });

  it('I4: a page that reads a little between two looks is not slow; one that reads nothing is', () => {
    const { flow, read } = bench();
    flow.send(kilobytes(5000));
    assert.equal(flow.moves(), false, 'nothing waited before');
    for (let n = 0; n < 20; n++) {
      read(1);
      assert.equal(flow.moves(), true);
    }
    assert.equal(flow.moves(), false);
  });
});
