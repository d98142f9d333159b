import { standIn } from '../../../../filesystem/index.ts';
import type { ProgramCall } from '../../../kernel/program.ts';
import { pass } from '../../../kernel/session.ts';
import { architectureOf, type Distribution, distributionOf, LISTS } from './distribution.ts';
import type { AptLine } from './line.ts';

/** `apt update`: fetches the lists of packages. */
export function update(call: ProgramCall, { say }: AptLine): number {
  const distribution = distributionOf(call);
  if (!call.session.request.network) {
    refuseOffline(call, distribution, say);
    return 0;
  }
  let number = 0;
  for (const [what, size] of indicesOf(call, distribution)) {
    pass(call.session, 160);
    say(`Get:${++number} ${what} [${size}]\n`);
  }
  pass(call.session, 700);
  const fetched = distribution.debian ? '9194 kB in 2s (5412 kB/s)' : '27.1 MB in 4s (6612 kB/s)';
  say(`Fetched ${fetched}\nReading package lists...\n`);
  keepLists(call, distribution);
  return 0;
}

function suitesOf({ debian, suite }: Distribution): readonly string[] {
  return [suite, `${suite}-updates`, ...(debian ? [] : [`${suite}-backports`, `${suite}-security`])];
}

/** What is fetched, and how large it is. */
function indicesOf(call: ProgramCall, distribution: Distribution): readonly (readonly [what: string, size: string])[] {
  const { debian, host, suite } = distribution;
  const packages = `${architectureOf(call)} Packages`;
  const releaseSize = (each: string) => (debian ? (each === suite ? '151 kB' : '55.4 kB') : '256 kB');
  const releases = suitesOf(distribution).map(each => [`${host} ${each} InRelease`, releaseSize(each)] as const);
  return debian
    ? [
        ...releases,
        [`${host}-security ${suite}-security InRelease`, '48.0 kB'],
        [`${host} ${suite}/main ${packages}`, '8693 kB'],
        [`${host} ${suite}-updates/main ${packages}`, '512 B'],
        [`${host}-security ${suite}-security/main ${packages}`, '246 kB'],
      ]
    : [
        ...releases,
        [`${host} ${suite}/main ${packages}`, '1808 kB'],
        [`${host} ${suite}/universe ${packages}`, '19.3 MB'],
      ];
}

/** Without a network update fails, and exits with 0 all the same. */
function refuseOffline(call: ProgramCall, distribution: Distribution, say: AptLine['say']): void {
  const { host, suite } = distribution;
  const failure = `Temporary failure resolving '${host.split('/')[2]}'`;
  pass(call.session, 4000);
  for (const each of suitesOf(distribution)) call.err(`Err:1 ${host} ${each} InRelease\n  ${failure}\n`);
  say('Reading package lists...\n');
  call.err(
    `W: Failed to fetch ${host}/dists/${suite}/InRelease  ${failure}\nW: Some index files failed to download. They have been ignored, or old ones used instead.\n`,
  );
}

function keepLists(call: ProgramCall, { host, suite, lists }: Distribution): void {
  const name = `${LISTS}/${host.replace(/^http:\/\//, '').replaceAll('/', '_')}_dists_${suite}`;
  call.files.mkdir(`${LISTS}/partial`, { recursive: true });
  call.files.write(
    `${name}_main_binary-${architectureOf(call)}_Packages.lz4`,
    standIn(lists - 330_000, `${suite} lists`),
  );
  call.files.write(`${name}_InRelease`, standIn(330_000, `${suite} release`));
}
