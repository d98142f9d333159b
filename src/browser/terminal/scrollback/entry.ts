/** One command in the terminal's scrollback: its line, what it printed, and the note that goes with it. */
import type { Chunk, TerminalEntryView } from '../../../live/protocol.ts';
import { calm, el, htmlIn, replace } from '../../dom/element.ts';
import type { Words } from '../../dom/words.ts';
import { MORE } from '../prompt/typing.ts';
import type { StyledText } from '../screen/grid.ts';
import { type Screen, screenOf } from '../screen/screen.ts';
import { cues } from './play.ts';

export interface EntryBlock {
  readonly element: HTMLElement;
  /** Shows the output; resolves when it stands still. `grown` is called at each change. */
  readonly show: (entry: TerminalEntryView, play: boolean, grown: () => void) => Promise<void>;
  /** Ends the play at once. */
  readonly hurry: () => void;
  readonly cleared: () => boolean;
  /** What a screen reader is told. */
  readonly text: () => string;
  /** Marks the row of a build's step, where the eye should go. */
  readonly mark: (step: string | null) => void;
  /** A note of the page's own: text. */
  readonly say: (text: string | null) => void;
}

const SPOKEN_ROWS = 24;

export function entryBlock(words: Words, prompt: string, line: string): EntryBlock {
  const out = el('div', { class: 'out' });
  const aside = el('p', { class: 'note', hidden: true });
  const command = el(
    'div',
    { class: 'row cmd' },
    el('span', { class: 'p' }, prompt),
    el('span', { class: 'c' }, shownLine(line)),
  );
  const element = el('div', { class: 'entry' }, command, out, aside);
  let screen: Screen = screenOf(1);
  let rows: HTMLElement[] = [];
  let finish: (() => void) | null = null;

  const draw = (): void => {
    const drawn = screen.rows();
    for (const index of screen.changed()) {
      const row = rows[index];
      const runs = drawn[index];
      if (row !== undefined && runs !== undefined) paint(row, runs);
    }
    while (rows.length > drawn.length) rows.pop()?.remove();
    while (rows.length < drawn.length) {
      const row = el('div', { class: 'row' });
      paint(row, drawn[rows.length] ?? []);
      rows.push(row);
      out.append(row);
    }
  };
  const tell = (note: string | Node | null): void => {
    aside.hidden = note === null;
    replace(aside, note);
  };
  const settle = (entry: TerminalEntryView): void => {
    if (out.querySelector('.fold') === null) fold(words, rows);
    tell(entry.note === null ? null : htmlIn('div', {}, entry.note));
    element.classList.toggle('failed', entry.exitCode !== 0);
  };

  return {
    element,
    show: async (entry, play, grown) => {
      screen = screenOf(1);
      rows = [];
      out.replaceChildren();
      element.classList.remove('waiting');
      tell(null);
      replace(command, el('span', { class: 'p' }, entry.prompt), el('span', { class: 'c' }, shownLine(entry.line)));
      const chunks = entry.chunks;
      if (play && chunks !== null && chunks.length > 0 && !calm() && document.visibilityState === 'visible') {
        await new Promise<void>(resolve => {
          finish = resolve;
          playing(
            chunks,
            screen,
            () => {
              draw();
              grown();
            },
            resolve,
            () => finish === null,
          );
        });
        finish = null;
      }
      screen = screenOf(1);
      screen.write(entry.output);
      rows = [];
      out.replaceChildren();
      draw();
      settle(entry);
      grown();
    },
    hurry: () => {
      const end = finish;
      finish = null;
      end?.();
    },
    cleared: () => screen.cleared(),
    text: () => {
      const lines = screen.rows().map(runs =>
        runs
          .map(run => run.text)
          .join('')
          .replace(/\s{2,}/g, '  '),
      );
      const spoken = lines.slice(0, SPOKEN_ROWS).join('\n');
      return [
        spoken,
        lines.length > SPOKEN_ROWS ? words.n('page.term.more', lines.length - SPOKEN_ROWS) : '',
        aside.hidden ? '' : (aside.textContent ?? ''),
      ]
        .filter(part => part !== '')
        .join('\n');
    },
    mark: step => {
      for (const row of rows)
        row.classList.toggle('now', step !== null && (row.textContent ?? '').startsWith(` => ${step} `));
    },
    say: note => {
      element.classList.toggle('waiting', note !== null);
      tell(note);
    },
  };
}

/** A command of several lines stands as it was typed; Ctrl-D leaves nothing to be seen, Ctrl-C what terminals show of it. */
function shownLine(line: string): string {
  return line.replaceAll('\n', `\n${MORE}`).replace('\u0004', '').replace('\u0003', '^C');
}

function playing(
  chunks: readonly Chunk[],
  screen: Screen,
  changed: () => void,
  done: () => void,
  stopped: () => boolean,
): void {
  const left = [...cues(chunks)];
  const began = performance.now();
  const frame = (): void => {
    if (stopped()) return;
    const now = performance.now() - began;
    let wrote = false;
    while (left[0] !== undefined && left[0].at <= now) {
      screen.write(left[0].text);
      left.shift();
      wrote = true;
    }
    if (wrote) changed();
    if (left.length === 0) done();
    else if (document.visibilityState === 'visible') requestAnimationFrame(frame);
    else done();
  };
  frame();
}

function paint(row: HTMLElement, runs: readonly StyledText[]): void {
  const text = runs.map(run => run.text).join('');
  // A table or a progress line scrolls sideways; a sentence wraps.
  row.classList.toggle('wrap', text.length > 60 && !/\S {3,}\S/.test(text));
  row.classList.toggle('d', /^[A-Z][A-Z /]*(?: {2,}[A-Z][A-Z /]*)+ *$/.test(text));
  replace(
    row,
    ...(runs.length === 0
      ? ['\u200b']
      : runs.map(run => (run.style === '' ? run.text : el('span', { class: run.style }, run.text)))),
  );
}

/** BuildKit's own housekeeping is folded into one line that opens: it is the same at every build. */
function fold(words: Words, rows: readonly HTMLElement[]): void {
  let start = -1;
  for (let index = 0; index <= rows.length; index += 1) {
    const text = rows[index]?.textContent ?? '';
    const within = /^ => (CACHED )?\[internal\]/.test(text) || (start >= 0 && / => => /.test(text.slice(0, 8)));
    if (within && start < 0) start = index;
    if (within || start < 0) continue;
    const folded = rows.slice(start, index);
    start = -1;
    const [first] = folded;
    if (first === undefined || folded.length < 4) continue;
    const all = folded.map(row => row.textContent ?? '').join('\n');
    const facts = [/transferring dockerfile: (\S+)/.exec(all)?.[1], /transferring context: (\S+)/.exec(all)?.[1]];
    const what = [
      facts[0] === undefined ? '' : `Dockerfile ${facts[0]}`,
      facts[1] === undefined ? '' : words.t('page.dock.context', { size: facts[1] }),
    ]
      .filter(part => part !== '')
      .join(', ');
    const label = `… ${words.n('page.term.fold', folded.length)}${what === '' ? '' : `: ${what}`}`;
    const button = el('button', { class: 'fold', type: 'button', 'aria-expanded': 'false' }, label);
    button.addEventListener('click', () => {
      const open = button.getAttribute('aria-expanded') === 'false';
      button.setAttribute('aria-expanded', String(open));
      for (const row of folded) row.hidden = !open;
    });
    first.before(button);
    for (const row of folded) row.hidden = true;
  }
}
