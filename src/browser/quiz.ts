/** The quiz page: the tutor and the question on the left, the host and its terminal on the right. */
import type { Input, ProgressView, StepMessage, WelcomeMessage } from '../live/protocol.ts';
import { openChannel } from './channel/channel.ts';
import { outboxOf } from './channel/outbox.ts';
import { goalPicture } from './dock/goal.ts';
import { microscopeOf } from './dock/microscope/microscope.ts';
import { pictureOf } from './dock/picture.ts';
import { el, need, style } from './dom/element.ts';
import { readIsland } from './dom/island.ts';
import { wordsOf } from './dom/words.ts';
import { editorOf, isDockerfile } from './editor/editor.ts';
import { filesPanel } from './editor/files.ts';
import { conversationOf } from './lesson/conversation.ts';
import { type DemonstrationScene, demonstrationOf } from './lesson/demonstration.ts';
import { headerOf } from './lesson/header.ts';
import { questionRoom } from './lesson/question.ts';
import { lessonRoom } from './lesson/room.ts';
import { sayBox } from './lesson/say.ts';
import { type SittingHeader, sittingHeader } from './lesson/sitting.ts';
import { draftsOf, quietly } from './quiz/drafts.ts';
import { BLANK, missed, newestCommand, type PageState, withMessage } from './quiz/state.ts';
import { workbenchOf } from './quiz/workbench.ts';
import { terminalOf } from './terminal/terminal.ts';

const data = need('page-data');
const island = readIsland(data.textContent ?? '');
const words = wordsOf(island.locale, island.strings);
const device = quietly(() => localStorage) ?? null;
const tab = quietly(() => sessionStorage) ?? null;
const nothing = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
const drafts = draftsOf(island.attempt, tab ?? nothing, device ?? nothing);

// The page opens at the question, not where it was left.
history.scrollRestoration = 'manual';

let state: PageState = BLANK;
const live = need('live');
const announce = (text: string): void => {
  if (text === '') return;
  // The same words twice are two pieces of news.
  live.append(el('p', {}, text));
  while (live.childElementCount > 4) live.firstElementChild?.remove();
};

const linesSent = new Map<string, string>();
const send = (input: Input): string | null => {
  if (input.kind !== 'edit') editor.flush();
  const id = channel.send(input);
  if (id === null) {
    if (input.kind !== 'line') question.refuse(words.t('page.too-long'));
    announce(words.t('page.too-long'));
    return null;
  }
  if (input.kind === 'line') linesSent.set(id, input.line);
  if (LEAVING.has(input.kind)) demonstration.leave();
  if (
    ['demonstrate', 'answer', 'next', 'skip', 'goto', 'hint', 'reset', 'undo', 'finish', 'flag'].includes(input.kind)
  ) {
    blocking.set(id, input.kind);
    question.busy(true);
  }
  return id;
};
/** What a learner does on their own host, or with the question: whatever is shown is over. */
const LEAVING: ReadonlySet<Input['kind']> = new Set(['line', 'edit', 'undo', 'reset', 'answer', 'next', 'goto']);
/** Inputs that the card waits for, so that one click is one answer. */
const blocking = new Map<string, Input['kind']>();

const editor = editorOf({
  words,
  drafts,
  nonce: data.nonce,
  send: input => send(input),
  text: path => channel.file(path),
  linter: island.sandbox === undefined ? undefined : (path, text) => channel.lint(path, text),
  linted: found => look?.found(found),
  told: ({ saved, lint }) => {
    const found =
      lint === null
        ? null
        : lint.error !== null
          ? words.t('page.editor.stops', { line: lint.error })
          : lint.warnings === 0
            ? words.t('page.editor.clean')
            : words.n('page.editor.warnings', lint.warnings);
    bench.status(
      [words.t(saved ? 'page.editor.saved' : 'page.editor.saving'), found].filter(part => part !== null).join(' · '),
      lint === null ? 0 : lint.warnings + (lint.error === null ? 0 : 1),
    );
  },
});
const openFile = (path: string, line: number | null = null): void => {
  bench.name(path);
  bench.show('file');
  void editor.open(path).then(() => line !== null && editor.goTo(line));
};
const files = filesPanel({ words, send, open: openFile });
const terminal = terminalOf({
  words,
  drafts,
  announce,
  complete: (line, cursor) => channel.complete(line, cursor),
  send: (line, columns) => {
    editor.flush();
    picture.running(true);
    return send({ kind: 'line', line, columns });
  },
});
// What the page of a question can do without.
const look =
  island.sandbox === undefined
    ? null
    : (await import('./sandbox/look/look.ts')).lookOf({
        words,
        ask: () => channel.advice(),
        announce,
        openFile,
        editor,
        microscope: () => microscope,
      });
