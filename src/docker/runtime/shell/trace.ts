import type { SimpleCommandNode, WordNode } from 'just-bash';
import type { Dialect } from '../kernel/manners.ts';
import { hasPart } from './nodes.ts';
import { literal } from './words.ts';

/**
 * `set -x`: each command is shown before it runs, on the shell's own error stream. What a word does when it is expanded
 * must not happen twice, so substitutions and arithmetic are first kept in variables that the trace and the command share.
 */

/** Whether the shell traces: a variable of its own, so that a subshell may change it for itself. */
export const TRACING = '__XTRACE';

type WordPart = WordNode['parts'][number];

export interface Kept {
  readonly node: SimpleCommandNode;
  /** Assignments to be made before, in order. */
  readonly before: readonly SimpleCommandNode[];
}

/** A command whose words may be expanded more than once. */
export function keptOnce(node: SimpleCommandNode): Kept {
  const before: SimpleCommandNode[] = [];
  const keep = (part: WordPart): WordPart => {
    const name = `__S${before.length}`;
    before.push({
      type: 'SimpleCommand',
      name: null,
      args: [],
      assignments: [
        {
          type: 'Assignment',
          name,
          value: { type: 'Word', parts: [{ type: 'DoubleQuoted', parts: [part] }] },
          append: false,
          array: null,
        },
      ],
      redirections: [],
    });
    return { type: 'ParameterExpansion', parameter: name, operation: null };
  };
  const parts = (list: readonly WordPart[]): WordPart[] =>
    list.map(part => {
      switch (part.type) {
        case 'CommandSubstitution':
        case 'ArithmeticExpansion':
          return keep(part);
        case 'ParameterExpansion':
          return part.parameter === '?' || (part.operation !== null && changes(part.operation)) ? keep(part) : part;
        case 'DoubleQuoted':
          return { ...part, parts: parts(part.parts) };
        default:
          return part;
      }
    });
  const word = (given: WordNode): WordNode => ({ ...given, parts: parts(given.parts) });
  const name = node.name === null ? null : word(node.name);
  const assignments = node.assignments.map(each => (each.value === null ? each : { ...each, value: word(each.value) }));
  const args = node.args.map(word);
  const redirections = node.redirections.map(each =>
    each.target.type === 'Word' ? { ...each, target: word(each.target) } : each,
  );
  return { node: { ...node, name, assignments, args, redirections }, before };
}

/** Whether an expansion does something besides giving a value. */
function changes(value: unknown): boolean {
  return hasPart(value, CHANGING);
}

const CHANGING: ReadonlySet<unknown> = new Set(['CommandSubstitution', 'ArithmeticExpansion']);

/** `A=1` in front of a command, as a word. */
export function assignmentWord(each: SimpleCommandNode['assignments'][number]): WordNode {
  const parts = each.value?.parts ?? [];
  const whole = parts.every(part => part.type !== 'SingleQuoted' && part.type !== 'DoubleQuoted');
  const value: WordNode['parts'] = whole && parts.length > 0 ? [{ type: 'DoubleQuoted', parts }] : parts;
  return { type: 'Word', parts: [...literal(`${each.name}${each.append ? '+' : ''}=`).parts, ...value] };
}

/** A line of the trace. The first `assigned` of the words are assignments. */
export function traceLine(
  words: readonly string[],
  assigned: number,
  dialect: Dialect,
  given: { readonly mark: string; readonly level: number },
): string {
  const mark = dialect === 'bash' ? `${given.mark.charAt(0).repeat(given.level)}${given.mark.slice(1)}` : given.mark;
  const shown = words.map((word, at) => {
    const equals = at < assigned ? word.indexOf('=') + 1 : 0;
    return `${word.slice(0, equals)}${shownWord(word.slice(equals), dialect, at >= assigned)}`;
  });
  return `${mark}${shown.join(' ')}\n`;
}

/** ash quotes its own keywords when they stand as words. */
const ASH_WORDS: ReadonlySet<string> = new Set(
  '! case do done elif else esac fi for function if in then until while { } [['.split(' '),
);

function shownWord(word: string, dialect: Dialect, keywords: boolean): string {
  switch (dialect) {
    case 'ash':
      // Space to *, ; to ?, [ \ ` { | } ~ and what is not ASCII.
      if (keywords && ASH_WORDS.has(word)) return `'${word}'`;
      return /^[+-:@-Z\]^_a-z]*$/.test(word) ? word : `'${word.replaceAll("'", `'"'"'`)}'`;
    case 'dash':
      return word;
    case 'bash':
      return /^[\w@%+=:,./^-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
  }
}
