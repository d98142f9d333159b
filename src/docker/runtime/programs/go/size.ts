/** Bytes of a static binary: the runtime, and what each package brings along. `source`: the length of its sources. */
export function binarySize(
  packages: ReadonlySet<string>,
  architecture: string,
  stripped: boolean,
  source: number,
): number {
  let size = architecture === 'arm64' ? 1_507_328 : 1_478_656;
  if (['fmt', 'log', 'os', 'errors'].some(each => packages.has(each))) size += 655_360;
  if (packages.has('log')) size += 49_152;
  if (packages.has('time')) size += 16_384;
  if (packages.has('strings') || packages.has('strconv')) size += 8192;
  size += Math.ceil(source / 4096) * 512;
  return Math.floor(stripped ? size * 0.664 : size);
}