const bench = workbenchOf({
  words,
  terminal: terminal.element,
  file: editor.element,
  files: files.element,
  advice: look?.panel ?? null,
  shown: which => {
    need('panes').dataset.bench = which;
    const path = editor.path() ?? fileToOpen();
    if (which === 'file' && path !== null) void editor.open(path);
  },
});
const microscope = microscopeOf({ words, changes: chainId => channel.changes(chainId) });
/** The X-ray of the newest build. */
const openBuild = (): void => {
  const host = scene?.host ?? state.host;
  if (host !== null) microscope.openBuild(host);
};
const picture = pictureOf({
  words,
  openLayer: chainId => {
    const { host } = state;
    if (host === null) return;
    // What a layer of the copy holds, nobody here can say.
    if (Object.hasOwn(host.layers, chainId)) microscope.openLayer(host, chainId);
    else announce(words.t('page.demo.layer'));
  },
  openImage: id => {
    const host = scene?.host ?? state.host;
    if (host !== null) microscope.openImage(host, id);
  },
  openBuild,
});
const header = headerOf(words, id => send({ kind: 'goto', question: id }), announce);
const talk = conversationOf(words, text => send({ kind: 'ask', text }));
/** What the picture shows in place of the learner's own host. */
let scene: DemonstrationScene | null = null;
const demonstration = demonstrationOf({
  words,
  drafts,
  ask: id => send({ kind: 'demonstrate', question: id }),
  print: entries => terminal.add(entries, null),
  show: shown => {
    scene = shown;
    drawHost();
  },
  announce,
  changed: () => {
    question.redraw();
    room.bringCard();
  },
});
const question = questionRoom({
  words,
  drafts,
  send,
  settle: () => editor.flush(),
  announce,
  openFile,
  openBuild,
  results: island.results,
  practice: island.practice ?? null,
  demonstration,
});
const say = sayBox(words, drafts, text => send({ kind: 'ask', text }));
const room = lessonRoom(talk.element, question.element);

need('left').append(room.element, say.element);
const goal = goalPicture(words);
const box =
  island.sandbox === undefined
    ? null
    : (await import('./sandbox/box.ts')).boxOf({
        words,
        attempt: island.attempt,
        docker: island.sandbox.docker,
        send: input => send(input),
        announce,
        brought: paths => {
          const recipe = paths.find(isDockerfile) ?? null;
          if (recipe === null) bench.show('files');
          else openFile(recipe);
        },
      });
need('panes').append(
  el('div', { class: 'two' }, picture.element, goal.element),
  ...(box === null ? [] : [box.element]),
  bench.tabs,
  bench.panels,
);
need('panes').hidden = false;

function fileToOpen(): string | null {
  const ask = state.question?.ask;
  const asked = ask?.kind === 'host' ? ask.file : null;
  const texts = state.files.filter(file => file.version !== null);
  return asked ?? texts.find(file => isDockerfile(file.path))?.path ?? texts[0]?.path ?? null;
}

/** Shows what a message changed, but the terminal's own part. */
function render(fresh: boolean): void {
  const atEnd = room.atEnd();
  const spoke = talk.render(state.said, fresh);
  talk.spare(inCard(state.question));
  const moved = shownQuestion !== (state.question?.id ?? null);
  shownQuestion = state.question?.id ?? null;
  question.render(state.question, state.progress);
  if (state.progress !== null && state.progress.questions.length > 0 && island.practice === undefined)
    headerFor(state.progress);
  box?.render(state);
  look?.render(state.host);
  files.render(state.files);
  bench.count(state.files.length);
  if (editor.path() === null || (moved && !state.files.some(file => file.path === editor.path())))
    bench.name(fileToOpen());
  editor.files(state.files);
  drawHost();
  terminal.setPrompt(state.prompt);
  terminal.setShut(state.question?.sitting?.terminal === false);
  // A phone that shows the terminal shows no card: the bar tells that the question is closed.
  for (const jump of jumps)
    if (jump.hash === '#q') jump.classList.toggle('done', state.question !== null && state.question.status !== 'open');
  const asked = spoke && !fresh ? talk.asked() : null;
  if (asked !== null) asked.scrollIntoView({ block: 'start' });
  else if (fresh || spoke || moved || atEnd) room.bringCard();
  if (moved) room.openCard();
}
let shownQuestion: string | null = null;

/** Of an exam the header is another one: it tells nothing of how answers were. */
let sitting: SittingHeader | null = null;
function headerFor(progress: ProgressView): void {
  if (progress.sitting === undefined) {
    header.progress(progress);
    return;
  }
  if (sitting === null) {
    say.inExam();
    header.inExam();
  }
  sitting ??= sittingHeader({
    words,
    announce,
    askTime: () => channel.greet(),
    goto: id => send({ kind: 'goto', question: id }),
    handIn: () => send({ kind: 'finish' }),
  });
  sitting.progress(progress);
}

