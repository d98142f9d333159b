import { type CheckOf, capture, matchesWhole } from '../../quiz/index.ts';
import { plainHyphens } from '../typography.ts';
import { DONE, near, off, type Verdict } from '../verdict.ts';

/** Without what a person does not mean: quotes and backticks around it, spaces, a full stop, ё for е, case, what a phone made of its dashes. */
export function bare(text: string, caseSensitive: boolean): string {
  const trimmed = text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/^\$ /, '')
    .replace(/^[«"'`“”„‘’‚]+|[»"'`”“‘’]+$/g, '')
    .replace(/(?<=\S)[.;!]$/, '')
    .replace(/^[«"'`“”„‘’‚]+|[»"'`”“‘’]+$/g, '')
    .replace(/\S+/g, plainHyphens)
    .replaceAll('ё', 'е')
    .replaceAll('Ё', 'Е')
    .trim();
  return caseSensitive ? trimmed : trimmed.toLowerCase();
}

export function gradeText(check: CheckOf<'text'>, text: string, shown: string): Verdict {
  const answer = bare(text, check.caseSensitive);
  const printed = check.printed === null ? null : capture(check.printed, shown);
  const forms = [...check.accept, ...(printed === null ? [] : [printed])].map(form => bare(form, check.caseSensitive));
  const closer = answer.replace(/\s+([:/])\s+/g, '$1');
  if (
    forms.some(form => saysOnly(answer, form) || closer === form) ||
    check.matches.some(pattern => matchesWhole(pattern, answer))
  )
    return DONE;
  const close = forms.some(form => form.length >= 5 && digitsOf(form) === digitsOf(answer) && oneSlip(form, answer));
  if (close) return near('feedback.text.spelling');
  // What is only in a longer way of saying it is no part of the answer: `COPY` of `COPY --from`.
  const whole = forms.filter(form => !forms.some(other => other !== form && standsIn(form, other)));
  if (whole.some(form => form !== answer && standsIn(form, answer))) return near('feedback.text.part');
  if (forms.some(form => !/^\p{L}+$/u.test(form) && standsIn(answer, form))) return near('feedback.text.more');
  return off(otherCode(forms, answer, printed !== null));
}

/** How names of files end that a quiz may ask for: `settings.ini` is spelt as a host is, and is none. */
const FILES = 'conf|css|csv|go|html|ini|js|json|lock|log|md|mod|out|py|rb|rs|sh|sum|sql|tar|toml|ts|txt|xml|ya?ml';

/** What a text can be told to be by its form. */
const KINDS: readonly (readonly [kind: string, form: RegExp])[] = [
  ['flag', /^--?[a-z][\w-]*(?:=\S*)?$/i],
  ['command', /^docker\s/i],
  ['path', /^\/[\w./-]+$/],
  ['address', new RegExp(`^(?!\\S+\\.(?:${FILES})$)(?:localhost|[\\w-]+(?:\\.[\\w-]+)+)(?::\\d+)?$|^[\\w.-]+:\\d+$`)],
  [
    'instruction',
    /^(?:from|run|cmd|label|expose|env|add|copy|entrypoint|volume|user|workdir|arg|onbuild|stopsignal|healthcheck|shell)$/i,
  ],
];

function kindOf(text: string): string | null {
  return KINDS.find(([, form]) => form.test(text))?.[0] ?? null;
}

/** What kind of thing was asked for, and whether this is one: the prompt says as much. */
function otherCode(forms: readonly string[], answer: string, isPrinted: boolean): string {
  const [kind, ...others] = new Set(forms.map(kindOf).filter(each => each !== null));
  // A form in more words holds a shorter one: `COPY --from`.
  const isOne = forms.every(form => kindOf(form) !== null || form.split(' ').some(word => kindOf(word) === kind));
  if (kind === undefined || others.length > 0 || !isOne)
    return isPrinted ? 'feedback.text.not-printed' : 'feedback.text.other';
  const given = kind === 'flag' && answer.split(' ').some(word => kindOf(word) === kind) ? kind : kindOf(answer);
  return given === kind ? `feedback.text.other-${kind}` : `feedback.text.not-${kind}`;
}

/** Whether a text holds a piece that begins and ends where a word does. */
function standsIn(text: string, piece: string): boolean {
  const at = piece.length < 2 ? -1 : text.indexOf(piece);
  return at >= 0 && !/[\p{L}\d-]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\d-]/u.test(text[at + piece.length] ?? ' ');
}

/** How many words may stand around the form that was asked for. */
const AROUND = 5;
/** Words that take an answer back, or leave it open. */
const TAKES_BACK =
  /^(?:не|нет|ни|или|либо|кроме|вместо|без|может|иначе|а|но|not|no|or|nor|either|except|instead|without|maybe|but|nothing|isn['’]t|doesn['’]t)$/iu;
/** Words of a sentence in English that name nothing of Docker's. */
const PLAIN =
  /^(?:a|an|the|it|it['’]s|its|is|was|be|will|would|to|of|in|on|as|by|that|this|there|here|just|only|i|think|guess|answer|says?|shows?|prints?|stands?|means?|part|address|registry|host|column|word|value|option|flag|called|with|instruction|copy|use|uses|used|name|names)$/iu;

/** Whether an answer is this form and nothing else: by itself, said twice, or inside of a short sentence that names no other thing. */
function saysOnly(answer: string, form: string): boolean {
  if (answer === form || (answer === `${form}/` && !form.endsWith('/'))) return true;
  // A form that is a word of the language may mean something else in a sentence.
  if (/^[\p{L}\s]*$/u.test(form)) return false;
  const words = answer.split(' ').map(word => bare(word.replace(/[,:]$|(?<=\S)\/$/, ''), true));
  const others = words.filter(word => word !== form && word !== '' && !/^[–—-]$/.test(word));
  if (others.length === words.length || others.length > AROUND) return false;
  return others.every(word => !TAKES_BACK.test(word) && (/^[а-яё-]+$/iu.test(word) || PLAIN.test(word)));
}

/** Another number is not the same one misspelt. */
function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** One letter added, lost, changed or swapped with its neighbour. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  return left.length + right.length <= 2 || (left.length === 2 && right === `${left[1]}${left[0]}`);
}
