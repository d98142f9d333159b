/** The seminar's build beside a real Docker's, which took 800 ms cold and 60 ms cached (overlay2, two shared cores). */
import { boot, run } from '../../src/docker/index.ts';
import { MAIN_GO, ONE_STAGE, world } from '../docker/host/world.ts';
import { figure, median } from './figures.ts';
import type { Line } from './index.ts';

const REAL = { cold: 800, cached: 60, list: 12 };
const EACH = 20;

export async function buildLines(rounds: number): Promise<readonly Line[]> {
  const line = 'docker build -f hello.Dockerfile -t sem04/hello .';
  const cold: number[] = [];
  const cached: number[] = [];
  const list: number[] = [];
  for (let n = 0; n < rounds * EACH; n++) {
    const host = await boot(world({ seed: n, files: { 'main.go': MAIN_GO, 'hello.Dockerfile': ONE_STAGE } }));
    const options = { at: host.clock + 1000, columns: 100, stdin: '' };
    const start = performance.now();
    const built = (await run(host, line, options)).host;
    const middle = performance.now();
    const again = (await run(built, line, options)).host;
    const end = performance.now();
    await run(again, 'docker image ls', options);
    list.push(performance.now() - end);
    cold.push(middle - start);
    cached.push(end - middle);
  }
  const row = (what: string, found: readonly number[], real: number, goal: string): Line => ({
    what,
    measured: `${figure(median(found))} ms`,
    limit: `${real} ms of a real Docker`,
    ratio: `1/${figure(real / median(found))}`,
    goal,
  });
  return [
    row("the seminar's build, cold", cold, REAL.cold, '≤ 1/100'),
    row("the seminar's build, cached", cached, REAL.cached, '≤ 1/50'),
    row('docker image ls', list, REAL.list, 'none'),
  ];
}
