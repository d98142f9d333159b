/** The words of a question as notions: endings taken off, slang and either language read as one thing, slips of hand and layout mended. */
import { distance } from './distance.ts';
import { asLatinKeys, asRussianKeys, inCyrillic, inLatin } from './keyboard.ts';
import { FAINT, NOTIONS, TECHNICAL } from './notions.ts';
import { stemOf } from './stem.ts';

export interface Notion {
  /** The notion, or the stem of a word that nobody knows. */
  readonly notion: string;
  readonly known: boolean;
  /** It helps, but says little. */
  readonly faint: boolean;
}

/** Which stems the glossary's own phrases have, and which of those a slip may be meant for. */
export interface Lexicon {
  readonly known: ReadonlySet<string>;
  readonly byLength: ReadonlyMap<number, readonly Spelt[]>;
  /** Stems that are no slips of these, though they are not among them. */
  readonly others: ReadonlySet<string>;
  /** Letters that may be wrong in a long word. */
  readonly slips: number;
}

interface Spelt {
  readonly stem: string;
  /** Of `lettersOf`. */
  readonly letters: number;
  /** Letters that may be wrong: two in a word of Docker's own, one in a word of everyday, which others resemble. */
  readonly slips: number;
}

/** Words of a question that are looked at: a question is a line or two, and whatever comes after is not needed to know what it is about. */
const WORDS = 48;
/** Letters of a word; a longer one is no word. */
const LETTERS = 28;

