/** The learner's terminal: scrollback, the line being typed, and the commands that are under way. */
import type { Completion, TerminalEntryView } from '../../live/protocol.ts';
import { el } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import type { Drafts } from '../quiz/drafts.ts';
import { historyOf } from './prompt/history.ts';
import { promptOf } from './prompt/prompt.ts';
import { type EntryBlock, entryBlock } from './scrollback/entry.ts';

export interface TerminalOptions {
  readonly words: Words;
  readonly drafts: Drafts;
  readonly complete: (line: string, cursor: number) => Promise<Completion | null>;
  /** Sends a line; gives the id under which its step will come, or null when it cannot be sent at all. */
  readonly send: (line: string, columns: number) => string | null;
  readonly announce: (text: string) => void;
}

export interface Terminal {
  readonly element: HTMLElement;
  /** The whole scrollback anew; lines that wait keep waiting. */
  readonly reset: (entries: readonly TerminalEntryView[]) => void;
  /** Entries of a step, played when fresh; resolves when they stand still. */
  readonly add: (entries: readonly TerminalEntryView[], id: string | null) => Promise<void>;
  /** A line of an earlier page that still waits to be sent. */
  readonly waiting: (id: string, line: string) => void;
  /** The line waits no more and has no output of its own: it goes, or stays with the reason it was not run. */
  readonly drop: (id: string, why: string | null) => void;
  readonly pending: () => readonly string[];
  readonly setPrompt: (prompt: string) => void;
  readonly setLink: (open: boolean) => void;
  /** Marks the row of the build's newest step in the last entry. */
  readonly mark: (step: string | null) => void;
  readonly focus: () => void;
}

/** Entries that come faster than they play are shown at once. */
const PATIENCE = 2;
const KEYS = ['Tab', '↑', '↓', '-', '/', ':', '^C'] as const;

