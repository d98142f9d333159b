import type { CommandNode, WordNode } from 'just-bash';

/** What the interpreter needs for a letter, in units of work: about ten nanoseconds each. Measured; see test/docker/hostile. */

/** What a command costs by itself, and for each letter that it takes out of a variable. */
export interface Cost {
  /** By itself, whatever its variables hold. */
  readonly units: number;
  /** For a letter of a variable. */
  readonly rate: number;
  /** Letters that stand in the command. */
  readonly text: number;
  /** For a letter that is held against the patterns of the command; null when it has none. */
  readonly weight: number | null;
  /** Names of variables that stand in its patterns. */
  readonly patterns: ReadonlySet<string>;
  /** Whether it takes letters out of variables after commands within it were played, too. */
  readonly nests: boolean;
}

/** A command, a word of it, and a file that it is led to or from. */
const COMMAND = 2_500;
const WORD = 400;
const LED = 4_000;
/** A letter that is only handed on. */
const HANDED_ON = 0.2;
/** One that is given as standard input. */
const GIVEN = 15;
/** One that is looked at for blanks and wildcards, or counted. */
const LOOKED_AT = 1.5;
const CUT = 3.5;
const RECKONED = 100;
/** One that is held against a pattern, and what each wildcard, repeated part and plain letter of the pattern adds to it. */
const MATCHED = 40;
const WILDCARD = 20;
const PLAIN = 0.5;
/** What a pattern costs at least that is held against each letter apart: `${x^^[a-z]}`. */
const APART = 150;

const OPERATIONS: Readonly<Record<string, number>> = {
  Substring: CUT,
  Transform: CUT,
  Length: LOOKED_AT,
  CaseModification: LOOKED_AT,
  Indirection: LOOKED_AT,
  ArithmeticExpression: RECKONED,
};
const PATTERN_OPERATORS: ReadonlySet<string> = new Set(['=', '==', '!=', '=~']);

/** The engine's own cap on what a repeated part comes to. */
const MOST_REPEATED = 1000;

/** What it costs to hold one letter against a pattern: linear in the text, whatever the pattern, and in what the pattern comes to. */
export function patternWeight(pattern: string): number {
  let wildcards = 0;
  for (const letter of pattern) if ('*+?|([.'.includes(letter)) wildcards++;
  return MATCHED + WILDCARD * (wildcards + repeats(pattern)) + PLAIN * pattern.length;
}

/** How many parts stand in a pattern for `{n,m}`: those of one within another multiply, those beside each other add up. */
export function repeats(pattern: string): number {
  let sum = 0;
  let product = 1;
  for (const [, from = '', to = ''] of pattern.matchAll(/\{(\d{1,6})(?:,(\d{0,6}))?\}/g)) {
    const count = Math.max(Number(from), Number(to));
    sum += count;
    product = Math.min(product * Math.max(count, 1), MOST_REPEATED);
  }
  return sum === 0 ? 0 : Math.max(sum, product);
}

const costs = new WeakMap<CommandNode, Cost>();

/** What a command costs without what is played within it: the bodies of loops, functions and substitutions have costs of their own. */
export function costOf(command: CommandNode): Cost {
  const known = costs.get(command);
  if (known !== undefined) return known;
  const nests = command.type === 'CStyleFor' || command.type === 'Case';
  const found: CostSoFar = { units: COMMAND, rate: HANDED_ON, text: 0, weight: null, patterns: new Set(), nests };
  // Functions are made of what is played when they are called.
  if (command.type !== 'FunctionDef') look(command, found);
  costs.set(command, found);
  return found;
}

interface CostSoFar {
  units: number;
  rate: number;
  text: number;
  weight: number | null;
  readonly patterns: Set<string>;
  nests: boolean;
}

interface Seen {
  readonly type?: unknown;
  readonly value?: unknown;
  readonly operator?: unknown;
  readonly right?: WordNode;
  readonly pattern?: WordNode | string | null;
  readonly patterns?: readonly WordNode[];
  readonly parts?: WordNode['parts'];
}

function look(value: unknown, found: CostSoFar): void {
  if (Array.isArray(value)) {
    for (const each of value) look(each, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const node: Seen = value;
  switch (node.type) {
    case 'Statement':
      return;
    case 'CommandSubstitution':
    case 'ProcessSubstitution':
      found.nests = true;
      return;
    case 'Redirection':
      found.units += LED;
      if (String(node.operator).startsWith('<<')) found.rate = Math.max(found.rate, GIVEN);
      break;
    case 'Literal':
    case 'SingleQuoted':
    case 'Escaped':
      if (typeof node.value === 'string') found.text += node.value.length;
      return;
    case 'Word':
      found.units += WORD;
      // What is not quoted is parted at blanks and sought among the files.
      if (node.parts?.some(part => part.type === 'ParameterExpansion') === true)
        found.rate = Math.max(found.rate, LOOKED_AT);
      break;
    case 'Assignment':
      lookInAssignment(value, found);
      return;
    case 'CondBinary':
      if (
        PATTERN_OPERATORS.has(String(node.operator)) &&
        node.right !== undefined &&
        !isQuoted(node.right, node.operator)
      )
        weigh([node.right], found);
      break;
    case 'CaseItem':
      weigh(node.patterns ?? [], found);
      break;
    case 'PatternRemoval':
    case 'PatternReplacement':
      if (typeof node.pattern === 'object' && node.pattern !== null) weigh([node.pattern], found);
      break;
    default:
      break;
  }
  found.rate = Math.max(found.rate, OPERATIONS[String(node.type)] ?? 0);
  if (node.type === 'CaseModification' && node.pattern != null) found.weight = Math.max(found.weight ?? 0, APART);
  for (const each of Object.values(value)) look(each, found);
}

/** What is assigned is handed on as it is, quoted or not. */
function lookInAssignment(value: object, found: CostSoFar): void {
  const { rate } = found;
  const { value: word, array } = value as { readonly value: WordNode | null; readonly array: unknown };
  found.rate = 0;
  for (const part of word?.parts ?? []) look(part, found);
  found.rate = Math.max(found.rate, rate);
  look(array, found);
}

function isQuoted({ parts }: WordNode, operator: unknown): boolean {
  return (
    operator !== '=~' &&
    parts.length > 0 &&
    parts.every(({ type }) => type === 'SingleQuoted' || type === 'DoubleQuoted')
  );
}

function weigh(patterns: readonly WordNode[], found: CostSoFar): void {
  const weight = patterns.reduce((sum, pattern) => sum + patternWeight(textIn(pattern)), 0);
  found.weight = (found.weight ?? 0) + weight;
  namesIn(patterns, found.patterns);
}

function namesIn(value: unknown, names: Set<string>): void {
  if (Array.isArray(value)) for (const each of value) namesIn(each, names);
  else if (typeof value === 'object' && value !== null) {
    const { type, parameter } = value as { readonly type?: unknown; readonly parameter?: unknown };
    if (type === 'ParameterExpansion' && typeof parameter === 'string') names.add(parameter);
    for (const each of Object.values(value)) namesIn(each, names);
  }
}

/** The letters that stand in a word; what is expanded is weighed when it is known. */
function textIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textIn).join('');
  if (typeof value !== 'object' || value === null) return '';
  const { type, value: text, pattern } = value as Seen;
  if (type === 'Glob' && typeof pattern === 'string') return pattern;
  if (typeof text === 'string') return text;
  return textIn(Object.values(value));
}
