/** The lines that were typed before. */

/** ↑ and ↓ over the lines of this attempt; what was being typed waits below the newest. */
export interface History {
  readonly add: (line: string) => void;
  readonly older: (typed: string) => string | null;
  readonly newer: () => string | null;
  /** Ctrl-R: the newest line before `before` that holds `query`; `before` counts lines from the oldest. */
  readonly find: (query: string, before: number) => { readonly line: string; readonly index: number } | null;
  readonly length: () => number;
}

export function historyOf(lines: readonly string[]): History {
  const past: string[] = [];
  let place = 0;
  let draft = '';
  const add = (line: string): void => {
    if (line.trim() !== '' && past.at(-1) !== line) past.push(line);
    place = past.length;
    draft = '';
  };
  for (const line of lines) add(line);
  return {
    add,
    older: typed => {
      if (place === 0) return null;
      if (place === past.length) draft = typed;
      place -= 1;
      return past[place] ?? null;
    },
    newer: () => {
      if (place >= past.length) return null;
      place += 1;
      return place === past.length ? draft : (past[place] ?? null);
    },
    find: (query, before) => {
      for (let index = Math.min(before, past.length) - 1; index >= 0; index -= 1) {
        const line = past[index];
        if (line?.includes(query)) return { line, index };
      }
      return null;
    },
    length: () => past.length,
  };
}