export function terminalOf(options: TerminalOptions): Terminal {
  const { words } = options;
  const log = el('div', { class: 'log' });
  const spacer = el('div', { class: 'spacer' });
  const ruler = el('span', { class: 'ruler', 'aria-hidden': 'true' }, '0'.repeat(100));
  const pending = new Map<string, EntryBlock>();
  const history = historyOf([]);
  let known: readonly number[] = [];
  /** Entries up to this one are in the history. */
  let remembered = 0;
  let last: EntryBlock | null = null;
  let prompt = '';
  let playing = 0;
  let open = true;
  let clearedAt: Element | null = null;
  let stick = true;
  let ready = false;

  const run = (lines: readonly string[]): void => {
    stick = true;
    for (const line of lines) {
      if (line.trim() === '') {
        log.append(entryBlock(words, prompt, '').element);
        continue;
      }
      history.add(line);
      const id = options.send(line, columns());
      if (id !== null) {
        waiting(id, line);
        continue;
      }
      const block = entryBlock(words, prompt, line);
      block.say(words.t('page.too-long'));
      log.append(block.element);
    }
    settle();
  };
  const waiting = (id: string, line: string): void => {
    if (pending.has(id)) return;
    const block = entryBlock(words, prompt, line);
    block.say(open ? null : words.t('page.term.waiting'));
    pending.set(id, block);
    log.append(block.element);
    settle();
  };
  const line = promptOf({
    words,
    history,
    draft: options.drafts.read('line') ?? '',
    complete: options.complete,
    run,
    typed: text => options.drafts.write('line', text),
    interrupt: typed => {
      if (playing > 0) last?.hurry();
      else log.append(entryBlock(words, prompt, `${typed}^C`).element);
      settle();
    },
    clear: () => {
      clearedAt = log.lastElementChild ?? log;
      stick = true;
      settle();
    },
    announce: options.announce,
    changed: () => ready && settle(),
  });
  const scroll = el('div', { class: 'scroll' }, log, line.element, spacer, ruler);
  const keys = el(
    'div',
    { class: 'keys', role: 'group', 'aria-label': words.t('page.term.keys') },
    ...KEYS.map(key => {
      const name = key === '↑' ? 'ArrowUp' : key === '↓' ? 'ArrowDown' : key;
      const button = el(
        'button',
        { type: 'button', 'aria-label': words.t(`page.term.key.${name === '^C' ? 'stop' : name}`) },
        key,
      );
      // The field keeps the focus, or the phone's keyboard would fold away.
      button.addEventListener('pointerdown', event => event.preventDefault());
      button.addEventListener('click', () => line.press(name));
      return button;
    }),
  );
  const element = el('div', { class: 'term', id: 'term' }, scroll, keys);

  const columns = (): number => {
    const cell = ruler.getBoundingClientRect().width / 100;
    const width = line.element.clientWidth;
    return cell === 0 ? 80 : Math.max(20, Math.min(500, Math.floor(width / cell)));
  };
  const settle = (): void => {
    line.setPrompt(pending.size > 0 || playing > 0 ? '' : prompt);
    // After Ctrl-L the line stands at the top: the emptiness below it makes room to scroll there.
    const height =
      clearedAt === null
        ? 0
        : scroll.clientHeight - (line.element.getBoundingClientRect().bottom - clearedBottom()) - 24;
    spacer.style.setProperty('height', `${Math.max(0, height)}px`);
    if (stick) scroll.scrollTop = scroll.scrollHeight;
    if (document.activeElement === line.field) bringIntoView();
  };
  // On a narrow page the bar at the bottom must not stand before the line.
  const bringIntoView = (): void => {
    if (matchMedia('(max-width: 1100px)').matches) element.scrollIntoView({ block: 'nearest' });
  };
  const clearedBottom = (): number =>
    clearedAt === null || clearedAt === log
      ? log.getBoundingClientRect().top
      : clearedAt.getBoundingClientRect().bottom;
  scroll.addEventListener('scroll', () => {
    stick = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 40;
  });
  element.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('button') !== null || (getSelection()?.toString() ?? '') !== '') return;
    line.field.focus({ preventScroll: true });
  });
  line.field.addEventListener('focus', bringIntoView);
  new ResizeObserver(() => {
    element.style.setProperty('--width', `${scroll.clientWidth}px`);
    settle();
  }).observe(scroll);

  const place = (entry: TerminalEntryView, id: string | null): EntryBlock => {
    const mine = id === null || entry.kind !== 'line' ? undefined : pending.get(id);
    if (mine !== undefined && id !== null) {
      pending.delete(id);
      return mine;
    }
    const block = entryBlock(words, entry.prompt, entry.line);
    const firstWaiting = [...pending.values()][0]?.element ?? null;
    log.insertBefore(block.element, firstWaiting);
    return block;
  };
  const showMark = (entry: TerminalEntryView): void => {
    const before = [...log.children]
      .filter(child => ![...pending.values()].some(block => block.element === child))
      .at(-1);
    // Said once where nothing happened in between.
    if (before?.classList.contains('rule') && before.textContent === entry.line) return;
    const rule = el('div', { class: 'rule', role: 'separator', 'aria-label': entry.line }, el('span', {}, entry.line));
    log.insertBefore(rule, [...pending.values()][0]?.element ?? null);
  };
  const clearAbove = (block: EntryBlock): void => {
    while (log.firstChild !== null && log.firstChild !== block.element) log.firstChild.remove();
    block.element.querySelector('.cmd')?.remove();
    clearedAt = null;
  };
  const show = async (entry: TerminalEntryView, id: string | null, play: boolean): Promise<void> => {
    if (entry.kind === 'mark') return showMark(entry);
    const block = place(entry, id);
    if (entry.kind === 'shown') {
      block.element.classList.add('shown');
    } else if (id === null && entry.n > remembered) history.add(entry.line);
    remembered = Math.max(remembered, entry.n);
    last?.mark(null);
    last = block;
    const shown = block.show(entry, play, settle);
    // An entry that does not play stands there already, before the next task of the page.
    if (play) await shown;
    if (block.cleared()) clearAbove(block);
    if (play) options.announce(block.text());
    settle();
  };
  let queue = Promise.resolve();
  ready = true;

  return {
    element,
    reset: entries => {
      const numbers = entries.map(entry => entry.n);
      if (known.length > 0 && numbers.join() === known.join()) return;
      known = numbers;
      for (const child of [...log.children])
        if (![...pending.values()].some(block => block.element === child)) child.remove();
      last = null;
      for (const entry of entries) void show(entry, null, false);
      stick = true;
      settle();
    },
    add: (entries, id) => {
      known = [...known, ...entries.map(entry => entry.n)];
      playing += 1;
      queue = queue.then(async () => {
        for (const entry of entries) await show(entry, id, playing <= PATIENCE);
        playing -= 1;
        settle();
      });
      return queue;
    },
    waiting,
    drop: (id, why) => {
      const block = pending.get(id);
      if (block === undefined) return;
      pending.delete(id);
      block.say(why);
      block.element.classList.remove('waiting');
      if (why === null) block.element.remove();
      settle();
    },
    pending: () => [...pending.keys()],
    setPrompt: next => {
      prompt = next;
      settle();
    },
    setLink: next => {
      open = next;
      for (const block of pending.values()) block.say(open ? null : words.t('page.term.waiting'));
    },
    mark: step => last?.mark(step),
    focus: () => line.field.focus({ preventScroll: true }),
  };
}
