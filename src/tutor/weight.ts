/** What an attempt keeps in memory, in bytes: hosts share what did not change between them, so each counts by what it has beside the one after it. */
import { type Host, heldBeside } from '../docker/index.ts';
import type { Attempt, Desk, Moment } from './attempt.ts';

/** Bytes that the moments of undo may keep beside the present host. */
const REMEMBERED = 8_000_000;
/** How far undo goes back. */
const MOMENTS = 50;
/** Bytes of an attempt in which nothing was done: what is said, shown and counted. */
const BARE = 30_000;
/** Bytes of an action of a sandbox, but for its words. */
const TRACE = 200;

/** Of a moment beside the one after it, and of a host beside nothing. Both stay as they are. */
const besides = new WeakMap<Moment, number>();
const alone = new WeakMap<Host, number>();

function besideNext(moment: Moment, next: Moment): number {
  const known = besides.get(moment);
  if (known !== undefined) return known;
  const bytes = heldBeside(moment.host, next.host) + printedBeside(moment, next);
  besides.set(moment, bytes);
  return bytes;
}

/** Characters of lines that the next moment does not remember. */
function printedBeside({ ran }: Moment, next: Moment): number {
  if (ran[0] === next.ran[0]) return 0;
  const kept = new Set(next.ran);
  return ran.reduce((sum, line) => (kept.has(line) ? sum : sum + line.stdout.length + line.stderr.length), 0);
}

/** The moments before, and the present one: the oldest are let go of when they are too many or keep too much. */
export function remembered({ host, ran, past }: Desk): readonly Moment[] {
  const moments = [...past, { host, ran }].slice(-MOMENTS);
  let bytes = 0;
  for (let at = moments.length - 2; at >= 0; at--) {
    const [moment, next] = moments.slice(at, at + 2);
    if (moment === undefined || next === undefined) break;
    bytes += besideNext(moment, next);
    if (bytes > REMEMBERED) return moments.slice(at + 1);
  }
  return moments;
}

/** About as much as is free again without it. */
export function weightOf({ host, ran, past, left, terminal, trail }: Attempt): number {
  const desks: readonly Pick<Desk, 'host' | 'ran' | 'past'>[] = [{ host, ran, past }, ...Object.values(left)];
  const printed = terminal.reduce((sum, entry) => sum + (entry.kind === 'mark' ? 0 : entry.output.length), 0);
  const done = trail.reduce((sum, { text }) => sum + TRACE + text.length, 0);
  return desks.reduce((sum, desk) => sum + deskWeight(desk), BARE + printed + done);
}

function deskWeight({ host, ran, past }: Pick<Desk, 'host' | 'ran' | 'past'>): number {
  let bytes = alone.get(host);
  if (bytes === undefined) {
    bytes = heldBeside(host, null);
    alone.set(host, bytes);
  }
  for (const [at, moment] of past.entries()) bytes += besideNext(moment, past[at + 1] ?? { host, ran });
  return bytes;
}
