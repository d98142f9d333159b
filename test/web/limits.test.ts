/** S16: a guesser is slowed down, and a school behind the same address goes on. */
import assert from 'node:assert/strict';
import type { Request, Response } from 'express';
import { isFault } from '../../src/fault.ts';
import { placeOf } from '../../src/web/address.ts';
import { deviceOf, knownFor } from '../../src/web/device.ts';
import { limitsOf } from '../../src/web/limits.ts';
import { pacer } from '../classroom/rig.ts';

type Outcome = 'found' | 'none' | 'too-many';

describe('S16 class codes', () => {
  const slow = pacer();
  const limits = limitsOf(slow);
  const ended: Outcome[] = [];
  const lookUp = (address: string, person: string | null, right: boolean): Promise<Outcome> =>
    limits
      .lookUp({ address, person }, async () => (right ? 'a class' : null))
      .then(
        (found): Outcome => (found === null ? 'none' : 'found'),
        (error: unknown): Outcome => {
          assert.ok(isFault(error, 'too-many'));
          assert.equal(error.data.seconds, 5);
          return 'too-many';
        },
      );
  const count = (outcome: Outcome): number => ended.filter(each => each === outcome).length;

  it('seven hundred wrong ones at once: six hundred are looked up, fifty wait, the rest are told to come again', async () => {
    for (let tries = 0; tries < 700; tries += 1)
      void lookUp('192.0.2.1', null, false).then(outcome => void ended.push(outcome));
    await slow.settle();
    assert.deepEqual([count('none'), count('too-many')], [600, 50]);
  });

  it('the right one, typed behind them at the same address, is next', async () => {
    let late: Outcome | null = null;
    void lookUp('192.0.2.1', null, true).then(outcome => {
      late = outcome;
    });
    await slow.pass(100);
    assert.equal(late, 'found');
    assert.equal(count('none'), 600, 'the guesser waits');
  });

  it('a browser that somebody is known by, and another address, do not wait at all', async () => {
    assert.equal(await lookUp('192.0.2.1', 'student-1', true), 'found');
    assert.equal(await lookUp('198.51.100.2', null, true), 'found');
  });

  it('right ones are not counted: three hundred students, and a thousand after them', async () => {
    for (let students = 0; students < 1300; students += 1)
      assert.equal(await lookUp('203.0.113.3', null, true), 'found');
  });

  it('one who is known guesses no faster', async () => {
    const own: Outcome[] = [];
    for (let tries = 0; tries < 40; tries += 1)
      void lookUp('203.0.113.4', 'visitor-1', false).then(
        outcome => void own.push(outcome),
        () => undefined,
      );
    await slow.settle();
    assert.equal(own.filter(outcome => outcome === 'none').length, 30);
  });
});

describe('S16 forms', () => {
  const slow = pacer();
  const { forms } = limitsOf(slow);

  function post(ip: string, person?: string): { readonly outcome: () => 'waits' | 'passed' | 'refused' } {
    let outcome: 'waits' | 'passed' | 'refused' = 'waits';
    const request = { method: 'POST', ip, session: { person } } as unknown as Request;
    void forms(request, {} as Response, (error?: unknown) => {
      outcome = error === undefined ? 'passed' : 'refused';
    });
    return { outcome: () => outcome };
  }

  it('three thousand of one address in a moment close no form of the others there', async () => {
    const flood = Array.from({ length: 3500 }, () => post('192.0.2.1'));
    await slow.settle();
    assert.equal(flood.filter(({ outcome }) => outcome() === 'passed').length, 3000);
    assert.equal(flood.filter(({ outcome }) => outcome() === 'refused').length, 400);
    const known = post('192.0.2.1', 'student-1');
    const fresh = post('::ffff:192.0.2.1');
    const elsewhere = post('198.51.100.2');
    await slow.settle();
    assert.deepEqual([known.outcome(), elsewhere.outcome()], ['passed', 'passed']);
    await slow.pass(20);
    assert.equal(fresh.outcome(), 'passed');
  });
});

describe('the address that is counted', () => {
  it('is one of IPv4, however it is written, and a household’s network of IPv6', () => {
    assert.equal(placeOf('192.0.2.1'), '192.0.2.1');
    assert.equal(placeOf('::ffff:192.0.2.1'), '192.0.2.1');
    const household = '2001:db8:1:2::/64';
    for (const one of ['2001:db8:1:2::5', '2001:0DB8:0001:0002:aaaa:bbbb:cccc:dddd', '2001:db8:1:2:ffff::1%eth0'])
      assert.equal(placeOf(one), household, one);
    assert.notEqual(placeOf('2001:db8:1:3::5'), household);
    assert.equal(placeOf('::1'), '0:0:0:0::/64');
  });
});

describe('a browser that is known', () => {
  it('shows whom it is known for, to who signed it, and nothing else', () => {
    const anna = knownFor(null, 'secret', 'anna');
    const both = knownFor(anna, 'secret', 'boris');
    const device = deviceOf(both, 'secret', 'anna');
    assert.ok(device !== null && device === deviceOf(both, 'secret', 'boris'));
    assert.equal(deviceOf(anna, 'secret', 'boris'), null);
    assert.equal(deviceOf(both, 'another secret', 'anna'), null);
    assert.ok(!both.includes('anna'));
    assert.equal(knownFor(both, 'secret', 'boris'), both);
    for (const forged of [
      '',
      'x',
      `${device}.${'a'.repeat(22)}`,
      `${'a'.repeat(22)}.${anna.split('.')[1]}`,
      '.'.repeat(500),
    ])
      assert.equal(deviceOf(forged, 'secret', 'anna'), null);
  });

  it('keeps the newest sixteen: a classroom’s machine serves many', () => {
    let kept: string | null = null;
    for (let student = 0; student < 20; student += 1) kept = knownFor(kept, 'secret', `student-${student}`);
    assert.equal(deviceOf(kept, 'secret', 'student-3'), null);
    assert.notEqual(deviceOf(kept, 'secret', 'student-4'), null);
    assert.notEqual(deviceOf(kept, 'secret', 'student-19'), null);
  });
});
