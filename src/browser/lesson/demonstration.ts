/**
 * What the tutor shows before it asks: lines with a sentence each, played on a copy of the host. The server plays them all at one input; here they are leafed
 * through, forwards and back, and the picture shows the copy as the present line left it.
 */
import type { Call, QuestionCard, SeenHost, Sight, StepMessage, TerminalEntryView } from '../../live/protocol.ts';
import { el, htmlIn, keepingFocus, replace } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import type { Drafts } from '../quiz/drafts.ts';
import { withChange } from '../quiz/state.ts';
import { type DemonstrationCard, foldedParts, openParts } from './demonstration-card.ts';

export interface DemonstrationOptions {
  readonly words: Words;
  readonly drafts: Drafts;
  /** Asks the server for it. */
  readonly ask: (question: string) => void;
  /** Prints entries in the terminal; resolves when they stand still. */
  readonly print: (entries: readonly TerminalEntryView[]) => Promise<void>;
  /** The picture shows this; null: the learner's own host again. */
  readonly show: (scene: DemonstrationScene | null) => void;
  readonly announce: (text: string) => void;
  /** It is taller or smaller than it was. */
  readonly changed: () => void;
}

/** The copy of the host after one of the lines. */
export interface DemonstrationScene {
  readonly host: SeenHost;
  readonly traffic: readonly Call[];
  readonly sight: Sight | null;
  readonly entry: TerminalEntryView;
  readonly number: number;
  readonly of: number;
}

export interface DemonstrationRoom {
  readonly element: HTMLElement;
  /** It stands there in full: the question waits below it. */
  readonly open: () => boolean;
  readonly render: (question: QuestionCard | null) => void;
  /** A step that plays it has come; `host`: the one that the page showed before. Gives true when it is taken here, its entries too. */
  readonly take: (message: StepMessage, host: SeenHost | null) => boolean;
  /** The learner does something of their own: their host is to be seen. */
  readonly leave: () => void;
  /** It was asked for, and not given. */
  readonly refused: () => void;
}

interface Player {
  readonly options: DemonstrationOptions;
  readonly element: HTMLElement;
  question: QuestionCard | null;
  /** What came from the server; null before it was asked for. */
  scenes: readonly DemonstrationScene[] | null;
  /** Entries of each line: the rule above it, and what it printed. */
  printed: (readonly TerminalEntryView[])[];
  /** The scene that the picture shows, or null: the learner's own host. */
  at: number | null;
  /** Lines that were printed in the terminal already. */
  reached: number;
  playing: boolean;
  /** The first press asks the server, and goes on when it answers. */
  wants: 'play' | 'step' | null;
  folded: boolean;
  /** Counts ways to a line: one that was begun before the last is given up. */
  turn: number;
  /** Counts plays and their pauses likewise. */
  run: number;
}

/** Kept in this browser: it was seen, or skipped. */
const FOLDED = 'folded';

/** How long a sentence stands before the next line, in milliseconds: the time to find it, and to read it. */
const READING = { least: 2200, perLetter: 55 };

export function demonstrationOf(options: DemonstrationOptions): DemonstrationRoom {
  const player: Player = {
    options,
    element: el('section', { class: 'demo', 'aria-label': options.words.t('page.demo.name') }),
    question: null,
    scenes: null,
    printed: [],
    at: null,
    reached: 0,
    playing: false,
    wants: null,
    folded: false,
    turn: 0,
    run: 0,
  };
  return {
    element: player.element,
    open: () => player.question?.demonstration != null && !player.folded,
    render: question => render(player, question),
    take: (message, host) => take(player, message, host),
    leave: () => leave(player),
    refused: () => {
      player.wants = null;
      draw(player);
    },
  };
}

function render(player: Player, question: QuestionCard | null): void {
  const another = question?.id !== player.question?.id;
  player.question = question;
  if (another) {
    leave(player);
    player.scenes = null;
    player.reached = 0;
    player.wants = null;
    player.folded = question === null || question.demonstration?.played === true || wasFolded(player);
  }
  if (question !== null && question.status !== 'open') player.folded = true;
  draw(player);
}

function draftName({ question }: Player): string {
  return `demo.${question?.id ?? ''}`;
}

function wasFolded(player: Player): boolean {
  return player.options.drafts.read(draftName(player)) === FOLDED;
}

