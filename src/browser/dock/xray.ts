/** The cache X-ray: each step of a build, hit or miss, and why; chains of causes drawn as lines. */
import type { SeenBuild } from '../../live/protocol.ts';
import { type Child, el, style } from '../dom/element.ts';
import { seconds, secondsWords } from '../dom/units.ts';
import type { Words } from '../dom/words.ts';
import { colourOf } from './layout.ts';

type BuildStep = SeenBuild['steps'][number];

/** Nothing had to be done: taken from the cache, or a base image that was on the host. */
function isHit(step: BuildStep): boolean {
  return step.state === 'cached' || (step.instruction === 'FROM' && step.cause.kind === 'hit');
}

/** Which step this one followed into a miss: the step before it, or the stage that it copied from. Index, or null. */
export function causeOf(build: SeenBuild, index: number): number | null {
  const step = build.steps[index];
  if (step === undefined || step.state === 'cached') return null;
  if (step.cause.kind === 'parent') return step.cause.step;
  const from = /--from=(\S+)/.exec(step.name)?.[1];
  if (step.cause.kind !== 'files' || from === undefined) return null;
  const source = build.steps.findLastIndex(
    (each, place) => place !== index && each.stage === from && each.state !== 'cached',
  );
  return source < 0 ? null : source;
}

/** Steps where a miss began by itself. */
export function roots(build: SeenBuild): readonly number[] {
  return build.steps.flatMap((step, index) =>
    step.state === 'done' && step.cause.kind !== 'hit' && causeOf(build, index) === null && step.instruction !== 'FROM'
      ? [index]
      : [],
  );
}

function filesOf(step: BuildStep): readonly string[] {
  return step.cause.kind === 'files' ? step.cause.paths : [];
}

/** Words with `code` for names: the key's `{{names}}` is where the names go. */
function withNames(text: string, names: readonly string[]): readonly Child[] {
  const [before = '', after = ''] = text.split('{{names}}');
  const shown = names.slice(0, 4);
  return [
    before,
    ...shown.flatMap((name, index): readonly Child[] => [index > 0 ? ', ' : null, el('code', {}, name)]),
    names.length > shown.length ? ` +${names.length - shown.length}` : null,
    after,
  ];
}

function causeWords(build: SeenBuild, index: number, words: Words): readonly Child[] {
  const step = build.steps[index];
  if (step === undefined) return [];
  if (step.state === 'error') return [words.t('page.xray.error')];
  if (step.state === 'canceled') return [words.t('page.xray.canceled')];
  const { cause } = step;
  switch (cause.kind) {
    case 'hit':
      return [
        words.t(
          step.instruction === 'FROM'
            ? 'page.xray.hit-base'
            : /^(COPY|ADD)$/.test(step.instruction)
              ? 'page.xray.hit-files'
              : 'page.xray.hit',
        ),
      ];
    case 'first':
      return [words.t(step.instruction === 'FROM' ? 'page.xray.base' : 'page.xray.first')];
    case 'instruction':
      return cause.was === null
        ? [words.t('page.xray.instruction')]
        : [words.t('page.xray.instruction-was'), ' ', el('code', {}, cause.was)];
    case 'files':
      return withNames(
        words.n(/--from=/.test(step.name) ? 'page.xray.files-stage' : 'page.xray.files', cause.paths.length, {}),
        cause.paths,
      );
    case 'parent':
      return [words.t('page.xray.parent', { step: numberOf(build, cause.step) })];
    case 'base':
      return [words.t('page.xray.base-changed')];
    case 'no-cache':
      return [words.t('page.xray.no-cache')];
  }
}

/** Steps are counted from 1 as people count them, over the whole build. */
function numberOf(build: SeenBuild, index: number): number {
  return build.steps.slice(0, index + 1).length;
}

/** The build in one sentence: what was changed, and what ran again because of it. */
export function verdict(build: SeenBuild, words: Words): readonly Child[] {
  const ran = build.steps.filter(step => step.state === 'done' && step.instruction !== 'FROM').length;
  const hits = build.steps.filter(isHit).length;
  const all = build.steps.length;
  const tally = hits === 0 ? '' : ` ${words.n('page.xray.tally', hits, { all })}`;
  if (build.error !== null) return [words.t('page.xray.failed')];
  if (ran === 0) return [words.t('page.xray.all-hit')];
  const first = roots(build)[0];
  const step = first === undefined ? undefined : build.steps[first];
  if (first === undefined || step === undefined) return [words.n('page.xray.ran', ran), tally];
  const number = numberOf(build, first);
  switch (step.cause.kind) {
    case 'files':
      return [...withNames(words.n('page.xray.why-files', filesOf(step).length, { number }), filesOf(step)), tally];
    case 'instruction':
      return [words.t('page.xray.why-instruction', { number }), tally];
    case 'no-cache':
      return [words.t('page.xray.why-no-cache')];
    case 'base':
      return [words.t('page.xray.why-base', { number }), tally];
    default:
      return [words.t(hits === 0 ? 'page.xray.why-first' : 'page.xray.why-new', { number }), tally];
  }
}

