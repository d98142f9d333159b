/** A wish put in words: the question says nothing else, so it is carried out as the input that it is, and journalled as that. */
import { isSandbox } from '../../quiz/index.ts';
import type { Attempt, Input, Refusal } from '../attempt.ts';
import { questionAt, stateAt } from '../turn.ts';
import { canGoOn, isClosed } from '../worth.ts';
import { WISH_ENTRIES, type Wish } from './acts.ts';
import { find, phrasesOf, SURE, wholeLexicon } from './find.ts';
import { lazily } from './lazily.ts';
import { TECHNICAL } from './notions.ts';
import { clausesOf, plainNotions, readStems, strictLexiconOf, wordsOf } from './words.ts';

/** Characters: whoever writes more says more than a wish. */
const LENGTH = 160;

/** Words that ask nicely and change nothing. */
const POLITE = wordsOfList(
  `пожалуйста плиз плз пз пж пжл пжлст бро брат друг срочно щас сейчас уже тогда ка хоть хотя ладно давай ну давай-ка мне бы а и же же-ка наставник тьютор слушай слушайте
  докер этот эту это этого хочу хотел хотела можно мож небольшую маленькую тут мой мою моё моего всего всё все
  this that nah nope yeah yep well let time please pls plz plss bro man just the a an me now ok okay окей ок tutor so some my one i id like want to need can could you we lets let us hey`,
);

/** Words that ask for something, whatever it is. */
const ASKING = wordsOfList(
  `дай дайте скинь кинь кидай пришли гони выдай покажи покажите открой хочу нужна нужен нужно надо получить одну один другую другой новую
  give gimme get show send drop have take open see another one more`,
);

/** What says how somebody feels: it neither asks nor tells anything. */
const LAMENT =
  /(?<!\p{L})(?:(?:я|у меня|мне|вообще|совсем|ничего|тут|ничё|нифига|никак|всё|все|всё равно)\s+)*(?:не (?:понимаю|понял[аи]?|понятно|знаю|врубаюсь|получается|могу|выходит|догоняю|въезжаю|вывожу|соображаю)|непонятно|застрял[аи]?|запутал(?:ся|ась)|туплю|(?:слишком |очень )?(?:сложно|трудно)|устал[аи]?|упс|ой|блин|чёрт|черт|капец|скучно)(?:\s+(?:ничего|вообще|совсем|вопрос|задание|тут|что делать|как(?: это)? (?:сделать|решить)|уже))*(?!\p{L})|(?<![a-z])(?:(?:but|and|so|well|sorry)\s+)*(?:(?:i|we)\s+)?(?:(?:really|totally|still|just)\s+)*(?:(?:do not|don['’]?t|cannot|can['’]?t|didn['’]?t) (?:understand|get|know|see|figure)(?: it| this| that| anything| out)*(?: the (?:question|task))?(?: what to do)?|idk|dunno|(?:(?:a|i)['’]?m )?(?:stuck|lost|confused|tired|bored)(?: here)?|no idea|no clue|oops|ugh|damn|too hard|this is (?:hard|boring|confusing|too hard))(?![a-z])/giu;

/** A clause that may depend on another, deny or ask: what stands beside it is no plain wish. */
const OPEN_STEMS = wordsOfList(
  'если когда чтобы зачем почему как что будет ли сколько не нет нельзя if when why how what whether would will not no dont cant much many should',
);

/** A text without what says only how its writer feels, or begs for an explanation. */
export function withoutLament(text: string): string {
  return text.replace(LAMENT, ' ').replace(BEGGING, ' ').replace(/\s+/g, ' ').trim();
}

