/** What Python suggests in place of a name that it does not know: as its suggestions.c counts. */

const MOVE = 2;
const CASE = 1;
const MOST_NAMES = 750;
const LONGEST = 40;

export function suggestion(name: string, names: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  let seen = 0;
  for (const each of new Set(names)) {
    if (each === name) continue;
    if (++seen > MOST_NAMES) return null;
    const most = Math.min(Math.floor(((name.length + each.length + 3) * MOVE) / 6), least - 1);
    const distance = between(name, each, most);
    if (distance > most) continue;
    if (distance < least) {
      least = distance;
      best = each;
    }
  }
  return best;
}

function cost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE : MOVE;
}

function between(one: string, other: string, most: number): number {
  if (one === other) return 0;
  let [a, b] = [one, other];
  while (a !== '' && b !== '' && a[0] === b[0]) [a, b] = [a.slice(1), b.slice(1)];
  while (a !== '' && b !== '' && a.at(-1) === b.at(-1)) [a, b] = [a.slice(0, -1), b.slice(0, -1)];
  if (a === '' || b === '') return (a.length + b.length) * MOVE;
  if (a.length > LONGEST || b.length > LONGEST) return most + 1;
  if (b.length < a.length) [a, b] = [b, a];
  if ((b.length - a.length) * MOVE > most) return most + 1;
  const row = Array.from(a, (_each, at) => (at + 1) * MOVE);
  let result = 0;
  for (let down = 0; down < b.length; down++) {
    let distance = down * MOVE;
    result = distance;
    let smallest = Number.POSITIVE_INFINITY;
    for (let across = 0; across < a.length; across++) {
      const substitute = distance + cost(b[down] ?? '', a[across] ?? '');
      distance = row[across] ?? 0;
      result = Math.min(substitute, Math.min(result, distance) + MOVE);
      row[across] = result;
      smallest = Math.min(smallest, result);
    }
    if (smallest > most) return most + 1;
  }
  return result;
}
