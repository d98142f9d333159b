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
