/** What the daemon refused, as the client tells it. */
import { errorKindOf, type RefusalKind, type RefusedAnswer } from '../engine/index.ts';
import { type CommandEnding, type Failure, fail, failed, WELL } from './command.ts';
import type { ClientIO } from './io.ts';

/** Kinds of refusals that are told as they are: no daemon answered with them. */
const OWN_WORDS: readonly RefusalKind[] = ['not-simulated', 'limit', 'unreachable', 'unasked'];

/** `Error response from daemon: …`; a limit of this host is told in its own words. */
export function daemonText(refused: { readonly kind: RefusalKind; readonly message: string }): string {
  return OWN_WORDS.includes(refused.kind) ? refused.message : `Error response from daemon: ${refused.message}`;
}

export function failRefused(io: ClientIO, refused: RefusedAnswer, options: Partial<Failure> = {}): CommandEnding {
  return fail(io, daemonText(refused), { kind: errorKindOf(refused.kind), ...options });
}

/** As `failRefused`, in what builds: it marks its errors. */
export function failBuilder(io: ClientIO, refused: RefusedAnswer): CommandEnding {
  const kind = errorKindOf(refused.kind);
  return fail(io, `${kind === 'docker' ? 'ERROR: ' : ''}${daemonText(refused)}`, { kind });
}

/** One line for each of several troubles, and exit code 1 when there is any. */
export function failEach(
  io: ClientIO,
  problems: readonly AnswerProblem[],
  options: Partial<Failure> = {},
): CommandEnding {
  const [first] = problems;
  if (first === undefined) return WELL;
  const kind = problems.every(one => one.kind === first.kind) ? first.kind : 'docker';
  for (const one of problems) fail(io, one.text, { kind: one.kind });
  return failed(problems.map(one => one.text).join('\n'), { kind, ...options });
}

export interface AnswerProblem {
  readonly text: string;
  readonly kind: Failure['kind'];
  /** The daemon knows nothing of that name. */
  readonly missing: boolean;
}

export function problem(refused: RefusedAnswer): AnswerProblem {
  return { text: daemonText(refused), kind: errorKindOf(refused.kind), missing: refused.kind === 'not-found' };
}

/** A trouble of the client's own. */
export function trouble(text: string): AnswerProblem {
  return { text, kind: 'docker', missing: false };
}
