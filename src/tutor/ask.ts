/** Questions put to the tutor in the learner's own words: the course's topics, the client's own help, and a few wishes. */
import type { Instant } from '../docker/index.ts';
import type { Said } from '../grade/index.ts';
import type { Attempt, Refusal } from './attempt.ts';
import { takeHint } from './hint.ts';
import { type CommandHelp, helpOn } from './manual.ts';
import { findTopic, wordsOf } from './topics.ts';
import { quote, say, type Turn } from './turn.ts';

const LENGTH = 1000;
const HINT = /^(подскаж|подсказ|hint|намек|помоги|помогите|help$)/;
const THANKS = /^(спасибо|благодар|thank)/;
const GREETING = /^(привет\p{L}*|здравствуй\p{L}*|добр(ый|ое) (день|утро|вечер)|hello|hi|hey)( |$)/u;
const REPEAT = /^(повтор|repeat|еще раз|again|what was the question|какой вопрос)/;

export async function takeQuestion(turn: Turn, text: string): Promise<Refusal | null> {
  const asked = text.trim();
  if (asked === '') return 'blank';
  if (asked.length > LENGTH) return 'too-long';
  say(turn, { code: 'learner', data: { text: asked } }, 'learner');
  const words = wordsOf(asked);
  const plain = words.join(' ');
  if (words.length <= 4 && HINT.test(plain)) {
    const refusal = takeHint(turn);
    if (refusal !== null) say(turn, { code: refusal === 'closed' ? 'tutor.hint-closed' : 'tutor.no-hints', data: {} });
  } else if (words.length <= 3 && THANKS.test(plain)) say(turn, { code: 'tutor.thanks', data: {} });
  else if (words.length <= 3 && GREETING.test(plain)) say(turn, { code: 'tutor.greeting', data: {} });
  else if (words.length <= 5 && REPEAT.test(plain)) quote(turn, 'quiz.prompt');
  else for (const said of await answerTo(turn.attempt, asked, turn.at)) say(turn, said);
  return null;
}

async function answerTo(attempt: Attempt, text: string, at: Instant): Promise<readonly Said[]> {
  const flag = /(?:^|[\s«"'`(])(--?[A-Za-z][A-Za-z0-9-]*)/.exec(text)?.[1] ?? null;
  const named = commandIn(text);
  if (flag !== null) return named === null ? onBareFlag(attempt, flag, at) : [await onFlag(attempt, flag, named, at)];
  const topic = findTopic(text);
  if (topic?.sure !== true && named !== null) {
    const help = await helpOn(attempt.host, named, at);
    if (help !== null)
      return [{ code: 'tutor.command', data: { command: help.command, usage: help.usage, text: help.summary } }];
  }
  if (topic === null) return [{ code: 'tutor.unknown', data: {} }];
  const told: Said = { code: `tutor.topic.${topic.key}`, data: {} };
  return topic.sure || topic.key === 'docker' ? [told] : [{ code: 'tutor.unknown-near', data: {} }, told];
}

/** The commands of the course: a flag that names no command is looked for in these. */
const COMMON = ['build', 'run', 'rmi', 'rm', 'images', 'ps', 'history', 'pull', 'push', 'logs', 'exec', 'tag'];
/** So many answers at once are still read. */
const SEVERAL = 4;

/** A flag by itself means that of the last line, and otherwise whatever the commands of the course make of it. */
async function onBareFlag(attempt: Attempt, flag: string, at: Instant): Promise<readonly Said[]> {
  const last = lastCommand(attempt);
  const own = last === null ? null : await helpOn(attempt.host, last, at);
  if (own !== null && last !== null && optionOf(own, flag) !== null) return [await onFlag(attempt, flag, last, at)];
  const found: Said[] = [];
  for (const command of COMMON) {
    const help = await helpOn(attempt.host, [command], at);
    const option = help === null ? null : optionOf(help, flag);
    if (help !== null && option !== null)
      found.push({ code: 'tutor.flag-of', data: { flag, command: help.command, text: option } });
    if (found.length === SEVERAL) break;
  }
  if (found.length > 0) return found.length === 1 ? found : [{ code: 'tutor.flag-several', data: { flag } }, ...found];
  if (own !== null && last !== null) return [await onFlag(attempt, flag, last, at)];
  return [{ code: 'tutor.which-command', data: { flag } }];
}

async function onFlag(attempt: Attempt, flag: string, command: readonly string[], at: Instant): Promise<Said> {
  const help = await helpOn(attempt.host, command, at);
  if (help === null) return { code: 'tutor.which-command', data: { flag } };
  const option = optionOf(help, flag);
  return option === null
    ? { code: 'tutor.no-flag', data: { flag, command: help.command } }
    : { code: 'tutor.flag', data: { flag, command: help.command, text: option } };
}

/** `-it` stands for `-i` and `-t`: the first letter's line is the answer. */
function optionOf({ options }: CommandHelp, flag: string): string | null {
  const exact = options.find(option => option.flags.includes(flag));
  const grouped = /^-[A-Za-z]{2,}$/.test(flag)
    ? options.find(option => option.flags.includes(flag.slice(0, 2)))
    : undefined;
  return exact?.text ?? grouped?.text ?? null;
}

/** The words after `docker`, or after a known name of a command. */
function commandIn(text: string): readonly string[] | null {
  const after = /\bdocker((?:\s+[a-z][a-z-]*)+)/i.exec(text)?.[1];
  if (after !== undefined) return after.trim().split(/\s+/).slice(0, 2);
  const bare =
    /\b(build|images|image|rmi|run|ps|pull|push|tag|history|rm|exec|logs|inspect|start|stop|create|commit|save|load)\b/.exec(
      text,
    )?.[1];
  return bare === undefined ? null : [bare];
}

function lastCommand({ ran }: Attempt): readonly string[] | null {
  const line = ran.findLast(each => /^\s*docker\s+[a-z]/.test(each.line))?.line;
  return line === undefined ? null : commandIn(line);
}
