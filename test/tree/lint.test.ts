import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sources } from './sources.ts';

/** One rule, or the format of one list, and a sentence that says why. */
const REASONED = /^biome-ignore(?:-all)? (?:lint\/\w+\/\w+|format): \S+ \S+ \S/;

const CONFIG = readFileSync('biome.jsonc', 'utf8');
const config = JSON.parse(CONFIG.replace(/^ *\/\/.*$/gm, ''));
/** As `npm run check:lint` calls it, but for the folder. */
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const CALLED: readonly string[] = scripts['check:lint'].split(' ').slice(1, -1);

describe('the linter', () => {
  const place = mkdtempSync(join(tmpdir(), 'drydock-lint-'));
  const biome = resolve('node_modules/.bin/biome');

  before(() => {
    writeFileSync(join(place, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }, null, 2));
  });
  after(() => rmSync(place, { recursive: true }));

  /** The rules that a file breaks, by the configuration of this repository. */
  function broken(text: string): readonly string[] {
    writeFileSync(join(place, 'probe.ts'), text);
    const { status, stdout, stderr } = spawnSync(biome, [...CALLED, 'probe.ts'], { cwd: place, encoding: 'utf8' });
    const rules = [...(stdout + stderr).matchAll(/ lint\/(\w+\/\w+)/g)].map(match => match[1] ?? '');
    assert.equal(status, rules.length === 0 ? 0 : 1, stdout + stderr);
    return [...new Set(rules)].sort();
  }

  it('refuses a debugger, a promise that nobody waits for, and one taken for a value', () => {
    assert.deepEqual(broken('export const one = 1;\ndebugger;\n'), ['suspicious/noDebugger']);
    const save = 'async function save(): Promise<void> {}\n';
    assert.deepEqual(broken(`${save}save();\n`), ['nursery/noFloatingPromises']);
    assert.deepEqual(broken(`${save}if (save()) throw new Error('never');\n`), ['nursery/noMisusedPromises']);
    assert.deepEqual(broken(`${save}await save();\n`), []);
    // What it only warns of by itself is refused too.
    assert.deepEqual(broken('const one = 1;\nexport {};\n'), ['correctness/noUnusedVariables']);
  });

  it('is asked to suppress nothing without a reason, and no rule for a whole folder', () => {
    const bare = ['src', 'test', 'build']
      .flatMap(directory => sources(directory, /\.(?:[jt]s|mjs|css)$/))
      .filter(file => file !== join('test', 'tree', 'lint.test.ts'))
      .flatMap(file => {
        const ignored = readFileSync(file, 'utf8').match(/biome-ignore.*/g) ?? [];
        return ignored.filter(line => !REASONED.test(line)).map(line => `${file} ${line}`);
      });
    assert.deepEqual(bare, []);
    assert.deepEqual(config.overrides, undefined);
    const lines = CONFIG.split('\n');
    const unexplained = lines.filter((line, at) => line.includes('"off"') && !lines[at - 1]?.trim().startsWith('//'));
    assert.deepEqual(unexplained, []);
  });
});
