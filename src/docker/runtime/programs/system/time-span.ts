import { entryOf } from '../../../entry.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of `5`, `1.5h`, `2m`; null when it is no span of time. */
export function secondsIn(text: string): number | null {
  const match = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(text);
  return match === null ? null : Number(match[1]) * (entryOf(UNITS, match[2] || 's') ?? 1);
}
