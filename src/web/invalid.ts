/** What could not be taken, in a sentence: by field and reason, or by field alone. */
import type { Fault } from '../fault.ts';
import { hasWords, type Translate, words } from '../locale/index.ts';

export function invalidNote(t: Translate, fault: Fault): string {
  const locale = t('locale') === 'ru' ? 'ru' : 'en';
  const field = String(fault.data.field ?? '');
  const key = [`invalid.${field}.${String(fault.data.reason ?? '')}`, `invalid.${field}`].find(each =>
    hasWords(locale, each),
  );
  return key === undefined ? t('error.400') : words(locale, key, fault.data);
}
