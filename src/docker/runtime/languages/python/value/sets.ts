import { NotSimulated } from '../../control.ts';
import type { PySet, PyValue } from './values.ts';

/**
 * The items of a set in the order in which Python goes through them: as they lie in its table. Whole numbers lie where their own value
 * says, so that order is the same everywhere; that of texts is another in each process, and here it is that in which they came.
 */
export function setItems({ map, shaken }: PySet): readonly PyValue[] {
  const items = [...map.values()];
  if (!items.every(each => typeof each === 'bigint' && each > -(2n ** 31n) && each < 2n ** 31n)) return items;
  if (shaken === true && items.length > 1)
    throw new NotSimulated('the order of a set from which something was removed');
  return tableOrder(items.map(Number)).map(BigInt);
}

/** Notes that a value was taken out: a small number stands where no other would. */
export function shake(set: PySet, removed: PyValue): void {
  const isPlain = (each: PyValue): boolean => typeof each === 'bigint' && each >= 0n && each < 8n;
  if (![removed, ...set.map.values()].every(isPlain)) set.shaken = true;
}

const LINEAR_PROBES = 9;

/** As CPython's set_add_entry fills its table. */
function tableOrder(numbers: readonly number[]): readonly number[] {
  let table: (number | null)[] = new Array(8).fill(null);
  let used = 0;
  for (const each of numbers) {
    insert(table, each);
    used++;
    if (used * 5 >= (table.length - 1) * 3) table = resized(table, used);
  }
  return table.filter(each => each !== null);
}

function resized(table: readonly (number | null)[], used: number): (number | null)[] {
  const least = used > 50_000 ? used * 2 : used * 4;
  let size = 8;
  while (size <= least) size *= 2;
  const wider: (number | null)[] = new Array(size).fill(null);
  for (const each of table) if (each !== null) insert(wider, each);
  return wider;
}

function insert(table: (number | null)[], value: number): void {
  const mask = table.length - 1;
  // The hash of -1 is -2; negative hashes are read as unsigned words.
  let perturb = BigInt.asUintN(64, BigInt(value === -1 ? -2 : value));
  let at = Number(perturb & BigInt(mask));
  for (;;) {
    const last = at + LINEAR_PROBES <= mask ? at + LINEAR_PROBES : at;
    for (let place = at; place <= last; place++) {
      if (table[place] === null) {
        table[place] = value;
        return;
      }
      if (table[place] === value) return;
    }
    perturb >>= 5n;
    at = Number((BigInt(at) * 5n + 1n + perturb) & BigInt(mask));
  }
}
