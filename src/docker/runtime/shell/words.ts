import type { WordNode } from 'just-bash';
import type { Dialect } from '../kernel/manners.ts';
import { DEMAND } from './reword.ts';

export const literal = (value: string): WordNode => ({ type: 'Word', parts: [{ type: 'Literal', value }] });

/** The text of a word without expansions and quotes, or null. */
export function plainWord(word: WordNode | null): string | null {
  if (word === null) return null;
  let text = '';
  for (const part of word.parts) {
    if (part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'Escaped') text += part.value;
    else if (part.type === 'DoubleQuoted') {
      for (const inner of part.parts) {
        if (inner.type !== 'Literal' && inner.type !== 'Escaped') return null;
        text += inner.value;
      }
    } else return null;
  }
  return text;
}

/** `${NAME:?words}`. */
export interface Demand {
  readonly type: 'ErrorIfUnset';
  readonly word: WordNode | null;
  readonly checkEmpty: boolean;
}

export function isDemand(operation: unknown): operation is Demand {
  return (
    typeof operation === 'object' && operation !== null && 'type' in operation && operation.type === 'ErrorIfUnset'
  );
}

/** What `${NAME:?}` says: the variable, and the words given or the shell's own. */
export function namedDemand(parameter: string, { word, checkEmpty }: Demand, dialect: Dialect): WordNode {
  const own = dialect === 'bash' ? 'parameter null or not set' : `parameter not set${checkEmpty ? ' or null' : ''}`;
  const silent = word === null || word.parts.every(part => part.type === 'Literal' && part.value === '');
  const parts = silent ? literal(own).parts : word.parts;
  return { type: 'Word', parts: [...literal(`${DEMAND}${parameter}: `).parts, ...parts] };
}

/** Is set, to nothing, while unset variables are let pass. */
export const LENIENT = '__LENIENT';

/**
 * What a variable expands to when it is unset: nothing, or under `set -u` the end of the shell. The interpreter's own check
 * does not end a shell from inside of `{ … }`, functions and subshells.
 */
export function orUnset(parameter: string): object {
  const demand = {
    type: 'ErrorIfUnset',
    word: literal(`${DEMAND}${parameter}: parameter not set`),
    checkEmpty: false,
  };
  const word = { type: 'Word', parts: [{ type: 'ParameterExpansion', parameter: LENIENT, operation: demand }] };
  return { type: 'DefaultValue', word, checkEmpty: false };
}

/** Ends a shell that is not bash, with these words, where it stands. */
export function refusing(words: string): object {
  const operation = { type: 'ErrorIfUnset', word: literal(`${DEMAND}${words}`), checkEmpty: false };
  return { type: 'ParameterExpansion', parameter: NEVER_SET, operation };
}

const NEVER_SET = '__NEVER';

/** The interpreter parts a word at a blank that is escaped in a set, `[^\ _]*`: it is quoted, and seeks no names of files. */
export function withBlanks(part: WordNode['parts'][number]): WordNode['parts'][number] {
  if (part.type !== 'Glob' || !/\\\s/.test(part.pattern)) return part;
  return { type: 'SingleQuoted', value: part.pattern.replace(/\\(\s)/g, '$1') };
}

/** Only bash expands braces. */
export function withoutBraces(part: WordNode['parts'][number]): WordNode['parts'] {
  if (part.type !== 'BraceExpansion') return [part];
  const parts: WordNode['parts'] = [{ type: 'Literal', value: '{' }];
  part.items.forEach((item, at) => {
    if (at > 0) parts.push({ type: 'Literal', value: ',' });
    if (item.type === 'Word') parts.push(...item.word.parts.flatMap(withoutBraces));
    else {
      const ends = `${item.startStr ?? item.start}..${item.endStr ?? item.end}`;
      parts.push({ type: 'Literal', value: item.step === undefined ? ends : `${ends}..${item.step}` });
    }
  });
  return [...parts, { type: 'Literal', value: '}' }];
}
