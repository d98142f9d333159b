import assert from 'node:assert/strict';
import { fileSystemOf, standIn } from '../../../src/docker/filesystem/index.ts';
import { alpine, runInAlpine } from './machine.ts';

function workshop(manifest: string | null = null) {
  const filesystem = alpine();
  const tree = fileSystemOf(filesystem, { now: () => 0 });
  for (const name of ['npm', 'npx', 'yarn', 'pip'])
    tree.write(`/usr/bin/${name}`, standIn(1000, name, { name, data: null }), { mode: 0o755 });
  tree.mkdir('/app');
  if (manifest !== null) tree.write('/app/package.json', manifest);
  return (script: string) => runInAlpine(['sh', '-c', script], { filesystem, cwd: '/app' });
}

describe('package managers', () => {
  it('know a package by its own name alone, whatever the name is', async () => {
    const sh = workshop();
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      for (const tool of ['npm install -g', 'pip install']) {
        const { ending } = await sh(`${tool} ${name}`);
        assert.ok(ending?.kind === 'not-simulated' && ending.message.includes('does not know the package'));
      }
    }
    const npm = await sh('npm install -g semver && ls /usr/local/lib/node_modules');
    assert.match(npm.stdout, /added \d packages? in 1s\n[\s\S]*^semver$/m);
  });

  it('what a package of pip brings to run is not said to be missing', async () => {
    const sh = workshop();
    assert.equal((await sh('mkdocs --version')).exitCode, 127);
    const { ending } = await sh('pip install mkdocs && mkdocs --version');
    assert.deepEqual(
      [ending?.kind, ending?.kind === 'not-simulated' && ending.message],
      ['not-simulated', 'mkdocs: what the package of pip brings to run is not simulated on this host'],
    );
    assert.equal((await sh('pip install mkdocs && no-such-program')).exitCode, 127);
  });

  it('take of a package.json what npm can read of it', async () => {
    const odd = {
      name: 5,
      version: [],
      dependencies: { a: 1, ws: '^8.0.0' },
      devDependencies: 'x',
      scripts: { test: 7 },
    };
    const sh = workshop(JSON.stringify(odd));
    assert.match(
      (await sh('npm install && npm ls')).stdout,
      /added 1 package, .*\n[\s\S]*^app@1\.0\.0 \/app\n└── ws@8\.0\.0$/m,
    );
    assert.match((await sh('npm test')).stderr, /Missing script: "test"/);
    assert.match((await sh('npm run toString')).stderr, /Missing script: "toString"/);
    assert.match((await workshop('[]')('npm test')).stderr, /Missing script: "test"/);
  });
});
