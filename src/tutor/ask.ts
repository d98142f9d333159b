/**
 * Questions put to the tutor in the learner's own words. What is wished for and can be done is no question any more: it is taken as the input that it is
 * (talk/wish.ts). The rest is answered here, and changes nothing.
 */
import { type Host, view } from '../docker/index.ts';
import type { Said } from '../grade/index.ts';
import { isSandbox, LOCALES } from '../quiz/index.ts';
import type { Attempt, Refusal } from './attempt.ts';
import { takeHint } from './hint.ts';
import { helpOn } from './manual.ts';
import { FIGURES, type Figure, isElsewhere, LEADS, type Lead } from './talk/acts.ts';
import { bothSides } from './talk/compare.ts';
import { figures } from './talk/figures.ts';
import { entryCalled, find, type Nearest, namesDocker, nearer, SURE } from './talk/find.ts';
import { commandIn, explainFlag, flagsIn, isAboutFlag, isFlagAlone } from './talk/flag.ts';
import { lead } from './talk/lead.ts';
import { offering } from './talk/offers.ts';
import { askedOfKind, askedOfOwn } from './talk/own.ts';
import { readRecipe, recipeIn } from './talk/recipe.ts';
import { isTopic, topic } from './talk/say-topic.ts';
import { errorIn } from './talk/trouble.ts';
import { whyNot, wishIn, withoutLament } from './talk/wish.ts';
import { say, stateAt, type Turn } from './turn.ts';

const LENGTH = 4000;
/** An entry that is asked for by a command alone tells more of it than its help does. */
const NAMED = 0.99;
/** Of a question that names what is on this host its figures are the answer, though an entry is a little nearer. */
const OWN = 0.85;
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
  const { recorded, attempt } = turn;
  if (isSandbox(attempt.quiz)) return false;
  const hints = recorded?.earned?.hints ?? 0;
  const took = recorded === null ? wishIn(text) === 'hint' : hints > stateAt(turn.attempt).hints;
  return took && takeHint(turn) === null;
}

async function answerTo({ attempt, at }: Turn, text: string): Promise<readonly Said[]> {
  const wish = wishIn(text);
  const refusal = wish === null || isSandbox(attempt.quiz) ? null : whyNot(attempt, wish);
  if (refusal !== null)
    return [
      offering(
        { code: wish === 'hint' && refusal === 'closed' ? 'tutor.hint-closed' : `refusal.${refusal}`, data: {} },
        refusal === 'not-closed-yet' ? ['now', 'skip'] : refusal === 'closed' ? ['next', 'why'] : [],
      ),
    ];
  const found = nearest(attempt.host, text);
  const [best] = found;
  const led = LEADS.find(key => key === best?.key);
  const recipe = recipeIn(text);
  const about = led === undefined ? null : subjectBeside(led, text);
  if (recipe === null && led !== undefined && about === null && isSure(best) && !namesSomething(text))
    return lead(attempt, led);
  if (attempt.quiz.glossary === 'closed')
    return [offering({ code: 'tutor.glossary-closed', data: {} }, ['now', 'repeat'])];
  if (recipe !== null) return readRecipe(attempt.host, recipe, at);
  return explain(attempt, text, about === null ? found : [about, ...found], at);
}

/** Also with a name of something on this host put as what it is: `web` may be a word that means something else. */
function nearest(host: Host, text: string): readonly Nearest[] {
  const found = find(text);
  const asked = askedOfKind(view(host), text);
  return asked === null ? found : nearer(found, find(asked));
}

/** Something of Docker's own by its name: the question is about that, however it is put. */
function namesSomething(text: string): boolean {
  return errorIn(text) !== null || flagsIn(text).length > 0 || (/\bdocker\s/i.test(text) && commandIn(text) !== null);
}

async function explain(
  attempt: Attempt,
  text: string,
  found: readonly Nearest[],
  at: number,
): Promise<readonly Said[]> {
  const called = entryCalled(text);
  if (called !== null && isTopic(called) && !isFlagAlone(text)) return [topic(called)];
  const error = errorIn(text);
  if (error !== null) return [topic(error)];
  const [best] = found;
  const [flag, ...more] = flagsIn(text);
  if (flag !== undefined && (isAboutFlag(text, flag) || !isSure(best)))
    return [flag, ...more.slice(0, OFFERS)].flatMap(each => explainFlag(attempt, text, each));
  const both = bothSides(text, best);
  if (both !== null) return both.map(topic);
  const own = ownFigure(attempt.host, text, best);
  if (own !== null) return [await figures(attempt.host, own, text, at)];
  const command = commandIn(text);
  const help = command === null ? null : helpOn(command);
  const general = best?.key === 'docker' || best?.key === 'why-docker';
  if (isSure(best) && !isElsewhere(best.key) && !(general && help !== null)) return entry(attempt, best.key, text, at);
  if (help !== null && /\bdocker\s/i.test(text) && isNamedAlone(text, help.command)) {
    const named = find(help.command).find(({ key, likeness }) => likeness >= NAMED && isTopic(key));
    if (named !== undefined) return [topic(named.key)];
    return [{ code: 'tutor.command', data: { command: help.command, usage: help.usage, text: help.summary } }];
  }
  const near = found.filter(({ likeness }) => likeness >= FAR).map(({ key }) => key);
  return [offering({ code: 'tutor.unknown', data: {} }, offered(attempt, near))];
}

function isSure(best: Nearest | undefined): best is Nearest {
  return best !== undefined && best.likeness >= SURE;
}

/** Words beside the name of a command that ask what it is; more of them ask about something else. */
const BESIDE = 3;

function isNamedAlone(text: string, command: string): boolean {
  const beside =
    text
      .toLowerCase()
      .replace(command, ' ')
      .match(/[\p{L}\d]+/gu) ?? [];
  return beside.length <= BESIDE;
}

/** What somebody does not understand who names it: no help with the present question is asked for. */
function subjectBeside(led: Lead, text: string): Nearest | null {
  if (led !== 'lost' && led !== 'answer' && led !== 'greeting') return null;
  const rest = withoutLament(text);
  if (rest === text) return null;
  const [best] = find(rest);
  return isSure(best) && isTopic(best.key) && namesDocker(rest) ? best : null;
}

/** The figures that a question is about which does not say whose: nearer than any entry, once it does. */
function ownFigure(host: Host, text: string, best: Nearest | undefined): Figure | null {
  const asked = askedOfOwn(view(host), text);
  const [own] = asked === null ? [] : find(asked);
  if (own === undefined || own.likeness < SURE || own.likeness < (best?.likeness ?? 0) * OWN) return null;
  const figure = FIGURES.find(each => each === own.key) ?? null;
  // One image by its name is asked about, not all of them.
  return figure === 'host-disk' && asked?.includes('мой образ') === true ? 'host-size' : figure;
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
  const id = quiz.questions[attempt.current]?.id ?? '';
  const prompts = LOCALES.map(locale => quiz.prose[locale].questions[id]?.prompt ?? '');
  const about = prompts.flatMap(prompt => find(prompt).map(({ key }) => key));
  return [...new Set([...found, ...about, 'image', 'layer', 'build'])].filter(isTopic).slice(0, OFFERS);
}
