/** The small drawings of the left room and the header. */
export const MARK = `<svg width="16" height="15" viewBox="0 0 26 24" aria-hidden="true"><path fill="currentColor" d="M0 7h5v5h3v5.5h10V12h3V7h5v15a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2Z"/><rect class="m1" x="7.5" y="0" width="11" height="5" rx="1"/><rect class="m2" x="7.5" y="6" width="11" height="5" rx="1"/><rect class="m3" x="9.5" y="12" width="7" height="4" rx="1"/></svg>`;

export const CHECK = {
  done: `<svg class="ck ok" width="18" height="18" viewBox="0 0 18 18"><rect x=".75" y=".75" width="16.5" height="16.5" rx="4" fill="currentColor"/><path class="tick" d="m5 9.4 2.8 2.8L13 6.4" fill="none" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  near: `<svg class="ck off" width="18" height="18" viewBox="0 0 18 18"><rect class="st" x="1" y="1" width="16" height="16" rx="4"/><path class="st" d="M5 10.2c1.3-1.7 2.6-1.7 4-.4s2.7 1.3 4-.4"/></svg>`,
  off: `<svg class="ck off" width="18" height="18" viewBox="0 0 18 18"><rect class="st" x="1" y="1" width="16" height="16" rx="4"/><path class="st" d="M5.5 9h7"/></svg>`,
  todo: `<svg class="ck" width="18" height="18" viewBox="0 0 18 18"><rect class="st" x="1" y="1" width="16" height="16" rx="4"/></svg>`,
} as const;

export const SAVED = {
  saved: `<svg class="ok" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path class="st" d="m2.5 7.5 3 3 6-7"/></svg>`,
  saving: `<svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path class="st" d="M7 2v6m-3-2.5L7 8.5l3-3M2 12h10"/></svg>`,
  'not-saved': `<svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path class="st" d="M7 2.5v5M7 11v.1"/></svg>`,
} as const;

export const NO_LINK = `<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path class="st" d="M2 6a9 9 0 0 1 12 0M4.5 9a5.5 5.5 0 0 1 7 0M8 12.5v.1M2 14 14 2"/></svg>`;

/** Six dots that say: take it here. */
export const GRIP = `<svg class="grip" width="14" height="24" viewBox="0 0 14 24" aria-hidden="true"><path d="M4 7h.1M10 7h.1M4 12h.1M10 12h.1M4 17h.1M10 17h.1" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/></svg>`;

const FRAME = '<path class="st" d="M.75 1v12.25h18.5V1"/>';
const LOWER = '<rect x="3.5" y="6.5" width="13" height="4.5" rx="1" fill="currentColor"/>';
const UPPER = '<rect x="3.5" y="1" width="13" height="4.5" rx="1" fill="currentColor"/>';
const CRANE =
  '<path d="M10-6v5" stroke="currentColor" stroke-width="1.5"/><path d="M6-.5h8" stroke="currentColor" stroke-width="2"/>';

/** A question in the header: a dock with as many slabs as it has earned, the crane over the present one. */
export function berth(fill: 'none' | 'part' | 'full', here: boolean): string {
  const slabs = fill === 'none' && !here ? '' : fill === 'full' ? LOWER + UPPER : LOWER;
  return `<svg width="20" height="14" viewBox="0 0 20 14" aria-hidden="true">${FRAME}${slabs}${here ? CRANE : ''}</svg>`;
}

/** "Come back to this one". */
export const PENNANT = `<svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path d="M3 13V1h9l-2 3 2 3H3" fill="currentColor" stroke="currentColor"/></svg>`;

const FLAG =
  '<path d="M10 13V-4" stroke="currentColor" stroke-width="1.5"/><path d="M10-5h7v5h-7z" fill="currentColor"/>';

/** A question of an exam: a dock that is full when it is answered, however; a flag says: come back. */
export function sittingBerth({
  answered,
  flagged,
  here,
}: {
  readonly answered: boolean;
  readonly flagged: boolean;
  readonly here: boolean;
}): string {
  const kind = here ? 'present' : answered ? 'done' : 'ahead';
  return `<svg class="${kind}" width="20" height="14" viewBox="0 0 20 14" aria-hidden="true">${FRAME}${answered ? LOWER : ''}${flagged ? FLAG : here ? CRANE : ''}</svg>`;
}

/** What leads through a demonstration, and the sign of a line that was shown. */
export const DEMO = {
  back: `<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><path class="st" d="M5 4v10M14 4 7.5 9l6.5 5z"/></svg>`,
  next: `<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><path class="st" d="M13 4v10M4 4l6.5 5L4 14z"/></svg>`,
  play: `<svg width="16" height="16" viewBox="0 0 18 18" aria-hidden="true"><path d="M5 3.5v11l9.5-5.5z" fill="currentColor"/></svg>`,
  pause: `<svg width="16" height="16" viewBox="0 0 18 18" aria-hidden="true"><path d="M4.5 3.5h3v11h-3zm6 0h3v11h-3z" fill="currentColor"/></svg>`,
  tick: `<svg width="12" height="12" viewBox="0 0 14 14" aria-hidden="true"><path class="st" d="m2 7.5 3.5 3.5 6.5-8"/></svg>`,
} as const;