function take(player: Player, message: StepMessage, host: SeenHost | null): boolean {
  const { demonstrated = [] } = message;
  const waited = player.wants;
  if (demonstrated.length === 0 || host === null || waited === null) return false;
  const scenes: DemonstrationScene[] = [];
  let before = host;
  for (const [index, { entry, host: change, traffic, sight }] of demonstrated.entries()) {
    before = withChange(before, change ?? undefined);
    const printed = message.terminal.find(({ n }) => n === entry);
    if (printed === undefined) return false;
    scenes.push({ host: before, traffic, sight, entry: printed, number: index + 1, of: demonstrated.length });
  }
  player.scenes = scenes;
  player.printed = groups(message.terminal, scenes);
  player.reached = 0;
  player.at = null;
  player.wants = null;
  if (waited === 'play') void play(player);
  else void go(player, 0);
  return true;
}

/** The entries of a step, line by line; what stands after the last one goes with it. */
function groups(
  entries: readonly TerminalEntryView[],
  scenes: readonly DemonstrationScene[],
): (readonly TerminalEntryView[])[] {
  const ends = scenes.map(({ entry }) => entry.n);
  ends[ends.length - 1] = Number.POSITIVE_INFINITY;
  return ends.map((end, index) => entries.filter(({ n }) => n <= end && n > (ends[index - 1] ?? 0)));
}

function leave(player: Player): void {
  player.turn += 1;
  stop(player);
  if (player.at === null) return;
  player.at = null;
  player.options.show(null);
  draw(player);
}

function stop(player: Player): void {
  player.run += 1;
  player.playing = false;
}

/** To a line; those before it are printed first. Resolves when it stands in the terminal and in the picture. */
async function go(player: Player, index: number): Promise<void> {
  const { scenes, options } = player;
  const scene = scenes?.[index];
  if (scene === undefined) return;
  player.turn += 1;
  const { turn } = player;
  player.at = index;
  draw(player);
  while (player.reached <= index) {
    const entries = player.printed[player.reached] ?? [];
    player.reached += 1;
    await options.print(entries);
  }
  // Somebody has pressed on meanwhile.
  if (turn !== player.turn) return;
  options.show(scene);
  options.announce(sentenceOf(player, index));
  draw(player);
  options.changed();
}

function sentenceOf({ question }: Player, index: number): string {
  return htmlIn('span', {}, question?.demonstration?.steps[index]?.html ?? '').textContent ?? '';
}

async function play(player: Player): Promise<void> {
  const { scenes } = player;
  if (scenes === null) return;
  const last = scenes.length - 1;
  stop(player);
  const { run } = player;
  player.playing = true;
  let next = player.at === null || player.at === last ? 0 : player.at + 1;
  for (; next <= last; next++) {
    await go(player, next);
    if (run !== player.run) return;
    if (next === last) break;
    await reading(sentenceOf(player, next));
    if (run !== player.run) return;
  }
  player.playing = false;
  draw(player);
}

function reading(text: string): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, Math.max(READING.least, text.length * READING.perLetter)));
}

/** A press: what was not asked for yet is. */
function press(player: Player, what: 'play' | 'step', then: () => void): void {
  if (player.scenes !== null) then();
  else if (player.question !== null && player.wants === null) {
    player.wants = what;
    draw(player);
    player.options.ask(player.question.id);
  }
}

function pressPlay(player: Player): void {
  if (player.playing) {
    stop(player);
    draw(player);
  } else press(player, 'play', () => void play(player));
}

function pressStep(player: Player, by: 1 | -1): void {
  stop(player);
  press(player, 'step', () => void go(player, Math.max(0, player.at === null ? 0 : player.at + by)));
}

function fold(player: Player): void {
  const { options } = player;
  options.drafts.write(draftName(player), FOLDED);
  leave(player);
  player.folded = true;
  draw(player);
  options.changed();
}

function unfold(player: Player): void {
  player.folded = false;
  draw(player);
  player.options.changed();
  pressPlay(player);
}

function draw(player: Player): void {
  const { element, question, folded, options, at, reached, playing, wants } = player;
  const demonstration = question?.demonstration ?? null;
  element.hidden = demonstration === null;
  element.classList.toggle('folded', folded);
  if (demonstration === null) return;
  const card: DemonstrationCard = {
    words: options.words,
    demonstration,
    at,
    reached,
    playing,
    waiting: wants !== null,
    play: () => pressPlay(player),
    step: by => pressStep(player, by),
    fold: () => fold(player),
    unfold: () => unfold(player),
  };
  keepingFocus(
    element,
    () => replace(element, ...(folded ? foldedParts(card) : openParts(card))),
    () => element.querySelector<HTMLElement>('[data-key="demo-play"]'),
  );
}
