/** What a flag does: of the command that the question names, of the last line typed, or of those commands of the course that have it. */
import type { Said } from '../../grade/index.ts';
import { isHostQuestion } from '../../quiz/index.ts';
import type { Attempt } from '../attempt.ts';
import { type CommandHelp, type FlagHelp, helpOn, optionsOf } from '../manual.ts';
import { EXPLAINED } from './explained.ts';

/** The commands of the course: a flag that names no command is looked for in these. */
const COMMON = ['run', 'build', 'rmi', 'rm', 'images', 'ps', 'history', 'exec', 'logs', 'pull', 'push', 'stop'];
/** So many answers at once are still read. */
const SEVERAL = 4;
const INSTRUCTIONS = /\b(COPY|ADD|RUN|FROM)\b/;

/** Programs whose flags are their own, though they stand in a question about Docker. */
const OTHERS =
  /(?<![\w./-])(?:pip3?|npm|npx|yarn|apt(?:-get)?|apk|go|curl|wget|git|python3?|node|ls|rm|cp|mkdir|chmod|chown|tar|ps|java|mvn|gcc|make)\s/i;

/** The flags of Docker's that stand in a text, each once. */
export function flagsIn(text: string): readonly string[] {
  const found = text.replace(/[—–](?=[a-z]{2})/g, '--').matchAll(/(?<=^|[\s«"'`(])--?[A-Za-z][A-Za-z0-9-]*/g);
  return [...new Set([...found].filter(({ index }) => !isOfAnother(text.slice(0, index))).map(([flag]) => flag))];
}

/** Whether the last command named before a flag is none of Docker's. */
function isOfAnother(before: string): boolean {
  const command = before.slice(before.search(/(?:[;|&\n]|\bи\b|\band\b)[^;|&\n]*$/) + 1);
  return OTHERS.test(command) && !/\bdocker\b/i.test(command);
}

/** A flag and nothing else. */
export function isFlagAlone(text: string): boolean {
  return /^\s*--?[A-Za-z][\w-]*\s*\??\s*$/.test(text);
}

/** What asks about a flag: a word for it, or what a flag does and means. */
const FLAG_WORDS =
  /флаг|ключ(?!\p{L}*\s+ssh)|опци|параметр|минус|(?<![\w-])(?:flags?|option|switch|stands? for)(?![\w-])|(?<!\p{L})(?:зачем|что (?:такое|значит|означает|делает|за|тут)|за что отвечает|what(?: is|['’]s| does| do)?(?: the)?|why)\s+(?:\p{L}+\s+){0,2}--?[a-z]|(?<=^|\s)--?[a-z][\w-]*(?:\s+[\w./:-]*\d[\w./:-]*)?\s*[-—,]?\s*(?:это|что|зачем|меня|mean|what|do\b|does(?! (?:nothing|not)))/iu;

/** What is asked about is how flags are written. */
const DASHES = /дефис|(?<!\p{L})минус|dash|hyphen/iu;
/** Words beside flags and commands with which a question is about something of its own. */
const BESIDE = 2;
const SAYS_LITTLE =
  /^(?:что|такое|это|за|зачем|почему|как|для|чего|значит|означает|делает|и|а|в|у|на|с|или|тут|там|мне|надо|нужен|нужно|команд\p{L}*|докер\p{L}*|одно|то|же|same|thing|what|is|are|the|a|does|do|mean|means|why|how|for|in|of|with|and|or|to|i|need|use|it|this|command)$/iu;

/** Whether the flag is what is asked about: in a sentence that tells of something else it is a word like the others. */
export function isAboutFlag(text: string, flag: string): boolean {
  if (DASHES.test(text)) return false;
  if (isFlagAlone(text)) return true;
  const within = new RegExp(`\\bdocker\\s+[a-z][^\n]*\\s${flag}[\\s=]+[^\\s?]`, 'i').test(text);
  const plain = text.replace(/\bdocker(?:\s+[a-z]+){1,2}/gi, ' ').replace(/(?:^|\s)--?[A-Za-z][^\s]*/g, ' ');
  const beside = (plain.match(/[\p{L}][\p{L}\d]*/gu) ?? []).filter(word => !SAYS_LITTLE.test(word));
  if (FLAG_WORDS.test(text)) return !(within && TROUBLE.test(text) && !FLAG.test(text));
  return beside.length < BESIDE && !TROUBLE.test(text);
}

const FLAG = /флаг|flag|option|ключ|опци|(?<!\p{L})(?:означает|значит|делает|mean|means|does)(?!\p{L})/iu;
const TROUBLE =
  /(?<!\p{L})(?:не (?:работает|собирается|запускается|видит|идёт|идет|получается|могу|хочет|открывается)|почему|ошибк\p{L}|без|not|won['’]?t|does ?n['’]?t|fails?|failed|why|without|error|nothing|refuses?)(?!\p{L})/iu;

export function explainFlag(attempt: Attempt, text: string, flag: string): readonly Said[] {
  const instruction = INSTRUCTIONS.exec(text)?.[1];
  if (instruction !== undefined && (EXPLAINED[instruction] ?? []).includes(flag))
    return [{ code: `tutor.flag.${instruction}.${flag}`, data: { command: instruction, flag } }];
  const named = commandsIn(text).flatMap(words => helpOn(words) ?? []);
  const having = named.filter(help => optionsOf(help, flag).length > 0);
  if (having.length > 1) return having.flatMap(help => onFlag(help, flag));
  const [help] = having.length === 0 ? named : having;
  return help === undefined ? onBareFlag(attempt, flag) : onFlag(help, flag);
}

/** The commands that the present question is answered by. */
function askedFor(attempt: Attempt): readonly CommandHelp[] {
  const question = attempt.quiz.questions[attempt.current];
  if (question === undefined || !isHostQuestion(question)) return [];
  return question.solution.lines.flatMap(line => commandsIn(line).flatMap(words => helpOn(words) ?? []));
}

function onBareFlag(attempt: Attempt, flag: string): readonly Said[] {
  const about = askedFor(attempt).find(help => optionsOf(help, flag).length > 0);
  if (about !== undefined) return onFlag(about, flag);
  const last = lastCommand(attempt);
  const own = last === null ? null : helpOn(last);
  if (own !== null && optionsOf(own, flag).length > 0) return onFlag(own, flag);
  const having = COMMON.map(command => helpOn([command])).filter(
    help => help !== null && optionsOf(help, flag).length > 0,
  );
  const found = having.flatMap(help => (help === null ? [] : onFlag(help, flag)));
  if (found.length === 1) return found;
  if (found.length > 1) return [{ code: 'tutor.flag-several', data: { flag } }, ...found.slice(0, SEVERAL)];
  const instruction = Object.keys(EXPLAINED).find(word => INSTRUCTIONS.test(word) && EXPLAINED[word]?.includes(flag));
  if (instruction !== undefined)
    return [{ code: `tutor.flag.${instruction}.${flag}`, data: { command: instruction, flag } }];
  return own === null ? [{ code: 'tutor.which-command', data: { flag } }] : onFlag(own, flag);
}

function onFlag(help: CommandHelp, flag: string): readonly Said[] {
  const options = optionsOf(help, flag);
  if (options.length === 0) return [{ code: 'tutor.no-flag', data: { flag, command: help.command } }];
  return options.map(option => explained(help, option, options.length === 1 ? flag : (option.flags[0] ?? flag)));
}

/** In the learner's language where the tutor has words for it, and otherwise as the help says it. */
function explained({ command, short }: CommandHelp, { long, text }: FlagHelp, flag: string): Said {
  const data = { command, flag };
  return EXPLAINED[short]?.includes(long) === true
    ? { code: `tutor.flag.${short}.${long}`, data }
    : { code: 'tutor.flag-help', data: { ...data, text } };
}

/** Words of a question that names a command without `docker`. */
const BARE = 6;
const NAMES =
  /(?<![\w-])(build|images|image|rmi|run|ps|pull|push|tag|history|rm|exec|logs|inspect|start|stop|create|commit|save|load)(?![\w-])/;

/** Commands as they are called in Russian. */
const HEARD: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})(?:у|для|в|при) (?:докер )?(?:билд|сборк)\p{L}*/iu, 'build'],
  [/(?<!\p{L})(?:у|для|в|при) (?:докер )?(?:ран|запуск)\p{L}{0,2}(?!\p{L})/iu, 'run'],
  [/(?<!\p{L})(?:у|для|в|при) (?:докер )?(?:пулл?|скачиван)\p{L}{0,3}(?!\p{L})/iu, 'pull'],
  [/(?<!\p{L})(?:у|для|в|при) (?:докер )?пуш\p{L}{0,2}(?!\p{L})/iu, 'push'],
  [/(?<!\p{L})(?:у|для|в) лог\p{L}{0,2}(?!\p{L})/iu, 'logs'],
];

/** The words after `docker`, or a known name of a command. */
export function commandIn(text: string): readonly string[] | null {
  const [first] = written(text);
  if (first !== undefined) return first;
  const heard = HEARD.find(([word]) => word.test(text));
  if (heard !== undefined) return [heard[1]];
  // In a longer sentence these are words like any other.
  const bare = text.trim().split(/\s+/).length <= BARE ? NAMES.exec(text)?.[1] : undefined;
  return bare === undefined ? null : [bare];
}

/** Every command that is written with its `docker`; where there is none, what else may be one. */
function commandsIn(text: string): readonly (readonly string[])[] {
  const all = written(text);
  if (all.length > 0) return all;
  const one = commandIn(text);
  return one === null ? [] : [one];
}

function written(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/\bdocker((?:\s+[a-z][a-z-]*)+)/gi)]
    .map(([, after = '']) => after.trim().toLowerCase().split(/\s+/).slice(0, 2))
    .filter(words => helpOn(words) !== null);
}

function lastCommand({ ran }: Attempt): readonly string[] | null {
  const line = ran.findLast(each => /^\s*docker\s+[a-z]/.test(each.line))?.line;
  return line === undefined ? null : commandIn(line);
}
