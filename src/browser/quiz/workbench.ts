/** The tabs under the host: terminal, the file being edited, the files. */
import { el, replace } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';

type Bench = 'terminal' | 'file' | 'files' | 'advice';

export interface Workbench {
  readonly tabs: HTMLElement;
  readonly panels: HTMLElement;
  readonly show: (bench: Bench) => void;
  readonly name: (file: string | null) => void;
  readonly count: (files: number) => void;
  readonly status: (text: string, warnings: number) => void;
}

export interface WorkbenchOptions {
  readonly words: Words;
  readonly terminal: HTMLElement;
  readonly file: HTMLElement;
  readonly files: HTMLElement;
  /** Null: there is none. */
  readonly advice: HTMLElement | null;
  readonly shown: (bench: Bench) => void;
}

const ORDER: readonly Bench[] = ['terminal', 'file', 'files', 'advice'];

export function workbenchOf(options: WorkbenchOptions): Workbench {
  const { words } = options;
  const labels = {
    terminal: el('span', {}, words.t('page.terminal')),
    file: el('span', { class: 'mono' }),
    files: el('span', {}, words.t('page.files')),
    advice: el('span', {}, words.t('box.look.tab')),
  };
  const badge = el('span', { class: 'n', hidden: true });
  const counted = el('span', { class: 'cnt num' });
  const tab = (bench: Bench): HTMLButtonElement =>
    el(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${bench}`,
        'aria-controls': `panel-${bench}`,
        'aria-selected': 'false',
        tabindex: -1,
        'data-key': `tab-${bench}`,
        onclick: () => show(bench),
      },
      labels[bench],
      bench === 'file' ? badge : null,
      bench === 'files' ? counted : null,
    );
  const buttons = { terminal: tab('terminal'), file: tab('file'), files: tab('files'), advice: tab('advice') };
  buttons.file.hidden = true;
  buttons.advice.hidden = options.advice === null;
  const panel = (bench: Bench, content: HTMLElement): HTMLElement =>
    el('div', { class: 'panel', role: 'tabpanel', id: `panel-${bench}`, 'aria-labelledby': `tab-${bench}` }, content);
  const panels = {
    terminal: panel('terminal', options.terminal),
    file: panel('file', options.file),
    files: panel('files', options.files),
    advice: panel('advice', options.advice ?? el('div')),
  };
  const leave = el('span', { class: 'esc', id: 'term-leave' });
  const [before = '', between = '', after = ''] = words.t('page.term.leave').split(/Esc|Tab/);
  replace(leave, before, el('kbd', {}, 'Esc'), between, el('kbd', {}, 'Tab'), after);
  const status = el('span', { class: 'esc', hidden: true });
  const list = el(
    'div',
    { class: 'tablist', role: 'tablist', 'aria-label': words.t('page.bench') },
    buttons.terminal,
    buttons.file,
    buttons.files,
    buttons.advice,
  );
  let current: Bench = 'terminal';

  const show = (bench: Bench): void => {
    current = bench;
    for (const each of ORDER) {
      buttons[each].setAttribute('aria-selected', String(each === bench));
      buttons[each].tabIndex = each === bench ? 0 : -1;
      panels[each].hidden = each !== bench;
    }
    leave.hidden = bench !== 'terminal';
    status.hidden = bench !== 'file';
    options.shown(bench);
  };
  list.addEventListener('keydown', event => {
    const open = ORDER.filter(bench => !buttons[bench].hidden);
    const at = open.indexOf(current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: open.length - 1 }[event.key];
    const next = to === undefined ? undefined : open[(to + open.length) % open.length];
    if (next === undefined) return;
    event.preventDefault();
    show(next);
    buttons[next].focus();
  });
  show('terminal');
  return {
    tabs: el('div', { class: 'tabs' }, list, leave, status),
    panels: el(
      'div',
      { class: 'panels' },
      panels.terminal,
      panels.file,
      panels.files,
      options.advice === null ? null : panels.advice,
    ),
    show,
    name: file => {
      buttons.file.hidden = file === null;
      replace(labels.file, file);
    },
    count: files => replace(counted, words.figure(files)),
    status: (text, warnings) => {
      replace(status, text);
      badge.hidden = warnings === 0;
      replace(badge, String(warnings));
    },
  };
}
