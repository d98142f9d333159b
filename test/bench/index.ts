/**
 * `npm run bench [-- --rounds N]`: what Drydock costs beside its limit in the same run, as ratios. Rounds are interleaved and medians are
 * printed, because absolutes swing with the machine. Goals stand beside; a bench fails nothing.
 */
import { buildLines } from './build.ts';
import { channelLines } from './channel.ts';
import { diskLines } from './disk.ts';
import { heapLines } from './heap.ts';
import { bundled, pageLines } from './page.ts';
import { storedLines } from './stored.ts';

export interface Line {
  readonly what: string;
  readonly measured: string;
  readonly limit: string;
  readonly ratio: string;
  readonly goal: string;
}

const rounds = Number(/--rounds[= ](\d+)/.exec(process.argv.join(' '))?.[1] ?? 5);

async function hopLines(count: number): Promise<readonly Line[]> {
  const hop: { readonly hopLines: typeof import('./hop.ts').hopLines } = await import(await bundled('./hop.ts'));
  return hop.hopLines(count);
}

const lines: Line[] = [];
for (const each of [heapLines, buildLines, diskLines, storedLines, pageLines, hopLines, channelLines]) {
  for (const line of await each(rounds)) {
    lines.push(line);
    process.stdout.write(
      `${line.what}\n    ${line.measured} beside ${line.limit}: ${line.ratio} (goal ${line.goal})\n`,
    );
  }
}
process.stdout.write(`${lines.length} lines, medians of ${rounds} rounds\n`);
process.exit(0);
