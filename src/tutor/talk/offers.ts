/** What can be pressed beside an answer: keys of `tutor.offer.<key>` of locale/, whose words put to the tutor lead there. */
import type { Said } from '../../grade/index.ts';

export function offering(said: Said, keys: readonly string[]): Said {
  return keys.length === 0 ? said : { ...said, data: { ...said.data, offers: keys.join(' ') } };
}
