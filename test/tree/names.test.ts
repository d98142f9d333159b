/** One name, one thing: no two files declare a type of the same name. What the outside is called, `docker/outside` only repeats. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts') && !path.startsWith('docker/outside/'))
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
    assert.ok(declared.size > 900);
    assert.deepEqual(
      [...declared].filter(([, paths]) => paths.length > 1),
      [],
    );
  });
});
