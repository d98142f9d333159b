interface HuffmanItem {
  readonly weight: number;
  readonly isLeaf: boolean;
}

/**
 * Lengths of a shortest prefix code with at most so many bits, by merging packages (Larmore and Hirschberg, 1990). Where a leaf
 * and a package weigh the same the package comes first, and of codes that are as frequent the smaller one is the longer: this
 * decides which of several shortest codes it is. One or two codes have one bit.
 */
export function codeLengths(counts: Uint32Array, most: number): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  const leaves = [...counts.keys()]
    .filter(code => (counts[code] ?? 0) > 0)
    .sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b);
  if (leaves.length <= 2) {
    for (const code of leaves) lengths[code] = 1;
    return lengths;
  }
  const weights = leaves.map(code => counts[code] ?? 0);
  const levels: (readonly HuffmanItem[])[] = [];
  let below: readonly HuffmanItem[] = [];
  for (let level = 0; level < most; level++) {
    const items: HuffmanItem[] = [];
    let leaf = 0;
    for (let pair = 0; pair + 1 < below.length; pair += 2) {
      const weight = (below[pair]?.weight ?? 0) + (below[pair + 1]?.weight ?? 0);
      for (; leaf < weights.length && (weights[leaf] ?? 0) < weight; leaf++)
        items.push({ weight: weights[leaf] ?? 0, isLeaf: true });
      items.push({ weight, isLeaf: false });
    }
    for (; leaf < weights.length; leaf++) items.push({ weight: weights[leaf] ?? 0, isLeaf: true });
    levels.push(items);
    below = items;
  }
  let taken = 2 * leaves.length - 2;
  for (const items of levels.reverse()) {
    const here = items.slice(0, taken).filter(({ isLeaf }) => isLeaf).length;
    for (const code of leaves.slice(0, here)) lengths[code] = (lengths[code] ?? 0) + 1;
    taken = 2 * (Math.min(taken, items.length) - here);
  }
  return lengths;
}