/** The learner's host, or the copy of it that something is shown on. */
function drawHost(): void {
  const host = scene?.host ?? state.host;
  if (host === null) return;
  const last = scene?.entry ?? newestCommand(state);
  const chunk = last?.chunks?.at(-1);
  const build = last !== null && /\bbuild\b/.test(last.line) ? host.builds.at(-1) : undefined;
  picture.render(
    host,
    scene?.traffic ?? state.traffic,
    last === null
      ? null
      : {
          line: last.line,
          duration: build?.duration ?? (chunk === undefined || chunk.after < 50 ? null : chunk.after),
        },
  );
  picture.caption(scene === null ? null : words.t('page.demo.dock', { number: scene.number, of: scene.of }));
  picture.look(scene?.sight ?? null);
  goal.render(state.question?.goal ?? [], state.host);
  if (state.host !== null) editor.host(state.host);
  terminal.mark(picture.newestStep());
}

/** What the card shows of what the tutor says too. */
function inCard(card: PageState['question']): readonly string[] {
  if (card === null) return [];
  const shown = card.demonstration?.steps.map(step => step.html) ?? [];
  return [card.why, ...card.feedback, ...card.hints.taken.map(hint => hint.html), ...shown].filter(
    html => html !== null,
  );
}

let queue: Promise<void> = Promise.resolve();
function take(message: WelcomeMessage | StepMessage): void {
  const fresh = message.type === 'welcome';
  if (!fresh && state.seq !== null && message.seq <= state.seq) return;
  if (!fresh && missed(state, message)) {
    channel.greet();
    return;
  }
  const { host } = state;
  state = withMessage(state, message);
  if (fresh) {
    const waiting = new Set(outbox.list().map(each => each.id));
    for (const id of terminal.pending()) if (!waiting.has(id)) terminal.drop(id, null);
    terminal.reset(state.terminal);
    for (const { id, input } of outbox.list()) if (input.kind === 'line') terminal.waiting(id, input.line);
    question.busy(false);
    // What was asked for on another line, nobody answers.
    demonstration.refused();
    blocking.clear();
    document.body.classList.add('ready');
    render(true);
    if (message.now !== undefined) sitting?.now(message.now);
    return;
  }
  const at = state;
  const shown = message.id !== null && demonstration.take(message, host);
  const played = shown ? Promise.resolve() : terminal.add(message.terminal, message.id);
  queue = queue
    .then(() => played)
    .then(() => {
      const pressed = message.id === null ? undefined : blocking.get(message.id);
      if (message.id !== null) {
        linesSent.delete(message.id);
        blocking.delete(message.id);
      }
      if (blocking.size === 0) question.busy(false);
      if (terminal.pending().length === 0) picture.running(false);
      // Later steps have come meanwhile: theirs is the state to show.
      if (at !== state) return;
      render(false);
      if (pressed === 'answer' || pressed === 'skip' || pressed === 'hint')
        room.showOutcome(pressed === 'hint' ? 'hint' : 'answer');
    });
}

// The three-way jump bar of a narrow page says where one is.
const jumps = [...document.querySelectorAll<HTMLAnchorElement>('.jump a')];
const outbox = outboxOf(island.attempt, device);
const channel = openChannel({
  url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${island.channel}`,
  attempt: island.attempt,
  locale: island.locale,
  outbox,
  seq: () => state.seq,
  told: message => {
    if (message.type !== 'refused') return take(message);
    if (message.id === null) return question.refuse(message.text);
    if (linesSent.has(message.id)) {
      if (!message.retry) terminal.drop(message.id, message.text);
    } else question.refuse(message.text);
    announce(message.text);
  },
  linked: link => {
    header.link(link);
    terminal.setLink(link.kind === 'open' || link.kind === 'connecting');
    if (link.kind !== 'open') picture.running(false);
  },
  saved: saved => header.saved(saved),
  settled: (id, how) => {
    editor.settled(id, how);
    if (how === 'taken') return;
    if (blocking.get(id) === 'demonstrate') demonstration.refused();
    blocking.delete(id);
    if (blocking.size === 0) question.busy(false);
    if (how === 'again') terminal.drop(id, null);
  },
});
addEventListener('pagehide', () => editor.flush());

const watcher = new IntersectionObserver(
  entries => {
    for (const entry of entries)
      if (entry.isIntersecting)
        for (const jump of jumps)
          jump.toggleAttribute(
            'aria-current',
            jump.hash === (entry.target.id === 'left' ? jumps[0]?.hash : `#${entry.target.id}`),
          );
    for (const jump of jumps) if (jump.hasAttribute('aria-current')) jump.setAttribute('aria-current', 'true');
  },
  { rootMargin: '-45% 0px -45% 0px' },
);
for (const id of ['left', 'host', 'term']) watcher.observe(need(id));
const bar = document.querySelector<HTMLElement>('.top');
if (bar !== null)
  new ResizeObserver(() => style(document.documentElement, { '--top': `${bar.offsetHeight}px` })).observe(bar);
