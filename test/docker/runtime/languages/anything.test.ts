/** Whatever a script says, the language answers it: with what it prints, or by saying what it does not do here. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itFor } from '../../../length.ts';
import { workOf } from '../../../work.ts';
import { node, python } from './machine.ts';

const SEED = 20250304;
/** Generous: what hangs works for ever. */
const MOST_WORK = 5_000;
const MOST_PRINTED = 40_000_000;
/** What the machine below says when a script has reached it; the first two of what cannot be converted are Node's own words. */
const OURS =
  /RangeError: Maximum|Cannot convert(?! undefined or null to object| object to primitive value)|\[native code\]|file:\/\/|circular structure/;

const FILES = { '/app/data.json': '{"a": [1, {"b": null}]}', '/app/notes.txt': 'one\ntwo\n' };

async function answered(play: typeof node, source: string): Promise<void> {
  const work = await workOf(() => {
    const { code, out, err, took, server, stopped } = play(source, { files: FILES, input: 'Ann\n' });
    assert.ok(code === null || Number.isInteger(code), `exit code ${code}`);
    assert.ok(Number.isFinite(took) && took >= 0, `it took ${took}`);
    assert.ok(out.length + err.length < MOST_PRINTED, 'it printed too much');
    assert.doesNotMatch(err, OURS);
    if (stopped !== null) assert.match(stopped.message, /^.+ (is not simulated|than this host (plays|keeps|reads))$/s);
    if (server !== null) assert.ok(server.ports.every(Number.isFinite));
    return Promise.resolve();
  });
  assert.ok(work < MOST_WORK, 'it took too long');
}

/** Values and what may be asked of them, put together without regard to sense. */
function expressions(atoms: readonly string[], forms: readonly string[]): fc.Arbitrary<string> {
  return fc.letrec<{ value: string }>(tie => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...atoms),
      fc.tuple(fc.constantFrom(...forms), tie('value'), tie('value'), tie('value')).map(([form, a, b, c]) =>
        form
          .replace('A', () => a)
          .replace('B', () => b)
          .replace('C', () => c),
      ),
    ),
  })).value;
}

/** Statements, some of which hold others; `~` stands for the indent of a block. */
function programs(values: fc.Arbitrary<string>, forms: readonly string[], block: (body: string) => string) {
  return fc.letrec<{ statement: string; body: string }>(tie => ({
    statement: fc.tuple(fc.constantFrom(...forms), values, values, tie('body')).map(([form, a, b, body]) =>
      form
        .replace('A', () => a)
        .replace('B', () => b)
        .replaceAll('~', () => block(body)),
    ),
    body: fc.oneof(
      { depthSize: 'small' },
      values,
      fc.array(tie('statement'), { minLength: 1, maxLength: 4 }).map(list => list.join('\n')),
    ),
  })).body;
}

