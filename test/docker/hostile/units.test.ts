import assert from 'node:assert/strict';
import { COMMAND_WORK, LINE_WORK, workOf } from '../../../src/docker/work.ts';
import { runInAlpine } from '../runtime/machine.ts';

/**
 * What a turn of a loop costs in units of work, whatever it does: at least what it was measured to take, at ten nanoseconds a unit. So a
 * budget of work is about one time of a processor, and no kind of command is a way around it.
 */

/** By what is done in each turn. */
const LEAST: readonly (readonly [turn: string, units: number])[] = [
  [':', 2_500],
  ['x=$i', 2_500],
  ['x=$((i+1))', 2_500],
  ['{ :; }', 5_000],
  ['( : )', 5_000],
  ['x=$(:)', 5_000],
  ['if :; then :; fi', 5_000],
  ['case $i in a*) ;; *) : ;; esac', 5_000],
  ['read x < /etc/group', 7_000],
  ['f() { :; }; f', 7_000],
  ['[ $i = 3 ]', 12_000],
  ['echo a', 14_000],
  ['echo a > /tmp/f', 20_000],
  ['eval :', 30_000],
  [': &', 30_000],
  ['sh -c :', 50_000],
  ['sed s/a/b/ /etc/group', 60_000],
];

/** A process, and how many units it worked. */
async function counted(argv: readonly string[], most = LINE_WORK) {
  const within = workOf(most, COMMAND_WORK);
  let worked = 0;
  const take = (units: number): boolean => {
    worked += units;
    return within.take(units);
  };
  const ran = await runInAlpine(argv, { work: { ...within, take } });
  return { ...ran, worked };
}

const shell = (script: string, most?: number) => counted(['sh', '-c', script], most);

describe('a unit of work is a time, whatever is done', () => {
  const looped = async (turn: string, turns: number) => {
    const { worked, ending, stderr } = await shell(`for i in $(seq 1 ${turns}); do ${turn}; done`);
    assert.equal(ending?.kind, 'exited', stderr);
    return worked;
  };
  for (const [turn, least] of LEAST)
    it(`a turn of ${turn} counts ${least} or more`, async () => {
      const each = ((await looped(turn, 60)) - (await looped(turn, 10))) / 50;
      assert.ok(each >= least && each < 4 * least, `${each} units`);
    });

  it('and so a loop of anything ends with the work that its process may do', async () => {
    const work = 3_000_000;
    for (const [turn] of LEAST) {
      const { worked, ending } = await shell(`while true; do ${turn}; done`, work);
      assert.equal(ending?.kind, 'limit', turn);
      assert.ok(worked > work && worked < 1.1 * work, `${turn}: ${worked}`);
    }
  });

  it('a comment that only fills a file is not read', async () => {
    const { stdout, worked } = await shell(`#${'x'.repeat(3_000_000)}\necho hi | cat`);
    assert.equal(stdout, 'hi\n');
    assert.ok(worked < 1_000_000, `${worked}`);
  });

  it('a process counts by itself', async () => {
    const { worked } = await counted(['true']);
    assert.ok(worked >= 60_000, `${worked}`);
  });
});
