/**
 * What `--help` says of docker, of every group and of every command: the whole of the client's table, as people read it. Its sentences are ours,
 * and stand in a golden file. All else is Docker's: usage lines, aliases, flags with their letters, types and defaults, sections.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { COMMANDS } from '../../../src/docker/client/commands/index.ts';
import { groups } from '../../../src/docker/client/tree.ts';
import { boot, type Host } from '../../../src/docker/index.ts';
import { golden } from '../../golden.ts';
import { leftOut } from '../../left-out.ts';
import { type, world } from '../host/world.ts';
import { type HelpShape, shapeOf } from './help-shape.ts';

/** Docker 28.5.2 with buildx 0.29.1 beside its daemon: of each page all but its sentences. */
const RECORDED: Readonly<Record<string, HelpShape>> = JSON.parse(
  readFileSync(new URL('../../fixtures/help-shapes.json', import.meta.url), 'utf8'),
);

/** The version of the client that this machine has; null for none of Docker 28. */
const packaged =
  /^Docker version (28\.\d+)/.exec(spawnSync('docker', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? null;

/** Flags that a client shows for daemons that are not this one: Windows, swarms, experiments. Without a daemon it shows them all. */
const FOR_OTHER_DAEMONS =
  /^--(cpu-count|cpu-percent|io-max\w+|checkpoint(-dir)?|availability|group|limit-bytes|required-bytes|scope|secret|sharing|topology-\w+|type|cluster) /;

describe('the help of docker', () => {
  let host: Host;
  before(async () => {
    host = await boot(world());
  });

  const page = async (line: string): Promise<string> => {
    const { outcome } = await type(host, line);
    assert.deepEqual([outcome.stderr, outcome.ending.exitCode], ['', 0], line);
    return outcome.stdout;
  };

  it('is what it was', async () => {
    const places = [[], ...[...groups.values()].map(group => group.path), ...COMMANDS.map(each => each.at[0] ?? [])];
    const pages: string[] = [];
    for (const line of [...new Set(places.map(place => ['docker', ...place, '--help'].join(' ')))].sort())
      pages.push(`$ ${line}\n${await page(line)}`);
    golden('help.txt', pages.join('\n'));
  });

  it('is Docker’s in all but its sentences', async () => {
    assert.ok(Object.keys(RECORDED).length > 100);
    for (const [words, recorded] of Object.entries(RECORDED)) {
      const shape = shapeOf(await page(`${words} --help`));
      // The machine of the recording has no plugin for applications of several containers, most others have.
      const sections = Object.fromEntries(
        Object.entries(shape.sections).map(([title, names]) => [title, names.filter(name => name !== 'compose')]),
      );
      assert.deepEqual({ ...shape, sections }, recorded, words);
    }
  });

  const title = 'agrees with the client that is packaged for this machine';
  if (packaged === null) leftOut(title, 'needs a docker client of version 28 in PATH');
  else
    it(title, async () => {
      const looked = Object.entries(RECORDED).filter(
        ([, { usage }]) => usage !== '' && !usage.startsWith('docker buildx'),
      );
      assert.ok(looked.length > 80);
      for (const [words] of looked) {
        const [name = '', ...path] = words.split(' ');
        const { stdout } = spawnSync(name, [...path, '--help'], {
          encoding: 'utf8',
          env: { ...process.env, HOME: '/home/learner' },
        });
        const theirs = shapeOf(stdout);
        const ours = shapeOf(await page(`${words} --help`));
        assert.deepEqual([ours.usage, ours.aliases], [theirs.usage, theirs.aliases], words);
        // Until 28.2 the client called `--host` a list.
        const flags = theirs.flags.map(flag => (flag === '-H, --host list' ? '-H, --host string' : flag));
        assert.deepEqual(
          ours.flags.filter(flag => !flags.includes(flag)),
          [],
          words,
        );
        assert.deepEqual(
          flags.filter(flag => !ours.flags.includes(flag) && !FOR_OTHER_DAEMONS.test(`${flag} `)),
          [],
          words,
        );
      }
    });
});
