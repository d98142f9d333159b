import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { sitAtKeyboard } from '../../src/console/keyboard.ts';
import { boot } from '../../src/docker/index.ts';
import { world } from '../docker/host/world.ts';

/** Types lines, a moment of the event loop apart, and gives what the terminal showed, control sequences taken out. */
async function typed(...lines: readonly string[]): Promise<{ shown: string; exitCode: number }> {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 100 });
  let shown = '';
  output.on('data', data => {
    shown += String(data);
  });
  const sitting = sitAtKeyboard({
    host: await boot(world({ images: ['alpine:3.21'] })),
    input,
    output,
    now: () => Date.UTC(2025, 2, 2, 10),
    deadline: { during: (_what, work) => work() },
    pace: 0,
    pause: async () => undefined,
    greeting: 'Hello\n',
  });
  input.end(lines.map(line => `${line}\n`).join(''));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a sequence of the terminal begins with ESC.
  return { exitCode: await sitting, shown: shown.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '') };
}

describe('a person at the host’s keyboard', () => {
  it('is greeted, sees what a line prints, and leaves with exit and its code', async () => {
    const { shown, exitCode } = await typed('echo one', 'exit 3', 'echo two');
    assert.match(shown, /^Hello\n/);
    assert.match(shown, /one\n/);
    assert.doesNotMatch(shown, /[^ ]two\n|^two\n/m);
    assert.equal(exitCode, 3);
  });

  it('leaves with the last exit code when the input ends', async () => {
    assert.equal((await typed('docker image inspect nothing')).exitCode, 1);
  });

  it('an exit inside a container leaves the container alone', async () => {
    const { shown } = await typed(
      'docker run -it --name box alpine:3.21',
      'echo inside',
      'exit',
      'docker ps -a --format "{{.Names}}"',
    );
    assert.match(shown, /\/ # inside\n[\s\S]*student@dock:~\$ box\n/);
  });

  it('a line that is not whole asks for the rest', async () => {
    assert.match((await typed("echo 'a", "b'")).shown, /> a\nb\n/);
  });
});
