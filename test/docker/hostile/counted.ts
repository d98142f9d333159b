import assert from 'node:assert/strict';
import { type Ran, run } from '../../../src/docker/index.ts';
import { Beyond, UNCOUNTED, type Work } from '../../../src/docker/work.ts';
import { workOf as cpuOf } from '../../work.ts';
import { played } from '../host/world.ts';

/** Work that is never short, and tells how much of it was done. */
function counted(): Work & { readonly spent: () => number } {
  let spent = 0;
  return {
    ...UNCOUNTED,
    spend(units) {
      spent += units;
    },
    spent: () => spent,
  };
}

/** How much work a play costs. */
export function costOf(play: (work: Work) => void): number {
  const work = counted();
  play(work);
  return work.spent();
}

/** Four times as large, no more than so many times as dear: twice the size in both of two ways is four times the work. */
export function growsNoFaster(most: number, costAt: (size: number) => number, size: number): void {
  const [one, four] = [costAt(size), costAt(size * 4)];
  assert.ok(four <= one * most, `${one} at ${size}, ${four} at ${size * 4}`);
}

export function isBeyond(play: () => unknown): string | null {
  try {
    play();
    return null;
  } catch (error) {
    if (error instanceof Beyond) return error.message;
    throw error;
  }
}

/** CPU that a hostile line may take: eight times what is allowed it: beside other tests, and while a machine is warming up, the same line takes several times as much. */
const MOST_CPU = 2_000;

export interface Hostile {
  readonly files?: Readonly<Record<string, string>>;
  readonly before?: readonly string[];
  readonly line: string;
}

/** Types a line at a host that is ready for it, and gives how it went and what it cost, in milliseconds of CPU. */
async function typed({ files = {}, before = [], line }: Hostile): Promise<{ ran: Ran; cpu: number }> {
  const { host } = await played(before, { images: ['alpine:3.21'], files });
  let ran: Ran | null = null;
  const cpu = await cpuOf(async () => {
    ran = await run(host, line, { at: host.clock + 1000, columns: null, stdin: '' });
  });
  assert.ok(ran !== null);
  return { ran, cpu };
}

/** Plays a hostile line: whatever it comes to, it comes to it soon, and a cap is told in this host's own words. */
export async function endsSoon(name: string, hostile: Hostile, most = MOST_CPU): Promise<Ran> {
  const { ran, cpu } = await typed(hostile);
  const { ending, stderr } = ran.outcome;
  assert.ok(cpu < most, `${name}: ${Math.round(cpu)} ms`);
  if (ending.kind === 'limit') assert.match(stderr, /^drydock: [^\n]+\n$/, name);
  assert.doesNotMatch(stderr, /RangeError|TypeError|Maximum call stack|Invalid string length|\bat \//, name);
  return ran;
}

/** The same, and it has to come to a cap. */
export async function endsAtCap(name: string, hostile: Hostile, most = MOST_CPU): Promise<void> {
  const { outcome } = await endsSoon(name, hostile, most);
  assert.equal(outcome.ending.kind, 'limit', `${name}: ${outcome.stderr.slice(0, 200)}`);
}