const COMMON_ATOMS = [
  '0',
  '1',
  '-1',
  '2.5',
  '1e308',
  '"a"',
  '""',
  '[]',
  '{}',
  '[1, 2, 3]',
  'x',
  'y',
  'f',
  'nope',
  '"%s"',
];
const COMMON_FORMS = [
  'A + B',
  'A - B',
  'A * B',
  'A / B',
  'A % B',
  'A ** B',
  'A == B',
  'A < B',
  '(A)',
  '[A, B]',
  '-A',
  'A[B]',
  'A[B:C]',
  'f(A)',
  'A(B)',
  'A.constructor',
  'A.x',
];
const PYTHON = programs(
  expressions(
    [...COMMON_ATOMS, 'None', 'True', 'print', 'os', 'sys', 'json', 'time', 'range(5)', 'input()', 'f"{x}"', "'''b'''"],
    [
      ...COMMON_FORMS,
      'A if B else C',
      'A and B',
      'not A',
      'A in B',
      'A // B',
      '{"k": A, "toString": B}',
      'len(A)',
      'str(A)',
      'int(A)',
      'max(A, B)',
      'sorted(A)',
      'sum(A)',
      'range(A, B, C)',
      'enumerate(A)',
      'A.join(B)',
      'A.replace(B, C)',
      'A.split(B)',
      'A.format(B, C)',
      'A.get(B, C)',
      'A.append(B)',
      'json.dumps(A)',
      'json.loads(A)',
      'time.sleep(A)',
      'open(A, B)',
      'os.environ.get(A)',
      'exit(A)',
      'print(A, sep=B, end=C)',
      'f"{A:.3f} {B}"',
    ],
  ),
  [
    'x = A',
    'y = B',
    'x += A',
    'print(A, B)',
    'if A:~',
    'while A:~',
    'for x in A:~',
    'for x, y in A:~',
    'def f(x, y=A):~',
    'def f(*x):~',
    'return A',
    'raise ValueError(A)',
    'break',
    'with open(A) as x:~',
    'import os, sys, json, time',
    'from os import path as x',
    'try:~',
    'class A:~',
    '@A',
    'A; B',
    'else:~',
    'del x',
    'x[A] = B',
  ],
  body => `\n${body.replace(/^/gm, '  ')}`,
);
const NODE = programs(
  expressions(
    [...COMMON_ATOMS, 'null', 'undefined', 'true', 'console', 'process', 'Date', 'Math', 'JSON', '`#{x}`', 'require'],
    [
      ...COMMON_FORMS,
      'A ? B : C',
      'A && B',
      'A || B',
      'A ?? B',
      '!A',
      'typeof A',
      'A === B',
      'x => A',
      '(x, y) => { return A }',
      'function (x) { A }',
      '({ toString: A, valueOf: B, toJSON: C })',
      '{ k: A }',
      'A.length',
      'A.map(B)',
      'A.filter(B)',
      'A.reduce(B, C)',
      'A.forEach(B)',
      'A.join(B)',
      'A.split(B)',
      'A.repeat(B)',
      'A.toFixed(B)',
      'A.slice(B, C)',
      'A.toString()',
      'String(A)',
      'Number(A)',
      'JSON.stringify(A, null, B)',
      'JSON.parse(A)',
      'Math.max(A, B)',
      'Object.entries(A)',
      'new Date(A)',
      'setTimeout(A, B)',
      'require(A)',
      'process.exit(A)',
      'process.on(A, B)',
      'require("http").createServer(A).listen(B)',
      'require("fs").readFileSync(A)',
      'require("./data.json")',
      '`#{A} #{B}`',
      'x++',
    ],
  ),
  [
    'const x = A;',
    'let y = B',
    'x = A;',
    'x += B',
    'console.log(A, B);',
    'if (A) {~} else {~}',
    'for (const x of A) {~}',
    'for (let x = 0; A; x++) {~}',
    'for (let x = 0; x < 3; x += 2) {~}',
    'function f(x) {~}',
    'const f = (x) => {~}',
    'return A',
    'throw new Error(A)',
    'break',
    'const { a, b } = A;',
    'import x from "fs"',
    'setInterval(() => {~}, A)',
    'class X {~}',
    'while (A) {~}',
    '// A',
    '/* A',
    'A, B',
  ],
  body => `\n${body}\n`,
);

describe('whatever a script says', () => {
  const lengths = { quick: 200, usual: 800, full: 60_000 };

  itFor('Python answers it', lengths, async numRuns => {
    await fc.assert(
      fc.asyncProperty(PYTHON, source => answered(python, source)),
      { seed: SEED, numRuns },
    );
  });

  itFor('Node.js answers it', lengths, async numRuns => {
    await fc.assert(
      // No linter shall take the templates of scripts for ours.
      fc.asyncProperty(NODE, source => answered(node, source.replaceAll('#{', '${'))),
      { seed: SEED, numRuns },
    );
  });

  itFor('neither falls over what is no script', { quick: 200, usual: 600, full: 40_000 }, async numRuns => {
    const signs = fc.array(
      fc.constantFrom(...`()[]{}"'\`:;,.=+-*/%<>!?&|#@$\\\n\t 01ax`, 'if ', 'for ', 'def ', '=> '),
      {
        maxLength: 60,
      },
    );
    await fc.assert(
      fc.asyncProperty(signs, async list => {
        await answered(python, list.join(''));
        await answered(node, list.join(''));
      }),
      { seed: SEED, numRuns },
    );
  });
});
