/** What is typed in the terminal tutor → inputs of the tutor. */
import type { Certainty, PlainResponse, Response } from '../quiz/index.ts';
import type { Input } from '../tutor/index.ts';
import type { Card } from './card.ts';

export type Typed =
  | { readonly kind: 'input'; readonly input: Input }
  | { readonly kind: 'edit'; readonly path: string }
  | { readonly kind: 'paste' }
  | { readonly kind: 'show' }
  | { readonly kind: 'files' }
  | { readonly kind: 'help' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'unclear' };

const COLUMNS = 100;

/**
 * `:word` speaks to the tutor, `?text` asks it. Anything else is a line for the host where the host is the answer, and the
 * answer itself elsewhere; `$ line` is always a line for the host.
 */
export function readTyped(text: string, card: Card): Typed {
  const typed = text.trim();
  const input = (given: Input): Typed => ({ kind: 'input', input: given });
  if (typed.startsWith('?')) return input({ kind: 'ask', text: typed.slice(1).trim() });
  if (typed.startsWith('$ ')) return input({ kind: 'line', line: typed.slice(2), columns: COLUMNS });
  if (!typed.startsWith(':')) {
    if (card.answer === 'host' || card.status !== 'open') return input({ kind: 'line', line: text, columns: COLUMNS });
    const response = readResponse(typed, card);
    return response === null ? { kind: 'unclear' } : input({ kind: 'answer', question: card.id, response });
  }
  const [word = '', ...rest] = typed.slice(1).split(/\s+/);
  switch (word) {
    case 'check':
      return input({ kind: 'answer', question: card.id, response: { kind: 'host' } });
    case 'hint':
    case 'skip':
      return input({ kind: word, question: card.id });
    case 'demo':
      return input({ kind: 'demonstrate', question: card.id });
    case 'next':
    case 'undo':
    case 'reset':
    case 'repeat':
    case 'finish':
      return input({ kind: word });
    case 'goto':
      return input({ kind: 'goto', question: rest[0] ?? '' });
    case 'edit':
      return rest[0] === undefined ? { kind: 'unclear' } : { kind: 'edit', path: rest[0] };
    case 'paste':
      return card.answer === 'paste' ? { kind: 'paste' } : { kind: 'unclear' };
    case 'show':
    case 'files':
    case 'help':
    case 'quit':
      return { kind: word };
    default:
      return { kind: 'unclear' };
  }
}

function readResponse(typed: string, card: Card): Response | null {
  if (card.kind !== 'predict') return readPlain(typed, card);
  const certainty: Certainty = typed.endsWith('!') ? 'know' : typed.endsWith('?') ? 'guess' : 'think';
  const prediction = readPlain(certainty === 'think' ? typed : typed.slice(0, -1).trim(), card);
  return prediction === null ? null : { kind: 'predict', prediction, certainty };
}

/** `2`, `1 3` or `1,3` for options by their numbers; `1a 2c` for pairs; the rest as it is. */
function readPlain(typed: string, card: Card): PlainResponse | null {
  switch (card.answer) {
    case 'choice': {
      const chosen = numbered(typed, card.options);
      return chosen === null ? null : { kind: 'choice', chosen };
    }
    case 'order': {
      const order = numbered(typed, card.options);
      return order === null ? null : { kind: 'order', order };
    }
    case 'match': {
      const typedPairs = [...typed.matchAll(/(\d+)\s*[-=:]?\s*([a-z])/g)];
      const pairs = typedPairs.flatMap(([, left, right = '']): [string, string][] => {
        const [option, other] = [card.options[Number(left) - 1], card.right[right.charCodeAt(0) - 97]];
        return option === undefined || other === undefined ? [] : [[option.id, other.id]];
      });
      const whole = pairs.length > 0 && pairs.length === typedPairs.length;
      return whole ? { kind: 'match', pairs: Object.fromEntries(pairs) } : null;
    }
    case 'paste':
      return typed === 'host' ? { kind: 'paste', source: 'host', text: '' } : null;
    case 'cache':
      return readSteps(typed, card);
    case 'number':
      return { kind: 'number', value: typed };
    case 'text':
      return { kind: 'text', text: typed };
    case 'host':
      return { kind: 'host' };
  }
}

function numbered(typed: string, options: Card['options']): readonly string[] | null {
  const ids = typed
    .split(/[\s,;]+/)
    .map(part => options[Number(part) - 1]?.id ?? options.find(each => each.id === part)?.id);
  return ids.every(id => id !== undefined) ? ids : null;
}

/** `1 hit 2 hit 3 c 4 d`: of each step by its number that it hits, or the letter of why it does not; `all hit`, `all miss` for all. */
function readSteps(typed: string, { options, right }: Card): PlainResponse | null {
  const whole = /^all\s+(hit|miss)$/i.exec(typed.trim())?.[1]?.toLowerCase();
  if (whole !== undefined) return { kind: 'cache', steps: Object.fromEntries(options.map(({ id }) => [id, whole])) };
  const pairs = [...typed.matchAll(/(\d+)\s*[-=:]?\s*(hit|miss|[a-z])(?![a-z])/gi)];
  const steps = pairs.flatMap(([, number, said = '']): [string, string][] => {
    const step = options[Number(number) - 1];
    const word = said.toLowerCase();
    const value = word === 'hit' || word === 'miss' ? word : right[word.charCodeAt(0) - 97]?.id;
    return step === undefined || value === undefined ? [] : [[step.id, value]];
  });
  return pairs.length > 0 && steps.length === pairs.length ? { kind: 'cache', steps: Object.fromEntries(steps) } : null;
}
