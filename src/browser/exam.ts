/** The page before an exam tries the device for real: the live channel, the browser's store, the clock and the screen. */
import * as z from 'zod';
import { drawing, el, need, replace } from './dom/element.ts';
import { wordsOf } from './dom/words.ts';
import { SAVED } from './lesson/icons.ts';
import { quietly } from './quiz/drafts.ts';

// The policy of the page refuses compiled checks, and the probe for them would be reported as a breach of it.
z.config({ jitless: true });

const island = z
  .object({
    locale: z.enum(['ru', 'en']),
    channel: z.string(),
    now: z.number(),
    strings: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(need('page-data').textContent ?? ''));
const words = wordsOf(island.locale, island.strings);

interface DeviceFinding {
  readonly ok: boolean;
  readonly name: string;
  readonly told: string;
  readonly figure: string;
}

/** A network that lets no channel through lets it through no sooner. Milliseconds. */
const PATIENCE = 5000;
/** A clock that is off by less is as good as the server's. Milliseconds. */
const AGREES = 30_000;
/** From here on the rooms stand beside each other. Pixels. */
const WIDE = 1101;

function channel(): Promise<DeviceFinding> {
  return new Promise(resolve => {
    const began = performance.now();
    const tell = (ok: boolean): void => {
      clearTimeout(late);
      resolve({
        ok,
        name: words.t('page.exam.channel'),
        told: words.t(ok ? 'page.exam.channel.ok' : 'page.exam.channel.bad'),
        figure: ok ? words.t('page.exam.ms', { count: Math.round(performance.now() - began) }) : '',
      });
    };
    const late = setTimeout(() => tell(false), PATIENCE);
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}${island.channel}`);
    socket.addEventListener('open', () => tell(true));
    socket.addEventListener('error', () => tell(false));
  });
}

function store(): DeviceFinding {
  const kept = quietly(() => {
    localStorage.setItem('drydock.check', '1');
    const read = localStorage.getItem('drydock.check');
    localStorage.removeItem('drydock.check');
    return read;
  });
  const ok = kept === '1';
  return {
    ok,
    name: words.t('page.exam.kept'),
    told: words.t(ok ? 'page.exam.kept.ok' : 'page.exam.kept.bad'),
    figure: words.t(ok ? 'page.exam.tested' : 'page.exam.refused'),
  };
}

function clock(): DeviceFinding {
  const [navigation] = performance.getEntriesByType('navigation');
  const passed = performance.now() - (navigation instanceof PerformanceNavigationTiming ? navigation.responseStart : 0);
  const ahead = Date.now() - (island.now + passed);
  const ok = Math.abs(ahead) < AGREES;
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const figure = `${ahead < 0 ? '−' : '+'}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const how = ok ? 'ok' : ahead > 0 ? 'ahead' : 'behind';
  return { ok, name: words.t('page.exam.clock'), told: words.t(`page.exam.clock.${how}`), figure: ok ? '' : figure };
}

function screenRoom(): DeviceFinding {
  const ok = innerWidth >= WIDE;
  return {
    ok: true,
    name: words.t('page.exam.screen'),
    told: words.t(ok ? 'page.exam.screen.ok' : 'page.exam.screen.narrow'),
    figure: `${innerWidth} × ${innerHeight}`,
  };
}

function row({ ok, name, told, figure }: DeviceFinding): HTMLElement {
  const sign = drawing(SAVED[ok ? 'saved' : 'not-saved']);
  return el(
    'li',
    { class: ok ? null : 'warn' },
    el('span', { class: 'sign' }, sign, el('span', { class: 'vh' }, words.t(ok ? 'page.exam.ok' : 'page.exam.warn'))),
    el('span', {}, name, el('small', {}, told)),
    el('span', { class: 'num' }, figure),
  );
}

const list = need('device-checks');
replace(list, ...[await channel(), store(), clock(), screenRoom()].map(row));
list.removeAttribute('aria-busy');
