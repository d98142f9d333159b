/** BuildKit's numbers: sizes by thousands with two digits, seconds with one. */

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return unit === 0 ? `${Math.round(value)}B` : `${value.toFixed(2)}${UNITS[unit]}`;
}

/** `0.184`, `12.34`, `123.4`: five characters. */
export function momentText(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  const whole = Math.floor(seconds);
  return seconds.toFixed(whole < 10 ? 3 : whole < 100 ? 2 : 1).slice(0, 5);
}

export function secondsText(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
