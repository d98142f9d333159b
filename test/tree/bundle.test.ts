import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild, { type Metafile } from 'esbuild';
import { justBash } from '../../build/just-bash.mjs';
import { licensesOf } from '../../build/licenses.mjs';
import { TOOLS } from '../../src/docker/runtime/shell/tool-names.ts';

describe('what the bundle takes of just-bash', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-bundle-'));
  let metafile: Metafile;
  let bundle: typeof import('just-bash');
  before(async () => {
    const built = await esbuild.build({
      stdin: { contents: `export * from 'just-bash'`, resolveDir: process.cwd() },
      outfile: join(folder, 'index.mjs'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      metafile: true,
      plugins: [justBash(TOOLS)],
    });
    metafile = built.metafile;
    bundle = await import(pathToFileURL(join(folder, 'index.mjs')).href);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is its shell and the tools that are used, and no database, archive, interpreter or network of it', () => {
    const packages = Object.keys(metafile.inputs).map(path => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
    assert.deepEqual([...new Set(packages)].filter(name => name !== undefined).sort(), ['just-bash']);
    const reached = Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(each => each.path));
    for (const module of ['child_process', 'http', 'https', 'net', 'tls', 'worker_threads'])
      assert.ok(!reached.includes(`node:${module}`), module);
  });

  it('every tool is there, and reaches nothing that is left out', async () => {
    const coverage = { hit: () => undefined };
    // As the shell of the simulator uses it: what of a tool ran is counted.
    const bash = new bundle.Bash({ commands: TOOLS, defenseInDepth: false, files: { '/file': 'text\n' }, coverage });
    for (const tool of TOOLS) {
      const { stdout, stderr } = await bash.exec(`${tool} --help; ${tool} /file /file < /file`);
      assert.doesNotMatch(`${stdout}${stderr}`, /tool-names\.ts|command not found/, tool);
      assert.notEqual(`${stdout}${stderr}`, '', tool);
    }
  });

  it('what is left out says so in plain words', async () => {
    const bash = new bundle.Bash({ commands: ['tar'], defenseInDepth: false });
    const { stderr, exitCode } = await bash.exec('tar --help');
    assert.match(stderr, /this build has only those commands of just-bash that are used: see tool-names\.ts/);
    assert.notEqual(exitCode, 0);
  });

  it('a tool that just-bash has not stops the build, and so does a licence that is not allowed', async () => {
    const build = (contents: string, tools: readonly string[]) =>
      esbuild.build({
        stdin: { contents, resolveDir: process.cwd() },
        bundle: true,
        platform: 'node',
        format: 'esm',
        write: false,
        metafile: true,
        logLevel: 'silent',
        plugins: [justBash(tools)],
      });
    await assert.rejects(build(`import 'just-bash'`, ['cut', 'nonsense']), /just-bash has no nonsense/);
    const { metafile: other } = await build(`import axe from 'axe-core'; console.log(axe.version)`, []);
    await assert.rejects(licensesOf([other]), /not among those.*: axe-core [\d.]+ \(MPL-2\.0\)/);
    const ours = await licensesOf([metafile]);
    assert.match(ours, /^just-bash [\d.]+: Apache-2\.0$/m);
    assert.match(ours, /^re2js [\d.]+: MIT$/m);
  });
});