const BEGGING =
  /(?<!\p{L})(?:помоги(?:те)? (?:понять|разобраться)|объясни(?:те)?|расскажи(?:те)?|запутал(?:ся|ась)(?: в| с)?|не могу понять|на пальцах)(?!\p{L})|\b(?:explain|help me understand|confused (?:about|by)|i do(?: no|n['’]?)t (?:get|understand))\b/giu;

const wishes = lazily(() =>
  strictLexiconOf(
    WISH_ENTRIES.flatMap(entry => phrasesOf(entry.asked)),
    wholeLexicon(),
  ),
);

interface Wished {
  readonly key: Wish;
  /** The stems of each phrase, and of all. */
  readonly phrases: readonly (readonly string[])[];
  readonly vocabulary: ReadonlySet<string>;
}

const wished = lazily((): readonly Wished[] =>
  WISH_ENTRIES.map(({ key, asked }) => {
    const phrases = phrasesOf(asked).map(stemsOf);
    return { key, phrases, vocabulary: new Set(phrases.flat()) };
  }),
);

/** Where a wish costs what cannot be had back, no word but its own may stand beside it. */
const COSTLY: readonly Wish[] = ['skip', 'reset', 'undo'];

/** Whether a thing may be done is a question. */
const PERMISSION = /(?<!\p{L})(?:можно|могу|(?:can|could|may) (?:i|we))(?!\p{L})/iu;

/** The wish, when the text is one and nothing more: greetings, laments and what is only told beside it are no more. */
export function wishIn(text: string): Wish | null {
  if (text.length > LENGTH || text.includes('\n')) return null;
  const wish = wishOf(text) ?? wishAmong(text);
  return wish !== null && COSTLY.includes(wish) && PERMISSION.test(text) ? null : wish;
}

function wishAmong(text: string): Wish | null {
  const clauses = clausesOf(text.replace(LAMENT, ' , '));
  const wishes = clauses.map(wishOf);
  const [wish, ...more] = new Set(wishes.filter(each => each !== null));
  if (wish === undefined || more.length > 0) return null;
  const beside = clauses.filter((_, at) => wishes[at] === null);
  return beside.every(clause => isBeside(clause, wish)) ? wish : null;
}

/** What depends on something or asks. */
const OPEN_BESIDE = /(?<!\p{L})(?:если|когда|чтобы|зачем|почему|как|что будет|if|when|why|how|what)(?!\p{L})/iu;
/** Why it is wished for: what somebody says to have done. */
const DID = /^\s*(?:я|случайно|ой|i|i['’]ve|accidentally|by mistake)(?!\p{L})/iu;

/** What may stand beside a wish: what asks nothing and names nothing of Docker's, unless it says why the host is to be taken back. */
function isBeside(clause: string, wish: Wish): boolean {
  if (stemsOf(clause).length === 0) return true;
  if (clause.includes('?') || OPEN_BESIDE.test(clause)) return false;
  // Whoever tells of a failure is first told what it was.
  const [told] = find(clause, 1);
  if (wish === 'hint' && told?.key === 'broken' && told.likeness >= SURE) return false;
  if ((wish === 'undo' || wish === 'reset') && DID.test(clause)) return true;
  return plainNotions(wordsOf(clause)).every(({ notion }) => !TECHNICAL.has(notion));
}

/** The wish that a clause is: one of its phrases and nothing but words of that wish, whatever their order. */
function wishOf(clause: string): Wish | null {
  const stems = stemsOf(clause);
  if (stems.length === 0) return null;
  const same = wished().find(({ phrases }) => phrases.some(phrase => isAll(phrase, stems) && isAll(stems, phrase)));
  if (same !== undefined) return same.key;
  const [one, ...others] = wished().filter(({ key, phrases, vocabulary }) => {
    const asking = COSTLY.includes(key) ? NONE : ASKING;
    const own = (stem: string): boolean => asking.has(stem) || (vocabulary.has(stem) && !OPEN_STEMS.has(stem));
    return phrases.some(
      phrase => phrase.length > 0 && isAll(phrase, stems) && stems.every(stem => phrase.includes(stem) || own(stem)),
    );
  });
  return one === undefined || others.length > 0 ? null : one.key;
}

const NONE: ReadonlySet<string> = new Set();

function isAll(some: readonly string[], all: readonly string[]): boolean {
  return some.every(stem => all.includes(stem));
}

/** The stems of a text without what is only polite. */
function stemsOf(text: string): readonly string[] {
  return readStems(text, wishes()).filter(stem => !POLITE.has(stem));
}

/** A list may be longer than a question. */
function wordsOfList(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).flatMap(word => readStems(word, null)));
}

/** The input that a question wishes for, where it may be taken; null for any other question, and where the wish cannot be granted. */
export function wishedInput(attempt: Attempt, text: string): Input | null {
  const asked = text.trim();
  const wish = wishIn(asked);
  if (wish === null) return null;
  if (isSandbox(attempt.quiz))
    return wish === 'undo' || wish === 'reset' || wish === 'repeat' ? { kind: wish, asked } : null;
  if (whyNot(attempt, wish) !== null) return null;
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
