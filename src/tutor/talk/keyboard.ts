/** Words typed as something else: on the other keyboard layout, or in the letters of the other language. */

const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбюё';

const TO_CYRILLIC = new Map([...LATIN].map((char, at) => [char, CYRILLIC.charAt(at)] as const));
const TO_LATIN = new Map([...CYRILLIC].map((char, at) => [char, LATIN.charAt(at)] as const));

/** `rfr` → `как`: Latin keys as if the layout had been Russian. In lower case. */
export function asRussianKeys(text: string): string {
  return through(text, TO_CYRILLIC);
}

/** `вщслук` → `docker`. */
export function asLatinKeys(text: string): string {
  return through(text, TO_LATIN);
}

function through(text: string, keys: ReadonlyMap<string, string>): string {
  return Array.from(text, char => keys.get(char) ?? char).join('');
}

/** The longer ones first. */
const SOUNDS: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['yo', 'е'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['ya', 'я'],
  ['ja', 'я'],
  ...[...'abvgdezijklmnoprstufhcyx'].map((char, at): readonly [string, string] => [
    char,
    'абвгдезийклмнопрстуфхцыкс'.charAt(at),
  ]),
  ['w', 'в'],
  ['q', 'к'],
  ["'", 'ь'],
];

/** `obraz` → `образ`; also a word that has letters of both alphabets. In lower case. */
export function inCyrillic(word: string): string {
  let rest = word;
  let made = '';
  while (rest !== '') {
    const sound = SOUNDS.find(([latin]) => rest.startsWith(latin));
    made += sound?.[1] ?? rest.charAt(0);
    rest = rest.slice(sound?.[0].length ?? 1);
  }
  return made;
}

const LETTERS: Readonly<Record<string, string>> = {
  ж: 'zh',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ь: '',
  ю: 'u',
  я: 'ya',
  э: 'e',
  ы: 'y',
};

/** `воркдир` → `vorkdir`: a word of Docker's written as it is heard. */
export function inLatin(word: string): string {
  return Array.from(word, char => {
    const at = 'абвгдезийклмнопрстуф'.indexOf(char);
    return at >= 0 ? 'abvgdeziyklmnoprstuf'.charAt(at) : (LETTERS[char] ?? char);
  }).join('');
}
