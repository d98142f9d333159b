import assert from 'node:assert/strict';
import { runInAlpine } from './machine.ts';

describe('names of programs', () => {
  it('of an applet that no busybox has, whatever JavaScript knows by that name', async () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'nope']) {
      const { ending, stdout } = await runInAlpine(['busybox', name]);
      assert.deepEqual([ending?.kind, stdout], ['not-simulated', ''], name);
    }
  });
});
