import type { Dialect } from '../kernel/manners.ts';

/** The order in which a shell hands its variables on is that of its table. */

/** Buckets of the table of ash and of dash, and of bash's. */
const BUCKETS = 39;
const BASH_BUCKETS = 1024;

/** Of ash and dash: the first letter counts sixteenfold more. */
function bucketOf(name: string): number {
  let sum = name.charCodeAt(0) << 4;
  for (let at = 0; at < name.length; at++) sum += name.charCodeAt(at);
  return sum % BUCKETS;
}

/** Of bash: Fowler, Noll and Vo's in 32 bits. */
function bucketOfBash(name: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash, 16_777_619) ^ name.charCodeAt(at);
  return hash & (BASH_BUCKETS - 1);
}

/** What a program is started with. */
interface Started {
  readonly dialect: Dialect;
  readonly cwd: string;
  /** What the shell itself was started with. */
  readonly before: ReadonlyMap<string, string>;
  /** The program's path. */
  readonly program: string;
}

/** What a program is given by a shell that is no learner's prompt: what is exported, in the order of its table. */
export function environmentOf(
  exported: ReadonlyMap<string, string>,
  { dialect, cwd, before, program }: Started,
): Map<string, string> {
  // Those of one bucket stay in the order in which the shell met them: first what it was started with.
  const met = [...before.keys()].filter(name => exported.has(name));
  const all = new Map(met.map(name => [name, exported.get(name) ?? '']));
  for (const [name, value] of exported) all.set(name, value);
  all.set('PWD', exported.get('PWD') ?? cwd);
  const bucket = dialect === 'bash' ? bucketOfBash : bucketOf;
  const ordered = new Map([...all].sort(([one], [other]) => bucket(one) - bucket(other)));
  if (dialect !== 'bash') return ordered;
  ordered.delete('_');
  return ordered.set('_', program);
}
