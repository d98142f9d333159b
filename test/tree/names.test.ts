/** One name, one thing: outside the simulator no two files declare a type of the same name. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts') && !path.startsWith('docker/'))
    .map(path => join(folder, path));
}

describe('names of types', () => {
  it('are each declared in one file; what two files mean is imported', () => {
    const declared = new Map<string, string[]>();
    for (const path of sources('src'))
      for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(
        /^(?:export )?(?:interface|class|type) (\w+)(?=[ <])/gm,
      ))
        declared.set(name, [...(declared.get(name) ?? []), path]);
    assert.ok(declared.size > 300);
    assert.deepEqual(
      [...declared].filter(([, paths]) => paths.length > 1),
      [],
    );
  });
});
