/** A wish put in words: the question says nothing else, so it is carried out as the input that it is, and journalled as that. */
import type { Attempt, Input, Refusal } from '../attempt.ts';
import { questionAt, stateAt } from '../turn.ts';
import { canGoOn, isClosed } from '../worth.ts';
import { WISH_ENTRIES, type Wish } from './acts.ts';
import { LEXICON, phrasesOf } from './find.ts';
import { readStems, strictLexiconOf } from './words.ts';

/** Characters: whoever writes more says more than a wish. */
const LENGTH = 60;

/** Words that ask nicely and change nothing. */
const POLITE = new Set(
  readStems(
    'пожалуйста плиз плз пж пжл пжлст бро брат друг срочно щас сейчас уже тогда ка хоть хотя ладно давай ну давай-ка мне бы а и же-ка наставник тьютор докер этот эту это этого this that please pls plz bro man just the a an me now ok okay окей ок tutor',
    null,
  ),
);

const WISHES = strictLexiconOf(
  WISH_ENTRIES.flatMap(entry => phrasesOf(entry.asked)),
  LEXICON,
);

const WISHED: ReadonlyMap<string, Wish> = new Map(
  WISH_ENTRIES.flatMap(({ key, asked }) => phrasesOf(asked).map(phrase => [signature(phrase), key] as const)).reverse(),
);

/** The wish, when the text is one and nothing more. */
export function wishIn(text: string): Wish | null {
  if (text.length > LENGTH || text.includes('\n')) return null;
  return WISHED.get(signature(text)) ?? null;
}

/** The stems of a text whatever their order, without what is only polite. */
function signature(text: string): string {
  const stems = readStems(text, WISHES);
  const kept = stems.filter(stem => !POLITE.has(stem));
  return (kept.length === 0 ? stems : kept).toSorted().join(' ');
}

/** The input that a question wishes for, where it may be taken; null for any other question, and where the wish cannot be granted. */
export function wishedInput(attempt: Attempt, text: string): Input | null {
  const asked = text.trim();
  const wish = wishIn(asked);
  if (wish === null || whyNot(attempt, wish) !== null) return null;
  const question = questionAt(attempt).id;
  return wish === 'hint' || wish === 'skip' ? { kind: wish, question, asked } : { kind: wish, asked };
}

/** Why a wish cannot be granted now, as the input would be refused; null when it can. */
export function whyNot(attempt: Attempt, wish: Wish): Refusal | null {
  const state = stateAt(attempt);
  switch (wish) {
    case 'hint':
      if (isClosed(state)) return 'closed';
      return state.hints >= questionAt(attempt).hintPrices.length ? 'no-hints' : null;
    case 'skip':
      return isClosed(state) ? 'closed' : null;
    case 'next':
      if (canGoOn(attempt)) return null;
      return attempt.current + 1 >= attempt.questions.length ? 'last-question' : 'not-closed-yet';
    case 'undo':
      return attempt.past.length === 0 ? 'nothing-to-undo' : null;
    case 'repeat':
    case 'reset':
      return null;
  }
}
