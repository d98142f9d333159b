/**
 * Questions put to the tutor in the learner's own words. What is wished for and can be done is no question any more: it is taken as the input that it is
 * (talk/wish.ts). The rest is answered here, and changes nothing.
 */
import type { Said } from '../grade/index.ts';
import { LOCALES } from '../quiz/index.ts';
import type { Attempt, Refusal } from './attempt.ts';
import { takeHint } from './hint.ts';
import { helpOn } from './manual.ts';
import { FIGURES, LEADS } from './talk/acts.ts';
import { figures } from './talk/figures.ts';
import { find, type Nearest } from './talk/find.ts';
import { commandIn, explainFlag, flagIn } from './talk/flag.ts';
import { lead } from './talk/lead.ts';
import { offering } from './talk/offers.ts';
import { readRecipe, recipeIn } from './talk/recipe.ts';
import { isTopic, topic } from './talk/say-topic.ts';
import { errorIn } from './talk/trouble.ts';
import { whyNot, wishIn } from './talk/wish.ts';
import { questionAt, say, stateAt, type Turn } from './turn.ts';

const LENGTH = 4000;
/** From this likeness on an answer is given as one, and below the second it is not given at all. */
const SURE = 0.5;
const NEAR = 0.27;
/** An entry that is asked for by a command alone tells more of it than its help does. */
const NAMED = 0.99;
/** What is less like the question than this is not near it at all. */
const FAR = 0.2;
const OFFERS = 3;

export async function takeQuestion(turn: Turn, text: string): Promise<Refusal | null> {
  const asked = text.trim();
  if (asked === '') return 'blank';
  if (asked.length > LENGTH) return 'too-long';
  say(turn, { code: 'learner', data: { text: asked } }, 'learner');
  if (tookHint(turn, asked)) return null;
  for (const said of await answerTo(turn, asked)) say(turn, said);
  return null;
}

/** In journals from before wishes were inputs a question could take a hint. Its event says so, unless it is older than that. */
function tookHint(turn: Turn, text: string): boolean {
  const { recorded } = turn;
  const hints = recorded?.earned?.hints ?? 0;
  const took = recorded === null ? wishIn(text) === 'hint' : hints > stateAt(turn.attempt).hints;
  return took && takeHint(turn) === null;
}

async function answerTo({ attempt, at }: Turn, text: string): Promise<readonly Said[]> {
  const wish = wishIn(text);
  const refusal = wish === null ? null : whyNot(attempt, wish);
  if (refusal !== null)
    return [
      offering(
        { code: wish === 'hint' && refusal === 'closed' ? 'tutor.hint-closed' : `refusal.${refusal}`, data: {} },
        refusal === 'not-closed-yet' ? ['now', 'skip'] : refusal === 'closed' ? ['next', 'why'] : [],
      ),
    ];
  const found = find(text);
  const [best] = found;
  const led = LEADS.find(key => key === best?.key);
  const recipe = recipeIn(text);
  if (recipe === null && led !== undefined && (best?.likeness ?? 0) >= SURE && !namesSomething(text))
    return lead(attempt, led);
  if (attempt.quiz.glossary === 'closed')
    return [offering({ code: 'tutor.glossary-closed', data: {} }, ['now', 'repeat'])];
  if (recipe !== null) return readRecipe(attempt.host, recipe, at);
  return explain(attempt, text, found, at);
}

/** Something of Docker's own by its name: the question is about that, however it is put. */
function namesSomething(text: string): boolean {
  return errorIn(text) !== null || flagIn(text) !== null || (/\bdocker\s/i.test(text) && commandIn(text) !== null);
}

async function explain(
  attempt: Attempt,
  text: string,
  found: readonly Nearest[],
  at: number,
): Promise<readonly Said[]> {
  const error = errorIn(text);
  if (error !== null) return [topic(error)];
  const flag = flagIn(text);
  if (flag !== null) return explainFlag(attempt, text, flag);
  const [best] = found;
  const named = commandIn(text);
  const help = named === null ? null : helpOn(named);
  const general = best?.key === 'docker' || best?.key === 'why-docker';
  if (best !== undefined && best.likeness >= SURE && !(general && help !== null))
    return entry(attempt, best.key, text, at);
  if (help !== null && (/\bdocker\s/i.test(text) || (best?.likeness ?? 0) < NEAR)) {
    const own = find(help.command).find(({ key, likeness }) => likeness >= NAMED && isTopic(key));
    if (own !== undefined) return [topic(own.key)];
    return [{ code: 'tutor.command', data: { command: help.command, usage: help.usage, text: help.summary } }];
  }
  const others = found.slice(1).map(({ key }) => key);
  if (best !== undefined && best.likeness >= NEAR)
    return [
      offering({ code: 'tutor.unknown-near', data: {} }, offered(attempt, others)),
      ...(await entry(attempt, best.key, text, at)),
    ];
  return [
    offering(
      { code: 'tutor.unknown', data: {} },
      offered(
        attempt,
        found.filter(({ likeness }) => likeness >= FAR).map(({ key }) => key),
      ),
    ),
  ];
}

async function entry(attempt: Attempt, key: string, text: string, at: number): Promise<readonly Said[]> {
  const figure = FIGURES.find(each => each === key);
  if (figure !== undefined) return [await figures(attempt.host, figure, text, at)];
  const led = LEADS.find(each => each === key);
  return led === undefined ? [topic(key)] : lead(attempt, led);
}

/** Three topics to press: the nearest that were found, and then what the present question is about. */
function offered(attempt: Attempt, found: readonly string[]): readonly string[] {
  const { quiz } = attempt;
  const { id } = questionAt(attempt);
  const prompts = LOCALES.map(locale => quiz.prose[locale].questions[id]?.prompt ?? '');
  const about = prompts.flatMap(prompt => find(prompt).map(({ key }) => key));
  return [...new Set([...found, ...about, 'image', 'layer', 'build'])].filter(isTopic).slice(0, OFFERS);
}