/** Without progress' counter, the instruction word and Hub's full address: `main.go ./`, `alpine:3.21`. */
function bare(name: string): string {
  return name
    .replace(/^\[[^\]]*\]\s*/, '')
    .replace(/^[A-Z]+\s+/, '')
    .replace(/^docker\.io\/(library\/)?/, '')
    .replace(/@sha256:([0-9a-f]{12})[0-9a-f]+/, '@sha256:$1…');
}

export function xrayElement(build: SeenBuild, words: Words): HTMLElement {
  const causes = build.steps.map((_, index) => causeOf(build, index));
  const rootSteps = new Set(roots(build));
  let stage: string | null | undefined;
  const rows: HTMLElement[] = [];
  const steps = build.steps.map((step, index) => {
    if (step.stage !== stage) {
      stage = step.stage;
      const base = build.steps.find(each => each.stage === stage && each.instruction === 'FROM')?.name ?? '';
      rows.push(
        el(
          'li',
          { class: 'stage' },
          el(
            'span',
            {},
            stage === null ||
              index + build.steps.slice(index).filter(each => each.stage === stage).length === build.steps.length
              ? words.t('page.xray.final')
              : words.t('page.dock.stage-named', { name: stage }),
          ),
          el(
            'span',
            { class: 'mono' },
            /FROM (?:--platform=\S+ )?(?:docker\.io\/(?:library\/)?)?([^@\s]+)/.exec(base)?.[1] ?? '',
          ),
        ),
      );
    }
    const hit = isHit(step);
    const kind = step.state === 'error' ? 'e' : step.state === 'canceled' ? 'c' : hit ? 'h' : 'm';
    const label = { e: 'ERROR', c: '—', h: 'HIT', m: 'MISS' }[kind];
    const row = el(
      'li',
      {},
      el('span', { class: `tag ${kind}${rootSteps.has(index) ? ' root' : ''}` }, el('span', {}, label)),
      el(
        'div',
        {},
        el(
          'div',
          { class: 'ins' },
          el('b', { class: `k-${colourOf(step.instruction)}` }, step.instruction),
          bare(step.name),
        ),
        el('div', { class: 'cause' }, ...causeWords(build, index, words)),
      ),
      el('span', { class: 't num' }, seconds(step.duration)),
    );
    rows.push(row);
    return row;
  });
  const list = el('ol', { class: 'steps' }, ...rows);
  // Lines from a miss to the miss it caused: straight for neighbours, round the side for the rest.
  const join = (): void => {
    for (const old of list.querySelectorAll('.link')) old.remove();
    for (const [index, cause] of causes.entries()) {
      const from = cause === null ? null : steps[cause]?.querySelector('.tag')?.getBoundingClientRect();
      const to = steps[index]?.querySelector('.tag')?.getBoundingClientRect();
      const base = list.getBoundingClientRect();
      if (from === null || from === undefined || to === undefined || to.height === 0) continue;
      const near = cause === index - 1 && rows.indexOf(steps[index] ?? list) === rows.indexOf(steps[cause] ?? list) + 1;
      const link = el('li', { class: near ? 'link' : 'link far', 'aria-hidden': 'true' });
      const top = near ? from.bottom : from.top + 12;
      style(link, { top: `${top - base.top}px`, height: `${(near ? to.top : to.top + 12) - top}px` });
      list.append(link);
    }
  };
  new ResizeObserver(join).observe(list);
  const spent = build.steps.filter(step => step.state === 'done' && !isHit(step));
  const whole = Math.max(
    1,
    spent.reduce((sum, step) => sum + step.duration, 0),
  );
  const bar = el(
    'div',
    { class: 'bar', 'aria-hidden': 'true' },
    ...spent.map(step => {
      const part = el('i', { class: `k-${colourOf(step.instruction)}` });
      style(part, { width: `${(100 * step.duration) / whole}%` });
      return part;
    }),
  );
  const command = `docker build${build.dockerfile === 'Dockerfile' ? '' : ` -f ${build.dockerfile}`}${build.tags.map(tag => ` -t ${tag.replace(/^docker\.io\/(library\/)?/, '').replace(/:latest$/, '')}`).join('')} …`;
  return el(
    'section',
    { class: 'xr', id: 'xray', 'aria-labelledby': 'xray-title' },
    el('h2', { id: 'xray-title', tabindex: -1 }, words.t('page.xray')),
    el('p', { class: 'quiet mono' }, command),
    el('p', { class: 'verdict' }, ...verdict(build, words)),
    list,
    build.error === null ? null : el('pre', { class: 'fault' }, build.error),
    spent.length === 0
      ? null
      : el(
          'div',
          { class: 'total num' },
          bar,
          el('span', {}, words.n('page.xray.spent', spent.length, { time: secondsWords(words, build.duration) })),
        ),
    build.warnings.length === 0
      ? null
      : el(
          'div',
          { class: 'lint' },
          el('h3', {}, words.n('page.editor.warnings', build.warnings.length)),
          ...build.warnings.map(warning =>
            el(
              'p',
              {},
              el('b', { class: 'mono' }, warning.rule),
              ` ${warning.text}`,
              el('span', { class: 'quiet' }, ` ${words.t('page.editor.line', { line: warning.line })}`),
            ),
          ),
        ),
  );
}
