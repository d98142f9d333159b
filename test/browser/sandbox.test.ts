/** What of a zip, a folder or files comes into a sandbox, and in which inputs. */
import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { inputsOf, MOST_BYTES, type Offered, type Sorted, sorted } from '../../src/browser/sandbox/dropped.ts';
import { zipEntries } from '../../src/browser/sandbox/zip.ts';
import { input } from '../../src/live/protocol.ts';

async function taken(zip: Uint8Array): Promise<Sorted> {
  const entries = zipEntries(zip);
  assert.ok(entries !== null);
  return sorted(entries);
}

/** A file whose name stands in the zip in these bytes, without the mark of UTF-8. */
function named(bytes: readonly number[]): Uint8Array {
  const zip = zipSync({ ['x'.repeat(bytes.length)]: strToU8('text') });
  const key = strToU8('x'.repeat(bytes.length));
  for (let at = 0; at < zip.length; at++) if (key.every((byte, index) => zip[at + index] === byte)) zip.set(bytes, at);
  return zip;
}

const file = (path: string, bytes: Uint8Array): Offered => ({
  path,
  trouble: null,
  read: async most => (bytes.length > most ? 'big' : bytes),
});

describe('what is brought into a sandbox', () => {
  it('of a zip: its one folder becomes the context; what is hidden, leads outside or is no name is left out', async () => {
    const found = await taken(
      zipSync({
        'site/Dockerfile': strToU8('FROM alpine:3.21\n'),
        'site/.dockerignore': strToU8('*.log\n'),
        'site/.git/config': strToU8('[core]'),
        'site/.env': strToU8('SECRET=1'),
        'site/../../etc/passwd': strToU8('root'),
        'site/data.bin': [new Uint8Array([0, 255, 128]), { level: 0 }],
        '__MACOSX/site/._x': strToU8('x'),
      }),
    );
    assert.ok(found.ok);
    assert.deepEqual(found.taken.map(({ path }) => path).toSorted(), ['.dockerignore', 'Dockerfile', 'data.bin']);
    assert.deepEqual([...(found.taken.find(({ path }) => path === 'data.bin')?.bytes ?? [])], [0, 255, 128]);
    assert.deepEqual(Object.fromEntries(found.left.map(({ path, why }) => [path, why])), {
      '.git/config': 'hidden',
      '.env': 'hidden',
      '../../etc/passwd': 'outside',
      '__MACOSX/site/._x': 'hidden',
    });
  });

  it('names in UTF-8, with and without its mark, and in the code page of Russian DOS', async () => {
    const marked = await taken(zipSync({ 'файл.txt': strToU8('x') }));
    const unmarked = await taken(named([...strToU8('файл')]));
    const dos = await taken(named([0xe4, 0xa0, 0xa9, 0xab]));
    for (const [found, name] of [
      [marked, 'файл.txt'],
      [unmarked, 'файл'],
      [dos, 'файл'],
    ] as const)
      assert.deepEqual(found.ok ? found.taken.map(({ path }) => path) : found, [name]);
  });

  it('what is too much names the file; a bomb is given up as it grows; damage is told', async () => {
    const bomb = await taken(zipSync({ Dockerfile: strToU8('FROM x'), bomb: new Uint8Array(40_000_000) }));
    assert.deepEqual(bomb, { ok: false, why: 'bytes', path: 'bomb' });
    const two = await sorted([file('a', new Uint8Array(MOST_BYTES - 1)), file('b', new Uint8Array(2))]);
    assert.deepEqual(two, { ok: false, why: 'bytes', path: 'b' });
    const many = await sorted(Array.from({ length: 501 }, (_, n) => file(`f${n}`, new Uint8Array(1))));
    assert.deepEqual(many, { ok: false, why: 'files', path: 'f500' });
    const damaged = zipSync({ a: strToU8('hello '.repeat(100)), b: strToU8('b') });
    damaged.fill(0xff, 31, 40);
    const found = await taken(damaged);
    assert.deepEqual(found.ok ? [found.taken.map(({ path }) => path), found.left] : found, [
      ['b'],
      [{ path: 'a', why: 'unreadable' }],
    ]);
    assert.equal(zipEntries(strToU8('no zip at all, whatever its name says')), null);
    assert.deepEqual(await sorted([]), { ok: false, why: 'nothing', path: '' });
  });

  it('goes in inputs that the channel takes, whole and in order', () => {
    const big = new Uint8Array(700_001).map((_, at) => at % 251);
    const inputs = inputsOf([
      { path: 'a', bytes: new Uint8Array() },
      { path: 'big', bytes: big },
      { path: 'b', bytes: strToU8('b') },
    ]);
    assert.deepEqual(
      inputs.map(({ follows }) => follows),
      [false, ...inputs.slice(1).map(() => true)],
    );
    const files = new Map<string, Buffer>();
    for (const each of inputs) {
      assert.ok(input.safeParse(each).success);
      assert.ok(JSON.stringify(each).length < 500_000);
      for (const { path, base64, at } of each.files) {
        const before = files.get(path) ?? Buffer.alloc(0);
        assert.equal(before.length, at);
        files.set(path, Buffer.concat([before, Buffer.from(base64, 'base64')]));
      }
    }
    assert.deepEqual(files.get('big'), Buffer.from(big));
    assert.equal(files.get('b')?.toString(), 'b');
    assert.equal(files.get('a')?.length, 0);
  });
});
