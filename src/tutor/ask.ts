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
  } else if (words.length <= 5 && REPEAT.test(plain)) quote(turn, 'quiz.prompt');
  else for (const said of await answerTo(turn.attempt, asked, turn.at)) say(turn, said);
  return null;
}

async function answerTo(attempt: Attempt, text: string, at: Instant): Promise<readonly Said[]> {
  const flag = /(?:^|[\s«"'`(])(--?[A-Za-z][A-Za-z0-9-]*)/.exec(text)?.[1] ?? null;
  const named = commandIn(text);
  if (flag !== null) return [await onFlag(attempt, flag, named ?? lastCommand(attempt), at)];
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

async function onFlag(attempt: Attempt, flag: string, command: readonly string[] | null, at: Instant): Promise<Said> {
  const help = command === null ? null : await helpOn(attempt.host, command, at);
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
