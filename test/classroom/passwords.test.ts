import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { argon2Passwords } from '../../src/classroom/passwords.ts';
import { fault } from '../store/contract.ts';

/** Made by @node-rs/argon2 2.2.1, which hashed before, with the cost that the service gave it. */
const BEFORE: Readonly<Record<string, string>> = {
  'correct horse': '$argon2id$v=19$m=19456,t=2,p=1$ahDPGu9yJETC15EYc8hK+w$L6Sw7pAnPQxC064OS9uW061RKmaB7wlVj4mvEOXYMks',
  'пароль с ёжиком 🦔':
    '$argon2id$v=19$m=19456,t=2,p=1$Ow6avyxTA5lvDAc8vhSg+g$qgo3sqPh9OK/uUQBa2MT9g8/9YUKslFWguO0ruGChAI',
  '1234': '$argon2id$v=19$m=19456,t=2,p=1$kkM50XPLLU5o5H+sMpaeNw$BYrdrG3mmXaVFrM08WjvmWtYX5+3jY3mRWL0Yi6g/sM',
  '': '$argon2id$v=19$m=19456,t=2,p=1$JbBkd2SMQwNJp4dvuDI3xA$uZC4ywBNUWoI2+byWWRBfLZjz87J6URO3Jf+tMVFYto',
};
/** Of the same maker, dearer than ours and in four lanes. */
const LANES = '$argon2id$v=19$m=65536,t=3,p=4$rVaiOSCpiq6rn1IBxue9wg$vknh1Hn6vTLvSLIFh6JcHYvpBDoaiYjptQ0tx3ZHkSY';

describe('C5 hashing', () => {
  const workers: Worker[] = [];
  const count = (worker: Worker) => workers.push(worker);
  before(() => process.on('worker', count));
  beforeEach(() => workers.splice(0));
  after(() => process.off('worker', count));

  it('passwords and PINs hashed before are still verified', async () => {
    const passwords = argon2Passwords();
    for (const [secret, kept] of Object.entries(BEFORE)) {
      assert.equal(await passwords.verify(kept, secret), true, secret);
      assert.equal(await passwords.verify(kept, `${secret}x`), false, secret);
      // A part of it, and letters whose number of bytes is the same.
      assert.equal(await passwords.verify(kept, secret.slice(0, -1) || 'x'), false, secret);
    }
    assert.equal(await passwords.verify(LANES, 'lanes'), true);
    assert.equal(await passwords.verify(LANES, 'Lanes'), false);
  });

  it('costs what it cost before, with a salt of its own each time', async () => {
    const passwords = argon2Passwords();
    const [one, other] = [await passwords.hash('пароль с ёжиком 🦔'), await passwords.hash('пароль с ёжиком 🦔')];
    const form = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/;
    assert.match(one, form);
    assert.match(other, form);
    assert.notEqual(one.split('$')[4], other.split('$')[4]);
    assert.equal(await passwords.verify(one, 'пароль с ёжиком 🦔'), true);
    assert.equal(await passwords.verify(one, 'пароль с ёжиком 🦥'), false);
    assert.equal(await passwords.verify('$argon2id$v=19$m=19456,t=2,p=1$', ''), false);
  });

  it('runs a few at a time, and turns away what would wait too long', async () => {
    const passwords = argon2Passwords({ parallel: 1, waiting: 2 });
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => passwords.hash('correct horse')));
    assert.equal(all.filter(each => each.status === 'fulfilled').length, 3);
    assert.ok(all.every(each => each.status === 'fulfilled' || fault('overloaded')(each.reason)));
    assert.equal(workers.length, 1);
  });

  it('lines take turns: who joins does not wait behind nine hundred sign-ins from elsewhere', async () => {
    const passwords = argon2Passwords({ parallel: 1, waiting: 20, waitingInAll: 30 });
    const order: string[] = [];
    const hash = (line: string): Promise<void> =>
      passwords.hash('1234', line).then(
        () => void order.push(line),
        () => undefined,
      );
    const flood = Array.from({ length: 900 }, () => hash('login 203.0.113.7'));
    await Promise.all([...flood, hash('join 198.51.100.9'), hash('join 192.0.2.1')]);
    // One runs already, one of its line is next, and then each line has its turn.
    assert.deepEqual(
      order.slice(0, 4).filter(line => line.startsWith('join')),
      ['join 198.51.100.9', 'join 192.0.2.1'],
    );
    assert.equal(order.length, 21 + 2);
  });

  it('a name that is nobody’s costs as much as a wrong password', async () => {
    const passwords = argon2Passwords();
    assert.equal(await passwords.verify(null, ''), false);
    const took = async (kept: string | null): Promise<number> => {
      const from = performance.now();
      await passwords.verify(kept, 'a wrong guess');
      return performance.now() - from;
    };
    const kept = await passwords.hash('correct horse');
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      known.push(await took(kept));
      unknown.push(await took(null));
    }
    const middle = (all: number[]): number => all.toSorted((a, b) => a - b)[4] ?? 0;
    const ratio = middle(unknown) / middle(known);
    assert.ok(ratio > 0.4 && ratio < 2.5, `${ratio.toFixed(2)}: a look-up that hashes nothing takes a hundredth`);
  });

  it('the event loop turns while secrets are hashed', async () => {
    const passwords = argon2Passwords({ parallel: 2 });
    let turns = 0;
    let over = false;
    const turn = () => {
      turns++;
      if (!over) setImmediate(turn);
    };
    await passwords.hash('started');
    turn();
    const kept = BEFORE['correct horse'] ?? '';
    await Promise.all(Array.from({ length: 6 }, () => passwords.verify(kept, 'correct horse')));
    over = true;
    // Six that were worked off here would leave it a turn or two for each.
    assert.ok(turns > 100, `${turns} turns`);
    assert.equal(workers.length, 2);
  });

  it('a thread that has nothing to do is ended, and another is started when there is', async () => {
    const passwords = argon2Passwords({ rest: 1 });
    const kept = await passwords.hash('correct horse');
    await once(workers[0] as Worker, 'exit');
    assert.equal(await passwords.verify(kept, 'correct horse'), true);
    assert.equal(workers.length, 2);
  });

  it('a thread that ends in the middle fails its task alone', async () => {
    const passwords = argon2Passwords({ parallel: 1 });
    const all = [passwords.hash('first'), passwords.hash('second')];
    const [started] = await once(process, 'worker');
    await (started as Worker).terminate();
    const [first, second] = await Promise.allSettled(all);
    assert.equal(first?.status, 'rejected');
    assert.equal(second?.status, 'fulfilled');
    // One that ends while it waits is not asked again.
    await workers[1]?.terminate();
    assert.match(await passwords.hash('third'), /^\$argon2id\$/);
  });
});
