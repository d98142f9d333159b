/** Handing in an exam before its time is over. */
import type { Words } from '../dom/words.ts';
import { askOnceMore } from './once-more.ts';

/** It says what has no answer. */
export function askToHandIn(
  { words, handIn }: { readonly words: Words; readonly handIn: () => void },
  blank: number,
): void {
  askOnceMore(
    {
      title: words.t('page.exam.sure'),
      text:
        blank === 0
          ? words.t('page.exam.sure.all')
          : `${words.n('page.exam.sure.blank', blank)} ${words.t('page.exam.sure.note')}`,
      stay: words.t('page.exam.sure.stay'),
      goOn: words.t('page.exam.sure.do'),
    },
    handIn,
  );
}
