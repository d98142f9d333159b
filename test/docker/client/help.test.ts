/** What `--help` says of docker, of every group and of every command: the whole of the client's table, as people read it. */
import assert from 'node:assert/strict';
import { COMMANDS } from '../../../src/docker/client/commands/index.ts';
import { groups } from '../../../src/docker/client/tree.ts';
import { boot } from '../../../src/docker/index.ts';
import { golden } from '../../golden.ts';
import { type, world } from '../host/world.ts';

describe('the help of docker', () => {
  it('is what it was', async () => {
    const host = await boot(world());
    const places = [[], ...[...groups.values()].map(group => group.path), ...COMMANDS.map(each => each.at[0] ?? [])];
    const pages: string[] = [];
    for (const line of [...new Set(places.map(place => ['docker', ...place, '--help'].join(' ')))].sort()) {
      const { outcome } = await type(host, line);
      assert.deepEqual([outcome.stderr, outcome.ending.exitCode], ['', 0], line);
      pages.push(`$ ${line}\n${outcome.stdout}`);
    }
    golden('help.txt', pages.join('\n'));
  });
});
