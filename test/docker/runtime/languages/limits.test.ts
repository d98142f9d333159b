import assert from 'node:assert/strict';
import { budgetOf } from '../../../../src/docker/runtime/languages/budget.ts';
import { workOf } from '../../../work.ts';
import { node, python } from './machine.ts';

const STEPS = 'the script runs more steps than this host plays';
const MADE = 'the script makes more text and lists than this host keeps';
const DEEP = 'the script nests deeper than this host plays';
const LARGE = 'the script makes a larger value than this host keeps';
const LONG = 'the script is longer than this host reads';

/** Generous: what hangs works for ever. */
const MOST_WORK = 5_000;

async function stops(play: typeof node, source: string, message: string): Promise<void> {
  const work = await workOf(() => {
    assert.deepEqual(play(source).stopped, { kind: 'limit', message }, source.slice(0, 80));
    return Promise.resolve();
  });
  assert.ok(work < MOST_WORK, `${source.slice(0, 80)} took too long`);
}

describe('the limits of a script', () => {
  it('a budget counts steps, what is made, and what is within what', () => {
    const stopped: string[] = [];
    const stop = (_kind: string, message: string): never => {
      stopped.push(message);
      throw new Error(message);
    };
    const budget = budgetOf({ stop }, 2, 'program');
    budget.spend();
    budget.spend();
    assert.throws(() => budget.spend());
    budget.make(8_000_000);
    assert.throws(() => budget.make(1));
    budget.enter(900);
    budget.leave(1);
    budget.enter(1);
    assert.throws(() => budget.enter(1));
    assert.deepEqual(stopped, [
      'the program runs more steps than this host plays',
      'the program makes more text and lists than this host keeps',
      'the program nests deeper than this host plays',
    ]);
  });

  it('a script that does not end is stopped', async () => {
    await stops(python, 'while True:\n  pass', STEPS);
    await stops(python, 'for i in range(90000):\n  pass', STEPS);
    await stops(node, 'for (let i = 0; true; i++) { }', STEPS);
    await stops(node, 'setInterval(() => 1, 1)', STEPS);
    await stops(node, 'const f = n => n <= 0 ? 1 : f(n - 1) + f(n - 1); f(40)', STEPS);
    await stops(node, 'const f = () => { [1,2,3,4,5,6,7,8].forEach(() => setTimeout(f, 0)) }; f()', STEPS);
  });

  it('so is one that only grows', async () => {
    await stops(python, 's = "a"\nwhile True:\n  s = s + s', LARGE);
    await stops(python, 's = "a" * 1000\nfor i in range(60):\n  s = s * 1000', LARGE);
    await stops(python, 'x = [1]\nwhile True:\n  x = x + x', LARGE);
    await stops(python, 's = "aaaa"\nfor i in range(30):\n  s = s.replace("a", s)', LARGE);
    await stops(python, 's = "ab"\nfor i in range(30):\n  s = s.join([s, s, s])', LARGE);
    await stops(python, 's = "{0}{0}"\nfor i in range(30):\n  s = s.format(s)', LARGE);
    await stops(python, 'x = list(range(10 ** 9))', LARGE);
    await stops(python, 'x = [1]\nfor i in range(90):\n  x = [x, x]\nprint(x)', LARGE);
    await stops(python, 'import json\nx = [1]\nfor i in range(90):\n  x = [x, x]\njson.dumps(x)', LARGE);
    await stops(python, 'x = range(90000)\nwhile True:\n  y = x[1:]', MADE);
    await stops(python, 's = "a" * 900000\nwhile True:\n  y = "b" in s', MADE);
    await stops(node, 'let s = "a"; for (let i = 0; i < 100; i++) { s = s + s }', LARGE);
    await stops(node, 'let s = "ab"; for (let i = 0; i < 100; i++) { s = s.repeat(10000) }', LARGE);
    await stops(node, 'let s = "aa"; for (let i = 0; i < 90; i++) { s = s.split("").join(s + "b") }', LARGE);
    await stops(
      node,
      'let a = [1]; for (let i = 0; i < 90; i++) { a = [a, a] }\nconsole.log(JSON.stringify(a))',
      LARGE,
    );
    await stops(node, 'let a = [1]; for (let i = 0; i < 90; i++) { a = [a, a] }\nconsole.log("" + a)', LARGE);
  });

  it('so is one whose patterns lose themselves in a text', async () => {
    const MATCHED = 'the script matches more than this host plays';
    await stops(node, '/a*a*a*a*a*b/.test("a".repeat(5000))', MATCHED);
    await stops(node, '"a".repeat(100000).replace(/.*x.*y/g, "")', MATCHED);
    await stops(node, 'for (;;) "a".repeat(20000).match(/[a-z]+b/)', MATCHED);
    assert.equal(node('new RegExp("(")').stopped?.kind, 'not-simulated');
    assert.equal(node('/(a+)+b/.test("a".repeat(40))').stopped?.kind, 'not-simulated');
    assert.equal(node('console.log("a@b.c".match(/(\\w+)@(\\w+)\\.(\\w+)/)[2])').out, 'b\n');
  });

  it('so is one that goes ever deeper', async () => {
    await stops(python, 'def f():\n  f()\nf()', DEEP);
    await stops(python, 'class A:\n  def __repr__(self):\n    return repr(self)\nprint(A())', DEEP);
    await stops(node, 'const f = () => f(); f()', DEEP);
    await stops(node, 'const f = n => [n].map(f); f(1)', DEEP);
    await stops(node, 'const f = n => [n].filter(f); f(1)', DEEP);
    await stops(python, `x = 1\nx${'+1'.repeat(20_000)}`, DEEP);
    await stops(node, `const f = () => f; f${'()'.repeat(20_000)}`, DEEP);
  });

  it('so is one that is too long, or says nothing that ends', async () => {
    await stops(python, '#'.repeat(1_000_001), LONG);
    await stops(node, '/'.repeat(1_000_001), LONG);
    const notSimulated = async (play: typeof node, source: string) => {
      const work = await workOf(() => {
        assert.notEqual(play(source).stopped?.kind, 'limit', source.slice(0, 80));
        return Promise.resolve();
      });
      assert.ok(work < MOST_WORK, `${source.slice(0, 80)} took too long`);
    };
    const many = 100_000;
    for (const source of [
      '(',
      '[',
      '-',
      'not ',
      'a;',
      '(((\n',
      '"""',
      `x = "${'\\'.repeat(9_999)}`,
      'for a ',
      'with a ',
    ])
      await notSimulated(python, source.repeat(many / source.length));
    await notSimulated(python, `for a${' '.repeat(many)}b:\n  pass`);
    await notSimulated(python, Array.from({ length: 400 }, (_, at) => `${' '.repeat(at)}if True:`).join('\n'));
    for (const source of ['(', '[', '{', '!', '`', '/*', 'a +\n', 'if (1) ', 'if (1) { ', 'x => ', '1 ? 1 : ', '//'])
      await notSimulated(node, source.repeat(many / source.length));
  });
});