/** What means something else than its words. In capitals FROM is the instruction, and otherwise a preposition. */
const IDIOMS: readonly (readonly [RegExp, string])[] = [
  [/\bFROM\b/g, 'fromline'],
  // RUN is an instruction, and `run` may be a command.
  [/\bRUN\b/g, 'run runline'],
  // Signs that are asked about as words are: `зачем &&`, the dot at the end of `docker build .`
  [/&&/g, ' амперсанд '],
  // A file of the learner's own, but not those that whole questions are about.
  [
    /(?<![\w/-])(?!package\.json|requirements\.txt|go\.mod|docker|entrypoint)[\w-]+\.(?:py|js|ts|html?|css|txt|json|sh|go|java|conf|log|md|csv)(?![\w-])/gi,
    ' file ',
  ],
  // What stands after the version tells which of its images is meant: `python:3.12-slim`.
  [/(?<![\w/-])[a-z][\w./-]*:v?\d[\w.]*-(slim|bookworm|bullseye)(?:[\w.-]*\w)?/gi, ' image $1 '],
  // `alpine:3.21` is an image, whichever.
  [/(?<![\w/-])(?!localhost)[a-z][\w./-]*:(?:v?\d[\w.-]*|latest)(?![\w-])/gi, ' image '],
  [/(?<=\s)\.(?=\s|$)/g, ' dot '],
  // A Russian ending on a word that is left in Latin letters: image'а, docker-ом.
  [/(?<=[a-z])['’`-](?:а|у|е|ы|и|ом|ов|ам|ах|ами)(?!\p{L})/giu, ''],
  [/\bsha256:[\da-f.…]*/gi, ' digest '],
  // An image of the course's own.
  [/(?<![\w/.-])sem\d+\/[\w-]+(?::[\w.-]+)?/gi, ' image '],
  [/\b(?:wat|wut|waht|whta|wht)\b/gi, 'what'],
  [/\bteh\b/gi, 'the'],
  [/\bthe point of\b/gi, 'for'],
  [/\bget(?:ting)? rid of\b/gi, 'delete'],
  [/\bhow come\b/gi, 'why'],
  [/\bwtf\b(?: is| are)?|\bwhat the (?:hell|heck|f\w+)\b(?: is| are)?/gi, 'what is'],
  [/\b(?:idk|dunno)\b/gi, 'i do not know'],
  [/(?<!\p{L})(?:хз|фиг знает|без понятия)(?!\p{L})/giu, 'не знаю'],
  // A doubt or a wish to know, before what is asked.
  [
    /(?<!\p{L})(?:правда ли(?:,? что)?|(?:я )?(?:верно|правильно) ли(?: я)? понимаю(?:,? что)?|я правильно понимаю(?:,? что)?|хочу (?:понять|узнать|разобраться)|хотелось бы понять)(?!\p{L})|\bis it true(?: that)?\b|\bi (?:want|would like) to (?:understand|know)\b/giu,
    ' ',
  ],
  [/\blog(?:ging|ged)? in(?:to)?\b(?! (?:a |the )?container)/gi, 'login'],
  [/\bdiff(?:erence)? (?=between\b|of\b)/gi, 'differ '],
  [/(?<!\p{L})как понять(?!\p{L})|\bhow (?:do|can) i (?:tell|know)\b/giu, 'как узнать'],
  // How simply it is to be told.
  [
    /(?<!\p{L})(?:простыми словами|простым языком|на пальцах|по[- ]простому|по[- ]человечески|вкратце|в двух словах|(?:как )?для (?:ребёнка|ребенка|чайников|новичка)|вообще)(?!\p{L})|\b(?:in simple (?:words|terms)|in plain english|like i['’]?m (?:five|5)|eli5|for dummies|for beginners|in short)\b/giu,
    ' ',
  ],
  // What is only breathed.
  [
    /(?<!\p{L})(?:h+m+|u+h+m*|um+|e+r+m?|well|yo|lol|omg|эм+|э+|хм+|м{2,}|ага|угу|ох|бесит|капец|жесть|лол)(?!\p{L})/giu,
    ' ',
  ],
  // What a thing is, however that is asked.
  [
    /(?<!\p{L})(?:(?:что|ч[еёо]|шо|што) (?:(?:это )?такое|это(?: за)?|за)|это (?:что|ч[еёо]|шо|што)(?: такое)?|что значит|что означает)(?!\p{L})/giu,
    ' define ',
  ],
  [/\bwhat(?: is|'?s| are| does)\b(?! (?:in|on|inside|my)\b)|\bmeaning(?: of)?\b/gi, ' define '],
  [/\b(?:ch[tg]?o|shto) (?:takoe|takoye|eto)\b/gi, ' define '],
  // `чем том от папки`, with nothing said of differing.
  [/(?<!\p{L})чем (?=\S+(?: \S+)? от )/giu, 'отличие '],
  [/(?<!\p{L})в ч[её]м (?:отличи[ея]|разница)/giu, 'отличие'],
  [/(?<!\p{L})одно и то ?же/giu, 'отличие'],
];

/** How a question is begun before it is put: a greeting, a call for help, an excuse. */
const OPENING =
  /^(?:(?:всем )?(?:привет\p{L}*|здравствуй(?:те)?|здрасте|добрый (?:день|вечер)|доброе утро|ребят[аы]?|народ|коллеги|люди|подскажи(?:те)?|помоги(?:те)?|скажи(?:те)?|объясни(?:те)?|кто[- ]нибудь знает|кто знает|вопрос такой|такой вопрос|глупый вопрос|(?:у меня )?вопрос|пожалуйста|плиз|плз|пж|слушай(?:те)?|а|ну|и|короче|так|hello|hi|hey|guys|quick question|question|sorry|please|pls|plz|can (?:you|someone|anyone) (?:explain|tell me|help me)|could you (?:explain|tell me)|tell me|explain|help|does anyone know|so|ok|okay)(?!\p{L})[\s,.!:;—-]*)+/iu;

/** Where one thing is said and the next begins. */
const BETWEEN = /[,.!;:()\n]+(?=\s|$)|(?<=\?)|\s[-—–]\s|\s(?:и|а|но|так что|поэтому|тогда|and|but|so|then)\s/iu;

/** The clauses of a text, those of one sign included; a name or a version is not cut. */
export function clausesOf(text: string): readonly string[] {
  return text.split(BETWEEN).filter(clause => /[\p{L}\d]/u.test(clause));
}

/** What is asked after the opening; the whole where it is little more than one. */
export function withoutOpening(text: string): string {
  const rest = text.trim().replace(OPENING, '');
  return rest.split(/\s+/).filter(word => word !== '').length >= 2 ? rest : text;
}

/** `ё` as `е`, apostrophes away, flags whole: `--no-cache`. */
export function wordsOf(text: string): readonly string[] {
  const words = IDIOMS.reduce((said, [idiom, plain]) => said.replaceAll(idiom, plain), text)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/['’`]/g, '')
    .matchAll(/(?<![\p{L}\d])--?[a-z][a-z\d-]*|[\p{L}\d]+/gu);
  const found: string[] = [];
  for (const [word] of words) {
    if (found.length === WORDS) break;
    if (word.length <= LETTERS) found.push(word);
  }
  return found;
}

/** Of the glossary, with the words of all notions. */
export function lexiconOf(words: readonly string[]): Lexicon {
  return lexicon([...words, ...NOTIONS.keys(), ...FAINT], new Set(), 2);
}

/** Of words that do something: one letter may be wrong, and no word that means something else is taken for a slip of theirs. */
export function strictLexiconOf(phrases: readonly string[], others: Lexicon): Lexicon {
  return lexicon(phrases.flatMap(wordsOf), others.known, 1);
}

function lexicon(words: readonly string[], others: ReadonlySet<string>, slips: number): Lexicon {
  const known = new Set(words.map(stemOf));
  const byLength = new Map<number, Spelt[]>();
  for (const stem of known) {
    if (stem.length < SHORTEST - 1 || /\d/.test(stem)) continue;
    const same = byLength.get(stem.length);
    const spelt = { stem, letters: lettersOf(stem), slips: isTechnical(stem) ? slips : 1 };
    if (same === undefined) byLength.set(stem.length, [spelt]);
    else same.push(spelt);
  }
  return { known, byLength, others, slips };
}

const FAINT_STEMS: ReadonlySet<string> = new Set([...FAINT].map(stemOf));
/** Of two notions with one stem the first is meant. */
const NOTION_STEMS: ReadonlyMap<string, string> = new Map(
  [...NOTIONS].reverse().map(([word, notion]) => [stemOf(word), notion]),
);

function isTechnical(stem: string): boolean {
  return TECHNICAL.has(NOTION_STEMS.get(stem) ?? stem);
}

/** What the glossary's phrases are made of: they need no mending. */
export function plainNotions(words: readonly string[]): readonly Notion[] {
  return words.map(word => notionOf(word, stemOf(word)));
}

/** The words of a question as notions. */
export function readWords(text: string, lexicon: Lexicon): readonly Notion[] {
  return typed(text, lexicon).map(word => {
    const { stem, known } = mended(word, lexicon);
    return known ? notionOf(word, stem) : { notion: stem, known: false, faint: false };
  });
}

/** The stems of a text; without a lexicon they are taken as they stand. */
export function readStems(text: string, lexicon: Lexicon | null): readonly string[] {
  if (lexicon === null) return wordsOf(text).map(stemOf);
  return typed(text, lexicon).map(word => mended(word, lexicon).stem);
}

/** A whole line on the wrong layout is read on the right one: its commas and full stops are letters, too. */
function typed(text: string, lexicon: Lexicon): readonly string[] {
  const words = wordsOf(text);
  const strange = words.filter(word => !isKnown(word, lexicon)).length;
  if (strange === 0 || strange * 2 < words.length || /[а-я]/i.test(text)) return words;
  const other = wordsOf(asRussianKeys(text.toLowerCase()));
  const known = other.filter(word => isKnown(word, lexicon)).length;
  return known * 2 > other.length ? other : words;
}

function isKnown(word: string, { known }: Lexicon): boolean {
  return /^\d+$/.test(word) || known.has(stemOf(word));
}

function notionOf(word: string, stem: string): Notion {
  if (/^\d+(?:[.,]\d+)?(?:[kmg]i?b|кб|мб|гб)$/.test(word)) return { notion: 'size', known: true, faint: false };
  const notion = (stem === stemOf(word) ? NOTIONS.get(word) : undefined) ?? NOTION_STEMS.get(stem) ?? stem;
  const faint = FAINT.has(word) || (FAINT_STEMS.has(stem) && !NOTIONS.has(word) && !NOTION_STEMS.has(stem));
  return { notion, known: true, faint };
}

/** The stem that a word has or was meant to have. */
function mended(word: string, lexicon: Lexicon): { readonly stem: string; readonly known: boolean } {
  const stem = stemOf(word);
  if (isKnown(word, lexicon) || /^\d/.test(word)) return { stem, known: true };
  if (lexicon.others.has(stem)) return { stem, known: false };
  const others = otherwise(word).map(stemOf);
  const meant = others.find(other => lexicon.known.has(other)) ?? nearest(stem, lexicon) ?? nearestOf(others, lexicon);
  return meant === null ? { stem, known: false } : { stem: meant, known: true };
}

/** How else the same keys or the same sounds may be read. */
function otherwise(word: string): readonly string[] {
  if (/^[а-я]+$/.test(word)) return [asLatinKeys(word), inLatin(word)];
  if (/^[a-z]+$/.test(word)) return [...compared(word), asRussianKeys(word), inCyrillic(word)];
  return [inCyrillic(word)];
}

/** `biggest`, `bigger` → `big`; `heavier` → `heavy`: the stemmer leaves comparison alone. */
function compared(word: string): readonly string[] {
  const plain = /^(.{3,})(?:er|est)$/.exec(word)?.[1];
  return plain === undefined ? [] : [plain, plain.replace(/(.)\1$/, '$1'), plain.replace(/i$/, 'y'), `${plain}e`];
}

function nearestOf(stems: readonly string[], lexicon: Lexicon): string | null {
  for (const stem of stems) {
    const near = nearest(stem, lexicon);
    if (near !== null) return near;
  }
  return null;
}

/** A shorter stem is too near to too many. */
const SHORTEST = 5;
/** From this length on two letters may be wrong. */
const TWO_WRONG = 7;

function nearest(stem: string, { byLength, slips }: Lexicon): string | null {
  if (stem.length < SHORTEST || stem.startsWith('-')) return null;
  const most = stem.length >= TWO_WRONG ? slips : 1;
  const letters = lettersOf(stem);
  let best: { stem: string; wrong: number } | null = null;
  for (let length = stem.length - most; length <= stem.length + most; length++) {
    for (const { stem: other, letters: others, slips: may } of byLength.get(length) ?? []) {
      // A letter that is wrong is one that the other lacks and one that it has: two differences.
      if (bitsIn(letters ^ others) > most * 2) continue;
      // Hands slip in the middle of words: the first letters are right, or exchanged.
      if (other[0] !== stem[0] && other[0] !== stem[1] && other[1] !== stem[1]) continue;
      const wrong = distance(stem, other, best === null ? most : best.wrong - 1);
      if (wrong <= Math.min(most, may) && wrong < (best?.wrong ?? most + 1)) best = { stem: other, wrong };
    }
    if (best?.wrong === 1 && length >= stem.length) break;
  }
  return best?.stem ?? null;
}

/** Which letters a stem has, one bit each (some share one). */
function lettersOf(stem: string): number {
  let bits = 0;
  for (let at = 0; at < stem.length; at++) bits |= 1 << (stem.charCodeAt(at) % 32);
  return bits;
}

function bitsIn(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count++;
  return count;
}
