/** What was done in a sandbox, so that its page can draw a line of commands, and a copy of it can be compared with what it was. */
import { looksAlike } from '../docker/index.ts';
import { isSandbox, printedDigest } from '../quiz/index.ts';
import type { Attempt, Input, Trace } from './attempt.ts';
import type { Turn } from './turn.ts';

/** The newest that are kept: what was done before them can be gone back to no more. */
const TRACES = 500;
/** Characters. */
const TEXT = 120;

/** The attempt with what was taken last on its trail. */
export function traced({ attempt, at, outcome }: Turn, before: Attempt, input: Input): Attempt {
  if (!isSandbox(attempt.quiz)) return attempt;
  const named = nameOf(input);
  if (named === null) return attempt;
  const { chunks = [], ending = null } = outcome ?? {};
  const changed =
    input.kind === 'switch' || !looksAlike(before.host, attempt.host) || before.host.files !== attempt.host.files;
  const trace: Trace = {
    seq: before.seq + 1,
    at,
    ...named,
    did: ending !== null && ending.exitCode !== 0 ? 'failed' : changed ? 'changed' : 'looked',
    printed: ending === null ? '' : printedDigest([String(ending.exitCode), ...chunks.map(({ text }) => text)]),
  };
  // A piece of what was dropped is no action of its own.
  const last = attempt.trail.at(-1);
  if (input.kind === 'drop' && input.follows && last?.kind === 'drop')
    return { ...attempt, trail: [...attempt.trail.slice(0, -1), { ...last, seq: trace.seq }] };
  return { ...attempt, trail: [...attempt.trail, trace].slice(-TRACES) };
}

/** Null of what leaves the host alone and shows nothing of it. */
function nameOf(input: Input): Pick<Trace, 'kind' | 'text'> | null {
  switch (input.kind) {
    case 'line':
      return { kind: 'line', text: cut(input.line) };
    case 'edit':
      return { kind: 'edit', text: cut(input.edits.map(({ path }) => path).join(', ')) };
    case 'drop':
      return { kind: 'drop', text: cut(input.files.map(({ path }) => path).join(', ')) };
    case 'switch':
      return { kind: 'switch', text: `${input.conditions.registry} ${input.conditions.disk}` };
    case 'undo':
    case 'reset':
      return { kind: input.kind, text: '' };
    default:
      return null;
  }
}

function cut(text: string): string {
  return text.length <= TEXT ? text : `${text.slice(0, TEXT)}…`;
}
