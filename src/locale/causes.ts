/** What became of a step of the second build, and why it was run again, in one language. */
import type { Translate } from './words.ts';

/** Markdown; `value`: `hit`, `miss`, or a cause, as an answer says it. */
export function stepWords(value: string, translate: Translate): string {
  if (value.startsWith('file:')) return translate('cache.file', { path: value.slice('file:'.length) });
  switch (value) {
    case 'hit':
    case 'instruction':
    case 'parent':
    case 'base':
    case 'stage':
    case 'no-cache':
      return translate(`cache.${value}`);
    default:
      return translate('cache.miss');
  }
}

/** The same of an answer: a cause says as well that the step is run again. */
export function stepAnswered(value: string, translate: Translate): string {
  const said = stepWords(value, translate);
  return value === 'hit' || value === 'miss' ? said : `${translate('cache.miss')}: ${said}`;
}
