import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { packageManifest, shrinkwrap } from '../../build/pack.mjs';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

describe('package.json and lock of the package', () => {
  it('have what runs and what starts it', () => {
    const manifest = packageManifest({
      name: 'boat',
      version: '2.0.0',
      dependencies: { sail: '1.0.0' },
      devDependencies: { saw: '1.0.0' },
      scripts: { prepare: 'node build', start: 'node boat', test: 'mocha' },
    });
    assert.deepEqual(manifest, {
      name: 'boat',
      version: '2.0.0',
      dependencies: { sail: '1.0.0' },
      scripts: { start: 'node boat' },
    });
    const lock = {
      name: 'boat',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: {
        '': { name: 'boat', version: '1.0.0', dependencies: { sail: '1.0.0' }, devDependencies: { saw: '1.0.0' } },
        'node_modules/sail': { version: '1.0.0' },
        'node_modules/saw': { version: '1.0.0', dev: true },
        'node_modules/saw/node_modules/blade': { version: '1.0.0', dev: true, optional: true },
        'node_modules/needle': { version: '1.0.0', devOptional: true },
        'node_modules/flag': { version: '1.0.0', optional: true },
      },
    };
    assert.deepEqual(shrinkwrap(lock, manifest), {
      name: 'boat',
      version: '2.0.0',
      lockfileVersion: 3,
      packages: {
        '': { name: 'boat', version: '2.0.0', dependencies: { sail: '1.0.0' } },
        'node_modules/sail': { version: '1.0.0' },
        'node_modules/needle': { version: '1.0.0', optional: true },
        'node_modules/flag': { version: '1.0.0', optional: true },
      },
    });
  });

  it('name no package: everything that runs is in the bundle', () => {
    const manifest = packageManifest(read('package.json'));
    const { packages } = shrinkwrap(read('package-lock.json'), manifest);
    assert.deepEqual(Object.keys(packages as object), ['']);
    assert.deepEqual(manifest.scripts, { start: 'node dist/main.js serve' });
  });
});
