import assert from 'node:assert/strict';
import {
  DEAD_AFTER,
  type Delivery,
  deliver,
  deliveryOf,
  hold,
  insist,
  recall,
  settle,
} from '../../src/browser/channel/delivery.ts';
import { delayAfter, endedBy, savedOf } from '../../src/browser/channel/link.ts';
import { outboxOf } from '../../src/browser/channel/outbox.ts';
import type { ClientMessage } from '../../src/live/protocol.ts';

/** A delivery of so many lines, `1`, `2` …, over a wire that writes down what goes over it. */
function lines(count: number): {
  readonly delivery: Delivery;
  readonly over: string[];
  readonly write: (message: ClientMessage) => boolean;
} {
  const delivery = deliveryOf(outboxOf('attempt', null));
  const over: string[] = [];
  for (let number = 1; number <= count; number += 1)
    delivery.outbox.add(String(number), { kind: 'line', line: `echo ${number}`, columns: 80 }, number);
  return {
    delivery,
    over,
    write: message => {
      if (message.type === 'input') over.push(message.id);
      return true;
    },
  };
}

describe('browser: inputs on their way', () => {
  it('sends the oldest first, four at once, and the next when one has arrived', () => {
    const { delivery, over, write } = lines(6);
    deliver(delivery, 0, write);
    deliver(delivery, 10, write);
    assert.deepEqual(over, ['1', '2', '3', '4']);
    settle(delivery, '2');
    deliver(delivery, 20, write);
    assert.deepEqual(over, ['1', '2', '3', '4', '5']);
    assert.deepEqual(
      delivery.outbox.list().map(each => each.id),
      ['1', '3', '4', '5', '6'],
    );
  });

  it('lets nothing overtake an input that must wait', () => {
    const { delivery, over, write } = lines(3);
    deliver(delivery, 0, write);
    hold(delivery, '2', 100, 0);
    delivery.outbox.add('4', { kind: 'undo' }, 4);
    deliver(delivery, 1599, write);
    assert.deepEqual(over, ['1', '2', '3']);
    deliver(delivery, 1600, write);
    assert.deepEqual(over, ['1', '2', '3', '2', '4']);
    assert.equal(delivery.held.size, 1);
    assert.equal(insist(delivery, 1600, write), 'alive');
    assert.equal(delivery.held.size, 0);
  });

  it('sends again what is not acknowledged, and takes a long silence for a dead link', () => {
    const { delivery, over, write } = lines(1);
    deliver(delivery, 0, write);
    assert.equal(insist(delivery, 4000, write), 'alive');
    assert.deepEqual(over, ['1']);
    assert.equal(insist(delivery, 4001, write), 'alive');
    assert.equal(insist(delivery, 4500, write), 'alive');
    assert.deepEqual(over, ['1', '1']);
    assert.equal(insist(delivery, DEAD_AFTER + 1, write), 'dead');
    recall(delivery);
    deliver(delivery, DEAD_AFTER + 2, write);
    assert.deepEqual(over, ['1', '1', '1']);
  });

  it('keeps an input that could not be written for the next link', () => {
    const { delivery, over, write } = lines(2);
    deliver(delivery, 0, () => false);
    assert.equal(delivery.sent.size, 0);
    deliver(delivery, 1, write);
    assert.deepEqual(over, ['1', '2']);
  });
});

describe('browser: a link that was lost', () => {
  it('comes back later and later, never all at once, and soon after a restart', () => {
    assert.ok(delayAfter(0, 1006, 1) <= 400);
    assert.equal(delayAfter(20, 1006, 1), 15_000);
    assert.equal(delayAfter(20, 1006, 0), 7500);
    assert.ok(delayAfter(9, 1012, 0) < 300 && delayAfter(9, 1012, 1) > 2000);
    assert.ok(delayAfter(0, 4429, 0) >= 5000);
  });

  it('stays away where coming back is in vain', () => {
    assert.equal(endedBy(1006, '', 50), null);
    assert.equal(endedBy(4500, '', 50), null);
    assert.equal(endedBy(4403, '', 0), 'forbidden');
    assert.equal(endedBy(4403, 'new-pin', 0), 'new-pin');
    assert.equal(endedBy(4403, 'something of later', 0), 'forbidden');
    assert.equal(endedBy(4404, '', 0), 'not-found');
    assert.equal(endedBy(4409, '', 0), 'version');
    assert.equal(endedBy(4400, '', 2), null);
    assert.equal(endedBy(4400, '', 3), 'version');
  });

  it('says that nothing is being saved while the link is lost or the server takes nothing', () => {
    assert.equal(savedOf({ kind: 'lost', since: 0 }, 0, false), 'saved');
    assert.equal(savedOf({ kind: 'lost', since: 0 }, 1, false), 'not-saved');
    assert.equal(savedOf({ kind: 'open' }, 1, true), 'not-saved');
    assert.equal(savedOf({ kind: 'open' }, 1, false), 'saving');
    assert.equal(savedOf({ kind: 'connecting' }, 1, true), 'saving');
  });
});
